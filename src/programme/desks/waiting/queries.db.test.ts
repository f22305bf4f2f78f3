import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { startClocks } from "@tests/support/handling";
import * as late from "@tests/support/late";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { caseWorkflow } from "../../cases/workflow";
import { findOwn, listOwn } from "../../complaints/queries";
import { complaintWorkflow } from "../../complaints/workflow";
import { enterValue, moveValue } from "../../outcomes/commands";
import { listValues } from "../../outcomes/queries";
import { referralWorkflow } from "../../referrals/workflow";
import { movesOf } from "../../targets/moves/queries";
import { acceptStatement, confirmFigures, openStatement, restate } from "../../targets/statements/commands";
import { findStatement, listStatements } from "../../targets/statements/queries";
import { listWaiting } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

/** What waits for a person of these two kinds: for the desk and for each list as many, or the test fails. */
async function waits(actor: OfficialActor) {
  return asActor(actor, async (ctx) => {
    const { rows, counts } = await listWaiting(ctx);
    const [values, statements] = [await listValues(ctx, { mine: true }), await listStatements(ctx, { mine: true })];
    expect([counts["outcome-value"], counts.statement]).toEqual([values.length, statements.length]);
    const of = (kind: string) => rows.filter((row) => row.kind === kind);
    expect(of("outcome-value").map(({ id }) => id)).toEqual(values.map(({ id }) => id));
    expect(of("statement").map(({ id }) => id)).toEqual(statements.map(({ id }) => id));
    return rows.map(({ kind, status }) => `${kind} ${status}`);
  });
}

test("a value waits for its proof at who entered it, then for a second person, and comes back to the first", async () => {
  const lead = await given.official(["coordinator"]);
  const chief = await given.official(["bureau_leader"]);
  const county = await given.official(["programme_officer"], { division: "330402" });
  const { valueId } = await asActor(county, (ctx) =>
    enterValue(ctx, {
      ...{
        code: "awareness",
        period: "2015-H2",
        division: "330402",
        numerator: 31,
        denominator: 50,
        note: "问卷（演示）",
      },
    }),
  );
  const all = async () => [await waits(county), await waits(lead), await waits(chief)];
  expect(await all()).toEqual([["outcome-value unproven"], [], []]);
  await asSystem("given", ({ tx, now }) =>
    tx.outcomeFile.create({
      data: {
        ...{ valueId, name: "报告.pdf", mediaType: "application/pdf", size: 1, sha256: "0".repeat(64) },
        ...{ uploadedById: county.personId, uploadedAt: now, hashedBy: "server" },
      },
      select: { id: true },
    }),
  );
  expect(await all()).toEqual([[], ["outcome-value entered"], ["outcome-value entered"]]);
  const [row] = await asActor(lead, async (ctx) => (await listWaiting(ctx)).rows);
  expect(row).toMatchObject({ dueOn: null, labelEn: expect.stringContaining("2015-07—2015-12"), since: given.NOW });
  await asActor(chief, (ctx) => moveValue(ctx, { step: "return", valueId, version: 1, reason: "请复核（演示）" }));
  expect(await all()).toEqual([["outcome-value returned"], [], []]);
});

test("a statement waits for each bureau until it has confirmed, then for a lead who confirmed none of it", async () => {
  const lead = await given.official(["coordinator"]);
  const both = await given.official(["coordinator", "programme_officer"]);
  const nanhu = await given.official(["programme_officer"], { division: "330402" });
  const haining = await given.official(["programme_officer"], { division: "330481" });
  const { statementId } = await asActor(lead, (ctx) => openStatement(ctx, { asOf: "2016-09-30" }));
  const all = async () => [await waits(nanhu), await waits(haining), await waits(both), await waits(lead)];
  const [confirm, accept] = ["statement confirm", "statement accept"];
  expect(await all()).toEqual([[confirm], [confirm], [confirm], []]);
  await asActor(nanhu, (ctx) => confirmFigures(ctx, { statementId, divisionCode: "330402", seen: null }));
  expect(await all()).toEqual([[], [confirm], [confirm], []]);
  const codes = ["330411", "330421", "330424", "330481", "330482", "330483", "JX-JKQ", "JX-GQ"];
  for (const divisionCode of codes)
    await asActor(both, (ctx) => confirmFigures(ctx, { statementId, divisionCode, seen: null }));
  expect(await all()).toEqual([[], [], [], [accept]]);
  await asActor(lead, (ctx) => acceptStatement(ctx, { statementId, version: 1 }));
  expect(await all()).toEqual([[], [], [], []]);
});

