import { type Actor, covers, hasDuty, isMarketRegulator, isStationOfficer, type OfficialActor } from "@/kernel/actor";
import type { CounterKind } from "./workflow";

/** How somebody at the counter shows who he is: 身份证、营业执照、授权书, or he is known. */
export const IDENTIFIED = ["id-card", "licence", "authority", "known"] as const;

function typesAtOffice(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer");
}

/** Who types for firms at all: the programme office, and for the firms of its clusters a station. */
export function typesForFirms(actor: Actor): actor is OfficialActor {
  return typesAtOffice(actor) || isStationOfficer(actor);
}

/** Registering a firm is the programme office's, in its division; a station has no firms before they are registered. */
export function mayType(actor: Actor, kind: CounterKind, divisionCode?: string): actor is OfficialActor {
  if (kind === "contact-point") return typesForFirms(actor);
  return typesAtOffice(actor) && (divisionCode === undefined || covers(actor, divisionCode));
}

/** Whose filings a person lists. Row-level security says the same again. */
export function seesFilings(actor: Actor): actor is OfficialActor {
  return typesForFirms(actor) || (isMarketRegulator(actor) && hasDuty(actor, "coordinator"));
}
