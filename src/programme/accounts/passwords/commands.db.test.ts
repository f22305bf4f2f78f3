import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { PASSWORD as OLD, withPassword } from "@tests/support/passwords";
import { beforeEach, describe, expect, test } from "vitest";
import type { FirmActor } from "@/kernel/actor";
import { InvalidInput, Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { actorOfSession } from "@/platform/session";
import { signIn } from "../commands";
import { linkLives } from "../links/commands";
import { askReset, changePassword, passwordChangeFaults, setPassword } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment());

const NEW = "nine boats leave the lake";

async function person(): Promise<{ owner: FirmActor; username: string; email: string }> {
  const { owner } = await given.firm();
  return { owner, ...(await withPassword(owner.personId)) };
}

async function enter(username: string, password: string) {
  return signIn({ username, password, device: "test", address: "" });
}

async function mails(): Promise<{ recipient: string; template: string; params: { path?: string } }[]> {
  return asSuperuser(
    async (client) => (await client.query("SELECT recipient, template, params FROM outbox_mails ORDER BY id")).rows,
  );
}

async function askedToken(username: string): Promise<string> {
  await asSystem("ask", (ctx) => askReset(ctx, { username, locale: "zh-CN" }));
  const path = (await mails()).at(-1)?.params.path ?? "";
  return new URL(path, "http://x").searchParams.get("token") ?? "";
}

const set = (token: string, password: string) => asSystem("set", (ctx) => setPassword(ctx, { token, password }));

describe("changing one's password", () => {
  test("needs the present one, and signs out everywhere else", async () => {
    const { owner, username } = await person();
    const [here, there] = [await enter(username, OLD), await enter(username, OLD)];
    if (!here.ok || !there.ok) throw new Error("not in");
    const actor = { ...owner, sessionId: here.sessionId };
    await asActor(actor, (ctx) => changePassword(ctx, { current: OLD, password: NEW }));
    expect(await actorOfSession(here.sessionId)).toBeDefined();
    expect(await actorOfSession(there.sessionId)).toBeUndefined();
    expect(await enter(username, OLD)).toMatchObject({ ok: false });
    expect(await enter(username, NEW)).toMatchObject({ ok: true });
  });

  test("ends the link that was asked for before: whoever reads the mail can't undo it", async () => {
    const { owner, username } = await person();
    const token = await askedToken(username);
    await asActor(owner, (ctx) => changePassword(ctx, { current: OLD, password: NEW }));
    await expect(set(token, "seven herons at dawn")).rejects.toThrow(new Refusal("link-dead"));
    expect(await enter(username, NEW)).toMatchObject({ ok: true });
  });

  test("tells of both passwords at once, and counts the wrong one also while the new one is missing", async () => {
    const { owner, username } = await person();
    const both = { current: ["wrong-password"], password: ["password-name"] };
    const input = { current: "wrong", password: `${username} at dusk` };
    await expect(asActor(owner, (ctx) => changePassword(ctx, input))).rejects.toMatchObject({ fields: both });
    const asked = (typed: Record<string, string>) => asActor(owner, (ctx) => passwordChangeFaults(ctx, typed));
    expect(await asked({ current: OLD, password: "" })).toEqual({});
    expect(await asked({ current: "", password: "short" })).toEqual({ password: ["password-short"] });
    for (let n = 2; n <= 5; n++)
      expect(await asked({ current: "wrong", password: "" })).toEqual({ current: ["wrong-password"] });
    await expect(asked({ current: OLD, password: "" })).rejects.toThrow(new Refusal("locked"));
  });

  test("says what is wrong with the new one", async () => {
    const { owner, username } = await person();
    const change = (password: string) => asActor(owner, (ctx) => changePassword(ctx, { current: OLD, password }));
    await expect(change("short")).rejects.toThrow(new InvalidInput({ password: ["password-short"] }));
    await expect(change("password123456")).rejects.toMatchObject({ fields: { password: ["password-common"] } });
    await expect(change(`${username} and more`)).rejects.toMatchObject({ fields: { password: ["password-name"] } });
    expect(await enter(username, OLD)).toMatchObject({ ok: true });
  });

  test("five wrong guesses at the present one lock that too", async () => {
    const { owner } = await person();
    const change = (current: string) => asActor(owner, (ctx) => changePassword(ctx, { current, password: NEW }));
    for (let n = 0; n < 5; n++)
      await expect(change(`guess ${n}`)).rejects.toMatchObject({ fields: { current: ["wrong-password"] } });
    await expect(change(OLD)).rejects.toThrow(new Refusal("locked"));
  });

  test("nobody changes it who isn't signed in", async () => {
    await expect(
      asActor({ kind: "public" }, (ctx) => changePassword(ctx, { current: OLD, password: NEW })),
    ).rejects.toThrow(new Refusal("signed-out"));
  });
});

