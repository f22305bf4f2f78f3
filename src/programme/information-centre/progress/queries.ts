import type { Day } from "@/kernel/days";
import { isSmall, withheld } from "@/kernel/small-figures";
import type { Ctx } from "@/platform/database";
import type { Division } from "@/platform/places";
import { progressByMonth } from "../../targets/board/queries";
import { type Progress, progressOn, targetRows } from "../../targets/queries";

/** A figure for everybody: null where it is told in words, because it is small or would give a small one away. */
export type Published = number | null;

export type PublishedProgress = {
  readonly indicator: Progress["indicator"];
  readonly actual: Published;
  /** The next date and what is due by then. */
  readonly goal: { readonly day: Day; readonly value: number };
  readonly source: string;
  readonly divisions: readonly { readonly place: Division; readonly actual: Published; readonly target: number }[];
  /** All dates of the programme; `actual` is undefined before its day has come. */
  readonly dates: readonly { readonly day: Day; readonly target: number; readonly actual: Published | undefined }[];
  /** At the end of each month up to the day. */
  readonly history: readonly { readonly day: Day; readonly actual: Published }[];
};

/** What everybody may read of how far the programme is, on a day: no gap and no share, for they would tell what isn't printed. Three statements. */
export async function publishedProgress(ctx: Ctx, day: Day): Promise<PublishedProgress[]> {
  const targets = await targetRows(ctx);
  const progress = await progressOn(ctx, { day, targets });
  const months = await progressByMonth(ctx, { day, targets });
  return progress.map(({ indicator, standing, target, divisions, years }) => {
    const { keys, total } = withheld(divisions.map(({ place, standing: { actual: n } }) => ({ key: place.code, n })));
    return {
      indicator,
      actual: total ? null : standing.actual,
      goal: standing.goal,
      source: target?.source ?? "",
      divisions: divisions.map(({ place, standing: own }) => ({
        place,
        actual: keys.has(place.code) ? null : own.actual,
        target: own.goal.value,
      })),
      dates: years.map(({ target: { deadline }, value, actual }) => ({
        day: deadline,
        target: value,
        actual: actual === null ? undefined : deadline > day && total ? null : printed(actual),
      })),
      history: months[indicator].map(({ day: on, actual }) => ({
        day: on,
        actual: on === day && total ? null : printed(actual),
      })),
    };
  });
}

function printed(n: number): Published {
  return isSmall(n) ? null : n;
}
