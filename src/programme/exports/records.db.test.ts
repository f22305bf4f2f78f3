import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { startClocks } from "@tests/support/handling";
import { beforeEach, expect, test } from "vitest";
import type { FirmActor, OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { readExport } from "../export-files";
import { addStaff } from "../guidance-stations/commands";
import { moveReferral, sendReferral } from "../referrals/commands";
import { moveTransfer, writeTransfer } from "../transfers/commands";
import { enterAbsence } from "../visits/absences/commands";

freshDatabase();
beforeEach(() => void given.atMoment());

type Asking = OfficialActor | FirmActor;
const file = (actor: Asking, list: string, query: Record<string, string> = {}, locale: "zh-CN" | "en" = "zh-CN") =>
  asActor(actor, (ctx) => readExport(ctx, actor, { list, query, columns: [], format: "csv", locale }, { most: 5000 }));

async function sheetOf(...asked: Parameters<typeof file>) {
  const read = await file(...asked);
  const [, list] = asked;
  if (!read || read === "later") throw new Error(`no file of ${list}`);
  for (const row of read.sheet.rows) expect([list, row.length]).toEqual([list, read.sheet.columns.length]);
  expect(read.sheet.columns.filter((head) => /[a-z]\./.test(head))).toEqual([]);
  return read.sheet;
}

test("referrals, notices, the access log and one's own record are files for whose they are, and for nobody else", async () => {
  const officer = await given.official(["investigator"], { name: "沈演示" });
  const lead = await given.official(["coordinator"]);
  const police = await given.official(["department_handler"], { kind: "police" });
  const hr = await given.official(["department_handler"], { kind: "human_resources" });
  const firm = await given.firm();
  const found = await given.caseOf(firm, { team: [officer, await given.official(["investigator"])] });
  const sent = { caseId: found.id, kind: "criminal" as const, toDepartmentId: police.departmentId, question: "请查明" };
  const { referralId } = await asActor(officer, (ctx) =>
    sendReferral(ctx, { ...sent, facts: [], fields: ["account"], evidence: [] }),
  );
  await asActor(police, (ctx) => moveReferral(ctx, { step: "accept", referralId, version: 1 }));
  await asActor(officer, (ctx) =>
    openSealed(ctx, {
      ...{ recordId: found.complaintId, fields: ["secret"], subjectKind: "complaint", subjectId: found.complaintId },
      ...{ enterpriseId: firm.id, purpose: "review" },
    }),
  );

  const line = [
    "嘉市监涉罪移〔2016〕1号",
    "涉嫌犯罪移送",
    "嘉兴市市场监督管理局",
    "嘉兴市公安局经济犯罪侦查支队",
    "办理中",
  ];
  for (const actor of [lead, police]) {
    const { rows } = await sheetOf(actor, "referrals", { status: "accepted" });
    expect(rows.map((cells) => cells.slice(0, 5))).toEqual([line]);
  }
  expect((await sheetOf(police, "referrals", { status: "closed" })).rows).toEqual([]);
  expect((await sheetOf(hr, "referrals")).rows).toEqual([]);
  const asked = await sheetOf(police, "referrals", { kind: "criminal", box: "in" }, "en");
  expect(asked.notes).toContainEqual(["Kind", "Criminal referral"]);

  expect((await sheetOf(police, "notices", { show: "all" })).rows.map(([, , number]) => number)).toEqual([line[0]]);
  expect((await sheetOf(hr, "notices", { show: "all" })).rows).toEqual([]);

  const looks = await sheetOf(firm.member, "looks");
  expect(looks.rows.map(([, who, unit, , why]) => [who, unit, why])).toEqual([
    ["沈演示", "嘉兴市市场监督管理局", "审核审批"],
  ]);
  expect((await sheetOf((await given.firm()).owner, "looks")).rows).toEqual([]);

  const own = await sheetOf(police, "own-trail");
  expect(own.rows.map(([, act]) => act)).toEqual(expect.arrayContaining(["导出本人消息", "导出移送"]));
  const auditor = await given.official(["audit_administrator"], { kind: "operations" });
  // Entries are told in the words of the page; the code stands beside them, and beside a name whose account it is.
  const account = expect.stringMatching(/^official-/);
  for (const [locale, told] of [
    [
      "zh-CN",
      ["沈演示", account, "嘉兴市市场监督管理局", "查看加密内容", "秘密内容", "完成", "审核审批", "open.sealed"],
    ],
    [
      "en",
      [
        ...["沈演示", account, "Jiaxing Market Regulation Bureau", "Look at sealed content", "the secret"],
        ...["Done", "Review and approval", "open.sealed"],
      ],
    ],
  ] as const) {
    const { rows } = await sheetOf(auditor, "trail", {}, locale);
    expect(rows.map((cells) => [...cells.slice(3, 9), ...cells.slice(10, 12)])).toContainEqual(told);
    expect(rows.map((cells) => cells[9])).toContainEqual(
      expect.stringMatching(locale === "en" ? /^Complaint …\w{4}$/ : /^投诉……\w{4}$/),
    );
  }

  for (const [actor, list] of [
    [officer, "referrals"],
    [firm.owner, "referrals"],
    [lead, "trail"],
    [lead, "looks"],
    [hr, "absences"],
    [firm.owner, "articles"],
  ] as const)
    expect([list, await file(actor, list)]).toEqual([list, null]);
});

test("what a department hands over is a file without whom and what, for its department and the bureau that got it", async () => {
  const police = await given.official(["department_handler"], { kind: "police" });
  const desk = await given.official(["intake"], { division: "330402" });
  const other = await given.official(["intake"], { division: "330481" });
  const scitech = await given.official(["department_handler"], { kind: "science_tech" });
  const told = { ground: "no_crime", subject: "演示密封件厂", account: "可能使用了他人的名单" } as const;
  const { transferId } = await asActor(police, (ctx) => writeTransfer(ctx, { divisionCode: "330402", ...told }));
  expect((await sheetOf(desk, "transfers")).rows).toEqual([]);
  await asActor(police, (ctx) => moveTransfer(ctx, { step: "send", transferId, version: 1 }));
  for (const actor of [police, desk]) {
    const { rows } = await sheetOf(actor, "transfers", { status: "sent" });
    expect(rows).toHaveLength(1);
    expect(rows.flat()).toEqual(expect.arrayContaining(["南湖区", "待接收"]));
    expect(rows.flat().some((cell) => String(cell).includes("密封件"))).toBe(false);
  }
  for (const actor of [other, scitech]) expect((await sheetOf(actor, "transfers")).rows).toEqual([]);
  const officer = await given.official(["investigator"], { division: "330402" });
  expect(await file(officer, "transfers")).toBeNull();
});

test("rules, holidays, rights and absences are files of what their pages show, in both languages", async () => {
  const officer = await given.official(["programme_officer"], { division: "330402", name: "沈演示" });
  const firm = await given.firm();
  await asActor(officer, (ctx) =>
    enterAbsence(ctx, { personId: officer.personId, fromDay: "2016-12-01", toDay: "2016-12-09" }),
  );
  expect((await sheetOf(officer, "absences")).rows.map(([name, , ...days]) => [name, ...days])).toEqual([
    ["沈演示", "2016-12-01", "2016-12-09"],
  ]);
  const limits = await sheetOf(firm.owner, "time-limits", { on: "2016-11-24" }, "en");
  expect(limits.rows.find(([, kind]) => kind === "Verification")?.[2]).toMatch(/^\d+ working days$/);
  expect(limits.notes).toContainEqual(["In force on", "2016-11-24"]);
  const holidays = await sheetOf(officer, "holidays", { year: "2016" });
  expect(holidays.rows).toContainEqual(["2016-02-06", "星期六", "上班", expect.any(String), expect.any(String)]);
  expect((await sheetOf(officer, "holidays", { year: "2014" })).rows).not.toEqual(holidays.rows);
  const [his, hers] = [await sheetOf(officer, "rights"), await sheetOf(firm.owner, "rights", {}, "en")];
  expect(his.rows.length).toBe(hers.rows.length);
  expect(hers.rows.flat().filter((cell) => /^[a-z]+[.-][a-z.-]+$/i.test(String(cell)))).toEqual([]);
});

test("the days behind a due date are a file for whoever sees its record, a station's people one for whoever keeps it", async () => {
  const [firm, other] = [await given.firm(), await given.firm()];
  const { id: complaintId } = await given.complaint(firm);
  await startClocks(complaintId);
  const { id: clock } = await asSystem("look", ({ tx }) =>
    tx.clock.findFirstOrThrow({ where: { complaintId, kind: "complaint-register" }, select: { id: true } }),
  );
  const { rows, notes } = await sheetOf(firm.owner, "clock-days", { clock });
  expect(notes).toContainEqual(["期限", "投诉登记"]);
  expect(rows[0]).toEqual(["2016-11-24", "星期四", expect.any(String)]);
  expect(rows.at(-1)?.[0]).toBe("2016-11-25");
  expect((await sheetOf(firm.owner, "clock-days", { clock }, "en")).columns).toEqual(["Day", "Weekday", "Counted"]);
  for (const asked of [{ clock: randomUUID() }, { clock: "-" }, {}])
    expect(await file(firm.owner, "clock-days", asked)).toBeNull();
  expect(await file(other.owner, "clock-days", { clock })).toBeNull();

  const { id: station, officer } = await given.station([], { division: "330402" });
  const keeper = await given.official(["programme_officer"], { division: "330402" });
  const elsewhere = await given.official(["programme_officer"], { division: "330481" });
  await asActor(keeper, (ctx) => addStaff(ctx, { stationId: station, name: "褚演示", post: "站长", phone: "" }));
  expect((await sheetOf(keeper, "station-staff", { station })).rows).toEqual([["褚演示", "站长", "", "2016-11-24"]]);
  for (const actor of [elsewhere, officer]) expect(await file(actor, "station-staff", { station })).toBeNull();
});
