import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as late from "@tests/support/late";
import { beforeEach, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { enterValue, moveValue } from "../../outcomes/commands";
import { listValues } from "../../outcomes/queries";
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
