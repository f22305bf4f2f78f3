import { type Actor, covers, hasDuty, isMarketRegulator, isOfCityBureau, type OfficialActor } from "@/kernel/actor";
import { addDays, type Day } from "@/kernel/days";

/** What a person sees of visits; row-level security says the same again. */
export type VisitSight =
  | { readonly of: "everything" }
  | { readonly of: "own"; readonly enterpriseId: string }
  | {
      readonly of: "office";
      /** The division whose visits he sees, and those to firms that lie in it now; null for all. */
      readonly divisionCode: string | null;
      /** Besides: those that follow a case that he investigated, or that his division led. */
      readonly investigates: OfficialActor | null;
      readonly leads: string | null;
    }
  | { readonly of: "none" };

/**
 * A firm: its own. The city's bureau: all; a county's: its division's, and those made elsewhere to firms that are its own now. A visit that follows a case is nobody's but the case's ring's and the
 * firm's: the coordinator doesn't see it either.
 */
export function sightOf(actor: Actor): VisitSight {
  if (actor.kind === "system") return { of: "everything" };
  if (actor.kind === "firm" && actor.enterpriseId) return { of: "own", enterpriseId: actor.enterpriseId };
  if (!isMarketRegulator(actor)) return { of: "none" };
  return {
    of: "office",
    divisionCode: actor.level === "city" ? null : actor.divisionCode,
    investigates: hasDuty(actor, "investigator") ? actor : null,
    leads: hasDuty(actor, "bureau_leader") ? actor.divisionCode : null,
  };
}

/** Who plans visits by hand and shares them out: the programme office in its division, the city everywhere. */
export function mayPlan(actor: Actor, divisionCode?: string): actor is OfficialActor {
  if (!isMarketRegulator(actor) || !hasDuty(actor, "programme_officer", "coordinator")) return false;
  return divisionCode === undefined || covers(actor, divisionCode);
}

/** The rules by which visits are owed are the coordinator's. */
export function mayChangeRules(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}

/** A right of its own: to read a list is not to carry it away. */
export function mayExport(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator");
}

/** Who takes the list of visits away: whoever carries visits away, and a firm its own. */
export function mayExportList(actor: Actor): boolean {
  return mayExport(actor) || sightOf(actor).of === "own";
}

/** When the firm of a visit on that day is to have done what it is advised, unless the officer says otherwise. */
export function adviceDue(heldOn: Day): Day {
  return addDays(heldOn, 30);
}

/**
 * Whether the page of a visit may lie on a device. One that follows a case may not: whoever finds the device would learn that the firm
 * complained.
 */
export function mayTakeAlong({ ring }: { readonly ring: object | null }): boolean {
  return ring === null;
}

/** Of these visits those that this officer is to make and whose form may lie on a device, by the same rule: of no case. */
export function takenAlong(
  personId: string,
  visits: readonly {
    readonly id: string;
    readonly status: string;
    readonly officerId: string | null;
    readonly caseId: string | null;
  }[],
): readonly string[] {
  return visits.flatMap(({ id, status, officerId, caseId }) =>
    officerId === personId && caseId === null && ["planned", "arranged"].includes(status) ? [id] : [],
  );
}
