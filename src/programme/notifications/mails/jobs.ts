import { realNow } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { env } from "@/platform/env";
import { defineJob } from "@/platform/jobs";
import { log } from "@/platform/log";
import { openPost, type Post } from "@/platform/mail";
import { type Letter, letterOf, type Outgoing, WAITS } from "./queries";

/**
 * Sends what waits in the outbox, one after the other. A mail is claimed first, by moving its next try into the future, and sent outside the
 * transaction: several instances never take the same one, and of an instance that dies at most one mail is in doubt, which is tried again under the
 * same name. Throws when the server is away: then no mail has lost a try, but the one that found it out.
 */
export async function deliverMail(): Promise<void> {
  const server = openPost();
  try {
    for (let known = false; ; ) {
      if (!known) {
        if (!(await someWait())) return;
        await server.verify();
      }
      const mail = await claim();
      if (!mail) return;
      const failure = await hand(mail, server);
      await note(mail, failure);
      known = failure === undefined;
    }
  } finally {
    server.close();
  }
}

async function hand(mail: Outgoing, server: Post): Promise<string | undefined> {
  let letter: Letter;
  try {
    letter = letterOf(mail);
  } catch {
    return "no-such-template";
  }
  return server.send({ ...letter, id: mail.id });
}

async function someWait(): Promise<boolean> {
  const where = { sentAt: null, nextTryAt: { lte: realNow() }, attempts: { lt: WAITS.length } };
  return (
    (await asSystem("deliver-mail", ({ tx }) => tx.outboxMail.findFirst({ where, select: { id: true } }))) !== null
  );
}

type Claimed = Outgoing & { readonly attempts: number };

async function claim(): Promise<Claimed | undefined> {
  const at = realNow();
  const [claimed] = await asSystem(
    "deliver-mail",
    ({ tx }) => tx.$queryRaw<Claimed[]>`
      update outbox_mails set attempts = attempts + 1,
        next_try_at = ${at}::timestamptz + make_interval(mins => (${WAITS}::int[])[least(attempts + 1, ${WAITS.length}::int)])
      where id = (
        select id from outbox_mails
        where sent_at is null and next_try_at <= ${at} and attempts < ${WAITS.length}::int
        order by next_try_at, id limit 1 for update skip locked)
      returning id, recipient, template, params, locale, attempts`,
  );
  return claimed;
}

async function note({ id, template, attempts }: Claimed, failure: string | undefined): Promise<void> {
  // Nobody tries it any more: the nightly self-check tells of it, too.
  if (failure && attempts >= WAITS.length) log.error({ mail: id, template, failure }, "a mail was given up");
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
