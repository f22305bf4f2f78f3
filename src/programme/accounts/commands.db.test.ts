import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { enter, from, opened, PASSWORD, trailOf, withPassword } from "@tests/support/passwords";
import { beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { tell } from "@/platform/notices";
import { hashPassword } from "@/platform/password";
import { chooseLanguage, signIn } from "./commands";
import { listOwnTrail } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("signing in", () => {
  test("by user name or mail address, whatever the case", async () => {
    const officer = await given.official(["investigator"]);
    const { username, email } = await withPassword(officer.personId, await hashPassword(PASSWORD));
    for (const typed of [username, email, username.toUpperCase(), ` ${email} `]) {
      const { actor } = await opened(typed);
      expect(actor).toMatchObject({ kind: "official", personId: officer.personId, duties: ["investigator"] });
    }
  });

  test("a session lasts as long as the setting says", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    const set = (value: number) =>
      asSuperuser((client) => client.query("UPDATE settings SET value = $1 WHERE key = 'session-hours'", [value]));
    const hours = async () => (((await opened(username)).expiresAt.getTime() - Date.now()) / 3_600_000).toFixed(1);
    expect(await hours()).toBe("12.0");
    await set(2);
    expect(await hours()).toBe("2.0");
    await set(12);
  });

  test("success and failure stand in the trail, the failure as nobody's act", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    await enter(username, "not the password");
    await enter(username);
    expect(
      (await trailOf(officer.personId)).map(({ act, outcome, actor_id, detail }) => [
        act,
        outcome,
        actor_id === officer.personId,
        detail.code,
      ]),
    ).toEqual([
      ["open.session", "refused", false, "wrong-credentials"],
      ["open.session", "done", true, undefined],
    ]);
    const own = await asActor(officer, (ctx) => listOwnTrail(ctx, { doors: true, take: 10 }));
    expect(own.rows.map(({ outcome, mine }) => [outcome, mine])).toEqual([
      ["done", true],
      ["refused", false],
    ]);
  });

  test("what was typed stands nowhere, for it may be a password in the wrong field", async () => {
    await enter("my secret password 2016", "x");
    const { rows } = await asSuperuser((client) =>
      client.query(
        "SELECT row_to_json(a)::text AS text FROM audit_entries a UNION ALL SELECT row_to_json(t)::text FROM sign_in_throttles t",
      ),
    );
    expect(rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(rows)).not.toContain("my secret password");
  });

  test.each([
    ["waiting", "account-waiting"],
    ["disabled", "firm-access-ended"],
  ] as const)("one who is %s learns it only with the right password", async (status, refusal) => {
    const { owner } = await given.firm();
    const { username } = await withPassword(owner.personId);
    await asSystem("given", ({ tx }) => tx.person.updateMany({ where: { id: owner.personId }, data: { status } }));
    expect(await enter(username, "not the password")).toMatchObject({ ok: false, refusal: "wrong-credentials" });
    expect(await enter(username)).toMatchObject({ ok: false, refusal });
  });

  test("whose access ended is sent to his firm, and an official to the administrator", async () => {
    const { member } = await given.firm();
    const { username } = await withPassword(member.personId);
    const until = (day: string) =>
      asSystem("given", ({ tx }) =>
        tx.person.updateMany({ where: { id: member.personId }, data: { authorityEndsOn: new Date(day) } }),
      );
    await until("2016-11-24");
    expect(await enter(username)).toMatchObject({ ok: true });
    await until("2016-11-23");
    expect(await enter(username)).toMatchObject({ ok: false, refusal: "firm-access-ended" });

    const officer = await given.official(["investigator"]);
    const official = await withPassword(officer.personId);
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { id: officer.personId }, data: { status: "disabled" } }),
    );
    expect(await enter(official.username)).toMatchObject({ ok: false, refusal: "account-disabled" });
  });

  test("somebody without a password yet can't enter with any", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await asSystem("given", ({ tx }) =>
      tx.person.findUniqueOrThrow({ where: { id: officer.personId } }),
    );
    expect(await enter(username, "")).toMatchObject({ ok: false });
    expect(await enter(username)).toMatchObject({ ok: false, refusal: "wrong-credentials" });
  });
});

test("the language that one chooses is the language of one's mail", async () => {
  const { owner, member } = await given.firm();
  await asActor(owner, (ctx) => chooseLanguage(ctx, "en"));
  const locales = await asSystem("look", ({ tx }) =>
    tx.person.findMany({
      where: { id: { in: [owner.personId, member.personId] } },
      select: { locale: true },
      orderBy: { locale: "asc" },
    }),
  );
  expect(locales).toEqual([{ locale: "en" }, { locale: "zh-CN" }]);
  await expect(asActor({ kind: "public" }, (ctx) => chooseLanguage(ctx, "en"))).rejects.toThrow(Refusal);
});

test("so is the one that was chosen in the browser with which one signs in; of a browser in which none was, what was before stays", async () => {
  const { owner } = await given.firm();
  const { username, email } = await withPassword(owner.personId);
  const mailed = async (chosen?: "zh-CN" | "en") => {
    await signIn({ username, password: PASSWORD, ...from, chosen });
    await asSystem("given", (ctx) =>
      tell(ctx, [owner.personId], {
        kind: "complaint.file",
        subjectKind: "complaint",
        subjectId: owner.personId,
        number: null,
      }),
    );
    return asSystem("look", async ({ tx }) => {
      const row = await tx.outboxMail.findFirstOrThrow({ where: { recipient: email }, orderBy: { id: "desc" } });
      return row.locale;
    });
  };
  expect([await mailed(), await mailed("en"), await mailed(), await mailed("zh-CN")]).toEqual([
    "zh-CN",
    "en",
    "en",
    "zh-CN",
  ]);
  await signIn({ username, password: "wrong", ...from, chosen: "en" });
  expect(await mailed()).toBe("zh-CN");
});

test("what the trail holds of oneself is paged by key, and nobody reads another's", async () => {
  const { owner, member } = await given.firm();
  const { username } = await withPassword(owner.personId);
  for (let n = 0; n < 5; n++) await opened(username);
  const first = await asActor(owner, (ctx) => listOwnTrail(ctx, { take: 3 }));
  const second = await asActor(owner, (ctx) => listOwnTrail(ctx, { take: 3, after: first.next }));
  expect([first.rows.length, second.rows.length, second.next]).toEqual([3, 2, undefined]);
  expect(new Set([...first.rows, ...second.rows].map(({ key }) => key)).size).toBe(5);
  expect((await asActor(member, (ctx) => listOwnTrail(ctx, { take: 3 }))).rows).toEqual([]);
});
