import { dayFromDate } from "@/kernel/days";
import { queueSheet, type SheetWords } from "@/ui/queue-sheet";
import type { QueueRow } from "./case-queue";

/** The list of cases as a file. */
export function caseSheet(rows: readonly QueueRow[], words: SheetWords) {
  return queueSheet(rows, words, { column: "filed", dayOf: ({ filedOn }) => dayFromDate(filedOn) });
}
