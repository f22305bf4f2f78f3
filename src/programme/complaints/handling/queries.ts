import type { Prisma } from "@db";
import type { Actor } from "@/kernel/actor";
import { stepsByClocks } from "@/kernel/clock-steps";
import { type ClockView, clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import type { NoteRow } from "../notes/queries";
import { readsWhole } from "../policy";
import { noteMessagesOpened, readWhole, visible } from "../queries";
import { type ComplaintSubject, complaintWorkflow, SEALED_FIELDS } from "../workflow";

const detail = {
  id: true,
  number: true,
  status: true,
  version: true,
  enterpriseId: true,
  divisionCode: true,
  team: true,
  title: true,
  secretKind: true,
  forms: true,
  submittedAt: true,
  proposal: true,
  proposalGround: true,
  outcomeGround: true,
  decidedAt: true,
  mergedIntoId: true,
  textHash: true,
  enterprise: { select: { name: true } },
  members: {
    select: { id: true, sinceAt: true, untilAt: true, person: { select: { id: true, name: true } } },
    orderBy: { id: "asc" },
  },
  case: { select: { id: true, number: true } },
} as const satisfies Prisma.ComplaintSelect;

type Row = Prisma.ComplaintGetPayload<{ select: typeof detail }>;

/** A complaint as officials see it. For whoever doesn't read it whole, title, nature, proposal and outcome's ground are empty. */
export type HandledComplaint = Row &
  ComplaintSubject & {
    readonly complaintId: string;
    readonly number: string;
    readonly whole: boolean;
    readonly clocks: readonly ClockView[];
  };

function official(actor: Actor): Prisma.ComplaintWhereInput | undefined {
  return actor.kind === "official" ? visible(actor) : undefined;
}

/** One complaint for an official, or null: hidden and absent look the same. Two statements. */
export async function findHandled(ctx: Ctx, id: string): Promise<HandledComplaint | null> {
  const where = official(ctx.actor);
  const row = where && (await ctx.tx.complaint.findFirst({ where: { AND: [where, { id }] }, select: detail }));
  if (!row?.number) return null;
  const clocks = await clocksOf(ctx, [id]);
  const whole = readsWhole(ctx.actor, row);
  const veiled = whole
    ? {}
    : {
        title: null,
        secretKind: null,
        forms: [],
        proposal: null,
        proposalGround: null,
        outcomeGround: null,
        mergedIntoId: null,
        textHash: null,
      };
  return { ...row, ...veiled, complaintId: id, number: row.number, blocking: [], whole, clocks: clocks.get(id) ?? [] };
}

export type Officer = { readonly id: string; readonly name: string; readonly post: string | null };

/** Who can work on complaints of a division: its bureau's people with the duty of investigator. */
export async function officersOf({ tx }: Ctx, divisionCode: string): Promise<Officer[]> {
  return tx.person.findMany({
    where: {
      status: "active",
      department: { divisionCode, kind: "market_regulation" },
      duties: { some: { duty: "investigator", endedAt: null } },
    },
    select: { id: true, name: true, post: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

export type Place = { readonly code: string; readonly nameZh: string; readonly nameEn: string };

/** Divisions to which a complaint can be passed on: those in whose bureau somebody takes complaints in. A complaint never goes where nobody is. */
export async function receivingDivisions({ tx }: Ctx, exceptCode: string): Promise<Place[]> {
  return tx.division.findMany({
    where: {
      code: { not: exceptCode },
      departments: {
        some: {
          kind: "market_regulation",
          persons: { some: { status: "active", duties: { some: { duty: "intake", endedAt: null } } } },
        },
      },
    },
    select: { code: true, nameZh: true, nameEn: true },
    orderBy: { sort: "asc" },
  });
}

const MERGES_INTO = ["submitted", "returned", "verifying", "proposed", "filed"] as const;

function mergesInto(
  { actor }: Pick<Ctx, "actor">,
  { id, enterpriseId }: Pick<ComplaintSubject, "id" | "enterpriseId">,
): Prisma.ComplaintWhereInput | undefined {
  const where = actor.kind === "official" ? readWhole(actor) : undefined;
  return where && { AND: [where, { enterpriseId, id: { not: id }, status: { in: [...MERGES_INTO] } }] };
}

/** Into which complaints this one can be merged: of the same firm, alive, and read whole by whoever asks. */
export async function mergeTargets(ctx: Ctx, complaint: Pick<ComplaintSubject, "id" | "enterpriseId">) {
  const where = mergesInto(ctx, complaint);
  if (!where) return [];
  return ctx.tx.complaint.findMany({
    where,
    select: { id: true, number: true, title: true },
    orderBy: { id: "desc" },
    take: 50,
  });
}

/** What this person can do with a complaint now, held against its clocks and, for a merger, against what there is to merge into. */
export async function handledSteps(ctx: Ctx, complaint: HandledComplaint) {
  const { open, shut } = stepsByClocks(complaintWorkflow, ctx.actor, complaint, complaint.clocks);
  if (!open.some(({ name }) => name === "merge") || (await mergeTargets(ctx, complaint)).length > 0)
    return { open, shut };
  return {
    open: open.filter(({ name }) => name !== "merge"),
    shut: [...shut, { name: "merge", refusal: "no-targets" }],
  };
}

/**
 * Holds both complaints of a merger until its transaction ends, always in the same order, and says whether the one that goes on still can
 * take the other in: of two that are merged into each other at once, or of a merger and a withdrawal, the second finds what the first left.
 */
export async function holdMergeTarget(
  ctx: Ctx,
  complaint: Pick<ComplaintSubject, "id" | "enterpriseId">,
  intoId: string,
): Promise<boolean> {
  const where = mergesInto(ctx, complaint);
  if (!where) return false;
  await ctx.tx
    .$queryRaw`select from complaints where id = any (${[complaint.id, intoId]}::uuid[]) order by id for update`;
  return (await ctx.tx.complaint.count({ where: { AND: [where, { id: intoId }] } })) === 1;
}

/** Number of the complaint that goes on in this one's stead, if its reader may know it. */
export async function numberOf({ tx, actor }: Ctx, complaintId: string): Promise<string | null> {
  const where = official(actor);
  const row =
    where && (await tx.complaint.findFirst({ where: { AND: [where, { id: complaintId }] }, select: { number: true } }));
  return row?.number ?? null;
}

/** The complaints that were merged into this one, of those that their reader reads whole. */
export async function absorbedBy({ tx, actor }: Ctx, complaintId: string) {
  const where = readWhole(actor);
  if (!where) return [];
  return tx.complaint.findMany({
    where: { AND: [where, { mergedIntoId: complaintId }] },
    select: { id: true, number: true },
    orderBy: { id: "asc" },
  });
}

type Sealed = Pick<HandledComplaint, "id" | "enterpriseId">;

async function open(
  ctx: Ctx,
  { id, enterpriseId }: Sealed,
  { fields, purpose }: { fields: readonly string[]; purpose: string },
): Promise<Record<string, string>> {
  return openSealed(ctx, { recordId: id, fields, subjectKind: "complaint", subjectId: id, enterpriseId, purpose });
}

/** The complaint's sealed parts, its text as submitted, and these notes on it: one recorded look. */
export async function openContent(
  ctx: Ctx,
  complaint: Sealed,
  { purpose, notes = [] }: { readonly purpose: string; readonly notes?: readonly NoteRow[] },
): Promise<Record<string, string>> {
  return open(ctx, complaint, { fields: [...SEALED_FIELDS, "text", ...notes.map(({ field }) => field)], purpose });
}

/** Names of these files, by id: a recorded look. Of no file, no look. */
export async function openFileNames(
  ctx: Ctx,
  complaint: Sealed,
  { files, purpose }: { files: readonly string[]; purpose: string },
): Promise<Record<string, string>> {
  if (files.length === 0) return {};
  const opened = await open(ctx, complaint, { fields: files.map((id) => `evidence/${id}`), purpose });
  return Object.fromEntries(files.map((id) => [id, opened[`evidence/${id}`] ?? ""]));
}

export type Letter = {
  readonly id: string;
  readonly fromFirm: boolean;
  readonly by: string;
  readonly sentAt: Date;
  readonly openedAt: Date | null;
  readonly text: string | null;
};

/**
 * The correspondence with the firm, newest first; with a purpose opened, which is a recorded look and marks the firm's letters as opened.
 * Three statements, and one more for the mark.
 */
export async function lettersOf(ctx: Ctx, complaint: Sealed, purpose: string | undefined): Promise<Letter[]> {
  const { tx } = ctx;
  const rows = await tx.message.findMany({
    where: { complaintId: complaint.id },
    select: { id: true, fromFirm: true, personId: true, sentAt: true, openedAt: true },
    orderBy: { id: "desc" },
  });
  if (rows.length === 0) return [];
  const people = await tx.person.findMany({
    where: { id: { in: rows.map(({ personId }) => personId) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const opened =
    purpose === undefined
      ? undefined
      : await open(ctx, complaint, { fields: rows.map(({ id }) => `message/${id}`), purpose });
  if (opened) await noteMessagesOpened(ctx, complaint.id);
  return rows.map(({ personId, ...row }) => ({
    ...row,
    by: names.get(personId) ?? "",
    text: opened ? (opened[`message/${row.id}`] ?? "") : null,
  }));
}

/** How many files and letters a complaint has, for its tabs. One statement. */
export async function countsOf(
  { tx }: Ctx,
  complaintId: string,
): Promise<{ readonly evidence: number; readonly messages: number; readonly looks: number }> {
  const rows = await tx.$queryRaw<{ evidence: number; messages: number; looks: number }[]>`
    select (select count(*)::int from evidence where complaint_id = ${complaintId}::uuid and referral_id is null and removed_at is null) as evidence,
      (select count(*)::int from messages where complaint_id = ${complaintId}::uuid) as messages,
      (select count(*)::int from audit_entries where complaint_id = ${complaintId}::uuid and act in ('open.sealed', 'download.evidence')
        and outcome = 'done' and department_id is not null) as looks`;
  return rows[0] ?? { evidence: 0, messages: 0, looks: 0 };
}
