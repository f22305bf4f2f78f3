import { addDays, addMonths, type Day } from "@/kernel/days";
import type { VisitFilter } from "../schema";

/** What is counted of visits, column by column. */
export type VisitFigure = "held" | "patrol" | "mid_term" | "guidance" | "overdue" | "advice";

type Asked = {
  readonly day: Day;
  readonly today: Day;
  readonly scope: Pick<VisitFilter, "division" | "cluster" | "town">;
};

/**
 * Of each figure the filter of the list that it opens: visits made in the twelve months up to a day, by purpose; and of today what is past
 * its date, and what was advised and isn't done. Those two say nothing of another day: a date that was met leaves no trace in the list.
 */
export function visitFigureFilters({
  day,
  today,
  scope,
}: Asked): readonly { readonly figure: VisitFigure; readonly filter: VisitFilter }[] {
  const within = { ...scope, status: "held", heldFrom: addDays(addMonths(day, -12), 1), heldTo: day } as const;
  return [
    { figure: "held", filter: within },
    { figure: "patrol", filter: { ...within, purpose: "patrol" } },
    { figure: "mid_term", filter: { ...within, purpose: "mid_term" } },
    { figure: "guidance", filter: { ...within, purpose: "guidance" } },
    ...(day === today
      ? [
          { figure: "overdue", filter: { ...scope, overdue: "1" } } as const,
          { figure: "advice", filter: { ...scope, advice: "1" } } as const,
        ]
      : []),
  ];
}
