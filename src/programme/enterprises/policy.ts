import {
  type Actor,
  actsForFirm,
  covers,
  hasDuty,
  isMarketRegulator,
  isOfCityBureau,
  type OfficialActor,
} from "@/kernel/actor";

/** Whose enterprises a person sees: a firm its own, a county bureau its division, the city's bureau all. Row-level security says the same again. */
export type EnterpriseSight =
  | { readonly of: "all" }
  | { readonly of: "division"; readonly divisionCode: string }
  | { readonly of: "own"; readonly enterpriseId: string }
  | { readonly of: "none" };

export function sightOf(actor: Actor): EnterpriseSight {
  if (actor.kind === "system") return { of: "all" };
  if (actor.kind === "firm" && actor.enterpriseId) return { of: "own", enterpriseId: actor.enterpriseId };
  if (!isMarketRegulator(actor)) return { of: "none" };
  return actor.level === "city" ? { of: "all" } : { of: "division", divisionCode: actor.divisionCode };
}

type Enterprise = { readonly id: string; readonly divisionCode: string };

/** The owner keeps his firm's profile; a member reads it. */
export function mayEdit(actor: Actor, { id }: Enterprise): boolean {
  return actsForFirm(actor, id) && actor.role === "owner";
}

/** The programme office, of a county or of the city: it checks who registers. */
export function keepsRegister(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer");
}

/** What the county office has checked it corrects itself, with a reason; the city's programme office everywhere. */
export function mayCorrect(actor: Actor, { divisionCode }: Pick<Enterprise, "divisionCode">): boolean {
  return keepsRegister(actor) && covers(actor, divisionCode);
}

/** Into which block economy a firm belongs is its county's to correct, and the coordinator's, who keeps the clusters of the whole city. */
export function mayPlace(actor: Actor, enterprise: Pick<Enterprise, "divisionCode">): boolean {
  return mayCorrect(actor, enterprise) || isOfCityBureau(actor, "coordinator");
}

/**
 * A block economy lies in one division (each has its place: programme document 三(三), and what is known of them). Firms of that division are its
 * members; so are those of a zone, and of the county on whose land the zone lies, on either side of a line that the trade doesn't know.
 */
export function fitsCluster(
  firmDivision: string,
  clusterDivision: string,
  divisions: readonly { readonly code: string; readonly onLandOf: readonly string[] }[],
): boolean {
  const liesOn = (zone: string, county: string) =>
    divisions.some(({ code, onLandOf }) => code === zone && onLandOf.includes(county));
  return (
    firmDivision === clusterDivision || liesOn(firmDivision, clusterDivision) || liesOn(clusterDivision, firmDivision)
  );
}

/** Beyond that, which firm belongs to another division's block economy is the city's to say: a county doesn't fill a neighbour's. */
export function mayPlaceAnywhere(actor: Actor): boolean {
  return actor.kind === "system" || (isMarketRegulator(actor) && actor.level === "city");
}

/** A firm that changes divisions leaves the sight of its county, so the city moves it. */
export function mayMove(actor: Actor): boolean {
  return keepsRegister(actor) && actor.level === "city";
}

/** Joins two records that are one firm, and parts them again: the coordinator everywhere, a county's programme office within its division. */
export function mayMerge(actor: Actor, { divisionCode }: Pick<Enterprise, "divisionCode">): actor is OfficialActor {
  if (!isMarketRegulator(actor)) return false;
  if (actor.level === "city") return hasDuty(actor, "coordinator", "programme_officer");
  return hasDuty(actor, "programme_officer") && actor.divisionCode === divisionCode;
}

/** Looks for records that could be one firm. */
export function seeksDuplicates(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && mayMerge(actor, actor);
}

/** How many complaints a firm has filed is for the coordinator and the leader of its division; the firm has its own list. */
export function mayCountComplaints(actor: Actor, { divisionCode }: Pick<Enterprise, "divisionCode">): boolean {
  if (!isMarketRegulator(actor)) return false;
  return (
    actor.duties.includes("coordinator") ||
    (actor.duties.includes("bureau_leader") && actor.divisionCode === divisionCode)
  );
}

/** A right of its own: to read a list is not to carry it away. */
export function mayExport(actor: Actor): boolean {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator");
}
