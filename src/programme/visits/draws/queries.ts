import type { Prisma } from "@db";
import { type Day, dateOf, dayFromDate } from "@/kernel/days";
import type { DrawList } from "@/kernel/draw";
import type { Ctx } from "@/platform/database";
import { type KnownPerson, peopleKnown } from "@/platform/people";
import { recusedFrom } from "../../demonstration-sites/seats/queries";
import type { VisitStatus } from "../workflow";
import { drawSightOf } from "./policy";
import type { DrawStatus, DrawSubject } from "./workflow";

const detail = {
  ...{ id: true, divisionCode: true, title: true, status: true, purpose: true, sources: true, divisions: true },
  ...{ clusters: true, industries: true, months: true, take: true, each: true, visitsBy: true, absent: true },
  ...{ numberSource: true, numberOn: true, burdenReason: true, listHash: true, commitment: true, firmCount: true },
  ...{ officerCount: true, frozenAt: true, frozenById: true, secret: true, number: true, seed: true, drawnAt: true },
  ...{ drawnById: true, reason: true, abandonedAt: true, version: true, createdAt: true, createdById: true },
} as const satisfies Prisma.VisitDrawSelect;

type Row = Prisma.VisitDrawGetPayload<{ select: typeof detail }>;
export type DrawDetail = Row & DrawSubject & { readonly names: ReadonlyMap<string, KnownPerson> };

function sightOf({ actor }: Ctx): Prisma.VisitDrawWhereInput | null {
  const sight = drawSightOf(actor);
  return sight && (sight.divisionCode === null ? {} : { divisionCode: sight.divisionCode });
}

/** One draw, or null: hidden and absent look the same. */
export async function findDraw(ctx: Ctx, id: string): Promise<DrawDetail | null> {
  const sight = sightOf(ctx);
  const row = sight && (await ctx.tx.visitDraw.findFirst({ where: { AND: [sight, { id }] }, select: detail }));
  if (!row) return null;
  const ids = [row.createdById, row.frozenById, row.drawnById, ...row.absent].filter((one) => one !== null);
  return { ...row, numberDay: dayFromDate(row.numberOn), today: ctx.today, names: await peopleKnown(ctx, ids) };
}

export type DrawLine = Pick<
  Row,
  | "id"
  | "title"
  | "status"
  | "divisionCode"
  | "take"
  | "each"
  | "visitsBy"
  | "numberOn"
  | "firmCount"
  | "frozenAt"
  | "drawnAt"
> & { readonly held: number };

const PAGE = 20;

const line = {
  ...{ id: true, title: true, status: true, divisionCode: true, take: true, each: true, visitsBy: true },
  ...{ numberOn: true, firmCount: true, frozenAt: true, drawnAt: true },
  _count: { select: { visits: { where: { status: "held" } } } },
} as const satisfies Prisma.VisitDrawSelect;

