import { createHash, randomUUID } from "node:crypto";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { parseComplaintReference } from "@/kernel/document-number";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { once } from "@/platform/once";
import { seal } from "@/platform/vault";
import { letterOf } from "../../notifications/mails/queries";
import type { Typed } from "../answers/schema";
import { countOwn, findOwn, listOwn } from "../queries";
import { savePage, startDraft, submitComplaint } from "./commands";
import { findDraft } from "./queries";
import type { DraftPage } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const start = (actor: Actor) => asActor(actor, startDraft);
const draftOf = (actor: Actor, id: string) => asActor(actor, (ctx) => findDraft(ctx, id));

type Saving = { readonly revision?: number; readonly form?: string };
const save = (
  actor: Actor,
  complaintId: string,
  [page, values]: readonly [DraftPage, Typed],
  { revision = 0, form = randomUUID() }: Saving = {},
) =>
  asActor(actor, (ctx) =>
    savePage(ctx, {
      complaintId,
      page,
      revision,
      form,
      values: Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
      ),
    }),
  );

const PAGES = [
  ["firm", { capacity: "owner", filedThrough: "own_staff" }],
  [
    "events",
    {
      "discoveredOn.year": "2016",
      "discoveredOn.month": "11",
      "discoveredOn.day": "3",
      discoveredBy: "own_staff",
      forms: ["breach_of_duty"],
      account: given.SECRETS.account,
    },
  ],
  [
    "secret",
    {
      title: "染整工序的配方",
      secretKind: "technical",
      subkind: "formula",
      carriers: ["paper"],
      "completedOn.year": "2014",
      "completedOn.month": "8",
      "completedOn.day": "",
      secret: given.SECRETS.secret,
    },
  ],
  [
    "respondent",
    {
      respondent: given.SECRETS.respondent,
      respondentKind: ["person"],
      relation: "former_staff",
      respondentDetail: given.SECRETS.respondent_detail,
    },
  ],
  [
    "wants",
    { wants: ["stop"], reporterName: "许白薇", reporterPhone: "138 0000 0000", reporterMail: "", reachBy: "portal" },
  ],
] as const satisfies readonly (readonly [DraftPage, Typed])[];

async function written(firm: given.GivenFirm, pages: readonly (readonly [DraftPage, Typed])[] = PAGES) {
  const { complaintId } = await start(firm.owner);
  for (const page of pages) await save(firm.owner, complaintId, page);
  const draft = await draftOf(firm.owner, complaintId);
  if (!draft) throw new Error("no draft");
  return draft;
}

