import { type Actor, hasDuty, isMarketRegulator, type OfficialActor } from "@/kernel/actor";

/** What a sender can tick: facts are copied as they stand, sealed fields and files are opened where they lie. */
export const FACT_ITEMS = ["enterprise", "case", "kind", "dates", "measures"] as const;
export type FactItem = (typeof FACT_ITEMS)[number];

/** On which side a person stands to the referrals he may see at all; row-level security says the same again. */
export type ReferralSight =
  | { readonly side: "receiver"; readonly departmentId: string }
  | {
      readonly side: "sender";
      readonly everything: boolean;
      readonly divisionCode: string | null;
      readonly personId: string;
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
    if (everything || leads || hasDuty(actor, "investigator")) {
      sights.push({
        side: "sender",
        everything,
        divisionCode: leads ? actor.divisionCode : null,
        personId: actor.personId,
      });
    }
  }
  return sights;
}

/** Whether a person may send referrals from this case: on its team, or leader of its division. */
export function maySend(
  actor: Actor,
  subject: { readonly team: readonly string[]; readonly divisionCode: string; readonly status: string },
): actor is OfficialActor {
  if (!isMarketRegulator(actor) || subject.status === "closed") return false;
  const onTeam = hasDuty(actor, "investigator") && subject.team.includes(actor.personId);
  return onTeam || (hasDuty(actor, "bureau_leader") && actor.divisionCode === subject.divisionCode);
}
