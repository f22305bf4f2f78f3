import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { FirmActor, OfficialActor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { addNote } from "../cases/notes/commands";
import { readExport } from "../export-files";
import { EXPORT_LIMIT } from "../export-list";
import { moveReferral, sendReferral } from "../referrals/commands";
import { everyEntry, historyOf, listTrail, looksAt, MOST_COUNTED } from "./queries";
import { parseAuditCursor, readAuditFilter } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const fileOf = (actor: OfficialActor | FirmActor, query: Record<string, string>, most = EXPORT_LIMIT) =>
  asActor(actor, (ctx) =>
    readExport(ctx, actor, { list: "trail", query, columns: [], format: "csv", locale: "zh-CN" }, { most }),
  );

async function stage() {
  const officer = await given.official(["investigator"], { name: "沈演示" });
  const second = await given.official(["investigator"]);
  const police = await given.official(["department_handler"], { kind: "police", name: "周演示" });
  const auditor = await given.official(["audit_administrator"], { kind: "operations" });
  const firm = await given.firm();
  const found = await given.caseOf(firm, { team: [officer, second] });
  const { referralId } = await asActor(officer, (ctx) =>
    sendReferral(ctx, {
      caseId: found.id,
      kind: "criminal",
      toDepartmentId: police.departmentId,
      question: "请查明（演示）",
      facts: [],
      fields: ["account"],
      evidence: [],
    }),
  );
  await asActor(police, (ctx) => moveReferral(ctx, { step: "accept", referralId, version: 1 }));
  const look = {
    recordId: found.complaintId,
    fields: ["secret", "respondent"],
    subjectKind: "complaint",
    subjectId: found.complaintId,
    enterpriseId: firm.id,
    purpose: "核对密点",
  };
  await asActor(officer, (ctx) => openSealed(ctx, look));
  return { officer, police, auditor, firm, found, referralId };
}

test("the audit administrator reads all of it, filtered, page by page, and his looks are on record", async () => {
  const { auditor, found } = await stage();
  const read = (query: Record<string, string>, after?: string) =>
    asActor(auditor, (ctx) => listTrail(ctx, readAuditFilter(query), parseAuditCursor(after)));
  const { rows, total } = await read({});
  expect(total).toBe(rows.length);
  expect(rows.map(({ act }) => act)).toEqual(
    expect.arrayContaining(["begin.referral", "step.referral", "open.sealed"]),
  );
  expect((await read({ person: "周演示" })).rows.map(({ act }) => act)).toEqual(["step.referral"]);
  expect((await read({ act: "open.sealed", kind: "complaint", from: "2016-11-24", to: "2016-11-24" })).total).toBe(1);
  expect((await read({ to: "2016-11-23" })).total).toBe(0);
  expect((await read({ number: "嘉市监涉罪移〔2016〕1号" })).total).toBe(2);
  expect((await read({ act: "read.trail" })).total).toBe(5);
  expect(found.id).toBeTruthy();
});

test("two people with one name are told apart, on the page and in the file, and read each by their account", async () => {
  const auditor = await given.official(["audit_administrator"], { kind: "operations" });
  const one = await given.official(["investigator"], { name: "沈演示" });
  const other = await given.official(["coordinator"], { name: "沈演示" });
  const firm = await given.firm();
  for (const actor of [one, other, firm.owner])
    await asActor(actor, async (ctx) => ctx.record({ act: "read.example", subjectKind: "example", detail: {} }));
  const read = (query: Record<string, string>) =>
    asActor(auditor, (ctx) => listTrail(ctx, readAuditFilter({ act: "read.example", ...query })));
  const { rows } = await read({});
  const usernames = await asActor(auditor, ({ tx }) =>
    tx.person.findMany({ where: { id: { in: [one.personId, other.personId] } }, select: { id: true, username: true } }),
  );
  const usernameOf = (id: string) => usernames.find((person) => person.id === id)?.username ?? "";
  // Whom a firm has is its own and the bureau's: of its people the trail holds the name, and the account's id tells them apart.
  expect(rows.map(({ actorName, username }) => [actorName, username])).toEqual([
    [firm.owner.name, null],
    ["沈演示", usernameOf(other.personId)],
    ["沈演示", usernameOf(one.personId)],
  ]);
  expect((await read({ account: one.personId })).rows.map(({ actorId }) => actorId)).toEqual([one.personId]);
  expect((await read({ account: "沈演示" })).rows).toHaveLength(3);
  const file = await fileOf(auditor, { act: "read.example", account: one.personId });
  if (!file || file === "later") throw new Error("no file");
  const at = file.sheet.columns.indexOf("账号");
  expect(file.sheet.rows.map((row) => row[at])).toEqual([usernameOf(one.personId)]);
  expect(file.sheet.notes).toContainEqual(["账号", usernameOf(one.personId)]);
  const all = await fileOf(auditor, { act: "read.example" });
  if (!all || all === "later") throw new Error("no file");
  expect(all.sheet.rows[0]?.[at]).toBe(`账号……${firm.owner.personId.slice(-4)}`);
});

test("pages by key neither repeat nor leave out an entry, also at one moment", async () => {
  const auditor = await given.official(["audit_administrator"], { kind: "operations" });
  const nanhu = await given.official(["investigator"], { division: "330402" });
  for (const actor of [auditor, nanhu]) {
    await asActor(actor, async (ctx) => {
      for (let n = 0; n < 60; n++) ctx.record({ act: "read.example", subjectKind: "example", detail: { n } });
    });
  }
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await asActor(auditor, (ctx) =>
      listTrail(ctx, { act: "read.example" }, parseAuditCursor(after ?? undefined)),
    );
    expect(page.total).toBe(120);
    seen.push(...page.rows.map(({ chain, seq }) => `${chain}-${seq}`));
    after = page.next;
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});

/** A long trail, as it lies there: the application can't write it so. */
function lengthen(entries: number): Promise<unknown> {
  return asSuperuser((client) =>
    client.query(`set session_replication_role = replica;
      insert into audit_entries (chain, seq, at, real_at, actor_name, act, outcome, subject_kind, detail, previous_hash, hash)
      select '330481', n, timestamptz '2016-11-20 09:00+08' + n * interval '1 second', now(), '演示甲', 'read.example', 'done', 'example',
        jsonb_build_object('number', '演示' || n % 400), '', '' from generate_series(1, ${entries}) n`),
  );
}

test("of a long trail it is said that there are more; where a figure led, the number is exact; pages go on to the end", async () => {
  const auditor = await given.official(["audit_administrator"], { kind: "operations" });
  await lengthen(EXPORT_LIMIT + 1);
  const read = (query: Record<string, string>, after?: string) =>
    asActor(auditor, (ctx) => listTrail(ctx, readAuditFilter(query), parseAuditCursor(after)));
  expect(MOST_COUNTED).toBeLessThan(EXPORT_LIMIT);
  expect((await read({ act: "read.example" })).total).toBeNull();
  const day = { from: "2016-11-20", to: "2016-11-20", until: "2016-11-20T02:00:00.000Z" };
  expect((await read(day)).total).toBe(3_600);
  expect((await read({ number: "演示7" })).total).toBe(50);
  expect((await read({ number: "演示7", person: "演示甲", from: "2016-11-21" })).total).toBe(0);
  expect((await read({ number: "演示", person: "演示甲" })).total).toBe(0);
  const late = await read({ act: "read.example" }, "2016-11-20T01:00:51.000Z~330481~51");
  expect(late.rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 50 }, (_, n) => 50 - n));
  expect(late.next).toBeNull();
  expect(await fileOf(auditor, { act: "read.example" })).toBeNull();
  expect(await fileOf(auditor, day, 1_000)).toBe("later");
  const someone = await given.official(["coordinator"]);
  expect(await asActor(someone, ({ tx }) => tx.$queryRaw`select * from trail_numbered('演示7')`)).toEqual([]);
});