/** Draws that this person may see, the newest first, at most so many. */
export async function everyDraw(
  ctx: Ctx,
  { status, after }: { readonly status?: DrawStatus | undefined; readonly after?: string | undefined },
  limit: number,
): Promise<readonly DrawLine[]> {
  const sight = sightOf(ctx);
  if (!sight) return [];
  const rows = await ctx.tx.visitDraw.findMany({
    where: { AND: [sight, status ? { status } : {}, after ? { id: { lt: after } } : {}] },
    select: line,
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(({ _count, ...row }) => ({ ...row, held: _count.visits }));
}

/** One page of them, with the total. Two statements. */
export async function listDraws(
  ctx: Ctx,
  filter: { readonly status?: DrawStatus | undefined; readonly after?: string | undefined },
): Promise<{ rows: readonly DrawLine[]; total: number; next: string | null }> {
  const sight = sightOf(ctx);
  if (!sight) return { rows: [], total: 0, next: null };
  const found = await everyDraw(ctx, filter, PAGE + 1);
  const rows = found.slice(0, PAGE);
  return {
    rows,
    total: await ctx.tx.visitDraw.count({ where: { AND: [sight, filter.status ? { status: filter.status } : {}] } }),
    next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
  };
}

type Plan = Pick<Row, "divisionCode" | "sources" | "divisions" | "clusters" | "industries" | "months">;
type FoundFirm = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly divisionCode: string;
  readonly lastOn: Date | null;
};

/**
 * Firms that a draw could draw from, by code, with the day of the last visit that was held; as far as the asker sees them. A visit that
 * follows a case is left out of it whoever asks: that a firm is missing from a list must not tell of one.
 */
export async function firmsFor({ tx, actor }: Ctx, plan: Plan): Promise<FoundFirm[]> {
  const city = actor.kind === "official" && actor.level === "city" && actor.divisionCode === plan.divisionCode;
  const divisions = city ? plan.divisions : [plan.divisionCode];
  return tx.$queryRaw<FoundFirm[]>`
    select e.id, coalesce(e.uscc, e.org_code, e.reg_no, '') as code, e.name, e.division_code as "divisionCode",
      (select max(v.held_on) from visits v where v.enterprise_id = e.id and v.case_id is null and v.status = 'held') as "lastOn"
    from enterprises e
    where e.status <> 'merged'
      and (${divisions.length === 0} or e.division_code = any (${[...divisions]}::text[]))
      and (${plan.clusters.length === 0} or e.cluster_id = any (${[...plan.clusters]}::uuid[]))
      and (${plan.industries.length === 0} or e.industry_code in
        (select code from industries where code = any (${[...plan.industries]}::text[]) or parent_code = any (${[...plan.industries]}::text[])))
      and ((${plan.sources.includes("point")} and exists (select from contact_points c where c.enterprise_id = e.id and c.status = 'active'))
        or (${plan.sources.includes("site")} and exists (select from demonstration_sites s where s.enterprise_id = e.id and s.status in ('awarded', 'rectifying'))))
    order by 2, e.id`;
}

export type FoundOfficer = {
  readonly id: string;
  readonly name: string;
  readonly card: string;
  readonly divisionCode: string;
  readonly city: boolean;
};

/** Officials of whom a bureau may draw, who have used their accounts: of its own, and for the city's also those of the divisions; by division and user name. */
export async function officersToDraw(
  { tx }: Ctx,
  { divisionCode, duties }: { readonly divisionCode: string; readonly duties: readonly string[] },
): Promise<FoundOfficer[]> {
  return tx.$queryRaw<FoundOfficer[]>`
    with bureau as (select d.level = 'city' as city from departments d where d.kind = 'market_regulation' and d.division_code = ${divisionCode} limit 1)
    select p.id, p.name, coalesce(p.card_number, '') as card, d.division_code as "divisionCode", d.level = 'city' as city
    from persons p join departments d on d.id = p.department_id, bureau b
    where p.kind = 'official' and p.status = 'active' and p.mail_verified_at is not null and d.kind = 'market_regulation' and (b.city or d.division_code = ${divisionCode})
      and exists (select from person_duties h where h.person_id = p.id and h.ended_at is null and h.duty::text = any (${[...duties]}::text[]))
    order by d.level, d.division_code, p.username`;
}

/** The frozen list as it was written down; its text has the hash that was published. */
export async function listOf({ tx }: Ctx, { id, take, each }: Pick<Row, "id" | "take" | "each">): Promise<DrawList> {
  const firms = await tx.visitDrawFirm.findMany({
    where: { drawId: id },
    select: { no: true, code: true, divisionCode: true, name: true, enterpriseId: true },
    orderBy: { no: "asc" },
  });
  const officers = await tx.visitDrawOfficer.findMany({
    where: { drawId: id },
    select: { no: true, divisionCode: true, city: true, card: true, name: true, personId: true },
    orderBy: { no: "asc" },
  });
  const pairs = await tx.visitDrawExclusion.findMany({
    where: { drawId: id, reason: "interest" },
    select: { enterpriseId: true, personId: true },
  });
  const apart = pairs
    .flatMap(({ enterpriseId, personId }) => {
      const firm = firms.find((one) => one.enterpriseId === enterpriseId)?.no;
      const officer = officers.find((one) => one.personId === personId)?.no;
      return firm && officer ? [{ firm, officer }] : [];
    })
    .toSorted((a, b) => a.firm - b.firm || a.officer - b.officer);
  return {
    ...{ id, take, each, apart },
    firms: firms.map(({ enterpriseId: _id, ...firm }) => firm),
    officers: officers.map(({ personId: _id, ...officer }) => officer),
  };
}

/** Ids behind the numbers of a frozen list. */
export async function idsOf({ tx }: Ctx, drawId: string) {
  const firms = await tx.visitDrawFirm.findMany({ where: { drawId }, select: { no: true, enterpriseId: true } });
  const officers = await tx.visitDrawOfficer.findMany({ where: { drawId }, select: { no: true, personId: true } });
  return {
    firms: new Map(firms.map(({ no, enterpriseId }) => [no, enterpriseId])),
    officers: new Map(officers.map(({ no, personId }) => [no, personId])),
  };
}

export type Exclusion = {
  readonly id: string;
  readonly reason: "visited" | "absent" | "interest";
  readonly day: Date | null;
  readonly firm: string | null;
  readonly officer: string | null;
};

/** The log of who was left out and why. */
export async function exclusionsOf({ tx }: Ctx, drawId: string): Promise<Exclusion[]> {
  return tx.$queryRaw<Exclusion[]>`
    select x.id, x.reason, x.day, e.name as firm, p.name as officer
    from visit_draw_exclusions x left join enterprises e on e.id = x.enterprise_id left join known_officials p on p.id = x.person_id
    where x.draw_id = ${drawId}::uuid order by x.reason desc, e.name, p.name, x.id`;
}

export type DrawnFirm = {
  readonly place: number;
  readonly no: number;
  readonly name: string;
  readonly code: string;
  readonly divisionCode: string;
  readonly visitId: string;
  readonly visitStatus: VisitStatus | null;
  readonly officers: readonly { readonly no: number; readonly name: string; readonly card: string }[];
};

/** What was drawn, in the order of drawing, each with its officers as they stood in the list, and how its visit stands. */
export async function drawnOf({ tx }: Ctx, drawId: string): Promise<DrawnFirm[]> {
  const rows = await tx.$queryRaw<(Omit<DrawnFirm, "officers"> & { officers: number[] })[]>`
    select f.place, f.no, f.name, f.code, f.division_code as "divisionCode", f.visit_id as "visitId", v.status::text as "visitStatus", f.officers
    from visit_draw_firms f left join visits v on v.id = f.visit_id
    where f.draw_id = ${drawId}::uuid and f.place is not null order by f.place`;
  const officers = await tx.visitDrawOfficer.findMany({
    where: { drawId },
    select: { no: true, name: true, card: true },
  });
  return rows.map(({ officers: drawn, ...row }) => ({
    ...row,
    officers: drawn.flatMap((no) => officers.find((one) => one.no === no) ?? []),
  }));
}

/** Of these firms and officers the pairs that are kept apart: whoever kept away from a visit to the firm himself, or from judging its site. */
export async function keptAway(
  ctx: Ctx,
  asked: { readonly people: readonly string[]; readonly enterprises: readonly string[] },
): Promise<{ readonly personId: string; readonly enterpriseId: string }[]> {
  const { people, enterprises } = asked;
  const fromVisits = await ctx.tx.visitRecusal.findMany({
    where: { personId: { in: [...people] }, enterpriseId: { in: [...enterprises] } },
    select: { personId: true, enterpriseId: true },
  });
  const pairs = [...(await recusedFrom(ctx, asked)), ...fromVisits];
  return [...new Map(pairs.map((pair) => [`${pair.personId} ${pair.enterpriseId}`, pair])).values()];
}

/** The draw out of which a visit came, for those who may see it. */
export async function drawOfVisit({ tx }: Ctx, drawId: string | null): Promise<{ title: string } | null> {
  return drawId ? tx.visitDraw.findFirst({ where: { id: drawId }, select: { title: true } }) : null;
}

/** Days before which a visit counts as long ago. */
export function visitedSince({ lastOn }: Pick<FoundFirm, "lastOn">, since: Day): boolean {
  return lastOn !== null && lastOn > dateOf(since);
}
