import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { openPostbox, type Postbox } from "@tests/support/mail";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { now } from "@/platform/clock";
import { asSystem } from "@/platform/database";
import { BOTH_LANGUAGES, post, tell } from "@/platform/notices";
import { letterOf, listMails, MAIL_TEMPLATES, mailsGivenUp, readGivenUp } from "./queries";

freshDatabase();

const postbox: Postbox = await openPostbox();
afterAll(() => postbox.close());

/** The job with an environment of its own: the configuration of a process is read once. */
async function deliver(smtpUrl: string): Promise<void> {
  process.env.SMTP_URL = smtpUrl;
  vi.resetModules();
  const { deliverMail } = await import("./jobs");
  const { disconnect } = await import("@/platform/database");
  await deliverMail();
  await disconnect();
}

beforeEach(() => void given.atMoment());

async function outbox() {
  const { rows } = await asSuperuser((client) =>
    client.query<{
      sent: boolean;
      attempts: number;
      last_error: string | null;
      params: Record<string, string>;
      later: boolean;
    }>(
      "SELECT sent_at IS NOT NULL AS sent, attempts, last_error, params, next_try_at > now() AS later FROM outbox_mails ORDER BY id",
    ),
  );
  return rows;
}

const letter = {
  personId: null,
  recipient: "chen@example.cn",
  template: "reset-password",
  params: { path: "/reset-password?token=abc" },
  locale: "zh-CN",
};
const put = (mail: Omit<typeof letter, "params"> & { params: Record<string, string> } = letter) =>
  asSystem("given", (ctx) => post(ctx, mail));

