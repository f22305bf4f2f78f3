import { randomUUID } from "node:crypto";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import { draftOf, PAGES, save, startAs, submit, written } from "@tests/support/drafts";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { once } from "@/platform/once";
import { seal } from "@/platform/vault";
import { textOf, typedOf } from "../answers/schema";
import { countOwn, listOwn } from "../queries";
import { startDraft } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const rowOf = (id: string) => asSystem("look", ({ tx }) => tx.complaint.findUniqueOrThrow({ where: { id } }));

describe("a draft", () => {
  test("begins once for a form's key, for an admitted person of a firm only", async () => {
    const firm = await given.firm();
    const key = randomUUID();
    const twice = await Promise.all(
      [1, 2].map(() => asActor(firm.owner, (ctx) => once(ctx, "startDraft", key, () => startDraft(ctx)))),
    );
    expect(twice[0]).toEqual(twice[1]);
    expect(await asActor(firm.member, (ctx) => countOwn(ctx, {}))).toBe(1);
    await expect(startAs({ ...firm.member, enterpriseId: null })).rejects.toEqual(refusal("no-firm"));
    await expect(startAs(await given.official(["intake"]))).rejects.toEqual(refusal("no-firm"));
  });

  test("keeps what was typed, wrong and half done as it is, and says what is wrong", async () => {
    const firm = await given.firm();
    const { complaintId } = await startAs(firm.owner);
    const faults = await save(firm.owner, complaintId, [
      "events",
      { "discoveredOn.year": "20x6", "discoveredOn.month": "", "discoveredOn.day": "", account: "半句" },
    ]);
    expect(faults).toContainEqual({ field: "discoveredOn", code: "no-day" });
    const draft = await draftOf(firm.member, complaintId);
    expect(draft?.content.answers.events?.values).toMatchObject({ "discoveredOn.year": "20x6" });
    expect(draft?.content.sealed.account).toBe("半句");
  });

  test("keeps no secret in clear: neither in its row nor anywhere in the database", async () => {
    const firm = await given.firm();
    const draft = await written(firm);
    await submit(firm.owner, draft);
    const dump = await asSuperuser(async (client) => {
      const tables = await client.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public'",
      );
      const texts: string[] = [];
      for (const { name } of tables.rows)
        texts.push(JSON.stringify((await client.query(`select t::text from ${client.escapeIdentifier(name)} t`)).rows));
      return texts.join("\n");
    });
    expect(dump).toContain("染整工序的配方");
    for (const secret of [...Object.values(given.SECRETS).slice(0, 4), "许白薇", "138 0000 0000"]) {
      expect(dump).not.toContain(secret);
      expect(dump).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });

  test("two people write on two pages at once; on one page the second is told", async () => {
    const firm = await given.firm();
    const { complaintId } = await startAs(firm.owner);
    await Promise.all([save(firm.owner, complaintId, PAGES[0]), save(firm.member, complaintId, PAGES[2])]);
    const both = await draftOf(firm.owner, complaintId);
    expect(Object.keys(both?.content.answers ?? {}).sort()).toEqual(["firm", "secret"]);

    const race = await Promise.allSettled([
      save(firm.owner, complaintId, PAGES[1]),
      save(firm.member, complaintId, ["events", { account: "另一种说法" }]),
    ]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(race.find((one) => one.status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
  });

  test("one opened form saves again and again; a stale one is refused until it knows the newer version", async () => {
    const firm = await given.firm();
    const { complaintId } = await startAs(firm.owner);
    const form = randomUUID();
    for (const account of ["一", "一二", "一二三"])
      await save(firm.owner, complaintId, ["events", { account }], { form });
    await expect(save(firm.member, complaintId, ["events", { account: "旧页" }])).rejects.toThrow(Overtaken);
    await save(firm.member, complaintId, ["events", { account: "新页" }], { revision: 3 });
    await expect(save(firm.owner, complaintId, ["events", { account: "一二三四" }], { form })).rejects.toThrow(
      Overtaken,
    );
    expect((await draftOf(firm.owner, complaintId))?.content.sealed.account).toBe("新页");
  });

  test("a title that names the respondent stays out of the column that lists show, also when the name comes later", async () => {
    const firm = await given.firm();
    const { complaintId } = await startAs(firm.owner);
    await save(firm.owner, complaintId, ["secret", { title: "甲某带走的配方" }]);
    expect((await rowOf(complaintId)).title).toBe("甲某带走的配方");
    await save(firm.owner, complaintId, ["respondent", { respondent: "甲某" }]);
    expect((await rowOf(complaintId)).title).toBeNull();
  });

  test("a title is nowhere in clear while it holds the respondent's name, whichever was typed first, and is shown as it was typed", async () => {
    const firm = await given.firm();
    const inClear = async (id: string) => JSON.stringify(await rowOf(id));
    const { complaintId: after } = await startAs(firm.owner);
    await save(firm.owner, after, ["secret", { title: "甲某带走的配方" }]);
    expect(await inClear(after)).toContain("甲某带走的配方");
    await save(firm.owner, after, ["respondent", { respondent: "甲某" }]);
    const { complaintId: before } = await startAs(firm.owner);
    await save(firm.owner, before, ["respondent", { respondent: "甲某" }]);
    await save(firm.owner, before, ["secret", { title: "甲某带走的配方" }]);
    for (const id of [after, before]) {
      expect(await inClear(id)).not.toContain("甲某");
      const draft = await draftOf(firm.owner, id);
      expect(draft && textOf(typedOf("secret", draft.content), "title")).toBe("甲某带走的配方");
    }
  });

  test("a title that was saved among the answers before it was sealed is shown, and leaves them when its page is saved", async () => {
    const firm = await given.firm();
    const { complaintId } = await startAs(firm.owner);
    await save(firm.owner, complaintId, ["secret", { title: "旧题目" }]);
    await asSuperuser((client) =>
      client.query(
        `set session_replication_role = replica;
         delete from sealed_values where record_id = '${complaintId}' and field = 'title';
         update complaints set answers = jsonb_set(answers, '{secret,values,title}', '"旧题目"') where id = '${complaintId}'`,
      ),
    );
    const title = async () => {
      const draft = await draftOf(firm.owner, complaintId);
      return draft && textOf(typedOf("secret", draft.content), "title");
    };
    expect(await title()).toBe("旧题目");
    await save(firm.owner, complaintId, ["secret", { title: "新题目" }], { revision: 1 });
    expect(await title()).toBe("新题目");
    expect(JSON.stringify((await rowOf(complaintId)).answers)).not.toContain("题目");
  });
  test("another firm and every official find nothing and can write nothing", async () => {
    const firm = await given.firm();
    const draft = await written(firm);
    const others: Actor[] = [
      (await given.firm()).owner,
      await given.official(["intake", "investigator", "bureau_leader", "coordinator"]),
      { kind: "public" },
    ];
    for (const other of others) {
      expect(await draftOf(other, draft.id)).toBeNull();
      await expect(save(other, draft.id, PAGES[0], { revision: 1 })).rejects.toEqual(refusal("not-found"));
      await expect(submit(other, draft)).rejects.toEqual(refusal("not-found"));
      expect(await asActor(other, ({ tx }) => tx.complaint.count({ where: { id: draft.id } }))).toBe(0);
      expect(await asActor(other, ({ tx }) => tx.sealedValue.count({ where: { recordId: draft.id } }))).toBe(0);
      await expect(asActor(other, (ctx) => seal(ctx, draft.id, { account: "改了" }))).rejects.toThrow();
    }
    expect(await asActor((await given.firm()).owner, (ctx) => listOwn(ctx, {}))).toEqual({
      rows: [],
      total: 0,
      next: null,
    });
  });
});

describe("the list", () => {
  test("finds by status and by words, counts what it shows, and goes on by key", async () => {
    const firm = await given.firm();
    for (let n = 0; n < 3; n++) await given.complaint(firm);
    await given.complaint(firm, { status: "draft" });
    const list = (filter: Parameters<typeof listOwn>[1]) => asActor(firm.owner, (ctx) => listOwn(ctx, filter));
    expect((await list({})).total).toBe(4);
    expect(await list({ status: "draft" })).toMatchObject({ total: 1, rows: [{ status: "draft" }] });
    expect((await list({ q: "演示工艺" })).total).toBe(4);
    expect((await list({ q: "%" })).total).toBe(0);
    const { rows } = await list({});
    expect((await list({ after: rows[1]?.id })).rows.map(({ id }) => id)).toEqual(rows.slice(2).map(({ id }) => id));
  });
});
