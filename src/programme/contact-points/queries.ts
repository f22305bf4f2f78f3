import type { Prisma } from "@db";
import { searchTerms } from "@/kernel/search-terms";
import { type ClockView, clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { duePage, orderOf } from "@/platform/due-list";
import { type Standing, standingsOf } from "@/platform/periods";
import { judgedOf } from "./admission/queries";
import { sightOf, waitingFor } from "./policy";
import type { ContactPointAddress } from "./schema";
import type { ContactPointSubject } from "./workflow";

/** What the actor may see at all, said in Prisma; undefined when that is nothing. Row-level security says it again. */
function visible({ actor }: Ctx): Prisma.ContactPointWhereInput | undefined {
  const sight = sightOf(actor);
  if (sight.of === "none") return undefined;
  if (sight.of === "own") return { enterpriseId: sight.enterpriseId };
  return sight.of === "division" ? { divisionCode: sight.divisionCode } : {};
}

export type ContactPointFilter = {
  readonly [K in keyof Omit<ContactPointAddress, "asOf" | "cluster">]?: ContactPointAddress[K];
};

/** The one filter behind a count of the work list, the list itself and its export. */
function filtered(
  ctx: Ctx,
  { status, division, mine, changing, q }: ContactPointFilter,
): Prisma.ContactPointWhereInput | undefined {
  const sight = visible(ctx);
  if (!sight) return undefined;
  return {
    AND: [
      sight,
      ...(status && status !== "any" ? [{ status }] : []),
      ...(division ? [{ divisionCode: division }] : []),
      ...(changing ? [{ changes: { some: { status: "asked" as const } } }] : []),
      ...(mine ? [waiting(ctx)] : []),
      ...searchTerms(q).map((term) => ({
        OR: [{ enterprise: { search: { contains: term } } }, { number: { contains: term } }],
      })),
    ],
  };
}

/** What waits for this person; a recommendation for his own bureau alone. The desk says the same in `desks/waiting`. */
function waiting({ actor }: Ctx): Prisma.ContactPointWhereInput {
  const here = actor.kind === "official" ? actor.divisionCode : "";
  const pieces = waitingFor(actor).map((status) =>
    status === "applied" ? { status, divisionCode: here } : { status },
  );
  return pieces.length === 0 ? { id: { in: [] } } : { OR: pieces };
}

const summary = {
  id: true,
  number: true,
  status: true,
  divisionCode: true,
  dueOn: true,
  createdAt: true,
  liaisonName: true,
  liaisonMobile: true,
  enterprise: { select: { id: true, name: true, clusterId: true } },
} as const satisfies Prisma.ContactPointSelect;

export type ContactPointLine = Prisma.ContactPointGetPayload<{ select: typeof summary }>;

/** One page of the work list, in its order, with the total. Four statements. */
export async function listContactPoints(ctx: Ctx, filter: ContactPointFilter, after?: string) {
  const where = filtered(ctx, filter);
  if (!where) return { rows: [], total: 0, next: null };
  return duePage<ContactPointLine>(ctx, {
    after,
    sort: filter.sort,
    count: () => ctx.tx.contactPoint.count({ where }),
    find: ({ beyond, ...page }) =>
      ctx.tx.contactPoint.findMany({ where: { AND: [where, beyond] }, select: summary, ...page }),
  });
}

/** All of them, for an export, in the list's order. */
export async function everyContactPoint(
  ctx: Ctx,
  filter: ContactPointFilter,
  limit: number,
): Promise<ContactPointLine[]> {
  const where = filtered(ctx, filter);
  return where
    ? ctx.tx.contactPoint.findMany({ where, select: summary, orderBy: orderOf(filter.sort), take: limit })
    : [];
}

const detail = {
  ...summary,
  version: true,
  enterpriseId: true,
  leaderName: true,
  leaderPost: true,
  liaisonPost: true,
  liaisonEmail: true,
  checklist: true,
  checklistId: true,
  round: true,
  remark: true,
  reason: true,
  exitGround: true,
  recommendedById: true,
  enterprise: { select: { id: true, name: true, clusterId: true, status: true, standing: true } },
  periods: { select: { id: true, fromDay: true, toDay: true, enterpriseName: true }, orderBy: { fromDay: "desc" } },
  sites: { select: { id: true, status: true }, orderBy: { id: "desc" } },
} as const satisfies Prisma.ContactPointSelect;

export type ContactPointDetail = Omit<Prisma.ContactPointGetPayload<{ select: typeof detail }>, "periods"> &
  ContactPointSubject & {
    readonly periods: readonly Standing[];
    readonly clocks: readonly ClockView[];
    /** Its firm has applied for a demonstration site, which waits for an active point. */
    readonly siteInProcedure: boolean;
  };

/** One contact point, or null: hidden and absent look the same. */
export async function findContactPoint(ctx: Ctx, id: string): Promise<ContactPointDetail | null> {
  return findOne(ctx, { id });
}

/** Those of these points whose page this person can open: the register that names them is everybody's. */
export async function pointsOpenTo(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  const sight = visible(ctx);
  if (!sight || ids.length === 0) return [];
  const rows = await ctx.tx.contactPoint.findMany({
    where: { AND: [sight, { id: { in: [...ids] } }] },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The firm's living application or point, else its last one, or null. */
export async function contactPointOf(ctx: Ctx, enterpriseId: string): Promise<ContactPointDetail | null> {
  return (
    (await findOne(ctx, { enterpriseId, status: { notIn: ["refused", "exited"] } })) ??
    (await findOne(ctx, { enterpriseId }))
  );
}

/** A site in none of these is on its way to an award. */
const SETTLED: readonly string[] = ["draft", "awarded", "rectifying", "refused", "revoked", "expired", "withdrawn"];

async function findOne(ctx: Ctx, which: Prisma.ContactPointWhereInput): Promise<ContactPointDetail | null> {
  const sight = visible(ctx);
  if (!sight) return null;
  const row = await ctx.tx.contactPoint.findFirst({
    where: { AND: [sight, which] },
    select: detail,
    orderBy: { id: "desc" },
  });
  if (!row) return null;
  const clocks = await clocksOf(ctx, [row.id]);
  return {
    ...row,
    enterpriseStatus: row.enterprise.status,
    enterpriseStanding: row.enterprise.standing,
    holdsAward: row.sites.some(({ status }) => status === "awarded" || status === "rectifying"),
    siteInProcedure: row.sites.some(({ status }) => !SETTLED.includes(status)),
    periods: standingsOf(row.periods),
    clocks: clocks.get(row.id) ?? [],
    judged: row.status === "applied" ? await judgedOf(ctx, row) : "no",
  };
}

/** Why a firm can't apply now; undefined when it can. The code is a key of `refusals` in words. */
export function applyingRefusal(
  enterprise: { readonly status: string; readonly standing: string },
  point: { readonly status: string } | null,
): string | undefined {
  if (enterprise.status !== "checked") return "enterprise-not-checked";
  if (enterprise.standing !== "in_business") return "enterprise-ended";
  return point && point.status !== "refused" && point.status !== "exited" ? "already-applied" : undefined;
}