describe("mail", () => {
  test("goes out in the recipient's language, and its link doesn't stay behind", async () => {
    await put();
    await put({ ...letter, locale: "en" });
    await deliver(postbox.url);
    const [chinese, english] = postbox.mails.slice(-2).map(({ source }) => decoded(source));
    expect(chinese).toContain("设置新密码");
    expect(chinese).toContain("http://localhost:3000/reset-password?token=abc");
    expect(english).toContain("to set a new password");
    expect(await outbox()).toEqual(
      [1, 2].map(() => ({ sent: true, attempts: 1, last_error: null, params: {}, later: true })),
    );
  });

  test("to somebody whose language nobody knows goes out in both, the Chinese first, with one link and without content", async () => {
    const { name } = await given.firm();
    await put({
      ...letter,
      template: "notice",
      locale: BOTH_LANGUAGES,
      params: { path: "/circulars/1", kind: "circular.sent" },
    });
    await deliver(postbox.url);
    const source = postbox.mails.at(-1)?.source ?? "";
    const text = decoded(source);
    const link = "http://localhost:3000/circulars/1";
    const [chinese = "", english = ""] = text.split("————");
    expect([chinese, english].map((one) => one.split(link).length - 1)).toEqual([1, 1]);
    expect(chinese).toContain("请登录查看");
    expect(english).toContain("Please sign in to see it");
    expect(text).not.toContain(name);
    const [row] = await asSystem("look", listMails);
    expect(row && letterOf(row).subject).toMatch(/^护密维权：.+ \/ Humi: .+$/);
  });

  test("has all its words in both languages, whatever it is", () => {
    const params = { path: "/x", kind: "circular.sent", number: "20161124-001-X" };
    for (const template of MAIL_TEMPLATES) {
      const { subject, versions } = letterOf({ ...letter, id: "1", template, locale: BOTH_LANGUAGES, params });
      expect(versions.map(({ lang }) => lang)).toEqual(["zh-CN", "en"]);
      expect(subject, template).toMatch(/^护密维权：[^/]+ \/ Humi: [^\u4e00-\u9fff]+$/);
      expect(versions[1]?.text, template).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test("carries no content: kind, number, link", async () => {
    const { owner, name } = await given.firm();
    await asSystem("given", (ctx) =>
      tell(ctx, [owner.personId], {
        kind: "complaint.file",
        subjectKind: "complaint",
        subjectId: owner.personId,
        number: "20161124-001-X",
      }),
    );
    await deliver(postbox.url);
    const text = decoded(postbox.mails.at(-1)?.source ?? "");
    expect(text).toContain("投诉已立案");
    expect(text).toContain("编号：20161124-001-X");
    for (const content of [name, owner.name, ...Object.values(given.SECRETS)]) expect(text).not.toContain(content);
  });

  test("is tried again, later and later, and says in a word what went wrong", async () => {
    await put();
    await put({ ...letter, recipient: "wang@example.cn" });
    const strict = await openPostbox({ refuses: [letter.recipient] });
    await deliver(strict.url);
    await strict.close();
    expect(await outbox()).toMatchObject([
      { sent: false, attempts: 1, later: true, last_error: expect.stringMatching(/^E[A-Z]+$/) },
      { sent: true, attempts: 1 },
    ]);
    await deliver(postbox.url);
    expect(await outbox()).toMatchObject([{ sent: false, attempts: 1 }, {}]);
    await asSuperuser((client) => client.query("UPDATE outbox_mails SET next_try_at = now()"));
    await deliver(postbox.url);
    expect(await outbox()).toMatchObject([{ sent: true, attempts: 2, last_error: null }, {}]);
  });

  test("loses no try while the server is away: the job fails, and the mail goes as soon as the server is back", async () => {
    await put();
    const away = await openPostbox();
    await away.close();
    for (let time = 0; time < 8; time++) await expect(deliver(away.url)).rejects.toThrow(/the mail server is away: E/);
    expect(await outbox()).toMatchObject([{ sent: false, attempts: 0, last_error: null, later: false }]);
    await deliver(postbox.url);
    expect(await outbox()).toMatchObject([{ sent: true, attempts: 1 }]);
    await deliver(away.url); // nothing waits: nobody is asked
  });

  test("that is tried again after its sender died has the name that it had", async () => {
    await put();
    const before = postbox.mails.length;
    await deliver(postbox.url);
    // As if the process had died between handing it over and noting it.
    await asSuperuser((client) => client.query("UPDATE outbox_mails SET sent_at = null, next_try_at = now()"));
    await deliver(postbox.url);
    const names = postbox.mails.slice(before).map(({ source }) => /^message-id: (.+)$/im.exec(source)?.[1]);
    const id = await asSystem("look", ({ tx }) => tx.outboxMail.findFirstOrThrow({ select: { id: true } }));
    expect(names).toEqual([1, 2].map(() => `<${id.id}@localhost>`));
  });

  test("that is given up is told by the self-check for a fortnight, without its address", async () => {
    const { owner } = await given.firm();
    await put();
    await asSystem("given", (ctx) =>
      post(ctx, {
        ...letter,
        personId: owner.personId,
        template: "notice",
        params: { kind: "complaint.submit" },
      }),
    );
    const givenUp = "UPDATE outbox_mails SET attempts = 7, last_error = 'EENVELOPE', next_try_at = now()";
    await asSuperuser((client) => client.query(`${givenUp} WHERE person_id IS NOT NULL`));
    const found = await asSystem("look", mailsGivenUp);
    expect(found).toEqual({ checked: 2, which: [expect.not.stringContaining("@")] });
    expect(found.which.map(readGivenUp)).toMatchObject([
      { template: "notice", kind: "complaint.submit", at: now(), fault: "EENVELOPE", personId: owner.personId },
    ]);
    // As the release before wrote it down.
    expect(readGivenUp(`notice ${owner.personId} EENVELOPE person ${owner.personId}`)).toBeUndefined();
    await asSuperuser((client) => client.query(`${givenUp} - interval '15 days'`));
    expect(await asSystem("look", mailsGivenUp)).toEqual({ checked: 0, which: [] });
  });

  test("without words for it stays, and doesn't hold up the others", async () => {
    await put({ ...letter, template: "unheard-of" });
    await put();
    await deliver(postbox.url);
    expect(await outbox()).toMatchObject([{ sent: false, last_error: "no-such-template" }, { sent: true }]);
  });

  test("without a server (demo) counts as sent and keeps its link for the mailbox page", async () => {
    await put();
    await deliver("");
    expect(await outbox()).toMatchObject([{ sent: true, params: letter.params }]);
  });

  test("two instances at once send each mail once", async () => {
    for (let n = 0; n < 30; n++) await put({ ...letter, recipient: `p${n}@example.cn` });
    const before = postbox.mails.length;
    process.env.SMTP_URL = postbox.url;
    vi.resetModules();
    const { deliverMail } = await import("./jobs");
    await Promise.all([deliverMail(), deliverMail()]);
    const sent = postbox.mails.slice(before).flatMap(({ to }) => to);
    expect([sent.length, new Set(sent).size]).toEqual([30, 30]);
  });
});

/** The text of a mail whose body is quoted-printable or base64. */
function decoded(source: string): string {
  const [head = "", ...rest] = source.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/base64/i.test(head)) return Buffer.from(body, "base64").toString();
  const bytes = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
