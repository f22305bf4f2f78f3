import { type Actor, hasDuty } from "@/kernel/actor";

/** Everybody may read the rules; the security administrator alone changes them, and says why. */
export function mayChangeRules(actor: Actor): boolean {
  return hasDuty(actor, "security_administrator");
}

/** Why a clock may stand still; each rule names its own. Keys of `timeLimits.stop` in words. */
export const STOPS = ["suspension", "hearing", "announcement", "appraisal", "right-holder-identification"] as const;

/** The rules by what they are about, in the order of the page. Kinds of `timeLimits.kind` in words. */
export const GROUPS = {
  complaints: ["complaint-register", "complaint-verify", "message-answer"],
  cases: ["case-decide", "case-close"],
  referrals: [
    "criminal-accept",
    "criminal-answer",
    "technical-opinion-accept",
    "technical-opinion-answer",
    "labour-guidance-accept",
    "labour-guidance-answer",
    "assistance-accept",
    "assistance-answer",
    "transfer-accept",
    "transfer-verify",
  ],
  programme: [
    "enterprise-check",
    "contact-point-check",
    "counter-confirm",
    "contact-point-approve",
    "leak-report",
    "leak-receive",
    "leak-advise",
    "clue-verify",
    "site-apply",
    "site-recommend",
    "site-review",
    "site-score",
    "site-decide",
    "site-notice",
    "site-check",
    "site-rectify",
  ],
} as const;
export type LimitGroup = keyof typeof GROUPS;
export const LIMIT_GROUPS = ["complaints", "cases", "referrals", "programme"] as const satisfies readonly LimitGroup[];
