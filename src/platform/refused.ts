import type { Actor } from "@/kernel/actor";
import { isUuid } from "@/kernel/uuid";
import { asActor } from "./database";
import { log } from "./log";

/** What was refused, as far as it is known: the kind of a record and its id, as they were asked for, be there such a record or not. */
export type RefusedSubject = { readonly kind: string; readonly id: string };

/** Each refusal is an act, in a transaction of its own, because the refused one fell back. */
export async function recordRefusal(
  actor: Actor,
  command: string,
  code: string,
  subject?: RefusedSubject,
): Promise<void> {
  await write(actor, "refuse.command", { subject: subject ?? { kind: "command" }, detail: { command, code } });
}

/**
 * Somebody asked for a page that isn't there for him. What it is about is read from the address and nowhere else: for a record that is hidden
 * the same is written, and it takes as long, as for one that never was (docs/decisions/0123-every-refusal-leaves-an-entry.md).
 */
export async function recordAbsence(actor: Actor, address: string): Promise<void> {
  const { subject, page } = subjectOf(address);
  await write(actor, "refuse.page", { subject: subject ?? { kind: "page" }, detail: { page } });
}

/** The answer, without a word, to whoever asks for a file of a record that isn't his or never was; as with a page, that he asked is kept. */
export async function nothingThere(actor: Actor, request: Request): Promise<Response> {
  if (actor.kind !== "public") await recordAbsence(actor, new URL(request.url).pathname);
  return new Response(null, { status: 404, headers: { "cache-control": "no-store" } });
}

async function write(
  actor: Actor,
  act: string,
  { subject, detail }: { readonly subject: { kind: string; id?: string }; readonly detail: Record<string, string> },
): Promise<void> {
  try {
    await asActor(actor, async (ctx) =>
      ctx.record({ act, outcome: "refused", subjectKind: subject.kind, subjectId: subject.id ?? null, detail }),
    );
  } catch (error) {
    log.error({ err: error, act, ...detail }, "a refusal could not be recorded");
  }
}

const WORD = /^[a-z][a-z-]{0,39}$/i;

/** Which record stands behind the part of an address after which its id comes. */
const KIND_OF: Readonly<Record<string, string>> = {
  complaints: "complaint",
  cases: "case",
  referrals: "referral",
  enterprises: "enterprise",
  "contact-points": "contact-point",
  leaks: "leak-report",
  "demonstration-sites": "demonstration-site",
  visits: "visit",
  clusters: "cluster",
  articles: "article",
  accounts: "person",
  clues: "clue",
  transfers: "transfer",
  statements: "statement",
  exports: "export",
  "self-assessment": "self-assessment",
  evidence: "evidence",
  "site-proofs": "site-proof",
  "visit-files": "visit-file",
  "outcome-files": "outcome-file",
  "register-papers": "register-paper",
  "change-papers": "change-paper",
  "filing-scans": "filing-scan",
  "transfer-files": "transfer-file",
  "admission-files": "admission-file",
  letters: "join-request",
  "visit-draws": "visit-draw",
  "visit-notices": "visit",
  "visit-records": "visit",
  "site-records": "demonstration-site",
};

/** The record that an address names, and the address without ids and without what somebody may have typed. */
export function subjectOf(address: string): { readonly subject: RefusedSubject | undefined; readonly page: string } {
  const parts = (address.split("?")[0] ?? "").split("/").filter(Boolean);
  const at = parts.findIndex(isUuid);
  const id = parts[at]?.toLowerCase();
  return {
    subject: id === undefined ? undefined : { kind: KIND_OF[parts[at - 1] ?? ""] ?? "page", id },
    page: `/${parts.map((part) => (WORD.test(part) ? part : "*")).join("/")}`,
  };
}

/** The record that a form is about: the first of its fields that is called `…Id` and holds one. */
export function subjectOfForm(input: object): RefusedSubject | undefined {
  for (const [name, value] of Object.entries<unknown>({ ...input })) {
    const kind = /^([a-z]+(?:[A-Z][a-z]+)*)Id$/.exec(name)?.[1];
    if (kind && typeof value === "string" && isUuid(value))
      return { kind: kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), id: value.toLowerCase() };
  }
  return undefined;
}
