import { type Actor, hasDuty } from "@/kernel/actor";

/** Settings are part of the rules: the security administrator's. */
export function mayChangeSettings(actor: Actor): boolean {
  return hasDuty(actor, "security_administrator");
}

/** Which bureau takes a complaint: technical secrets the city's and business secrets the division's; the city's; that of the firm's division. */
export const ROUTINGS = ["by-kind", "city", "division"] as const;

/** What the nightly self-check looks at. */
export const CHECKS = ["trail", "files", "numbers", "queues", "clocks", "tallies", "mails"] as const;
export type Check = (typeof CHECKS)[number];

/** When names of firms that were drawn for a visit become public: each once its visit was held, or never. */
export const NAMES_PUBLIC = ["held", "never"] as const;
