import type { Prisma } from "@db";
import { hasDuty, isMarketRegulator, isOfCityBureau } from "@/kernel/actor";
import { searchTerms } from "@/kernel/search-terms";
import { type ClockView, clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { type Dated, datedList } from "@/platform/dated-list";
import { firstClock, firstClockColumns, isOverdue } from "@/platform/listed-clocks";
import { anyOf, type Sql, sql, word } from "@/platform/sql";
import { openOwn, openSealed } from "@/platform/vault";
import { countedRows, type WorkList } from "@/platform/work-list";
import { leakSightOf, readsLeak } from "./policy";
import type { LeakFilter } from "./schema";
import type { LeakGround, LeakKind, LeakStatus, LeakSubject } from "./workflow";

/** What the actor may see at all, as the sights of a work list; none for nobody. Row-level security says it again. */
function sights({ actor }: Pick<Ctx, "actor">): Sql[] {
  const sight = leakSightOf(actor);
  if (sight.of === "none") return [];
  if (sight.of === "own") return [sql`r.enterprise_id = ${sight.enterpriseId}::uuid`];
  const told = sql`r.status not in ('draft', 'discarded')`;
  if (sight.everything) return [told];
  return [sql`(r.division_code = ${sight.divisionCode} and ${told})`];
}

/** Reports that wait for this person: to be received, advised, or looked at again after the firm's answer; a firm's own to be sent or answered. */
export function waitingLeaks({ actor }: Pick<Ctx, "actor">): Sql[] {
  if (actor.kind === "firm") return sights({ actor }).map((own) => sql`(${own} and r.status in ('draft', 'advised'))`);
  if (!isMarketRegulator(actor)) return [];
  const waits = sql`r.status in ('reported', 'received', 'answered')`;
  return [
    ...(hasDuty(actor, "programme_officer") ? [sql`(r.division_code = ${actor.divisionCode} and ${waits})`] : []),
    ...(isOfCityBureau(actor, "coordinator") ? [sql`(r.with_city and ${waits})`] : []),
  ];
}

/** Reported after its term, or not yet and the term is over. */
const late = sql`exists (select from clocks k where k.subject_id = r.id and k.kind = 'leak-report' and k.cancelled_on is null and k.met_on > k.due_on)`;

/** The one filter behind a count, the list that it opens and its export. */
function workList(ctx: Ctx, filter: LeakFilter): WorkList {
  const conditions: Sql[] = [];
  const terms = searchTerms(filter.q);
  if (terms.length > 0) conditions.push(sql`r.enterprise_id in (select enterprises_matching(${terms}))`);
  if (filter.division) conditions.push(sql`r.division_code = ${filter.division}`);
  if (filter.status) conditions.push(sql`r.status = ${word(filter.status)}`);
  if (filter.kind) conditions.push(sql`r.kind = ${word(filter.kind)}`);
  if (filter.point) conditions.push(sql`r.contact_point_id = ${filter.point}::uuid`);
  if (filter.late) conditions.push(late);
  if (filter.open) conditions.push(sql`r.status not in ('closed', 'discarded')`);
  if (filter.overdue) conditions.push(isOverdue(ctx.today));
  // A draft has not been reported: it stands where it was written.
  const newest = filter.sort && sql`coalesce(r.reported_at, r.created_at)`;
  return {
    table: sql`leak_reports`,
    sights: filter.mine ? waitingLeaks(ctx) : sights(ctx),
    filter: conditions,
    newest,
  };
}

/** How many reports the filter holds for this reader, as an expression of a statement that asks more. */
export function countedLeaks(ctx: Ctx, filter: LeakFilter): Sql {
  return countedRows(workList(ctx, filter));
}

type LeakRow = {
  readonly id: string;
  readonly status: LeakStatus;
  readonly kind: LeakKind;
  readonly noticedOn: Date;
  readonly reportedAt: Date | null;
  readonly dueOn: Date | null;
  readonly divisionCode: string;
  readonly enterpriseName: string;
  readonly number: string | null;
  readonly withCity: boolean;
  readonly complains: "yes" | "no" | "undecided";
  readonly closingGround: LeakGround | null;
  readonly late: boolean;
};
export type ListedLeak = LeakRow & Dated;

const read = {
  columns: sql`r.id, r.status::text as status, r.kind::text as kind, r.noticed_on as "noticedOn", r.reported_at as "reportedAt", r.due_on as "dueOn",
    r.division_code as "divisionCode", e.name as "enterpriseName", p.number, r.with_city as "withCity", r.complains::text as complains,
    r.closing_ground::text as "closingGround", ${late} as late, ${firstClockColumns}`,
  joined: sql`from picked join leak_reports r using (id) join enterprises e on e.id = r.enterprise_id
    join contact_points p on p.id = r.contact_point_id ${firstClock(sql`r.id`)}`,
};

/** Reports for this reader: how many, one page, all of them for an export without content. */
export const {
  count: countLeaks,
  page: listLeaks,
  every: everyLeak,
} = datedList<LeakRow, LeakFilter>({ workList, read, ended: ({ status }) => status === "closed" });

const detail = {
  id: true,
  enterpriseId: true,
  contactPointId: true,
  divisionCode: true,
  status: true,
  kind: true,
  noticedOn: true,
  complains: true,
  reportedAt: true,
  withCity: true,
  closingGround: true,
  version: true,
  dueOn: true,
  enterprise: { select: { id: true, name: true } },
  contactPoint: { select: { number: true, liaisonName: true, liaisonMobile: true } },
  complaint: { select: { complaintId: true } },
} as const satisfies Prisma.LeakReportSelect;

export type LeakDetail = Prisma.LeakReportGetPayload<{ select: typeof detail }> &
  LeakSubject & {
    readonly clocks: readonly ClockView[];
    /** Whether the reader may open what is sealed. */
    readonly reads: boolean;
  };

/** One report, or null: hidden and absent look the same. */
export async function findLeak(ctx: Ctx, id: string): Promise<LeakDetail | null> {
  const { tx, actor } = ctx;
  const seen = sights(ctx);
  if (seen.length === 0) return null;
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    select r.id from leak_reports r where r.id = ${id}::uuid and ${anyOf(seen)}`;
  const row = known && (await tx.leakReport.findFirst({ where: { id }, select: detail }));
  if (!row) return null;
  const clocks = (await clocksOf(ctx, [id])).get(id) ?? [];
  return { ...row, clocks, reads: actor.kind === "firm" || readsLeak(actor, row) };
}

/** What is sealed in a report: what happened, what the firm did at once, and what was written since, in its order. */
export type LeakTexts = {
  readonly account: string;
  readonly measures: string;
  readonly exchange: readonly {
    readonly step: "advise" | "answer" | "close";
    readonly version: number;
    readonly text: string;
  }[];
};

const SAID = /^leak\/(advise|answer|close)\/(\d+)$/;

function textsOf(opened: Readonly<Record<string, string>>): LeakTexts {
  const exchange = Object.entries(opened).flatMap(([field, text]) => {
    const [, step, version] = SAID.exec(field) ?? [];
    return step === "advise" || step === "answer" || step === "close"
      ? [{ step, version: Number(version), text } as const]
      : [];
  });
  return {
    account: opened["leak/account"] ?? "",
    measures: opened["leak/measures"] ?? "",
    exchange: exchange.toSorted((a, b) => a.version - b.version),
  };
}

/** A firm's own words and what was written to it, for itself. */
export async function ownLeakTexts(ctx: Ctx, id: string): Promise<LeakTexts> {
  return textsOf(await openOwn(ctx, id));
}

/** Opens a report for an official who may read it; the look goes into the trail, and the firm finds it in its access log. Refuses `not-found`. */
export async function openLeakTexts(ctx: Ctx, leak: LeakDetail, purpose: string): Promise<LeakTexts> {
  const fields = await ctx.tx.sealedValue.findMany({ where: { recordId: leak.id }, select: { field: true } });
  return textsOf(
    await openSealed(ctx, {
      recordId: leak.id,
      complaintId: null,
      fields: fields.map(({ field }) => field),
      subjectKind: "leak-report",
      subjectId: leak.id,
      enterpriseId: leak.enterpriseId,
      purpose,
    }),
  );
}

/** How many reports of a point this reader sees, and how many of them are open. One statement. */
export async function leaksOfPoint(
  ctx: Ctx,
  contactPointId: string,
): Promise<{ readonly total: number; readonly open: number } | null> {
  const all = workList(ctx, { point: contactPointId });
  if (all.sights.length === 0) return null;
  const rows = await ctx.tx.$queryRaw<{ total: number; open: number }[]>`
    select ${countedRows(all)} as total, ${countedRows(workList(ctx, { point: contactPointId, open: "1" }))} as open`;
  return rows[0] ?? null;
}
