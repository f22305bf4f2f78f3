import type { Actor } from "@/kernel/actor";
import { realNow } from "./clock";
import type { Ctx } from "./database";

/** What happened, for the trail. Never content: ids, numbers, names of fields, counts. */
export type AuditDraft = {
  /** verb.noun, a key of `auditTrail.acts` in words: `step.referral`, `open.sealed`, `download.evidence`, `export.enterprises` … */
  readonly act: string;
  readonly outcome?: "done" | "refused";
  readonly subjectKind: string;
  readonly subjectId?: string | null;
  /** The complaint under whose secrecy the subject stands: its readers see this entry in its history. */
  readonly complaintId?: string | null;
  /** The firm whom this concerns: it finds the entry in its access log. */
  readonly enterpriseId?: string | null;
  readonly purpose?: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
};

/** Writes what was kept, in one statement, as the last of its transaction. Its chain is the division's: no city waits for another. */
export async function writeAudit(ctx: Ctx, drafts: readonly AuditDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const { actor } = ctx;
  const realAt = realNow().toISOString();
  const entries = drafts.map((draft) => ({
    at: ctx.now.toISOString(),
    realAt,
    ...signatureOf(actor),
    act: draft.act,
    outcome: draft.outcome ?? "done",
    subjectKind: draft.subjectKind,
    subjectId: draft.subjectId ?? null,
    complaintId: draft.complaintId ?? null,
    enterpriseId: draft.enterpriseId ?? (actor.kind === "firm" ? actor.enterpriseId : null),
    purpose: draft.purpose ?? null,
    detail: draft.detail ?? {},
  }));
  await ctx.tx.$executeRaw`select audit_append(${chainOf(actor)}, ${JSON.stringify(entries)}::jsonb)`;
}

function chainOf(actor: Actor): string {
  return actor.kind === "official" ? actor.divisionCode : "330400";
}

function signatureOf(actor: Actor): { actorId: string | null; actorName: string; departmentId: string | null } {
  switch (actor.kind) {
    case "official":
      return { actorId: actor.personId, actorName: actor.name, departmentId: actor.departmentId };
    case "firm":
      return { actorId: actor.personId, actorName: actor.name, departmentId: null };
    case "system":
      return { actorId: null, actorName: actor.reason, departmentId: null };
    case "public":
      return { actorId: null, actorName: "public", departmentId: null };
  }
}
