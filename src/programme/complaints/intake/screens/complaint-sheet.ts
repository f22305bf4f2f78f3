import { dayOfMoment } from "@/kernel/days";
import { queueSheet, type SheetWords } from "@/ui/queue-sheet";
import type { QueueRow } from "./complaint-queue";

/** The list of complaints as a file. */
export function complaintSheet(rows: readonly QueueRow[], words: SheetWords) {
  return queueSheet(rows, words, { column: "submitted", dayOf: ({ submittedAt }) => dayOfMoment(submittedAt) });
}
