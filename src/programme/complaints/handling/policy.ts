import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

type Complaint = { readonly status: string; readonly divisionCode: string; readonly team: readonly string[] };

/** Whether a person may change who works on a complaint that has a team: the leader of its division, at any time. Terms don't move. */
export function mayChangeTeam(actor: Actor, { status, divisionCode, team }: Complaint): actor is OfficialActor {
  const assigned = team.length > 0 && status !== "merged" && status !== "withdrawn";
  return assigned && isMarketRegulator(actor) && hasDuty(actor, "bureau_leader") && actor.divisionCode === divisionCode;
}

/** Why an official opens sealed content: codes (`auditTrail.purposes`), or, with `other`, the reason in his own words. Kept in the trail; the firm reads it. */
export const LOOK_PURPOSES = ["verification", "investigation", "review", "referral", "other"] as const;
