import { dateOf } from "@/kernel/days";
import { today } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { defineJob, eachInTurn } from "@/platform/jobs";
import { moveSite } from "./commands";
import { siteWorkflow } from "./workflow";

/** Ends awards whose term is over, also of sites that are being put right, each in a transaction of its own. Counts don't wait for it: the end stands in the period. */
export async function expireSites(): Promise<void> {
  const over = await asSystem("expire-demonstration-sites", ({ tx }) =>
    tx.demonstrationSite.findMany({
      where: { status: { in: [...siteWorkflow.steps.expire.from] }, validUntil: { lt: dateOf(today()) } },
      select: { id: true, version: true },
    }),
  );
  await eachInTurn(over, ({ id, version }) =>
    asSystem("expire-demonstration-sites", (ctx) => moveSite(ctx, { step: "expire", siteId: id, version })),
  );
}

export const expireSitesJob = defineJob({
  name: "expire-demonstration-sites",
  cron: "10 0 * * *",
  lateAfterMinutes: 26 * 60,
  run: expireSites,
});
