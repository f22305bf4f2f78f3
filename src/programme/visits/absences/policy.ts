import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";
import { addDays, type Day, dayFromDate } from "@/kernel/days";

/** Days on which an official isn't there, first and last included. */
export type Absence = { readonly personId: string; readonly fromDay: Day; readonly toDay: Day };

/** When a visit is made: on the day that was arranged, else some day until the one by which it is due. */
export type Window = { readonly from: Day; readonly to: Day };

/** The days on which a visit can still be made; of one that is overdue, today. */
export function windowOf({
  today,
  dueOn,
  arrangedOn,
}: {
  readonly today: Day;
  readonly dueOn: Day;
  readonly arrangedOn?: Day | null;
}): Window {
  if (arrangedOn && arrangedOn >= today) return { from: arrangedOn, to: arrangedOn };
  return { from: today, to: dueOn < today ? today : dueOn };
}

/** The same of a visit as it stands in the plan. */
export function visitWindow(
  { dueOn, arrangedOn }: { readonly dueOn: Date | null; readonly arrangedOn: Date | null },
  today: Day,
): Window {
  return windowOf({
    ...{ today, dueOn: dueOn ? dayFromDate(dueOn) : today },
    arrangedOn: arrangedOn && dayFromDate(arrangedOn),
  });
}

/**
 * The absence for which somebody can't make a visit: it covers every day on which it could be made. Who is back before the visit is due can be
 * given it. Absences that follow on each other count as one.
 */
export function awayFor(absences: readonly Absence[], personId: string, { from, to }: Window): Absence | null {
  let covered = from;
  const own = absences
    .filter((absence) => absence.personId === personId && absence.toDay >= from)
    .toSorted((a, b) => (a.fromDay < b.fromDay ? -1 : 1));
  for (const absence of own) {
    if (absence.fromDay > covered) return null;
    if (absence.toDay >= to) return absence;
    const next = addDays(absence.toDay, 1);
    if (next > covered) covered = next;
  }
  return null;
}

type Present = { readonly id: string; readonly absences: readonly Absence[] };

/** Of these officers those to whom a visit can be given: who is there in that time, and doesn't keep away from the firm. */
export function proposedFor<Officer extends Present & { readonly apart: readonly string[] }>(
  officers: readonly Officer[],
  { enterpriseId, window }: { readonly enterpriseId: string; readonly window: Window },
): Officer[] {
  return officers.filter(
    ({ id, absences, apart }) => !apart.includes(enterpriseId) && awayFor(absences, id, window) === null,
  );
}

/** Those who aren't there, each with the absence for which he isn't proposed. */
export function awayAmong<Officer extends Present & { readonly name: string }>(
  officers: readonly Officer[],
  window: Window,
): (Absence & { readonly name: string })[] {
  return officers.flatMap(({ id, name, absences }) => {
    const absence = awayFor(absences, id, window);
    return absence ? [{ ...absence, name }] : [];
  });
}

/** Everybody of a bureau of the leading department enters his own absence; who shares visits out, that of the bureau's people. */
export function mayEnterFor(
  actor: Actor,
  person: { readonly id: string; readonly departmentId: string },
): actor is OfficialActor {
  if (!isMarketRegulator(actor)) return false;
  if (person.id === actor.personId) return true;
  return (
    hasDuty(actor, "programme_officer", "coordinator") &&
    (actor.level === "city" || person.departmentId === actor.departmentId)
  );
}
