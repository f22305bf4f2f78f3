import { type Day, dayFromDate } from "@/kernel/days";

/** The day of the calendar on which a visit to be made stands: the one that was arranged, else the one by which it is owed. */
export function dayOfVisit({
  arrangedOn,
  dueOn,
}: {
  readonly arrangedOn: Date | null;
  readonly dueOn: Date | null;
}): Day | null {
  const day = arrangedOn ?? dueOn;
  return day && dayFromDate(day);
}
