import { realNow } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { env } from "@/platform/env";
import { defineJob } from "@/platform/jobs";
import { sendMails } from "@/platform/mail";
import { type Letter, letterOf, type Outgoing } from "./queries";

const BATCH = 20;
/** Minutes until the next try after the n-th; then the mail stays where it is, with its fault. */
const WAITS = [1, 5, 15, 60, 240, 720, 1440];

/**
 * Sends what waits in the outbox. A batch is claimed first, by moving its next try into the future, and sent outside the transaction:
 * several instances never take the same mail, and one that dies leaves its mails to be tried again.
 */
export async function deliverMail(): Promise<void> {
  for (;;) {
    const claimed = await claim();
    if (claimed.length === 0) return;
    const letters: (Letter & { readonly id: string })[] = [];
    for (const row of claimed) {
      try {
        letters.push({ ...letterOf(row), id: row.id });
      } catch {
        await note(row.id, "no-such-template");
      }
    }
    await sendMails(letters, ({ id }, failure) => note(id, failure));
  }
}

async function claim(): Promise<Outgoing[]> {
  const at = realNow();
  return asSystem(
    "deliver-mail",
    ({ tx }) => tx.$queryRaw<Outgoing[]>`
      with claimed as (
        update outbox_mails set attempts = attempts + 1,
          next_try_at = ${at}::timestamptz + make_interval(mins => (${WAITS}::int[])[least(attempts + 1, ${WAITS.length}::int)])
        where id in (
          select id from outbox_mails
          where sent_at is null and next_try_at <= ${at} and attempts < ${WAITS.length}::int
          order by next_try_at limit ${BATCH}::int for update skip locked)
        returning id, recipient, template, params, locale)
      select * from claimed order by id`,
  );
}

async function note(id: string, failure: string | undefined): Promise<void> {
  await asSystem("deliver-mail", async ({ tx }) => {
    if (failure) {
      await tx.outboxMail.updateMany({ where: { id }, data: { lastError: failure } });
      return;
    }
    await tx.outboxMail.updateMany({ where: { id }, data: { sentAt: realNow(), lastError: null } });
    // A link that works must not lie about in the table. Where nothing leaves the house (demo), the mailbox page still has to show it.
    if (env().SMTP_URL) await tx.$executeRaw`update outbox_mails set params = params - 'path' where id = ${id}::uuid`;
  });
}

export const deliverMailJob = defineJob({
  name: "deliver-mail",
  cron: "* * * * *",
  lateAfterMinutes: 15,
  run: deliverMail,
});
