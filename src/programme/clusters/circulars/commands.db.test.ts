import { asSuperuser, bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { readExport } from "../../export-files";
import { howTold } from "../screens/reader-sheet";
import { changeCircular, discardCircular, draftCircular, readCircular, sendCircular, tellNext } from "./commands";
import { tellCirculars } from "./jobs";
import { findCircular, listCirculars, listReaders, recipientsOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const words = { subject: "演示通知", text: "演示正文，只在门户里" };

async function stage() {
  const clusterId = await asSystem("given", async ({ tx }) => {
    const { id } = await tx.cluster.findUniqueOrThrow({ where: { code: "tongxiang-sweaters" }, select: { id: true } });
    return id;
  });
  const { officer } = await given.station([clusterId], { division: "330483" });
  const firms = [await pointOf(clusterId, "active", "a@example.cn"), await pointOf(clusterId, "active", null)];
  const suspended = await pointOf(clusterId, "suspended", null);
  return { clusterId, officer, firms, suspended };
}

/** A firm of the cluster with its point, whose liaison has this mail address, or the owner's. */
async function pointOf(clusterId: string, status: "active" | "suspended", mail: string | null) {
  const firm = await given.firm({ division: "330483" });
  await asSystem("given", async ({ tx, now }) => {
    await tx.enterprise.updateMany({ where: { id: firm.id }, data: { clusterId } });
    const owner = await tx.person.findUniqueOrThrow({ where: { id: firm.owner.personId }, select: { email: true } });
    await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: "330483", status, number: `演示${firm.name}`, checklist: [] },
        ...{
          leaderName: "甲",
          leaderPost: "副总",
          liaisonName: "乙",
          liaisonPost: "办公室",
          liaisonMobile: "13800000001",
        },
        ...{ liaisonEmail: mail ?? owner.email ?? "", createdAt: now, updatedAt: now },
      },
      select: { id: true },
    });
  });
  return firm;
}

const draft = (actor: Actor, clusterId: string) => asActor(actor, (ctx) => draftCircular(ctx, { clusterId, ...words }));
const shown = (actor: Actor, clusterId: string) =>
  asActor(actor, async (ctx) => (await recipientsOf(ctx, clusterId)).fingerprint);

/** As from a preview of this moment, unless another one is said. */
async function send(
  actor: Actor,
  circularId: string,
  { version = 1, recipients }: { readonly version?: number; readonly recipients?: string } = {},
) {
  const { clusterId } = await asSystem("look", ({ tx }) =>
    tx.circular.findUniqueOrThrow({ where: { id: circularId }, select: { clusterId: true } }),
  );
  const now = recipients ?? (await shown(actor, clusterId));
  return asActor(actor, (ctx) => sendCircular(ctx, { circularId, version, recipients: now }));
}

/** One firm's point is suspended, and another's stands again. */
async function changePlaces(one: { readonly id: string } | undefined, other: { readonly id: string }): Promise<void> {
  await asSuperuser((client) =>
    client.query(
      `UPDATE contact_points SET status = CASE enterprise_id WHEN $1 THEN 'suspended' ELSE 'active' END::contact_point_status WHERE enterprise_id IN ($1, $2)`,
      [one?.id, other.id],
    ),
  );
}

