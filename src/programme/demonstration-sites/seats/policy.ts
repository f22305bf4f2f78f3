import type { Actor } from "@/kernel/actor";

/** At least so many score a site apart; so many at least sit on its panel and vote. */
export const REVIEWERS_NEEDED = 2;
const PANEL_NEEDED = 3;

/** Who was named, and what is awaited of him. */
export type Seat = {
  readonly personId: string;
  readonly part: "reviewer" | "panel";
  /** He has said that nothing stands in his way. */
  readonly declared: boolean;
  readonly recused: boolean;
  /** His signature or vote is awaited. */
  readonly pending: boolean;
};

export type Votes = { readonly for: number; readonly against: number; readonly abstain: number };

/** Those of a part who take part: named, and not recused. */
export function seated(seats: readonly Seat[], part: Seat["part"]): readonly Seat[] {
  return seats.filter((seat) => seat.part === part && !seat.recused);
}

/** Why somebody doesn't recuse himself any more: nothing is awaited of him. */
export function signed({ seats }: { readonly seats: readonly Seat[] }, actor: Actor): string | undefined {
  const awaited = actor.kind === "official" && seats.some((seat) => seat.personId === actor.personId && seat.pending);
  return awaited ? undefined : "already-signed";
}

type Scored = {
  readonly seats: readonly Seat[];
  /** Difference of the signed totals, and the most that may be; known once all are in. */
  readonly spread: number | null;
  readonly allowedSpread: number;
};

/** A signature is awaited, or there are too few who score. */
function signaturesMissing({ seats }: Scored): boolean {
  const reviewers = seated(seats, "reviewer");
  return reviewers.length < REVIEWERS_NEEDED || reviewers.some(({ pending }) => pending);
}

function apart({ spread, allowedSpread }: Scored): boolean {
  return spread !== null && spread > allowedSpread;
}

/** Why the scoring isn't concluded yet. */
export function scoresDiffer(site: Scored): string | undefined {
  if (signaturesMissing(site)) return "second-score-missing";
  return apart(site) ? "scores-differ" : undefined;
}

/** Why nothing is reconciled. */
export function scoresAgree(site: Scored): string | undefined {
  if (signaturesMissing(site)) return "second-score-missing";
  return apart(site) ? undefined : "scores-agree";
}

/** A vote is awaited, or too few sit on the panel. */
export function votesMissing({ seats }: { readonly seats: readonly Seat[] }): string | undefined {
  const panel = seated(seats, "panel");
  return panel.length < PANEL_NEEDED || panel.some(({ pending }) => pending) ? "votes-missing" : undefined;
}

/** The panel advises against: not more than the share that the setting asks for are for it. */
export function panelAgainst({
  votes,
  panelMajority,
}: {
  readonly votes: Votes;
  readonly panelMajority: number;
}): string | undefined {
  const all = votes.for + votes.against + votes.abstain;
  return votes.for * 100 > all * panelMajority ? undefined : "panel-against";
}
