import { type Actor, covers, hasDuty, isMarketRegulator, isOfCityBureau, type OfficialActor } from "@/kernel/actor";

/**
 * Why a firm is a likely contact point, after the programme's own words: 科技创新型, 大中型, 被侵权的企业, where there is none yet, 块状经济's leading firms,
 * and those whose own assessment says that much is missing. Which titles and sizes make the first two, the database says (`counted_candidates`). In the
 * order of the bits in its marks: a further one comes last.
 */
export const CANDIDATE_REASONS = [
  "science_tech",
  "large",
  "harmed",
  "first_in_town",
  "cluster_leader",
  "pressing_need",
] as const;
export type CandidateReason = (typeof CANDIDATE_REASONS)[number];

/** By what else an official tells a firm that has neither an account nor a mail address. */
export const MEANS = ["telephone", "visit", "letter"] as const;

/** Who looks for contact points: the programme office in its division, the city everywhere. */
export function seeksCandidates(actor: Actor, divisionCode?: string): actor is OfficialActor {
  if (!isMarketRegulator(actor) || !hasDuty(actor, "programme_officer", "coordinator")) return false;
  return divisionCode === undefined || covers(actor, divisionCode);
}

/** The weights are the city coordinator's. */
export function mayWeigh(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}
