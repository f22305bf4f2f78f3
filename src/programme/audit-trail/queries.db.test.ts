import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import { asActor } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { moveReferral, sendReferral } from "../referrals/commands";
import { exportTrail, historyOf, listTrail, looksAt } from "./queries";
import { parseAuditCursor, readAuditFilter } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

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
    expect(await asActor(actor, (ctx) => exportTrail(ctx, {}))).toBeUndefined();
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
  // That a department was asked, as its page says; not what came of it.
  expect((await asActor(firm.owner, (ctx) => historyOf(ctx, found.complaintId))).map(({ act }) => act)).toEqual([
    "begin.referral",
  ]);
});

test("the file holds what the list holds, and is an act of its own", async () => {
  const { auditor } = await stage();
  const { total } = await asActor(auditor, (ctx) => listTrail(ctx, { kind: "referral" }));
  const rows = await asActor(auditor, (ctx) => exportTrail(ctx, { kind: "referral" }));
  expect(rows).toHaveLength(total);
  const { rows: acts } = await asSuperuser((client) =>
    client.query("select detail from audit_entries where act = 'export.trail'"),
  );
  expect(acts).toEqual([{ detail: { kind: "referral", total } }]);
});
