import type { Prisma } from "@db";
import { hasDuty, isMarketRegulator } from "@/kernel/actor";
import { stepsByClocks } from "@/kernel/clock-steps";
import { searchTerms } from "@/kernel/search-terms";
import { type ClockView, clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { type Dated, datedList } from "@/platform/dated-list";
import { firstClock, firstClockColumns, isOverdue } from "@/platform/listed-clocks";
import { type KnownPerson, peopleKnown } from "@/platform/people";
import { allOf, anyOf, type Sql, sql, word } from "@/platform/sql";
import { openSealed } from "@/platform/vault";
import type { WorkList } from "@/platform/work-list";
import { anyOfTeams } from "../complaints/queries";
import { handingOver, readsTransfer, transferSightOf } from "./policy";
import type { TransferFilter } from "./schema";
import { type TransferAnswer, type TransferGround, type TransferStatus, transferWorkflow } from "./workflow";

/** What the actor may see at all, as the sights of a work list; none for nobody. Row-level security says it again. */
export function transferSights({ actor }: Pick<Ctx, "actor">): Sql[] {
  const sight = transferSightOf(actor);
  if (sight.of === "none") return [];
  if (sight.of === "department") return [sql`r.from_department_id = ${sight.departmentId}::uuid`];
  const sent = sql`r.status not in ('draft', 'withdrawn')`;
  if (sight.everything) return [sent];
  return [
    ...(sight.divisionCode ? [sql`(${sent} and r.division_code = ${sight.divisionCode})`] : []),
    ...(sight.carried && isMarketRegulator(actor) ? [sql`r.complaint_id = ${anyOfTeams(actor)}`] : []),
  ];
}

/** Transfers that wait for this person: at a bureau's desk those to be accepted and answered, at a department's those that came back or aren't sent. */
export function waitingTransfers({ actor }: Pick<Ctx, "actor">): Sql[] {
  const departmentId = handingOver(actor);
  if (departmentId) return [sql`(r.from_department_id = ${departmentId}::uuid and r.status in ('draft', 'returned'))`];
  if (!isMarketRegulator(actor) || !hasDuty(actor, "intake")) return [];
  return [sql`(r.division_code = ${actor.divisionCode} and r.status in ('sent', 'accepted'))`];
}

/** Transfers whose own number, or that of the register of sources of cases, holds all these words, as `searchTerms` cuts them. */
export function transferNumbered(terms: readonly string[]): Sql {
  const both = sql`lower(coalesce(r.number, '') || ' ' || coalesce(r.source_number, ''))`;
  return allOf(terms.map((term) => sql`strpos(${both}, ${term}) > 0`));
}

/** The one filter behind a count and the list that it opens. */
function workList(ctx: Ctx, filter: TransferFilter): WorkList {
  const conditions: Sql[] = [];
  const terms = searchTerms(filter.q);
  if (terms.length > 0) conditions.push(transferNumbered(terms));
  if (filter.status) conditions.push(sql`r.status = ${word(filter.status)}`);
  if (filter.answer) conditions.push(sql`r.answer = ${word(filter.answer)}`);
  if (filter.overdue) conditions.push(isOverdue(ctx.today));
  const sights = filter.mine ? waitingTransfers(ctx) : transferSights(ctx);
  // A draft has not been sent: it stands where it was written.
  const newest = filter.sort && sql`coalesce(r.sent_at, r.created_at)`;
  return { table: sql`transfers`, sights, filter: conditions, newest };
}

export type TransferRow = {
  readonly id: string;
  readonly number: string | null;
  readonly status: TransferStatus;
  readonly ground: TransferGround;
  readonly answer: TransferAnswer | null;
  /** Its number in the register of sources of cases. */
  readonly sourceNumber: string | null;
  readonly dueOn: Date | null;
  readonly sentAt: Date | null;
  readonly divisionCode: string;
  readonly fromZh: string;
  readonly fromEn: string;
};
export type ListedTransfer = TransferRow & Dated;

const read = {
  columns: sql`r.id, r.number, r.status::text as status, r.ground::text as ground, r.answer::text as answer, r.source_number as "sourceNumber", r.due_on as "dueOn", r.sent_at as "sentAt",
    r.division_code as "divisionCode", d.name_zh as "fromZh", d.name_en as "fromEn", ${firstClockColumns}`,
  joined: sql`from picked join transfers r using (id) join departments d on d.id = r.from_department_id ${firstClock(sql`r.id`)}`,
};

/** Transfers for this reader: how many, one page, all of them for a file without content. */
export const {
  count: countTransfers,
  page: listTransfers,
  every: everyTransfer,
} = datedList<TransferRow, TransferFilter>({
  ...{ workList, read },
  ended: ({ status }) => status === "answered" || status === "withdrawn",
});

/** What departments handed over and a complaint carries, for whoever sees it: its team, the desk and the leader of its bureau. */
export async function transfersCarriedBy({ tx }: Ctx, complaintId: string): Promise<{ id: string; number: string }[]> {
  const rows = await tx.transfer.findMany({
    where: { complaintId },
    select: { id: true, number: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id, number }) => ({ id, number: number ?? "" }));
}

const detail = {
  ...{ id: true, number: true, status: true, version: true, ground: true, fromDepartmentId: true, divisionCode: true },
  ...{ writtenById: true, sentAt: true, answer: true, answeredAt: true, sourceNumber: true, createdAt: true },
  complaintId: true,
  complaint: {
    select: { id: true, number: true, team: true, divisionCode: true, case: { select: { id: true, number: true } } },
  },
  fromDepartment: { select: { nameZh: true, nameEn: true } },
} as const satisfies Prisma.TransferSelect;

export type TransferDetail = Prisma.TransferGetPayload<{ select: typeof detail }> & {
  readonly writer: KnownPerson | null;
  readonly clocks: readonly ClockView[];
  /** Whether the reader may open what is sealed. */
  readonly reads: boolean;
};

/** One transfer, or null: hidden and absent look the same. */
export async function findTransfer(ctx: Ctx, id: string): Promise<TransferDetail | null> {
  const { tx, actor } = ctx;
  const seen = transferSights(ctx);
  if (seen.length === 0) return null;
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    select r.id from transfers r where ${allOf([sql`r.id = ${id}::uuid`, anyOf(seen)])}`;
  const row = known && (await tx.transfer.findFirst({ where: { id }, select: detail }));
  if (!row) return null;
  return {
    ...row,
    writer: (await peopleKnown(ctx, [row.writtenById])).get(row.writtenById) ?? null,
    clocks: (await clocksOf(ctx, [id])).get(id) ?? [],
    reads: readsTransfer(actor, row),
  };
}

/** What this person can do with it now, held against its clocks. */
export function transferSteps({ actor }: Pick<Ctx, "actor">, transfer: TransferDetail) {
  return stepsByClocks(transferWorkflow, actor, transfer, transfer.clocks);
}

/** What is sealed in a transfer. */
export type TransferTexts = {
  readonly subject: string;
  readonly account: string;
  readonly answer: string;
  /** Why it was returned, sent again, carried by a complaint, withdrawn, in that order. */
  readonly reasons: readonly {
    readonly step: (typeof REASONED)[number];
    readonly field: string;
    readonly text: string;
  }[];
  readonly files: readonly TransferFile[];
};
export type TransferFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly hashedBy: string;
};

const REASONED = ["decline", "resend", "carry", "withdraw"] as const;

/** The sealed field that holds the name of a transfer's file. */
export function fileNameField(fileId: string): string {
  return `transfer/file/${fileId}`;
}

/** How many files go along, for whoever reads it. */
export async function countTransferFiles({ tx }: Ctx, transferId: string): Promise<number> {
  return tx.transferFile.count({ where: { transferId } });
}

/** Opens a transfer for an official who may read it; the look goes into the trail. Refuses `not-found`. */
export async function openTransferTexts(ctx: Ctx, transfer: TransferDetail, purpose: string): Promise<TransferTexts> {
  const { id, version } = transfer;
  const files = await ctx.tx.transferFile.findMany({
    where: { transferId: id },
    select: { id: true, size: true, sha256: true, hashedBy: true },
    orderBy: { id: "asc" },
  });
  const reasons = Array.from({ length: version }, (_, index) =>
    REASONED.map((step) => ({ step, field: `transfer/${step}/${index + 1}` })),
  ).flat();
  const opened = await openSealed(ctx, {
    recordId: id,
    complaintId: null,
    fields: [
      ...["transfer/subject", "transfer/account", "transfer/answer"],
      ...reasons.map(({ field }) => field),
      ...files.map((file) => fileNameField(file.id)),
    ],
    subjectKind: "transfer",
    subjectId: id,
    // No firm's words: it is the departments' among themselves.
    enterpriseId: null,
    purpose,
  });
  return {
    subject: opened["transfer/subject"] ?? "",
    account: opened["transfer/account"] ?? "",
    answer: opened["transfer/answer"] ?? "",
    reasons: reasons.flatMap((reason) => {
      const text = opened[reason.field];
      return text === undefined ? [] : [{ ...reason, text }];
    }),
    files: files.map(({ size, ...file }) => ({
      ...file,
      size: Number(size),
      name: opened[fileNameField(file.id)] ?? "",
    })),
  };
}
