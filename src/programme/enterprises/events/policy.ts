import type { Actor } from "@/kernel/actor";
import type { Day } from "@/kernel/days";
import { mayCorrect, mayMove } from "../policy";
import type { Standing } from "../workflow";

/** What can befall a firm. */
export const EVENT_KINDS = ["moved", "deregistered", "revoked", "restored", "branch", "independent"] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What can be struck when it was entered by mistake. */
const STRIKABLE = ["moved", "deregistered", "revoked"] as const satisfies readonly EventKind[];

/** Who strikes an event that stands: the office that enters such a one; a move the city's. Whether something builds on it, the command says. */
export function strikableBy(
  actor: Actor,
  enterprise: { readonly divisionCode: string },
  { kind, struckOn }: Pick<Dated, "kind" | "struckOn">,
): boolean {
  return (
    STRIKABLE.some((one) => one === kind) &&
    struckOn === null &&
    mayCorrect(actor, enterprise) &&
    (kind !== "moved" || mayMove(actor))
  );
}

type Dated = {
  readonly kind: EventKind;
  readonly holdsFrom: Day;
  /** The day on which it was entered. */
  readonly recordedOn: Day;
  readonly fromDivision: string | null;
  readonly toDivision: string | null;
  /** The day on which it was struck; null: it stands. */
  readonly struckOn: Day | null;
};

/** Of one sort the last one says how the firm stands. */
export function sortOf(kind: EventKind): "place" | "standing" | "parent" {
  if (kind === "moved") return "place";
  return kind === "branch" || kind === "independent" ? "parent" : "standing";
}

/** Those that were not struck, in their order. */
export function holding<Event extends Pick<Dated, "struckOn">>(events: readonly Event[]): Event[] {
  return events.filter(({ struckOn }) => struckOn === null);
}

/** Whether an event is the last of its sort that stands: on an earlier one the later ones build. */
export function isLastOfSort<Event extends Dated & { readonly id: string }>(
  events: readonly Event[],
  event: Event,
): boolean {
  const last = holdingOn(events, "9999-12-31").find(({ kind }) => sortOf(kind) === sortOf(event.kind));
  return last?.id === event.id;
}

/** Those that hold on a day, the last of them first. Of two of one day the one that was entered later. */
function holdingOn<Event extends Dated>(events: readonly Event[], day: Day): Event[] {
  return holding(events)
    .filter(({ holdsFrom }) => holdsFrom <= day)
    .toSorted((a, b) =>
      a.holdsFrom === b.holdsFrom ? (a.recordedOn < b.recordedOn ? 1 : -1) : a.holdsFrom < b.holdsFrom ? 1 : -1,
    );
}

/**
 * The move by which a firm lay elsewhere on a day than the register had it at the end of that day (`had`): one that was entered later and holds on it
 * already, so that the firm lay where that led, or one that was struck since, so that it lay where it had been before.
 */
export function moveOn<Event extends Dated>(
  had: string,
  events: readonly Event[],
  day: Day,
): { readonly lay: "before" | "after"; readonly move: Event } | undefined {
  const mistaken = events.find(
    ({ kind, recordedOn, struckOn, toDivision }) =>
      kind === "moved" && struckOn !== null && recordedOn <= day && day < struckOn && toDivision === had,
  );
  if (mistaken?.fromDivision) return { lay: "before", move: mistaken };
  const late = holdingOn(events, day).find(({ kind, recordedOn }) => kind === "moved" && recordedOn > day);
  return late?.toDivision ? { lay: "after", move: late } : undefined;
}

/** Where a firm lay on a day: as the register had it (`had`), unless it lay elsewhere by `moveOn`. */
export function divisionOn(had: string, events: readonly Dated[], day: Day): string {
  const found = moveOn(had, events, day);
  return (found?.lay === "before" ? found.move.fromDivision : found?.move.toDivision) ?? had;
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
