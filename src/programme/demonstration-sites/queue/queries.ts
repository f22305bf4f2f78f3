import type { Prisma } from "@db";
import { addDays, dateOf } from "@/kernel/days";
import { searchTerms } from "@/kernel/search-terms";
import type { ClockView } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { duePage, orderOf } from "@/platform/due-list";
import { allOf, type Sql, sql } from "@/platform/sql";
import { OPEN_VISIT, UNAPPROVED } from "../checks/queries";
import { sightOf, waitingFor } from "../policy";
import type { SiteAddress } from "../schema";
import { DAYS_BEFORE_CHECK, JUDGED_STATUSES } from "../workflow";

/** What the actor may see at all, said in Prisma; undefined when that is nothing. Row-level security says it again. */
export function visible({ actor }: Ctx): Prisma.DemonstrationSiteWhereInput | undefined {
  const sight = sightOf(actor);
  if (sight.of === "none") return undefined;
  if (sight.of === "own") return { enterpriseId: sight.enterpriseId };
  if (sight.of === "named") return { reviewers: { some: { personId: sight.personId, recusedAt: null } } };
  return {
    status: { not: "draft" },
    ...(sight.of === "division" ? { divisionCode: sight.divisionCode } : {}),
    // Whoever recused himself sees nothing of it any more, whatever else he is.
    ...(actor.kind === "official"
      ? { reviewers: { none: { personId: actor.personId, recusedAt: { not: null } } } }
      : {}),
  };
}

export type SiteFilter = { readonly [K in keyof Omit<SiteAddress, "asOf" | "cluster">]?: SiteAddress[K] };

/** The one filter behind a count of the work list, the list itself and its export. */
function filtered(ctx: Ctx, filter: SiteFilter): Prisma.DemonstrationSiteWhereInput | undefined {
  const { status, division, mine, scored, q } = filter;
  const sight = visible(ctx);
  if (!sight) return undefined;
  return {
    AND: [
      sight,
      ...(status && status !== "any" ? [{ status }] : []),
      ...(division ? [{ divisionCode: division }] : []),
      ...(mine ? [waiting(ctx)] : []),
      ...(scored ? [scoredBy(ctx)] : []),
      ...searchTerms(q).map((term) => ({
        OR: [{ enterprise: { search: { contains: term } } }, { number: { contains: term } }],
      })),
    ],
  };
}

/**
 * Sites and applications of a bureau's work list whose firm or number holds each of these words, as a query of `id`: the list's filter in SQL, for
 * the search. Undefined for everybody else.
 */
export function sitesHolding({ actor }: Ctx, terms: readonly string[]): Sql | undefined {
  const sight = sightOf(actor);
  if (actor.kind !== "official" || (sight.of !== "all" && sight.of !== "division")) return undefined;
  const recused = sql`select from site_reviewers v where v.site_id = s.id and v.person_id = ${actor.personId}::uuid and v.recused_at is not null`;
  return sql`select s.id from demonstration_sites s join enterprises e on e.id = s.enterprise_id where ${allOf([
    sql`s.status <> 'draft' and not exists (${recused})`,
    ...(sight.of === "division" ? [sql`s.division_code = ${sight.divisionCode}`] : []),
    ...terms.map((term) => sql`(strpos(e.search, ${term}) > 0 or strpos(s.number, ${term}) > 0)`),
  ])}`;
}

/** Sites on whose score sheet this person has signed. */
function scoredBy({ actor }: Ctx): Prisma.DemonstrationSiteWhereInput {
  return actor.kind === "official" ? { scores: { some: { reviewerId: actor.personId } } } : { id: { in: [] } };
}

/** The conditions of what waits for a person; the desk says the same in `desks/waiting`. */
function waiting({ actor, today }: Ctx): Prisma.DemonstrationSiteWhereInput {
  const personId = actor.kind === "official" ? actor.personId : "";
  const does = waitingFor(actor);
  const pieces = does.flatMap((what): Prisma.DemonstrationSiteWhereInput[] => {
    if (what === "recommend" && actor.kind === "official")
      return [
        { status: "applied", divisionCode: actor.divisionCode },
        {
          // A check is the bureau's of its place, or the coordinator's.
          ...(does.includes("lead") ? {} : { divisionCode: actor.divisionCode }),
          status: "awarded",
          dueOn: { lte: dateOf(addDays(today, DAYS_BEFORE_CHECK)) },
          enterprise: { visits: { none: OPEN_VISIT } },
        },
      ];
    if (what === "decide") return [{ status: "meeting" }, { status: "awarded", checks: { some: UNAPPROVED } }];
    if (what === "review")
      return [{ status: { in: [...JUDGED_STATUSES] }, reviewers: { some: { personId, pending: true } } }];
    const nobodyPending = { reviewers: { none: { pending: true } } };
    return [
      { status: { in: ["recommended", "scored"] } },
      // Whoever left has to be replaced, or the rest concludes.
      { status: { in: [...JUDGED_STATUSES] }, ...nobodyPending },
      { status: "in_notice", noticeTo: { lt: dateOf(today) } },
      // Whoever objected gets his answer, also when the site was refused over it.
      { objections: { some: { answeredAt: null } } },
      // It reported, or its term is over: accepted, asked again, or revoked.
      { status: "rectifying", OR: [{ rectification: { not: null } }, { dueOn: { lt: dateOf(today) } }] },
      // Its firm is no more: the award is to be taken back.
      { status: { in: ["awarded", "rectifying"] }, enterprise: { standing: { not: "in_business" } } },
    ];
  });
  // Prisma takes an empty OR for no condition at all.
  return pieces.length === 0 ? { id: { in: [] } } : { OR: pieces };
}

/** How many applications and sites the filter holds for this reader. */
export async function countSites(ctx: Ctx, filter: SiteFilter): Promise<number> {
  const where = filtered(ctx, filter);
  return where ? ctx.tx.demonstrationSite.count({ where }) : 0;
}

/** What a line shows. */
export const summary = {
  id: true,
  number: true,
  status: true,
  enterpriseId: true,
  enterpriseName: true,
  divisionCode: true,
  dueOn: true,
  noticeFrom: true,
  noticeTo: true,
  awardedOn: true,
  validUntil: true,
  createdAt: true,
} as const satisfies Prisma.DemonstrationSiteSelect;

export type SiteLine = Prisma.DemonstrationSiteGetPayload<{ select: typeof summary }>;

/** One page of the work list, in its order, with the total. Three statements. */
export async function listSites(ctx: Ctx, filter: SiteFilter, after?: string) {
  const where = filtered(ctx, filter);
  if (!where) return { rows: [], total: 0, next: null };
  return duePage<SiteLine>(ctx, {
    after,
    sort: filter.sort,
    count: () => ctx.tx.demonstrationSite.count({ where }),
    find: ({ beyond, ...page }) =>
      ctx.tx.demonstrationSite.findMany({ where: { AND: [where, beyond] }, select: summary, ...page }),
    heed: withoutEndedNotice,
  });
}

/** All of them, for an export, in the list's order. */
export async function everySite(ctx: Ctx, filter: SiteFilter, limit: number): Promise<SiteLine[]> {
  const where = filtered(ctx, filter);
  return where
    ? ctx.tx.demonstrationSite.findMany({ where, select: summary, orderBy: orderOf(filter.sort), take: limit })
    : [];
}

/** A public notice that has ended is waited out, not overdue. */
export function withoutEndedNotice(clocks: readonly ClockView[]): ClockView[] {
  return clocks.filter(({ kind, light }) => kind !== "site-notice" || light.light !== "overdue");
}
