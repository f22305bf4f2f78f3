import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { tell } from "@/platform/notices";
import { hashPassword } from "@/platform/password";
import { actorOfSession } from "@/platform/session";
import { chooseLanguage, endAllSessions, endSession, signIn } from "./commands";
import { switchAccount } from "./officials/commands";
import { listOwnTrail, listSessions } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const PASSWORD = "seven herons at dusk";
const passwordHash = await hashPassword(PASSWORD);
const from = { device: "Chrome 153 · Linux", address: "192.0.2.7" };

async function withPassword(personId: string): Promise<{ username: string; email: string }> {
  return asSystem("given", async ({ tx, now }) => {
    await tx.credential.createMany({ data: [{ personId, passwordHash, changedAt: now }] });
    const person = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { username: true, email: true },
    });
    return { username: person.username, email: person.email ?? "" };
  });
}

async function enter(username: string, password = PASSWORD) {
  return signIn({ username, password, ...from });
}

async function opened(username: string) {
  const answer = await enter(username);
  if (!answer.ok) throw new Error(answer.refusal);
  const actor = await actorOfSession(answer.sessionId);
  if (!actor) throw new Error("no such session");
  return { actor, sessionId: answer.sessionId, expiresAt: answer.expiresAt };
}

async function trailOf(personId: string) {
  const { rows } = await asSuperuser((client) =>
    client.query<{ act: string; outcome: string; actor_id: string | null; detail: { code?: string } }>(
      "SELECT act, outcome, actor_id, detail FROM audit_entries WHERE subject_id = $1 OR actor_id = $1 ORDER BY real_at, seq",
      [personId],
    ),
  );
  return rows;
}

describe("signing in", () => {
  test("by user name or mail address, whatever the case", async () => {
    const officer = await given.official(["investigator"]);
    const { username, email } = await withPassword(officer.personId);
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

  test.each(["waiting", "disabled"] as const)(
    "one who is %s learns it only with the right password",
    async (status) => {
      const { owner } = await given.firm();
      const { username } = await withPassword(owner.personId);
      await asSystem("given", ({ tx }) => tx.person.updateMany({ where: { id: owner.personId }, data: { status } }));
      expect(await enter(username, "not the password")).toMatchObject({ ok: false, refusal: "wrong-credentials" });
      expect(await enter(username)).toMatchObject({ ok: false, refusal: `account-${status}` });
    },
  );

  test("somebody without a password yet can't enter with any", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await asSystem("given", ({ tx }) =>
      tx.person.findUniqueOrThrow({ where: { id: officer.personId } }),
    );
    expect(await enter(username, "")).toMatchObject({ ok: false });
    expect(await enter(username)).toMatchObject({ ok: false, refusal: "wrong-credentials" });
  });
});

describe("wrong tries", () => {
  const answers = async (username: string, passwords: readonly string[]) => {
    const said: string[] = [];
    for (const password of passwords) {
      const answer = await enter(username, password);
      said.push(answer.ok ? "in" : answer.refusal);
    }
    return said;
  };
  const five = ["a", "b", "c", "d", "e"];

  test("five lock, also against the right password; a missing account answers the same", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    const expected = [...Array(4).fill("wrong-credentials"), "locked", "locked"];
    expect(await answers(username, [...five, PASSWORD])).toEqual(expected);
    expect(await answers("nobody-at-all", [...five, PASSWORD])).toEqual(expected);
  });

  test("count for the person under each of his names, and the answer tells of the typed one alone", async () => {
    const [officer, other] = [await given.official(["investigator"]), await given.official(["investigator"])];
    const { username, email } = await withPassword(officer.personId);
    const strangers = await withPassword(other.personId);
    // Somebody who tries two names learns the same whether they are one person's or not, and also when a password is right.
    const guesses = async (second: string) => [
      ...(await answers(username, ["a", "b", "c"])),
      ...(await answers(second, ["d", "e", "f", PASSWORD])),
    ];
    const wrong = "wrong-credentials";
    expect(await guesses(email)).toEqual(Array(7).fill(wrong));
    // Five were all there are: the right one lets nobody in by either name.
    expect(await answers(username, [PASSWORD, PASSWORD])).toEqual([wrong, "locked"]);
    expect(await answers(email, ["g", PASSWORD])).toEqual(["locked", "locked"]);
    expect(await answers(strangers.email, ["d", "e", "f", PASSWORD])).toEqual([wrong, wrong, wrong, "in"]);
  });

  test("under two names are held back by what was typed, and stand in the trail as what they met", async () => {
    const officer = await given.official(["investigator"]);
    const { username, email } = await withPassword(officer.personId);
    await answers(username, five);
    expect(await enter(email, "f")).toEqual({ ok: false, refusal: "wrong-credentials", holdMilliseconds: 0 });
    expect(await enter(email)).toEqual({ ok: false, refusal: "wrong-credentials", holdMilliseconds: 250 });
    expect((await trailOf(officer.personId)).map(({ detail }) => detail.code)).toEqual([
      ...Array(4).fill("wrong-credentials"),
      ...Array(3).fill("locked"),
    ]);
  });

  test("a wrong password and a missing account cost the same statements, in the same order", async () => {
    const officer = await given.official(["investigator"]);
    const { username, email } = await withPassword(officer.personId);
    const [there, nowhere] = [
      await statementsDuring(() => answers(username, five)),
      await statementsDuring(() => answers("nobody-at-all", five)),
    ];
    expect(there.length).toBeGreaterThan(five.length);
    expect(nowhere).toEqual(there);
    // Nor does it cost less that the person is locked, for a right password either.
    expect(await statementsDuring(() => answers(email, ["f", "g", "h", PASSWORD, "i"]))).toEqual(there);
  });

  test("each is held back longer than the one before, for a missing account alike", async () => {
    const holds: number[] = [];
    for (const password of five) {
      const answer = await enter("nobody-at-all", password);
      holds.push(answer.ok ? -1 : answer.holdMilliseconds);
    }
    expect(holds).toEqual([0, 250, 500, 1000, 2000]);
  });

  test("the right one before the fifth forgets them", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    expect(await answers(username, ["a", "b", "c", "d", PASSWORD, "e"])).toEqual([
      ...Array(4).fill("wrong-credentials"),
      "in",
      "wrong-credentials",
    ]);
  });

  test("after half an hour the lock is gone, and counting begins anew", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    await answers(username, five);
    await asSuperuser((client) =>
      client.query(
        "UPDATE sign_in_throttles SET last_at = last_at - interval '31 minutes', locked_until = locked_until - interval '31 minutes'",
      ),
    );
    expect(await answers(username, ["f", PASSWORD])).toEqual(["wrong-credentials", "in"]);
  });

  test("twenty at once are no way around the lock, but twenty right ones all enter", async () => {
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    const right = await Promise.all(Array.from({ length: 20 }, () => enter(username)));
    expect(right.every(({ ok }) => ok)).toBe(true);
    const wrong = await Promise.all(Array.from({ length: 20 }, (_, n) => enter(username, `guess ${n}`)));
    expect(wrong.filter((answer) => !answer.ok && answer.refusal === "wrong-credentials")).toHaveLength(4);
    expect(await enter(username)).toMatchObject({ ok: false, refusal: "locked" });
  });
});

