import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

/** Whose applications a person sees whole; awards and public notices are everybody's. Row-level security says the same again. */
export type SiteSight =
  | { readonly of: "all" }
  | { readonly of: "division"; readonly divisionCode: string }
  | { readonly of: "own"; readonly enterpriseId: string }
  | { readonly of: "none" };

export function sightOf(actor: Actor): SiteSight {
  if (actor.kind === "system") return { of: "all" };
  if (actor.kind === "firm" && actor.enterpriseId) return { of: "own", enterpriseId: actor.enterpriseId };
  if (!isMarketRegulator(actor)) return { of: "none" };
  return actor.level === "city" ? { of: "all" } : { of: "division", divisionCode: actor.divisionCode };
}

/** Who scores: the city's legal reviewers and investigators. */
export function isReviewer(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor) && actor.level === "city" && hasDuty(actor, "legal_reviewer", "investigator");
}

type Scored = { readonly status: string; readonly scores: readonly { readonly reviewerId: string }[] };

/** A reviewer who hasn't signed yet, while the site is being scored. */
export function mayScore(actor: Actor, { status, scores }: Scored): boolean {
  return (
    isReviewer(actor) && status === "recommended" && !scores.some(({ reviewerId }) => reviewerId === actor.personId)
  );
}

/** Points and opinions of the reviewers are the office's own, once the scoring is concluded; a reviewer sees his own at any time. */
export function maySeeScores(actor: Actor, { status }: { readonly status: string }): boolean {
  return isMarketRegulator(actor) && !["applied", "returned", "recommended"].includes(status);
}

/** What waits for this person, by what he can do with it. */
export function waitingFor(actor: Actor): ("recommend" | "score" | "announce" | "award")[] {
  if (!isMarketRegulator(actor)) return [];
  const decides = actor.level === "city" && actor.duties.includes("coordinator");
  return [
    ...(actor.duties.includes("programme_officer") ? (["recommend"] as const) : []),
    ...(isReviewer(actor) ? (["score"] as const) : []),
    ...(decides ? (["announce", "award"] as const) : []),
  ];
}

/** A right of its own: to read a list is not to carry it away. */
export function mayExport(actor: Actor): boolean {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer", "coordinator");
}

/** The register is public; its file is for whoever works with it: officials of every department. */
export function mayExportRegister(actor: Actor): boolean {
  return isMarketRegulator(actor) || hasDuty(actor, "government_office", "department_handler");
}