test("a statement whose register moved comes back to that bureau with what and why; a published one waits on the lead's desk until it is restated", async () => {
  late.at("2016-09-01");
  const lead = await given.official(["coordinator"]);
  const both = await given.official(["coordinator", "programme_officer"]);
  const nanhu = await given.official(["programme_officer"], { division: "330402" });
  const haining = await given.official(["programme_officer"], { division: "330481" });
  const [one, other] = [await late.life(lead), await late.life(lead)];
  await one.approve();
  await other.approve();
  late.at("2016-10-10");
  const { statementId } = await asActor(lead, (ctx) => openStatement(ctx, { asOf: "2016-09-30" }));
  const codes = ["330411", "330421", "330424", "330482", "330483", "JX-JKQ", "JX-GQ"];
  const confirm = (actor: OfficialActor, divisionCode: string, seen: Date | null = null) =>
    asActor(actor, (ctx) => confirmFigures(ctx, { statementId, divisionCode, seen: seen?.toISOString() ?? null }));
  await confirm(nanhu, "330402");
  await confirm(haining, "330481");
  for (const divisionCode of codes) await confirm(both, divisionCode);
  const all = async () => [await waits(nanhu), await waits(haining), await waits(both), await waits(lead)];
  const [anew, accept, restated] = ["statement confirm-anew", "statement accept", "statement restate"];
  expect(await all()).toEqual([[], [], [], [accept]]);

  late.at("2016-10-12");
  await one.suspend({ happenedOn: "2016-09-20", ...late.PAPER });
  expect(await all()).toEqual([[anew], [], [anew], []]);
  const moves = (actor: OfficialActor) => asActor(actor, (ctx) => movesOf(ctx, statementId));
  expect(await moves(nanhu)).toEqual([
    {
      ...{ indicator: "contact-points", divisionCode: "330402", subjectId: one.contactPointId, name: one.firm.name },
      ...{ number: expect.stringContaining("密联点"), came: false, was: "2016-10-12", became: "2016-09-20" },
      reason: late.PAPER.lateReason,
    },
  ]);
  // Another county reads that it moved, and not why.
  expect(await moves(haining)).toMatchObject([{ subjectId: one.contactPointId, reason: null }]);
  const before = await asActor(nanhu, (ctx) => findStatement(ctx, statementId));
  const seen = before?.indicators[0]?.figures.find(({ place }) => place.code === "330402")?.confirmed?.at ?? null;
  await expect(asActor(lead, (ctx) => acceptStatement(ctx, { statementId, version: 1 }))).rejects.toMatchObject({
    code: "figures-moved",
  });
  await confirm(nanhu, "330402", seen);
  expect(await moves(nanhu)).toEqual([]);
  expect(await all()).toEqual([[], [], [], [accept]]);
  await asActor(lead, (ctx) => acceptStatement(ctx, { statementId, version: 1 }));
  expect(await all()).toEqual([[], [], [], []]);

  // A move of the register that nobody restated, as of a firm that lay elsewhere.
  late.at("2016-10-20");
  await asSystem("given", ({ tx }) =>
    tx.contactPointPeriod.updateMany({
      where: { contactPointId: other.contactPointId },
      data: { divisionCode: "330481" },
    }),
  );
  expect(await all()).toEqual([[], [], [restated], [restated]]);
  const listed = (actor: Parameters<typeof asActor>[0]) =>
    asActor(actor, async (ctx) => (await listStatements(ctx)).map(({ moved }) => moved));
  expect([await listed(lead), await listed(haining), await listed({ kind: "public" })]).toEqual([
    [true],
    [true],
    [false],
  ]);
  expect((await moves(lead)).map(({ divisionCode, came, reason }) => [divisionCode, came, reason])).toEqual([
    ["330402", false, null],
    ["330481", true, null],
  ]);
  await asActor(lead, (ctx) => restate(ctx, { statementId, seen: 0, reason: "迁入海宁（演示）" }));
  expect(await all()).toEqual([[], [], [], []]);
  expect(await moves(lead)).toEqual([]);
});