test("nobody else reads it, and asking leaves no entry", async () => {
  const { officer, police, firm } = await stage();
  const count = () =>
    asSuperuser(async (client) => Number((await client.query("select count(*) from audit_entries")).rows[0]?.count));
  const before = await count();
  for (const actor of [
    officer,
    police,
    firm.owner,
    await given.official(["system_administrator"], { kind: "operations" }),
  ]) {
    expect(await asActor(actor, (ctx) => listTrail(ctx, {}))).toEqual({ rows: [], total: 0, next: null });
    expect(await asActor(actor, (ctx) => everyEntry(ctx, {}, 10))).toEqual([]);
    expect(await fileOf(actor, {})).toBeNull();
  }
  expect(await count()).toBe(before);
});

test("a firm learns who looked at its complaint, when and why; another firm, and the department that was asked, learn nothing", async () => {
  const { firm, found, police, officer } = await stage();
  const { looks, total } = await asActor(firm.member, (ctx) => looksAt(ctx, found.complaintId));
  expect(total).toBe(1);
  expect(looks.map(({ actorName, purpose, detail }) => [actorName, purpose, detail])).toEqual([
    ["沈演示", "核对密点", { fields: ["respondent", "secret"] }],
  ]);
  expect(looks[0]?.department?.nameZh).toBe("嘉兴市市场监督管理局");
  const other = await given.firm();
  expect(await asActor(other.owner, (ctx) => looksAt(ctx, found.complaintId))).toEqual({ looks: [], total: 0 });
  expect(await asActor(police, (ctx) => looksAt(ctx, found.complaintId))).toEqual({ looks: [], total: 0 });
  expect((await asActor(officer, (ctx) => looksAt(ctx, found.complaintId))).looks).toHaveLength(1);
});

test("the course of a complaint holds what hangs on it, for the team; for the firm without what officials do among themselves", async () => {
  const { firm, found, officer, referralId } = await stage();
  const team = await asActor(officer, (ctx) => historyOf(ctx, found.complaintId));
  expect(team.map(({ act, subjectId }) => [act, subjectId])).toEqual([
    ["step.referral", referralId],
    ["begin.referral", referralId],
  ]);
  // That a department was asked and what became of it; what was asked and answered stands in no entry.
  await asActor(officer, (ctx) => addNote(ctx, { caseId: found.id, text: "DEMO 只给办案人员看的记录" }));
  const told = await asActor(firm.owner, (ctx) => historyOf(ctx, found.complaintId));
  expect(told.map(({ act }) => act)).toEqual(["step.referral", "begin.referral"]);
  expect(JSON.stringify(told.map(({ detail }) => detail))).not.toContain("请查明");
});

test("the file holds what the list holds, and is an act of its own", async () => {
  const { auditor } = await stage();
  const { total } = await asActor(auditor, (ctx) => listTrail(ctx, { kind: "referral" }));
  const file = await fileOf(auditor, { kind: "referral" });
  if (!file || file === "later") throw new Error("no file");
  expect(file.sheet.rows).toHaveLength(total ?? -1);
  expect(file.sheet.notes).toContainEqual(["导出人", auditor.name]);
  const { rows: acts } = await asSuperuser((client) =>
    client.query("select detail from audit_entries where act = 'export.trail'"),
  );
  expect(acts).toEqual([{ detail: { kind: "referral", format: "csv", count: total } }]);
});