describe("a new password by mail", () => {
  test("works once, ends every session and lifts the lock, under each name", async () => {
    const { username, email } = await person();
    const before = await enter(username, OLD);
    for (let n = 0; n < 5; n++) for (const name of [username, email]) await enter(name, `guess ${n}`);
    const token = await askedToken(username);
    await set(token, NEW);
    if (before.ok) expect(await actorOfSession(before.sessionId)).toBeUndefined();
    for (const name of [username, email]) expect(await enter(name, NEW)).toMatchObject({ ok: true });
    await expect(set(token, OLD)).rejects.toThrow(new Refusal("link-dead"));
  });

  test("a bad password leaves the link good", async () => {
    const { username } = await person();
    const token = await askedToken(username);
    await expect(set(token, "aaaaaaaaaaaa")).rejects.toMatchObject({ fields: { password: ["password-pattern"] } });
    await set(token, NEW);
  });

  test("of two who use the link at once, one does", async () => {
    const { username } = await person();
    const token = await askedToken(username);
    const uses = await Promise.allSettled([set(token, NEW), set(token, `${NEW} too`)]);
    expect(uses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("after half an hour the link is dead", async () => {
    const { username } = await person();
    const token = await askedToken(username);
    await asSuperuser((client) =>
      client.query("UPDATE single_use_links SET expires_at = expires_at - interval '31 minutes'"),
    );
    expect(await asSystem("look", (ctx) => linkLives(ctx, token, ["reset_password"]))).toBe(false);
    await expect(set(token, NEW)).rejects.toThrow(new Refusal("link-dead"));
  });

  test("the token itself is nowhere but in the mail", async () => {
    const { username } = await person();
    const token = await askedToken(username);
    const { rows } = await asSuperuser((client) =>
      client.query("SELECT row_to_json(l)::text AS text FROM single_use_links l"),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test("for nobody, and for a disabled person, nothing is sent, and the answer is the same", async () => {
    const { owner, email } = await person();
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { id: owner.personId }, data: { status: "disabled" } }),
    );
    for (const username of ["nobody-at-all", email]) {
      expect(await asSystem("ask", (ctx) => askReset(ctx, { username, locale: "en" }))).toBeUndefined();
    }
    expect(await mails()).toEqual([]);
  });

  test("asking again and again sends one mail", async () => {
    const { username, email } = await person();
    await askedToken(username);
    await askedToken(email);
    expect((await mails()).map(({ recipient, template }) => [recipient, template])).toEqual([
      [email, "reset-password"],
    ]);
  });

  test("whoever has used his link gets another, as the page says", async () => {
    const { username } = await person();
    const first = await askedToken(username);
    await set(first, NEW);
    const second = await askedToken(username);
    expect(second).not.toBe(first);
    await set(second, "seven herons at dawn");
    expect(await enter(username, "seven herons at dawn")).toMatchObject({ ok: true });
  });

  test("a link for something else sets no password", async () => {
    const { username } = await person();
    const token = await askedToken(username);
    await asSuperuser((client) => client.query("UPDATE single_use_links SET purpose = 'verify_mail'"));
    await expect(set(token, NEW)).rejects.toThrow(new Refusal("link-dead"));
  });
});
