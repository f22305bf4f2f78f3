import { addDays, addMonths, type Day } from "@/kernel/days";
import { type Absence, proposedFor, type Window } from "../absences/policy";

/** A rule of the plan, as its row says. */
export type PlanRule = {
  readonly id: string;
  readonly ground: "point" | "site" | "closed_case";
  readonly months: readonly number[];
  readonly repeats: boolean;
  readonly aheadDays: number;
  /** How far ahead it is asked what is owed, when that is farther than the plan looks. */
  readonly reach?: number;
};

/** What makes visits due: a contact point since its first day or its last visit, a site since its award, a case since its closing. */
export type PlanGround = {
  readonly ground: PlanRule["ground"];
  readonly id: string;
  readonly enterpriseId: string;
  readonly divisionCode: string;
  readonly since: Day;
  /** Since when a point that had been suspended is active again; null for what never was. */
  readonly resumedOn: Day | null;
  /** A visit of this ground is planned and not yet made. */
  readonly waits: boolean;
  /** The last day on which the ground still stands: a site's award ends. */
  readonly until: Day | null;
};

export type OwedVisit = {
  readonly ruleId: string;
  readonly occasion: string;
  readonly dueOn: Day;
  readonly source: PlanGround;
};

/**
 * The visits that are owed by the rules and are to be in the plan on that day. Each has an occasion, by which it is found when the plan is
 * made again. A ground that repeats has at most one visit waiting: the next counts from the day on which that one is made. What fell due while a point was
 * suspended is due as long after it was resumed as the plan looks ahead.
 */
export function owedVisits(rules: readonly PlanRule[], grounds: readonly PlanGround[], today: Day): OwedVisit[] {
  return rules.flatMap((rule) =>
    grounds
      .filter(({ ground, waits }) => ground === rule.ground && !(rule.repeats && waits))
      .flatMap((source) =>
        rule.months
          .slice(0, rule.repeats ? 1 : undefined)
          .map((months) => dueAfter(source, months, rule.aheadDays))
          .filter(
            (dueOn) =>
              addDays(dueOn, -(rule.reach ?? rule.aheadDays)) <= today &&
              (source.until === null || dueOn <= source.until),
          )
          .map((dueOn) => ({
            ruleId: rule.id,
            occasion: `${source.ground}/${source.id}/${dueOn}`,
            dueOn,
            source,
          })),
      ),
  );
}

function dueAfter({ since, resumedOn }: PlanGround, months: number, aheadDays: number): Day {
  const due = addMonths(since, months);
  const earliest = resumedOn && since < resumedOn ? addDays(resumedOn, aheadDays) : due;
  return due < earliest ? earliest : due;
}

export type Officer = {
  readonly id: string;
  /** Visits that he has before him. */
  readonly load: number;
  readonly absences: readonly Absence[];
  /** Firms from which he keeps away. */
  readonly apart: readonly string[];
};

/**
 * Shares visits out among officers so that nobody has more than one above another on account of it: each goes to whoever has least, the
 * first by id among equals. Who isn't there as long as a visit can be made, or keeps away from its firm, isn't given it. In the order given; without officers nobody is given any.
 */
export function shareOut<Visit extends { readonly id: string; readonly enterpriseId: string; readonly window: Window }>(
  visits: readonly Visit[],
  officers: readonly Officer[],
): ReadonlyMap<string, string> {
  const loads = officers.map((officer) => ({ ...officer })).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const shares = new Map<string, string>();
  for (const { id, ...visit } of visits) {
    const [first, ...others] = proposedFor(loads, visit);
    if (!first) continue;
    const least = others.reduce((best, officer) => (officer.load < best.load ? officer : best), first);
    least.load++;
    shares.set(id, least.id);
  }
  return shares;
}
