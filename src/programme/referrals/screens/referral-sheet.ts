import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { Named } from "@/ui/names";
import type { Listed } from "../queries";

type Words = { readonly t: (key: string) => string; readonly name: (named: Named | undefined) => string };

/** The list of referrals as a file: numbers, departments and dates; not what was asked, nor what was answered. */
export function referralSheet(referrals: readonly Listed[], { t, name }: Words) {
  return {
    columns: ["number", "kind", "from", "to", "status", "due", "sent"].map((column) => t(`columns.${column}`)),
    rows: referrals.map(({ number, kind, fromDepartment, toDepartment, status, dueOn, sentAt }) => [
      ...[number, t(`kinds.${kind}`), name(fromDepartment), name(toDepartment), t(`statuses.${status}`)],
      ...[dueOn && dayFromDate(dueOn), sentAt && dayOfMoment(sentAt)],
    ]),
  };
}
