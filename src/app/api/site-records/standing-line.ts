type Signed = { readonly reviewerId: string; readonly round: number };
type Round = {
  readonly round: number;
  readonly seats: readonly { readonly personId: string; readonly recused: boolean }[];
};

/** Why a signed sheet of the record isn't part of the mean at its end; undefined when it is. In Chinese as all papers. */
export function standingLine({ reviewerId, round }: Signed, site: Round): string | undefined {
  if (site.seats.some(({ personId, recused }) => recused && personId === reviewerId))
    return "评审员其后回避，此页评分不计入平均。";
  return round < site.round ? "此页为合议前的一轮，不计入平均。" : undefined;
}
