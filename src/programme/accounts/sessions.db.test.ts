import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { enter, from, opened, withPassword } from "@tests/support/passwords";
import { beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { actorOfSession } from "@/platform/session";
import { changeSettings } from "../settings/commands";
import { findSettings } from "../settings/queries";
import { endAllSessions, endSession } from "./commands";
import { switchAccount } from "./officials/commands";
import { listSessions } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

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

  test("a shorter limit holds at the next request of whoever is signed in, a longer one for sign-ins to come", async () => {
    const { owner } = await given.firm();
    const { username } = await withPassword(owner.personId);
    const [old, fresh] = [await opened(username), await opened(username)];
    const admin = await given.official(["security_administrator"], { kind: "operations" });
    const limit = async (sessionHours: number) =>
      asActor(admin, async (ctx) => changeSettings(ctx, { ...(await findSettings(ctx)), sessionHours }));
    await asSuperuser((client) =>
      client.query("UPDATE sessions SET created_at = created_at - interval '3 hours' WHERE id = $1", [old.sessionId]),
    );
    try {
      await limit(24);
      expect(await actorOfSession(old.sessionId)).toBeDefined();
      await limit(2);
      expect(await actorOfSession(old.sessionId)).toBeUndefined();
      expect(await actorOfSession(fresh.sessionId)).toBeDefined();
    } finally {
      await limit(12);
    }
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
