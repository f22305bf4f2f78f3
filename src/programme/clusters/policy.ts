import {
  type Actor,
  hasDuty,
  isMarketRegulator,
  isOfCityBureau,
  isStationOfficer,
  type OfficialActor,
} from "@/kernel/actor";

/** Whose firms of clusters a person sees; `figures`: how many, and none of them. Row-level security says the same again (`cluster_firms`). */
export type ClusterSight =
  | { readonly of: "all" }
  | { readonly of: "division"; readonly divisionCode: string }
  | { readonly of: "station"; readonly departmentId: string }
  | { readonly of: "figures" }
  | { readonly of: "none" };

export function sightOf(actor: Actor): ClusterSight {
  const station = isStationOfficer(actor) ? actor.departmentId : undefined;
  if (station) return { of: "station", departmentId: station };
  if (isMarketRegulator(actor))
    return actor.level === "city" ? { of: "all" } : { of: "division", divisionCode: actor.divisionCode };
  return hasDuty(actor, "government_office") ? { of: "figures" } : { of: "none" };
}

/** What stands as the source of a cluster that nobody has looked up. */
export const UNKNOWN_SOURCE = "待核实";

/** Adds clusters, renames them, says which firms belong to them and which lead them: the city's coordinator. */
export function keepsClusters(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}

/** Whose cases of a cluster's firms are counted: the coordinator's all, a leader's of his division; for others there is no such figure. */
export function countsCases(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "coordinator", "bureau_leader");
}

/** Who has the names and telephones of the liaisons: the programme office, the coordinator, and the station of the cluster. */
export function seesLiaisons(actor: Actor): actor is OfficialActor {
  return (isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator")) || isStationOfficer(actor);
}

/** Who has circulars to read: a firm those that came to it, officials those that went to firms which they see. */
export function readsCirculars(actor: Actor): boolean {
  if (actor.kind === "firm") return actor.enterpriseId !== null;
  const sight = sightOf(actor);
  return sight.of !== "none" && sight.of !== "figures";
}

/** How far the network reaches is taken away by whoever works with it: the bureaus, and the government office that reads its figures. */
export function mayExportCoverage(actor: Actor): boolean {
  return mayExport(actor) || hasDuty(actor, "government_office");
}

/** Active points ÷ member firms; null where there is no firm, or the points aren't told. */
export function coverageOf({
  members,
  points,
}: {
  readonly members: number;
  readonly points: number | null;
}): number | null {
  return members === 0 || points === null ? null : points / members;
}

/** A right of its own: to read a list is not to carry it away. A station takes its own clusters' lists. */
export function mayExport(actor: Actor): boolean {
  return seesLiaisons(actor);
}

/** Who takes circulars away: whoever carries lists away, and a firm those that came to it. */
export function mayExportCirculars(actor: Actor): boolean {
  return mayExport(actor) || (actor.kind === "firm" && readsCirculars(actor));
}
