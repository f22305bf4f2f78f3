import {
  type Actor,
  type FirmActor,
  hasDuty,
  isMarketRegulator,
  isOfCityBureau,
  type OfficialActor,
} from "@/kernel/actor";
import { metBy, type ShownClock, stepsByClocks } from "@/kernel/clock-steps";
import type { Seat } from "./seats/policy";
import { REVIEWING_DUTIES, type SiteSubject, siteWorkflow } from "./workflow";

/** Whose applications a person sees whole; awards and public notices are everybody's. Row-level security says the same again. */
export type SiteSight =
  | { readonly of: "all" }
  | { readonly of: "division"; readonly divisionCode: string }
  | { readonly of: "own"; readonly enterpriseId: string }
  /** Those that a reviewer from outside was named for. */
  | { readonly of: "named"; readonly personId: string }
  | { readonly of: "none" };

export function sightOf(actor: Actor): SiteSight {
  if (actor.kind === "system") return { of: "all" };
  if (actor.kind === "firm" && actor.enterpriseId) return { of: "own", enterpriseId: actor.enterpriseId };
  if (actor.kind !== "official") return { of: "none" };
  const outside = hasDuty(actor, "site_reviewer") && actor.departmentKind !== "market_regulation";
  if (outside) return { of: "named", personId: actor.personId };
  if (!isMarketRegulator(actor)) return { of: "none" };
  return actor.level === "city" ? { of: "all" } : { of: "division", divisionCode: actor.divisionCode };
}

type Named = { readonly status: string; readonly seats: readonly Seat[] };

/** Whether this person's marks and signature are awaited. */
export function mayScore(actor: Actor, { status, seats }: Named): actor is OfficialActor {
  return (status === "on_site" || status === "reconciling") && awaited(actor, seats, "reviewer");
}

/** Whether somebody who was named has declared that nothing stands in his way: before it he judges nothing, and sees nothing that is judged. */
export function hasDeclared({ personId }: OfficialActor, { seats }: Pick<Named, "seats">): boolean {
  return seats.some((seat) => seat.personId === personId && seat.declared);
}

/**
 * The missed clock of which this person's signature asks why: he is the last who signs. Whether the scores will then agree and meet it, or be
 * reconciled, isn't asked here: before he has signed, nobody is to learn that.
 */
export function missedAtSigning<Clock extends ShownClock>(
  actor: Actor,
  { clocks, ...site }: SiteSubject & { readonly clocks: readonly Clock[] },
): Clock | undefined {
  if (!mayScore(actor, site)) return undefined;
  const seats = site.seats.map((seat) => (seat.personId === actor.personId ? { ...seat, pending: false } : seat));
  const { open } = stepsByClocks(siteWorkflow, actor, { ...site, seats, spread: null }, clocks);
  return open.some(({ name, late }) => name === "conclude" && late)
    ? metBy(siteWorkflow.steps.conclude, clocks)[0]
    : undefined;
}

/** Whether this person's vote on the panel is awaited. */
export function mayVote(actor: Actor, { status, seats }: Named): actor is OfficialActor {
  return status === "panel" && awaited(actor, seats, "panel");
}

function awaited(actor: Actor, seats: Named["seats"], part: "reviewer" | "panel"): actor is OfficialActor {
  return (
    actor.kind === "official" &&
    seats.some((seat) => seat.personId === actor.personId && seat.part === part && !seat.recused && seat.pending)
  );
}

/** Brings the papers of a reassessment: the coordinator, in the last half year of a term. */
export function mayReassess(
  actor: Actor,
  site: { readonly status: string; readonly termEnding: boolean },
): actor is OfficialActor {
  return mayName(actor) && site.status === "awarded" && site.termEnding;
}

/** Names reviewers and panel: the coordinator of the city. */
export function mayName(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}

/**
 * Whether this official has a part in judging it: whoever was named and has declared that nothing stands in his way, its bureau's programme office, the
 * city's coordinator, leader and programme office; nobody who recused himself. Row-level security says the same (`app_assesses`).
 */
function hasPart(actor: Actor, site: Named & { readonly divisionCode: string }): boolean {
  if (actor.kind !== "official") return actor.kind === "system";
  const own = site.seats.filter(({ personId }) => personId === actor.personId);
  if (own.some(({ recused }) => recused)) return false;
  if (hasDeclared(actor, site)) return true;
  if (!isMarketRegulator(actor)) return false;
  return actor.level === "city"
    ? hasDuty(actor, "coordinator", "bureau_leader", "programme_officer")
    : actor.divisionCode === site.divisionCode && hasDuty(actor, "programme_officer");
}

/** Points and opinions of the reviewers are for who has a part, once the scoring is concluded; a reviewer sees his own at any time. */
export function maySeeScores(actor: Actor, site: Named & { readonly divisionCode: string }): boolean {
  return !UNSCORED.includes(site.status) && hasPart(actor, site);
}
const UNSCORED = ["draft", "applied", "returned", "recommended", "on_site", "withdrawn"];

/** Who may open what the firm proves: those who judge it, and the firm. */
export function mayOpenProofs(
  actor: Actor,
  site: Named & { readonly enterpriseId: string; readonly divisionCode: string },
): boolean {
  return actor.kind === "firm" ? actor.enterpriseId === site.enterpriseId : hasPart(actor, site);
}

/** Objections are read and answered by those who decide; nobody else learns of them. */
export function mayAnswerObjections(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator", "bureau_leader");
}

/** The coordinator edits the score sheet. */
export function mayEditSheet(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}

/** What a firm still writes: its self-assessment and its proofs. */
export function mayWrite(
  actor: Actor,
  site: { readonly enterpriseId: string; readonly status: string },
): actor is FirmActor {
  return (
    actor.kind === "firm" &&
    actor.enterpriseId === site.enterpriseId &&
    (site.status === "draft" || site.status === "returned")
  );
}

/** What waits for this person, by what he can do with it. */
export function waitingFor(actor: Actor): ("recommend" | "review" | "lead" | "decide")[] {
  if (actor.kind !== "official") return [];
  const regulator = isMarketRegulator(actor);
  const city = regulator && actor.level === "city";
  return [
    ...(regulator && actor.duties.includes("programme_officer") ? (["recommend"] as const) : []),
    ...(hasDuty(actor, ...REVIEWING_DUTIES) ? (["review"] as const) : []),
    ...(city && actor.duties.includes("coordinator") ? (["lead"] as const) : []),
    ...(city && actor.duties.includes("bureau_leader") ? (["decide"] as const) : []),
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

/** The most that one proof may have, in bytes: 20 MB; and the most of one item. */
export const PROOF_SIZE = 20 * 1024 * 1024;
export const PROOFS_OF_AN_ITEM = 10;
export const PROOF_ACCEPT = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.ofd";

/** The ranking of a round is for those who decide on it. It is a tool of the office, and never public. */
export function maySeeRanking(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator", "bureau_leader", "programme_officer");
}