const submit = (actor: Actor, { id, version }: { id: string; version: number }, key = randomUUID()) =>
  asActor(actor, (ctx) => once(ctx, "submitComplaint", key, () => submitComplaint(ctx, { complaintId: id, version })));

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
    await expect(start({ ...firm.member, enterpriseId: null })).rejects.toEqual(refusal("no-firm"));
    await expect(start(await given.official(["intake"]))).rejects.toEqual(refusal("no-firm"));
  });

  test("keeps what was typed, wrong and half done as it is, and says what is wrong", async () => {
    const firm = await given.firm();
    const { complaintId } = await start(firm.owner);
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
    const { complaintId } = await start(firm.owner);
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
    const { complaintId } = await start(firm.owner);
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
    const { complaintId } = await start(firm.owner);
    await save(firm.owner, complaintId, ["secret", { title: "甲某带走的配方" }]);
    expect((await rowOf(complaintId)).title).toBe("甲某带走的配方");
    await save(firm.owner, complaintId, ["respondent", { respondent: "甲某" }]);
    expect((await rowOf(complaintId)).title).toBeNull();
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

describe("submission", () => {
  test("gives number, time, hash and clocks; tells intake and mails the firm a number and a link, no content", async () => {
    const firm = await given.firm();
    const intake = await given.official(["intake"]);
    const elsewhere = await given.official(["intake"], { division: "330481" });
    const draft = await written(firm);
    const { number } = await submit(firm.owner, draft);
    expect(parseComplaintReference(number)).toEqual({ day: "2016-11-24", serial: 1 });

    const found = await asActor(firm.owner, (ctx) => findOwn(ctx, draft.id));
    expect(found).toMatchObject({
      status: "submitted",
      number,
      divisionCode: "330400",
      bureau: { nameZh: "嘉兴市市场监督管理局" },
    });
    expect(found?.textHash).toBe(
      createHash("sha256")
        .update(found?.text ?? "")
        .digest("hex"),
    );
    expect(found?.text).toContain(given.SECRETS.secret);
    // 24 November 2016 is a Thursday: one working day, and seven by the rule of 2016.
    expect(found?.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ["complaint-register", "2016-11-25"],
      ["complaint-verify", "2016-12-05"],
    ]);
    expect((await rowOf(draft.id)).dueOn).toEqual(new Date("2016-11-25T00:00:00Z"));

    await asSystem("look", async ({ tx }) => {
      const notices = await tx.notice.findMany({ where: { subjectId: draft.id } });
      expect(notices.map(({ personId, kind, number: told }) => ({ personId, kind, number: told }))).toEqual([
        { personId: intake.personId, kind: "complaint.submit", number },
      ]);
      expect(notices.map(({ personId }) => personId)).not.toContain(elsewhere.personId);
      const mails = await tx.outboxMail.findMany({ where: { template: "complaint-receipt" } });
      expect(mails).toMatchObject([
        { personId: firm.owner.personId, params: { number, path: `/complaints/${draft.id}` } },
      ]);
      const [letter] = mails.map(letterOf);
      const { textHash } = await tx.complaint.findUniqueOrThrow({ where: { id: draft.id } });
      for (const told of [number, "2016年11月24日", textHash ?? "", "最迟 2016年11月25日"])
        expect(letter?.text).toContain(told);
      for (const kept of ["染整工序的配方", firm.name, ...Object.values(given.SECRETS)])
        expect(letter?.text).not.toContain(kept);
      expect(await tx.auditEntry.count({ where: { act: "step.complaint", subjectId: draft.id } })).toBe(1);
    });
  });

  test("the receipt's mail is in the language of whoever submits", async () => {
    const firm = await given.firm();
    await given.official(["intake"]);
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { id: firm.owner.personId }, data: { locale: "en" } }),
    );
    await submit(firm.owner, await written(firm));
    await submit(firm.member, await written(firm));
    await asSystem("look", async ({ tx }) => {
      const mails = await tx.outboxMail.findMany({
        where: { template: "complaint-receipt" },
        select: { personId: true, locale: true },
        orderBy: { id: "asc" },
      });
      expect(mails).toEqual([
        { personId: firm.owner.personId, locale: "en" },
        { personId: firm.member.personId, locale: "zh-CN" },
      ]);
    });
  });

  test("happens once when pressed twice with one key, and once when two people press at the same moment", async () => {
    const firm = await given.firm();
    await given.official(["intake"]);
    const [first, second] = [await written(firm), await written(firm)];
    const key = randomUUID();
    const [a, b] = await Promise.all([submit(firm.owner, first, key), submit(firm.owner, first, key)]);
    expect(a).toEqual(b);

    const race = await Promise.allSettled([submit(firm.owner, second), submit(firm.member, second)]);
    expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(race.find((one) => one.status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    await asSystem("look", async ({ tx }) => {
      for (const { id } of [first, second]) {
        expect(await tx.auditEntry.count({ where: { act: "step.complaint", subjectId: id } })).toBe(1);
        expect(await tx.notice.count({ where: { subjectId: id } })).toBe(1);
      }
      // The loser's number fell back with him: the next one follows without a gap.
      expect(await tx.numberCounter.findMany({ where: { issuer: "JX-TS" } })).toMatchObject([{ last: 2 }]);
    });
  });

  test("is refused while the least is missing, and when something changed after the check page was read", async () => {
    const firm = await given.firm();
    await given.official(["intake"]);
    const incomplete = await written(firm, PAGES.slice(0, 2));
    await expect(submit(firm.owner, incomplete)).rejects.toEqual(refusal("incomplete"));
    const seen = await written(firm);
    await save(firm.member, seen.id, ["measures", { measures: ["agreement"] }]);
    await expect(submit(firm.owner, seen)).rejects.toThrow(Overtaken);
    expect(await rowOf(seen.id)).toMatchObject({ status: "draft", number: null });
  });

  test("ends writing: pages are saved no more", async () => {
    const firm = await given.firm();
    const draft = await written(firm);
    await submit(firm.owner, draft);
    await expect(save(firm.owner, draft.id, PAGES[0], { revision: 1 })).rejects.toEqual(refusal("submitted"));
  });

  test("goes to the bureau that is competent: business secrets to the firm's own, if somebody there takes them in", async () => {
    await given.official(["intake"]);
    await given.official(["intake"], { division: "330402" });
    const business = PAGES.map(([page, values]) =>
      page === "secret" ? ([page, { ...values, secretKind: "business" }] as const) : ([page, values] as const),
    );
    const [nanhu, haiyan] = [await given.firm(), await given.firm({ division: "330424" })];
    const [there, without] = [await written(nanhu, business), await written(haiyan, business)];
    await submit(nanhu.owner, there);
    await submit(haiyan.owner, without);
    expect((await rowOf(there.id)).divisionCode).toBe("330402");
    expect((await rowOf(without.id)).divisionCode).toBe("330400");
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
