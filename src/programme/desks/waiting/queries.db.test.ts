import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { enterValue, moveValue } from "../../outcomes/commands";
import { listValues } from "../../outcomes/queries";
import { acceptStatement, confirmFigures, openStatement } from "../../targets/statements/commands";
import { listStatements } from "../../targets/statements/queries";
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
