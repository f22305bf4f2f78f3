import { type Actor, hasDuty, isMarketRegulator, isOfCityBureau, isStationOfficer } from "@/kernel/actor";

/** Whose applications and points a person sees whole; the public register of a day is everybody's. Row-level security says the same again. */
export type PointSight =
  | { readonly of: "all" }
  | { readonly of: "division"; readonly divisionCode: string }
  | { readonly of: "own"; readonly enterpriseId: string }
  | { readonly of: "none" };

export function sightOf(actor: Actor): PointSight {
  if (actor.kind === "system") return { of: "all" };
  if (actor.kind === "firm" && actor.enterpriseId) return { of: "own", enterpriseId: actor.enterpriseId };
  if (!isMarketRegulator(actor)) return { of: "none" };
  return actor.level === "city" ? { of: "all" } : { of: "division", divisionCode: actor.divisionCode };
}

/** Which statuses wait for this person: a county's programme office recommends, the city's coordinator approves. */
export function waitingFor(actor: Actor): ("applied" | "recommended")[] {
  if (!isMarketRegulator(actor)) return [];
  const office = actor.duties.includes("programme_officer");
  const approves = isOfCityBureau(actor, "coordinator");
  return [...(office ? (["applied"] as const) : []), ...(approves ? (["recommended"] as const) : [])];
}

/** A right of its own: to read a list is not to carry it away. */
export function mayExport(actor: Actor): boolean {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator");
}

/** The yearly services are a station's work too: of the points of its clusters. */
export function mayExportServices(actor: Actor): boolean {
  return mayExport(actor) || isStationOfficer(actor);
}

/** The register is public; its file is for whoever works with it: officials of every department. */
export function mayExportRegister(actor: Actor): boolean {
  return (
    isMarketRegulator(actor) || isStationOfficer(actor) || hasDuty(actor, "government_office", "department_handler")
  );
}