test("a firm reads one last day for what it has to supply: at home, in its list and on the page; never the bureau's own", async () => {
  const firm = await given.firm();
  const { id } = await given.complaint(firm, { status: "returned" });
  await startClocks(id);
  given.atMoment("2016-11-29T09:30:00+08:00");
  const told = await asActor(firm.owner, async (ctx) => {
    const [row] = (await listWaiting(ctx)).rows;
    const [line] = (await listOwn(ctx, {})).rows;
    const clock = (await findOwn(ctx, id))?.clocks.find(({ kind }) => kind === "complaint-verify");
    return { row, line, clock };
  });
  expect(told.clock).toMatchObject({ dueOn: "2016-12-05", light: { amount: 4 } });
  expect(told.row).toMatchObject({ kind: "complaint", dueOn: "2016-12-05", light: told.clock?.light });
  expect(told.line?.dueOn).toEqual(new Date("2016-12-05"));
});

describe("an open record of the casework waits at exactly one desk, an ended one at none", () => {
  async function around() {
    const officer = await given.official(["investigator"]);
    const second = await given.official(["investigator"]);
    const firm = await given.firm();
    const desks = {
      firm: firm.owner,
      intake: await given.official(["intake"]),
      officers: officer,
      leader: await given.official(["bureau_leader"]),
      receiver: await given.official(["department_handler"], { kind: "police" }),
      coordinator: await given.official(["coordinator"]),
      "another officer": await given.official(["investigator"]),
      "county officer": await given.official(["investigator", "intake", "bureau_leader"], { division: "330402" }),
      reviewer: await given.official(["legal_reviewer"]),
    };
    const at = async (id: string) => {
      const found: string[] = [];
      for (const [name, actor] of Object.entries(desks)) {
        const { rows } = await asActor(actor, listWaiting);
        if (rows.some((row) => row.id === id)) found.push(name);
      }
      return found;
    };
    return { firm, team: [officer, second], at, desks };
  }

  test("a complaint in each of its statuses", async () => {
    const { firm, team, at } = await around();
    const found: Record<string, string[]> = {};
    for (const status of complaintWorkflow.statuses) {
      const { id } = await given.complaint(firm, {
        status,
        team: ["verifying", "proposed", "filed", "not_filed"].includes(status) ? team : [],
      });
      found[status] = await at(id);
    }
    expect(found).toEqual({
      ...{ draft: ["firm"], submitted: ["intake"], returned: ["firm"], verifying: ["officers"], proposed: ["leader"] },
      ...{ filed: [], not_filed: [], merged: [], withdrawn: [] },
    });
  });

  test("a case in each of its statuses, and a decided one until it can be closed", async () => {
    const { firm, team, at } = await around();
    const found: Record<string, string[]> = {};
    for (const status of caseWorkflow.statuses)
      found[status] = await at((await given.caseOf(firm, { status, team })).id);
    expect(found).toEqual({
      ...{ filed: ["officers"], investigating: ["officers"], concluded: ["leader"], decided: ["leader"], closed: [] },
    });
    const { id } = await given.caseOf(firm, { status: "decided", team });
    const change = (data: { outcome?: "penalty"; executedOn?: Date }) =>
      asSystem("given", ({ tx }) => tx.case.updateMany({ where: { id }, data }));
    await change({ outcome: "penalty" });
    expect(await at(id)).toEqual(["officers"]);
    await change({ executedOn: given.NOW });
    expect(await at(id)).toEqual(["leader"]);
  });

  test("a referral in each of its statuses; while it isn't ended its decided case stays with the officers", async () => {
    const { firm, team, at, desks } = await around();
    const matter = await given.caseOf(firm, { status: "decided", team });
    const { id: caseId } = matter;
    const referral = await asSystem("given", ({ tx, now }) =>
      tx.referral.create({
        data: {
          ...{
            number: "演示移〔2016〕1号",
            kind: "criminal",
            ...given.ringOf(matter),
            sentAt: now,
            createdAt: now,
            updatedAt: now,
          },
          ...{ fromDepartmentId: desks.officers.departmentId, toDepartmentId: desks.receiver.departmentId },
          sentById: desks.officers.personId,
        },
        select: { id: true },
      }),
    );
    const found: Record<string, string[][]> = {};
    for (const status of referralWorkflow.statuses) {
      await asSystem("given", ({ tx }) => tx.referral.updateMany({ where: { id: referral.id }, data: { status } }));
      found[status] = [await at(referral.id), await at(caseId)];
    }
    const [open, ended] = [["officers"], ["leader"]];
    expect(found).toEqual({
      ...{ sent: [["receiver"], open], accepted: [["receiver"], open], returned: [["officers"], open] },
      ...{ answered: [["officers"], open], closed: [[], ended], withdrawn: [[], ended] },
    });
  });
});
