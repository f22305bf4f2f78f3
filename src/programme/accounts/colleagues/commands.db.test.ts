import { randomUUID } from "node:crypto";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { FirmActor } from "@/kernel/actor";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import { asActor, asSystem } from "@/platform/database";
import { actorOfPerson, actorOfSession } from "@/platform/session";
import { changeColleague, endColleague, handOverFirm } from "./commands";
import { findColleague, listColleagues } from "./queries";
import { changeColleagueInput } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const now = ({ personId }: FirmActor) => asSystem("look", (ctx) => actorOfPerson(ctx, personId));
const hand = (from: FirmActor, to: FirmActor, version = 1) =>
  asActor(from, (ctx) => handOverFirm(ctx, { personId: to.personId, version }));

async function acts(): Promise<string[]> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ act: string }>("SELECT act FROM audit_entries WHERE actor_id IS NOT NULL ORDER BY seq"),
  );
  return rows.map(({ act }) => act);
}

async function sessionOf({ personId }: FirmActor): Promise<string> {
  const at = realNow();
  return asSystem("given", async ({ tx }) => {
    const session = await tx.session.create({
      data: {
        ...{ personId, createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 3_600_000) },
        ...{ device: "test", address: "" },
      },
      select: { id: true },
    });
    return session.id;
  });
}

describe("handing over", () => {
  test("makes the colleague the owner and the owner a member, tells him, and stands in the trail", async () => {
    const { owner, member } = await given.firm();
    await hand(owner, member);
    expect([(await now(owner)) ?? {}, (await now(member)) ?? {}]).toMatchObject([
      { role: "member" },
      { role: "owner" },
    ]);
    expect(await acts()).toEqual(["hand-over.firm"]);
    const told = await asActor(member, ({ tx }) => tx.notice.findMany({ select: { kind: true } }));
    expect(told).toEqual([{ kind: "join-request.owner" }]);
    await expect(hand(owner, member, 2)).rejects.toThrow(Overtaken);
  });

  test("of two at once one counts: there is one owner and one entry", async () => {
    const { owner, member } = await given.firm();
    const ends = await Promise.allSettled([hand(owner, member), hand(owner, member)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(ends.find((end) => end.status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    expect(await acts()).toEqual(["hand-over.firm"]);
    const people = await asActor(owner, listColleagues);
    expect(people.filter(({ enterpriseRole }) => enterpriseRole === "owner")).toHaveLength(1);
  });

  test("is nobody's but the owner's, to nobody but a colleague without an end", async () => {
    const { owner, member } = await given.firm();
    const other = await given.firm();
    for (const [from, to] of [
      [member, owner],
      [owner, owner],
      [owner, other.member],
      [other.owner, member],
    ] as const)
      await expect(hand(from, to)).rejects.toThrow(new Refusal("not-found"));
    await asActor(owner, (ctx) =>
      changeColleague(ctx, { personId: member.personId, version: 1, post: "律师", authorityEndsOn: "2016-12-31" }),
    );
    await expect(hand(owner, member, 2)).rejects.toThrow(new Refusal("authority-ends"));
  });
});

describe("a term", () => {
  test("ends by itself: the day after, neither session nor sign-in is his", async () => {
    const { owner, member } = await given.firm();
    const sessionId = await sessionOf(member);
    await asActor(owner, (ctx) =>
      changeColleague(ctx, { personId: member.personId, version: 1, post: "律师", authorityEndsOn: "2016-11-25" }),
    );
    expect(await asActor(owner, (ctx) => findColleague(ctx, member.personId))).toMatchObject({
      post: "律师",
      authorityEndsOn: "2016-11-25",
    });
    given.atMoment("2016-11-25T23:59:00+08:00");
    expect(await actorOfSession(sessionId)).toMatchObject({ personId: member.personId });
    given.atMoment("2016-11-26T00:01:00+08:00");
    expect([await actorOfSession(sessionId), await now(member)]).toEqual([undefined, undefined]);
    expect(await now(owner)).toMatchObject({ role: "owner" });
  });

  test("isn't the owner's own, nor over already, nor a member's to set", async () => {
    const { owner, member } = await given.firm();
    const change = (actor: FirmActor, personId: string, authorityEndsOn: string) =>
      asActor(actor, (ctx) => changeColleague(ctx, { personId, version: 1, post: "", authorityEndsOn }));
    await expect(change(owner, owner.personId, "2016-12-31")).rejects.toMatchObject({
      fields: { authorityEndsOn: ["owner-has-no-end"] },
    });
    await expect(change(owner, member.personId, "2016-11-23")).rejects.toMatchObject({
      fields: { authorityEndsOn: ["in-the-past"] },
    });
    await expect(change(member, owner.personId, "2016-12-31")).rejects.toThrow(new Refusal("not-found"));
    expect(await asActor(member, (ctx) => findColleague(ctx, owner.personId))).toBeNull();
    const typed = { personId: randomUUID(), version: "1", post: "律师" };
    expect(changeColleagueInput.parse({ ...typed, authorityEndsOn: "2016年12月31日" }).authorityEndsOn).toBe(
      "2016-12-31",
    );
    expect(changeColleagueInput.safeParse({ ...typed, authorityEndsOn: "2016-02-30" }).success).toBe(false);
  });
});

describe("the end of a colleague's access", () => {
  test("is at once; what he wrote stays with the firm", async () => {
    const firm = await given.firm();
    const { owner, member } = firm;
    const draft = await given.complaint(firm, { status: "draft" });
    const sessionId = await sessionOf(member);
    await asActor(owner, (ctx) => endColleague(ctx, { personId: member.personId, version: 1 }));
    expect(await actorOfSession(sessionId)).toBeUndefined();
    // Nor does it come back with the account.
    await asSystem("given", ({ tx }) =>
      tx.person.update({ where: { id: member.personId }, data: { status: "active" } }),
    );
    expect(await actorOfSession(sessionId)).toBeUndefined();
    expect(await acts()).toEqual(["disable.person"]);
    expect(await asActor(owner, ({ tx }) => tx.complaint.count({ where: { id: draft.id } }))).toBe(1);
  });

  test("is the owner's to say, of his own people, not of himself", async () => {
    const { owner, member } = await given.firm();
    const other = await given.firm();
    for (const [actor, whom] of [
      [member, owner],
      [owner, owner],
      [owner, other.member],
    ] as const)
      await expect(asActor(actor, (ctx) => endColleague(ctx, { personId: whom.personId, version: 1 }))).rejects.toThrow(
        new Refusal("not-found"),
      );
  });
});