describe("sessions", () => {
  test("one is listed where one is signed in, and can end each of one's own", async () => {
    const { owner } = await given.firm();
    const { username } = await withPassword(owner.personId);
    const [here, there] = [await opened(username), await opened(username)];
    const rows = await asActor(here.actor, listSessions);
    expect(rows.map(({ id, here: isHere, device }) => [id, isHere, device])).toEqual([
      [there.sessionId, false, from.device],
      [here.sessionId, true, from.device],
    ]);
    await asActor(here.actor, (ctx) => endSession(ctx, { sessionId: there.sessionId }));
    expect(await actorOfSession(there.sessionId)).toBeUndefined();
    expect(await actorOfSession(here.sessionId)).toBeDefined();
  });

  test("nobody ends another's, nor learns that it is there", async () => {
    const { owner, member } = await given.firm();
    const { username } = await withPassword(owner.personId);
    const { sessionId } = await opened(username);
    await expect(asActor(member, (ctx) => endSession(ctx, { sessionId }))).rejects.toThrow(new Refusal("not-found"));
    expect(await asActor(member, listSessions)).toEqual([]);
    expect(await actorOfSession(sessionId)).toBeDefined();
  });

  test("of two who end one at once, one does", async () => {
    const { owner } = await given.firm();
    const { username } = await withPassword(owner.personId);
    const { actor, sessionId } = await opened(username);
    const ends = await Promise.allSettled([1, 2].map(() => asActor(actor, (ctx) => endSession(ctx, { sessionId }))));
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("signing out everywhere ends all", async () => {
    const { owner } = await given.firm();
    const { username } = await withPassword(owner.personId);
    const all = [await opened(username), await opened(username), await opened(username)];
    await asActor(owner, endAllSessions);
    for (const { sessionId } of all) expect(await actorOfSession(sessionId)).toBeUndefined();
  });

  test("one that was idle for too long, or is too old, is dead", async () => {
    const { owner } = await given.firm();
    const { username } = await withPassword(owner.personId);
    const idle = await opened(username);
    const old = await opened(username);
    await asSuperuser(async (client) => {
      await client.query("UPDATE sessions SET last_seen_at = now() - interval '31 minutes' WHERE id = $1", [
        idle.sessionId,
      ]);
      await client.query("UPDATE sessions SET expires_at = now() - interval '1 second' WHERE id = $1", [old.sessionId]);
    });
    expect(await actorOfSession(idle.sessionId)).toBeUndefined();
    expect(await actorOfSession(old.sessionId)).toBeUndefined();
  });

  test("a disabled person's next request fails", async () => {
    const sysadmin = await given.official(["system_administrator"], { kind: "operations" });
    const officer = await given.official(["investigator"]);
    const { username } = await withPassword(officer.personId);
    const { sessionId } = await opened(username);
    await asActor(sysadmin, (ctx) => switchAccount(ctx, { personId: officer.personId, version: 1, to: "disabled" }));
    expect(await actorOfSession(sessionId)).toBeUndefined();
    await asActor(sysadmin, (ctx) => switchAccount(ctx, { personId: officer.personId, version: 2, to: "active" }));
    expect(await actorOfSession(sessionId)).toBeUndefined();
    expect(await enter(username)).toMatchObject({ ok: true });
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
