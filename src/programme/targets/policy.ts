import { type Actor, isMarketRegulator, isOfCityBureau, type OfficialActor } from "@/kernel/actor";
import type { MovedDay } from "@/kernel/address";
import { type Day, PROGRAMME_BEGAN, parseDay } from "@/kernel/days";

/** What the programme counts; each stands for a register of periods, from which it is counted. */
export const INDICATORS = ["contact-points", "demonstration-sites"] as const;
export type Indicator = (typeof INDICATORS)[number];

/** Narrows every count: a division, a cluster (its id), a town (its name), an industry (its code); each but the first may be `none`. */
export type Scope = {
  readonly division?: string;
  readonly cluster?: string;
  readonly town?: string;
  readonly industry?: string;
};

/** Only the city and its divisions have targets: a cluster, a town, an industry is counted, and has no goal. */
export function hasGoal({ cluster, town, industry }: Scope): boolean {
  return !cluster && !town && !industry;
}

/** Everybody reads the targets; the city's coordinator splits them. Programme document 三（三）. */
export function mayChangeQuotas(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}

/** Officials take the board away as a file; for everybody else there are the open data. */
export function mayExportBoard(actor: Actor): boolean {
  return actor.kind === "official" && actor.duties.length > 0;
}

/** Statements by division are read, and taken away, by those who keep the registers; everybody reads the city's figures of each. */
export function mayExportStatements(actor: Actor): actor is OfficialActor {
  return isMarketRegulator(actor);
}

/** To whom small figures are told in words: to whoever reads figures only. Those who keep the registers read digits. */
export function readsInWords(actor: Actor): boolean {
  return !isMarketRegulator(actor);
}

/**
 * How far this reader may narrow what he asks for. A reader of words by one thing at a time: of two together the small rest of one in the other
 * could be worked out by subtraction.
 */
export function scopeFor(actor: Actor, scope: Scope): Scope {
  if (!readsInWords(actor)) return scope;
  const { division, cluster, town, industry } = scope;
  if (division) return { division };
  if (cluster) return { cluster };
  if (town) return { town };
  return industry ? { industry } : {};
}

/**
 * The day asked for. What isn't a day, or hasn't come, can't be counted: then it is today; of a day before the programme it is the first one.
 * `moved` says so.
 */
export function askedDay(
  asked: string | readonly string[] | undefined,
  today: Day,
): { readonly day: Day; readonly moved: MovedDay | null } {
  if (!asked) return { day: today, moved: null };
  // Two days at once are none.
  const day = typeof asked === "string" ? parseDay(asked) : undefined;
  if (!day || day > today) return { day: today, moved: "not-come" };
  return day < PROGRAMME_BEGAN ? { day: PROGRAMME_BEGAN, moved: "before" } : { day, moved: null };
}