describe("a circular", () => {
  test("is written by the cluster's station, its programme office or the coordinator; its draft is its writer's alone", async () => {
    const { clusterId, officer, firms } = await stage();
    const county = await given.official(["programme_officer"], { division: "330483" });
    for (const actor of [
      await given.official(["programme_officer"], { division: "330402" }),
      await given.official(["investigator"], { division: "330483" }),
      await given.official(["government_office"], { kind: "government_office" }),
      (await given.station([], { division: "330483" })).officer,
      firms[0]?.owner ?? officer,
    ].filter((actor) => actor !== officer))
      await expect(draft(actor, clusterId)).rejects.toEqual(refusal("not-found"));
    const { circularId } = await draft(officer, clusterId);
    await draft(county, clusterId);
    await draft(await given.official(["coordinator"]), clusterId);
    expect(await asActor(county, (ctx) => findCircular(ctx, circularId))).toBeNull();
    await expect(send(county, circularId)).rejects.toEqual(refusal("not-found"));
    const change = () =>
      asActor(officer, (ctx) => changeCircular(ctx, { circularId, version: 1, subject: "改", text: "改" }));
    const both = await Promise.allSettled([change(), change()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("goes out once to the active points of the preview, also of two clicks at once; afterwards nothing of it changes", async () => {
    const { clusterId, officer, firms, suspended } = await stage();
    const { circularId } = await draft(officer, clusterId);
    // As many as before, and others.
    const recipients = await shown(officer, clusterId);
    await changePlaces(firms[0], suspended);
    await expect(send(officer, circularId, { recipients })).rejects.toEqual(refusal("recipients-changed"));
    const both = await Promise.allSettled([send(officer, circularId), send(officer, circularId)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(send(officer, circularId, { version: 2 })).rejects.toEqual(refusal("already-sent"));
    await expect(
      asActor(officer, (ctx) => changeCircular(ctx, { circularId, version: 2, subject: "改", text: "改" })),
    ).rejects.toEqual(refusal("already-sent"));
    const readers = await asActor(officer, (ctx) => listReaders(ctx, { circularId }));
    expect(readers.total).toBe(2);
    expect(readers.rows.map(({ enterpriseId }) => enterpriseId)).not.toContain(firms[0]?.id);
    const told = await asSystem("look", ({ tx }) =>
      tx.auditEntry.findMany({ where: { act: "send.circular" }, select: { detail: true } }),
    );
    expect(told).toEqual([{ detail: { count: 2 } }]);
  });

  test("is given up while it is a draft, on record and by its writer alone; of giving up and sending at once one wins", async () => {
    const { clusterId, officer } = await stage();
    const county = await given.official(["programme_officer"], { division: "330483" });
    const { circularId } = await draft(officer, clusterId);
    const discard = (actor: Actor, id: string, version = 1) =>
      asActor(actor, (ctx) => discardCircular(ctx, { circularId: id, version }));
    await expect(discard(county, circularId)).rejects.toEqual(refusal("not-found"));
    await expect(discard(officer, circularId, 2)).rejects.toBeInstanceOf(Overtaken);
    const { circularId: kept } = await draft(officer, clusterId);
    await discard(officer, circularId);
    // A page after what was given up meanwhile begins at the beginning, and doesn't say that there is none.
    expect((await asActor(officer, (ctx) => listCirculars(ctx, {}, circularId))).rows).toMatchObject([{ id: kept }]);
    await discard(officer, kept);
    await asActor(officer, async (ctx) => {
      expect(await findCircular(ctx, circularId)).toBeNull();
      expect((await listCirculars(ctx, {})).total).toBe(0);
    });
    await expect(discard(officer, circularId, 2)).rejects.toEqual(refusal("not-found"));
    await expect(send(officer, circularId, { version: 2 })).rejects.toEqual(refusal("not-found"));
    const sent = await draft(officer, clusterId);
    await send(officer, sent.circularId);
    await expect(discard(officer, sent.circularId, 2)).rejects.toEqual(refusal("already-sent"));

    const contested = await draft(officer, clusterId);
    const tries = await bothAtOnce({ table: "circulars", id: contested.circularId }, () => [
      discard(officer, contested.circularId),
      send(officer, contested.circularId).then(() => ({ clusterId })),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    await asSystem("look", async ({ tx }) => {
      const { sentAt, discardedAt } = await tx.circular.findUniqueOrThrow({ where: { id: contested.circularId } });
      expect([sentAt, discardedAt].filter(Boolean)).toHaveLength(1);
      const acts = await tx.auditEntry.count({ where: { act: "discard.circular", subjectId: circularId } });
      expect(acts).toBe(1);
    });
  });

  test("is told to each firm once, whatever run was stopped, in the portal and by mails that don't carry it", async () => {
    const { clusterId, officer, firms } = await stage();
    const { circularId } = await draft(officer, clusterId);
    await send(officer, circularId);
    // A run that is stopped after the first firm; then two at once.
    expect(await asSystem("tell-circulars", tellNext)).toBe(true);
    await expect(
      asSystem("tell-circulars", async (ctx) => {
        await tellNext(ctx);
        throw new Error("stopped");
      }),
    ).rejects.toThrow("stopped");
    await Promise.all([tellCirculars(), tellCirculars()]);
    const { notices, mails } = await asSystem("look", async ({ tx }) => ({
      notices: await tx.notice.findMany({ where: { subjectId: circularId }, select: { personId: true } }),
      mails: await tx.outboxMail.findMany({ select: { recipient: true, params: true } }),
    }));
    const people = firms.flatMap(({ owner, member }) => [owner.personId, member.personId]);
    expect(notices.map(({ personId }) => personId).toSorted()).toEqual(people.toSorted());
    // The first firm's liaison has no account, the second's is its owner.
    expect(mails).toHaveLength(people.length + 1);
    expect(mails.filter(({ recipient }) => recipient === "a@example.cn")).toHaveLength(1);
    for (const text of Object.values(words)) expect(JSON.stringify(mails)).not.toContain(text);
    // And the list of who got it says so.
    const { rows } = await asActor(officer, (ctx) => listReaders(ctx, { circularId }));
    expect(rows.map(({ enterpriseId, ...row }) => [enterpriseId, howTold(row)]).toSorted()).toEqual(
      [
        [firms[0]?.id, "both"],
        [firms[1]?.id, "accounts"],
      ].toSorted(),
    );
  });

  test("is read by the firms to which it went, the first opening counts; nobody else has it", async () => {
    const { clusterId, officer, firms, suspended } = await stage();
    const { circularId } = await draft(officer, clusterId);
    await send(officer, circularId);
    const [first, second] = firms;
    if (!first || !second) throw new Error("no firms");
    const open = (actor: Actor) =>
      asActor(actor, async (ctx) => {
        await readCircular(ctx, circularId);
        return (await findCircular(ctx, circularId))?.text;
      });
    expect(await open(first.member)).toBe(words.text);
    expect(await open(first.owner)).toBe(words.text);
    expect(await open(suspended.owner)).toBeUndefined();
    const state = await asActor(officer, async (ctx) => ({
      list: (await listCirculars(ctx, {})).rows.map(({ recipients, opened }) => [recipients, opened]),
      yes: (await listReaders(ctx, { circularId, read: "yes" })).rows.map(({ enterpriseId }) => enterpriseId),
      no: (await listReaders(ctx, { circularId, read: "no" })).rows.map(({ enterpriseId }) => enterpriseId),
    }));
    expect(state).toEqual({ list: [[2, 1]], yes: [first.id], no: [second.id] });
    const by = await asSystem("look", ({ tx }) =>
      tx.circularReader.findFirst({ where: { enterpriseId: first.id }, select: { readById: true } }),
    );
    expect(by?.readById).toBe(first.member.personId);
    // A firm counts what it got itself, and doesn't learn how others stand.
    expect((await asActor(second.owner, (ctx) => listCirculars(ctx, { unread: "1" }))).rows).toMatchObject([
      { recipients: 1, opened: 0 },
    ]);
    expect((await asActor(first.owner, (ctx) => listCirculars(ctx, { unread: "1" }))).total).toBe(0);
    expect((await asActor(second.owner, (ctx) => listReaders(ctx, { circularId }))).rows).toEqual([]);
    const file = (read: string) =>
      asActor(officer, async (ctx) => {
        const query = { circular: circularId, read };
        const wanted = { list: "circular-readers", query, columns: [], format: "csv", locale: "zh-CN" } as const;
        const made = await readExport(ctx, officer, wanted, { most: 5000 });
        return made && made !== "later" ? [made.sheet.rows.map(([name]) => name), made.sheet.notes] : null;
      });
    expect(await file("yes")).toEqual([
      [first.name],
      expect.arrayContaining([
        ["通知", words.subject],
        ["是否已读", "已读"],
      ]),
    ]);
    // A firm takes away what came to it, with the columns of its page, and learns of no other.
    const own = (actor: typeof first.owner, query: Record<string, string> = {}) =>
      asActor(actor, async (ctx) => {
        const wanted = { list: "circulars", query, columns: [], format: "csv", locale: "zh-CN" } as const;
        const made = await readExport(ctx, actor, wanted, { most: 5000 });
        return made && made !== "later" ? made.sheet : null;
      });
    const taken = await own(first.owner);
    expect(taken?.columns).toEqual(["发出时间", "标题", "块状经济", "发文", "是否已读"]);
    expect(taken?.rows.map((cells) => [cells[1], cells.at(-1)])).toEqual([[words.subject, "已读"]]);
    const unread = await own(second.owner, { unread: "1" });
    expect([unread?.rows.map((cells) => cells.at(-1)), unread?.notes]).toEqual([
      ["未读"],
      expect.arrayContaining([["未读", "是"]]),
    ]);
    expect((await own((await given.firm()).owner))?.rows).toEqual([]);
    const county = await given.official(["intake"], { division: "330483" });
    const other = await given.official(["programme_officer"], { division: "330402" });
    expect(await open(county)).toBe(words.text);
    for (const actor of [other, await given.official(["department_handler"], { kind: "police" })])
      expect(await open(actor)).toBeUndefined();
  });
});
