import { realNow } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { defineJob } from "@/platform/jobs";

const DAY = 86_400_000;

/**
 * Takes away what has served: links that no longer work, with the registrations that they carried (privacy notice: nothing is kept of who
 * did not finish), counts of wrong tries, sessions that ended half a year ago. What happened stays in the trail.
 */
export async function tidyAccounts(): Promise<void> {
  const at = realNow().getTime();
  const before = (days: number) => ({ lt: new Date(at - days * DAY) });
  await asSystem("tidy-accounts", async ({ tx }) => {
    await tx.singleUseLink.deleteMany({ where: { OR: [{ expiresAt: before(1) }, { usedAt: before(1) }] } });
    await tx.signInThrottle.deleteMany({ where: { lastAt: before(1) } });
    await tx.session.deleteMany({ where: { OR: [{ expiresAt: before(180) }, { endedAt: before(180) }] } });
  });
}

export const tidyAccountsJob = defineJob({
  name: "tidy-accounts",
  cron: "20 3 * * *",
  lateAfterMinutes: 3 * 24 * 60,
  run: tidyAccounts,
});
