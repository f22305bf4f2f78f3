import { addDays, type Day, dateOf, dayFromDate, PROGRAMME_BEGAN } from "@/kernel/days";
import { type Boundary, type Entry, type Turn, turnsOf } from "@/kernel/stretches";
import type { Ctx } from "@/platform/database";
import type { Register } from "@/platform/periods";
import { mayLead } from "../statements/policy";

/** An entry of a register, with what it is found by. */
export type RegisterRow = Entry & { readonly id: string; readonly divisionCode: string };

export type RegisterSubject = {
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly number: string | null;
  /** Days on which it began or ceased to count, oldest first. The end of a term is nobody's step. */
  readonly turns: readonly Turn<RegisterRow>[];
  /** Of a site that was awarded: its first day, and the last of its term. */
  readonly term: { readonly awardedOn: Day; readonly validUntil: Day } | null;
};

const period = { id: true, divisionCode: true, fromDay: true, toDay: true } as const;
type PeriodRow = {
  readonly id: string;
  readonly divisionCode: string;
  readonly fromDay: Date;
  readonly toDay: Date | null;
};

function rowsOf(periods: readonly PeriodRow[]): RegisterRow[] {
  return periods.map(({ id, divisionCode, fromDay, toDay }) => ({
    ...{ id, divisionCode, from: dayFromDate(fromDay), to: toDay && dayFromDate(toDay) },
  }));
}

/** A contact point or a site with its life in the register; null when the reader doesn't see it. */
export async function registerSubject(
  { tx }: Ctx,
  register: Register,
  subjectId: string,
): Promise<RegisterSubject | null> {
  const who = { enterpriseId: true, divisionCode: true, number: true, periods: { select: period } } as const;
  if (register === "contact-points") {
    const point = await tx.contactPoint.findUnique({ where: { id: subjectId }, select: who });
    return point && { ...point, turns: turnsOf(rowsOf(point.periods), PROGRAMME_BEGAN, null), term: null };
  }
  const site = await tx.demonstrationSite.findUnique({
    where: { id: subjectId },
    select: { ...who, status: true, noticeTo: true, awardedOn: true, validUntil: true },
  });
  if (!site) return null;
  const { awardedOn, validUntil, noticeTo } = site;
  // An award is open on the day after the notice (domain.md §5.3).
  const earliest = noticeTo ? addDays(dayFromDate(noticeTo), 1) : PROGRAMME_BEGAN;
  // Nor does it count after its term.
  const latest = validUntil ? addDays(dayFromDate(validUntil), 1) : null;
  return {
    ...site,
    turns: turnsOf(rowsOf(site.periods), earliest, latest).filter(
      ({ boundary }) => boundary === "from" || site.status === "revoked",
    ),
    term: awardedOn && validUntil ? { awardedOn: dayFromDate(awardedOn), validUntil: dayFromDate(validUntil) } : null,
  };
}

/** Days whose figures were accepted, of a span of days: what is entered late for it restates them. */
export async function closedDays({ tx }: Ctx, span?: { readonly from: Day; readonly before: Day }): Promise<Day[]> {
  const rows = await tx.statement.findMany({
    where: {
      acceptedAt: { not: null },
      ...(span ? { asOf: { gte: dateOf(span.from), lt: dateOf(span.before) } } : {}),
    },
    select: { asOf: true },
    orderBy: { asOf: "asc" },
  });
  return rows.map(({ asOf }) => dayFromDate(asOf));
}

/**
 * Whether this person restates published statements when a firm moves since that day: its point or site counts in one of them, by the move
 * elsewhere. Whoever may not restate leaves it to the lead, on whose desk it waits.
 */
export async function restatesMove(
  ctx: Ctx,
  { enterpriseId, since }: { readonly enterpriseId: string; readonly since: Day },
): Promise<boolean> {
  if (!mayLead(ctx.actor)) return false;
  for (const day of await closedDays(ctx, { from: since, before: addDays(ctx.today, 1) })) {
    const at = dateOf(day);
    const where = { enterpriseId, fromDay: { lte: at }, OR: [{ toDay: null }, { toDay: { gt: at } }] };
    if ((await ctx.tx.contactPointPeriod.count({ where })) + (await ctx.tx.sitePeriod.count({ where })) > 0)
      return true;
  }
  return false;
}

export type LateRow = {
  readonly id: string;
  readonly boundary: Boundary;
  readonly was: Day;
  readonly became: Day;
  readonly reason: string;
  readonly proof: string;
  /** The paper as a file; of what was entered before papers were kept, none. */
  readonly paper: { readonly id: string; readonly name: string } | null;
  readonly restatement: string | null;
  readonly at: Date;
  readonly by: string | null;
};

/** Which days of a contact point or a site were put right, newest first; for regulators alone. */
export async function lateEntriesOf({ tx }: Ctx, subjectId: string): Promise<LateRow[]> {
  return tx.$queryRaw<LateRow[]>`
    select l.id, l.boundary, to_char(l.was, 'YYYY-MM-DD') as was, to_char(l.became, 'YYYY-MM-DD') as became, l.reason, l.proof,
      l.restatement, l.entered_at as at, p.name as by,
      case when f.id is not null then json_build_object('id', f.id, 'name', f.name) end as paper
    from late_entries l left join persons p on p.id = l.entered_by_id left join register_papers f on f.id = l.paper_id
    where l.subject_id = ${subjectId}::uuid order by l.entered_at desc, l.id desc`;
}
