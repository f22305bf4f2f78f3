import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";
import { investigates } from "../complaints/workflow";

/** Why somebody of the receiving department opens what was shared; codes of `auditTrail.purposes`. */
export const REFERRAL_PURPOSES = ["referral", "review", "other"] as const;

/** What a sender can tick: facts are copied as they stand, sealed fields and files are opened where they lie. */
export const FACT_ITEMS = ["enterprise", "case", "kind", "dates", "measures"] as const;
export type FactItem = (typeof FACT_ITEMS)[number];

/** On which side a person stands to the referrals he may see at all; row-level security says the same again. */
export type ReferralSight =
  | { readonly side: "receiver"; readonly departmentId: string }
  | {
      readonly side: "sender";
      readonly everything: boolean;
      /** The division whose bureau this person leads. */
      readonly leads: string | null;
      /** Himself, when he is charged with investigating: then those of the teams that he is on. */
      readonly investigates: OfficialActor | null;
    }
  | { readonly side: "none" };

/**
 * Whose referrals a person sees. A department: what was sent to it and not withdrawn. The sending side: its team, the leader of its
 * division; the coordinator sees that they exist and how they stand. A county bureau can be on both sides.
 */
export function sightsOf(actor: Actor): readonly ReferralSight[] {
  if (actor.kind !== "official") return [];
  const sights: ReferralSight[] = [];
  if (hasDuty(actor, "department_handler")) sights.push({ side: "receiver", departmentId: actor.departmentId });
  if (isMarketRegulator(actor)) {
    const everything = hasDuty(actor, "coordinator");
    const leads = hasDuty(actor, "bureau_leader");
    const onTeams = hasDuty(actor, "investigator");
    if (everything || leads || onTeams) {
      sights.push({
        side: "sender",
        everything,
        leads: leads ? actor.divisionCode : null,
        investigates: onTeams ? actor : null,
      });
    }
  }
  return sights;
}

/** A list as a file is a right of its own: departments for what they got, leaders for what they see, and the coordinator. */
export function mayExport(actor: Actor): boolean {
  return (
    hasDuty(actor, "department_handler") || (isMarketRegulator(actor) && hasDuty(actor, "bureau_leader", "coordinator"))
  );
}

type Source = { readonly team: readonly string[]; readonly divisionCode: string };

/** Whether a person stands on the sending side: who investigates the case, or the leader of its division. */
export function isSender(actor: Actor, source: Source): actor is OfficialActor {
  const leads =
    isMarketRegulator(actor) && hasDuty(actor, "bureau_leader") && actor.divisionCode === source.divisionCode;
  return leads || investigates(actor, source);
}

/** Whether a person may send referrals from this case. */
export function maySend(actor: Actor, source: Source & { readonly status: string }): actor is OfficialActor {
  return source.status !== "closed" && isSender(actor, source);
}
