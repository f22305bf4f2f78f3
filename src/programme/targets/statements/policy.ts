import { type Actor, covers, hasDuty, isMarketRegulator, isOfCityBureau, type OfficialActor } from "@/kernel/actor";

/** The city's coordinator opens a statement, accepts it, and restates it. */
export function mayLead(actor: Actor): actor is OfficialActor {
  return isOfCityBureau(actor, "coordinator");
}

/** A division's programme officer confirms its figures; the city's those of any. */
export function mayConfirm(actor: Actor, divisionCode: string): actor is OfficialActor {
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer") && covers(actor, divisionCode);
}

/** Of a division's figures what the city's are the sum of: as its bureau confirmed them, and what was said of them last. */
type Confirmable = {
  readonly confirmed: { readonly n: number; readonly target: number } | null;
  readonly stated: number | null;
};

/** The figure of the whole city; null while a division's isn't confirmed: of some of the divisions there is no sum of the city. */
export function cityFigure(
  figures: readonly Confirmable[],
): { readonly target: number; readonly published: number; readonly stated: number } | null {
  const sum = { target: 0, published: 0, stated: 0 };
  for (const { confirmed, stated } of figures) {
    if (!confirmed) return null;
    sum.target += confirmed.target;
    sum.published += confirmed.n;
    sum.stated += stated ?? confirmed.n;
  }
  return sum;
}
