import { type Actor, hasDuty, isMarketRegulator, isOfCityBureau, type OfficialActor } from "@/kernel/actor";
import type { ClueSubject } from "./workflow";

/** What a person sees of clues; row-level security says the same again. */
export type ClueSight =
  | { readonly of: "own"; readonly enterpriseId: string }
  | {
      readonly of: "office";
      /** That there is one and whether it waits, of all. */
      readonly everything: boolean;
      /** The division whose clues he reads: at its desk, or as its leader. */
      readonly divisionCode: string | null;
      /** Those that he handed over himself. */
      readonly personId: string;
    }
  | { readonly of: "none" };

/**
 * A firm: that a finding at its door was handed over, when, by whom and why. Intake and the leader of the bureau that received it: whole. Who
 * handed it over: what he wrote. The coordinator: that there is one, and whether it waits. As strict as complaints: nobody else.
 */
export function clueSightOf(actor: Actor): ClueSight {
  if (actor.kind === "firm" && actor.enterpriseId) return { of: "own", enterpriseId: actor.enterpriseId };
  if (!isMarketRegulator(actor)) return { of: "none" };
  return {
    of: "office",
    everything: coordinates(actor),
    divisionCode: hasDuty(actor, "intake", "bureau_leader") ? actor.divisionCode : null,
    personId: actor.personId,
  };
}

function coordinates(actor: OfficialActor): boolean {
  return isOfCityBureau(actor, "coordinator");
}

/** Whether an official knows what became of a clue: the desk that ends it, and its leader. As `app_keeps_clues` in the database. */
export function keepsClues(actor: Actor, { divisionCode }: Pick<ClueSubject, "divisionCode">): boolean {
  return isMarketRegulator(actor) && actor.divisionCode === divisionCode && hasDuty(actor, "intake", "bureau_leader");
}

/** Whether an official opens what is sealed in a clue: who keeps it, and who wrote it. As `app_opens_clue` in the database. */
export function readsClue(actor: Actor, clue: Pick<ClueSubject, "divisionCode" | "officerId">): boolean {
  return keepsClues(actor, clue) || (isMarketRegulator(actor) && actor.personId === clue.officerId);
}

/** A right of its own: to read a list is not to carry it away. The file has no content. */
export function mayExportClues(actor: Actor): boolean {
  return isMarketRegulator(actor) && (coordinates(actor) || hasDuty(actor, "intake"));
}

/** Why somebody opens what is sealed; codes of `auditTrail.purposes`. */
export const CLUE_PURPOSES = ["clue-verify", "review", "other"] as const;
