import type { Day } from "@/kernel/days";
import type { Standing } from "../workflow";

/** What can befall a firm. */
export const EVENT_KINDS = ["moved", "deregistered", "revoked", "restored", "branch", "independent"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

type Dated = {
  readonly kind: EventKind;
  readonly holdsFrom: Day;
  /** The day on which it was entered. */
  readonly recordedOn: Day;
  readonly toDivision: string | null;
};

/** Those that hold on a day, the last of them first. Of two of one day the one that was entered later. */
function holdingOn<Event extends Dated>(events: readonly Event[], day: Day): Event[] {
  return events
    .filter(({ holdsFrom }) => holdsFrom <= day)
    .toSorted((a, b) =>
      a.holdsFrom === b.holdsFrom ? (a.recordedOn < b.recordedOn ? 1 : -1) : a.holdsFrom < b.holdsFrom ? 1 : -1,
    );
}

/**
 * Where a firm lay on a day: as the register had it at the end of that day (`had`), unless a move that was entered later holds on it already.
 */
export function divisionOn(had: string, events: readonly Dated[], day: Day): string {
  const late = holdingOn(events, day).find(({ kind, recordedOn }) => kind === "moved" && recordedOn > day);
  return late?.toDivision ?? had;
}

/** Whether it was in business on a day, as it is known now. */
export function standingOn(events: readonly Dated[], day: Day): Standing {
  const last = holdingOn(events, day).find(({ kind }) => ["deregistered", "revoked", "restored"].includes(kind));
  return last?.kind === "deregistered" || last?.kind === "revoked" ? last.kind : "in_business";
}

/** What can be entered of a firm that stands so: it ends once, comes back after it ended, becomes a branch or its own master. */
export function kindsOpen({
  standing,
  parent,
}: {
  readonly standing: string;
  readonly parent: string | null;
}): EventKind[] {
  if (standing !== "in_business") return ["restored"];
  return ["moved", "deregistered", "revoked", parent === null ? "branch" : "independent"];
}
