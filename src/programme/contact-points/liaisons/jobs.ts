import { dateOf } from "@/kernel/days";
import { today } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { defineJob, eachInTurn } from "@/platform/jobs";
import { expireContactChange } from "./commands";

const REASON = "expire-contact-changes";

/** Ends changes of leaders and liaisons that nobody confirmed in time, each in a transaction of its own. */
export async function expireContactChanges(): Promise<void> {
  const over = await asSystem(REASON, ({ tx }) =>
    tx.contactChange.findMany({ where: { status: "asked", dueOn: { lt: dateOf(today()) } }, select: { id: true } }),
  );
  await eachInTurn(over, ({ id }) => asSystem(REASON, (ctx) => expireContactChange(ctx, id)));
}

export const expireContactChangesJob = defineJob({
  name: REASON,
  cron: "15 0 * * *",
  lateAfterMinutes: 26 * 60,
  run: expireContactChanges,
});
