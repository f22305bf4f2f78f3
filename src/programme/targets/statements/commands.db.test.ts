import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { countActivePoints, listActivePoints } from "../../contact-points/register/queries";
import { changeQuotas } from "../commands";
import { targetRows } from "../queries";
import { acceptStatement, confirmFigures, openStatement, restate } from "./commands";
import { findStatement, listStatements, movedIn } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment("2016-01-05T09:00:00+08:00"));

const everybody = { kind: "public" } as const;
const DIVISIONS = ["330402", "330411", "330421", "330424", "330481", "330482", "330483", "JX-JKQ", "JX-GQ"];
const DAY = "2015-12-31";

/** A contact point of a division, entered now, as of a day. */
async function point(division: string, from: string): Promise<void> {
  const firm = await given.firm({ division });
  await asSystem("given", async ({ tx, now }) => {
    const { id } = await tx.contactPoint.create({
      data: {
        enterpriseId: firm.id,
        number: firm.name,
        divisionCode: division,
        status: "active",
        leaderName: "演示",
        leaderPost: "演示",
        liaisonName: "演示",
        liaisonPost: "演示",
        liaisonMobile: "13800000000",
        liaisonEmail: "a@example.cn",
        checklist: [],
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    await tx.contactPointPeriod.create({
      data: {
        contactPointId: id,
        enterpriseId: firm.id,
        enterpriseName: firm.name,
        number: firm.name,
        divisionCode: division,
        fromDay: dateOf(from),
      },
      select: { id: true },
    });
  });
}

async function read(id: string, actor: Parameters<typeof asActor>[0]) {
  const statement = await asActor(actor, (ctx) => findStatement(ctx, id));
  if (!statement) throw new Error("no statement");
  return statement;
}

/** A statement that every bureau has confirmed, with who leads. */
async function confirmed() {
  const lead = await given.official(["coordinator"], { name: "统筹演示" });
  const { statementId } = await asActor(lead, (ctx) => openStatement(ctx, { asOf: DAY }));
  const bureaus = new Map<string, OfficialActor>();
  for (const division of DIVISIONS) {
    const officer = await given.official(["programme_officer"], { division });
    bureaus.set(division, officer);
    await asActor(officer, (ctx) => confirmFigures(ctx, { statementId, divisionCode: division, seen: null }));
  }
  return { lead, statementId, bureaus };
}

describe("a statement", () => {
  test("is confirmed by the bureaus, accepted by the lead, and stays; what comes later is restated with its reason", async () => {
    await point("330402", "2015-06-01");
    await point("330402", "2015-07-01");
    await point("330483", "2015-08-01");
    const { lead, statementId } = await confirmed();
    // Until it is accepted the public sees nothing of it.
    expect(await asActor(everybody, listStatements)).toEqual([]);
    expect(await asActor(everybody, (ctx) => findStatement(ctx, statementId))).toBeNull();

    const { acceptedAt } = await asActor(lead, async (ctx) => {
      await acceptStatement(ctx, { statementId, version: 1 });
      return { acceptedAt: ctx.now };
    });
    expect(await asActor(everybody, listStatements)).toMatchObject([
      { asOf: DAY, confirmed: 9, contactPoints: 3, contactPointsNow: 3, reasons: [] },
    ]);

    given.atMoment("2016-03-01T09:00:00+08:00");
    await point("330402", "2015-12-01");
    await point("330402", "2015-12-15");
    const moved = movedIn(await read(statementId, everybody));
    expect(moved).toMatchObject([{ place: { code: "330402" }, published: 2, stated: 2, now: 4 }]);
    await asActor(lead, (ctx) => restate(ctx, { statementId, seen: 0, reason: "两家材料迟到（演示）" }));
    const after = await read(statementId, everybody);
    expect(movedIn(after)).toEqual([]);
    expect(after.restatements).toMatchObject([
      { divisionCode: "330402", published: 2, n: 4, reason: "两家材料迟到（演示）", by: null },
    ]);
    expect(after.indicators[0]?.figures.find(({ place }) => place.code === "330402")?.confirmed?.n).toBe(2);
    expect(await asActor(everybody, listStatements)).toMatchObject([
      { contactPoints: 3, contactPointsNow: 5, sites: 0, sitesNow: 0, reasons: ["两家材料迟到（演示）"] },
    ]);
    expect((await read(statementId, lead)).restatements[0]?.by).toBe("统筹演示");
    // The rows behind the published figure are those known when it was accepted.
    await asActor(everybody, async (ctx) => {
      const known = { asOf: DAY, division: "330402", known: acceptedAt.toISOString() };
      expect((await listActivePoints(ctx, known)).rows).toHaveLength(2);
      expect(await countActivePoints(ctx, known)).toBe(2);
      expect(await countActivePoints(ctx, { asOf: DAY, division: "330402" })).toBe(4);
    });
    await expect(asActor(lead, (ctx) => restate(ctx, { statementId, seen: 1, reason: "演示" }))).rejects.toMatchObject({
      code: "nothing-moved",
    });
  });

  test("isn't accepted before all have confirmed, nor by who confirmed, nor when a register has moved on", async () => {
    const lead = await given.official(["coordinator", "programme_officer"]);
    const { statementId } = await asActor(lead, (ctx) => openStatement(ctx, { asOf: DAY }));
    // While nobody else could accept, the lead confirms nothing.
    const confirmsOne = () =>
      asActor(lead, (ctx) => confirmFigures(ctx, { statementId, divisionCode: "330402", seen: null }));
    await expect(confirmsOne()).rejects.toMatchObject({ code: "nobody-else-accepts" });
    const other = await given.official(["coordinator"]);
    const accept = (who: OfficialActor) => asActor(who, (ctx) => acceptStatement(ctx, { statementId, version: 1 }));
    await expect(accept(lead)).rejects.toMatchObject({ code: "not-all-confirmed" });
    for (const [before, divisionCode] of DIVISIONS.entries()) {
      // Of some of the divisions there is no figure of the city.
      expect(await asActor(lead, listStatements)).toMatchObject([
        { confirmed: before, divisions: 9, contactPoints: null, contactPointsNow: null, sites: null, sitesNow: null },
      ]);
      await asActor(lead, (ctx) => confirmFigures(ctx, { statementId, divisionCode, seen: null }));
    }
    expect(await asActor(lead, listStatements)).toMatchObject([{ confirmed: 9, contactPoints: 0, sitesNow: 0 }]);
    await expect(accept(lead)).rejects.toMatchObject({ code: "own-confirmation" });

    await point("330411", "2015-05-01");
    await expect(accept(other)).rejects.toMatchObject({ code: "figures-moved" });
    expect((await read(statementId, other)).acceptedAt).toBeNull();
    const seen = (await read(statementId, other)).indicators[0]?.figures
      .find(({ place }) => place.code === "330411")
      ?.confirmed?.at.toISOString();
    given.atMoment("2016-01-05T10:00:00+08:00");
    await asActor(lead, (ctx) => confirmFigures(ctx, { statementId, divisionCode: "330411", seen: seen ?? null }));
    await accept(other);
    await expect(
      asActor(lead, (ctx) => confirmFigures(ctx, { statementId, divisionCode: "330411", seen: null })),
    ).rejects.toMatchObject({ code: "statement-closed" });
  });

  test("waits to be confirmed anew where the split of the target was changed since, and not once it is published", async () => {
    const { lead, statementId, bureaus } = await confirmed();
    const targets = await asActor(lead, targetRows);
    const target = targets.find(({ indicator, deadline }) => indicator === "contact-points" && deadline === DAY);
    const split = (change: number) => {
      const quotas = (target?.quotas ?? []).map((quota) => ({
        ...quota,
        value: quota.value + (quota.divisionCode === "330402" ? change : 0),
      }));
      return asActor(lead, (ctx) => changeQuotas(ctx, { targetId: target?.id ?? "", reason: "演示", quotas }));
    };
    const accept = () => asActor(lead, (ctx) => acceptStatement(ctx, { statementId, version: 1 }));
    await split(3);
    await expect(accept()).rejects.toMatchObject({ code: "figures-moved" });
    expect(movedIn(await read(statementId, lead))).toMatchObject([{ place: { code: "330402" }, stated: 0, now: 0 }]);
    const county = bureaus.get("330402") ?? lead;
    expect(await asActor(county, (ctx) => listStatements(ctx, { mine: true }))).toMatchObject([{ moved: true }]);
    const seen = (await read(statementId, lead)).indicators[0]?.figures[0]?.confirmed?.at.toISOString() ?? null;
    await asActor(county, (ctx) => confirmFigures(ctx, { statementId, divisionCode: "330402", seen }));
    expect(await asActor(county, (ctx) => listStatements(ctx, { mine: true }))).toEqual([]);
    await accept();
    const again = (await asActor(lead, targetRows)).find(({ id }) => id === target?.id);
    await asActor(lead, (ctx) =>
      changeQuotas(ctx, {
        ...{ targetId: again?.id ?? "", reason: "演示" },
        quotas: (again?.quotas ?? []).map((quota) =>
          quota.divisionCode === "330402" ? { ...quota, value: quota.value - 3 } : quota,
        ),
      }),
    );
    expect(movedIn(await read(statementId, lead))).toEqual([]);
    expect(await asActor(lead, listStatements)).toMatchObject([{ moved: false }]);
  });

  test("of two at once one wins, and the other is told: opening, confirming, accepting, restating", async () => {
    const outcome = async (results: Promise<unknown>[]) => {
      const settled = await Promise.allSettled(results);
      return settled.map((one) => (one.status === "fulfilled" ? "done" : String(one.reason?.code ?? one.reason?.name)));
    };
    const [lead, second] = [await given.official(["coordinator"]), await given.official(["coordinator"])];
    const open = (who: OfficialActor) => asActor(who, (ctx) => openStatement(ctx, { asOf: DAY }));
    expect((await outcome([open(lead), open(second)])).sort()).toEqual(["already-opened", "done"]);
    const [row] = await asActor(lead, listStatements);
    const statementId = row?.id ?? "";

    const [one, two] = [
      await given.official(["programme_officer"], { division: "330402" }),
      await given.official(["programme_officer"], { division: "330402" }),
    ];
    const confirm = (who: OfficialActor) =>
      asActor(who, (ctx) => confirmFigures(ctx, { statementId, divisionCode: "330402", seen: null }));
    expect((await outcome([confirm(one), confirm(two)])).filter((said) => said === "done")).toHaveLength(1);
    for (const divisionCode of DIVISIONS.slice(1)) {
      const officer = await given.official(["programme_officer"], { division: divisionCode });
      await asActor(officer, (ctx) => confirmFigures(ctx, { statementId, divisionCode, seen: null }));
    }
    const accept = (who: OfficialActor) => asActor(who, (ctx) => acceptStatement(ctx, { statementId, version: 1 }));
    expect((await outcome([accept(lead), accept(second)])).filter((said) => said === "done")).toHaveLength(1);

    given.atMoment("2016-03-01T09:00:00+08:00");
    await point("330402", "2015-12-01");
    const again = (who: OfficialActor) => asActor(who, (ctx) => restate(ctx, { statementId, seen: 0, reason: "演示" }));
    expect((await outcome([again(lead), again(second)])).filter((said) => said === "done")).toHaveLength(1);
    await expect(again(lead)).rejects.toThrow(Overtaken);
    await asSystem("look", async ({ tx }) => {
      for (const act of ["open.statement", "accept.statement", "restate.statement"])
        expect([act, await tx.auditEntry.count({ where: { act, outcome: "done" } })]).toEqual([act, 1]);
      expect(await tx.auditEntry.count({ where: { act: "confirm.statement", outcome: "done" } })).toBe(9);
    });
  });

  test("is nobody else's, and closed even to the database's own hand", async () => {
    const { lead, statementId } = await confirmed();
    const county = await given.official(["coordinator", "programme_officer"], { division: "330402" });
    const police = await given.official(["programme_officer", "coordinator"], { kind: "police" });
    const firm = (await given.firm()).owner;
    const absent = { code: "not-found" };
    for (const actor of [county, police, firm, everybody]) {
      await expect(asActor(actor, (ctx) => openStatement(ctx, { asOf: "2015-06-30" }))).rejects.toMatchObject(absent);
      await expect(
        asActor(actor, (ctx) => confirmFigures(ctx, { statementId, divisionCode: "330483", seen: null })),
      ).rejects.toMatchObject(absent);
      await expect(asActor(actor, (ctx) => acceptStatement(ctx, { statementId, version: 1 }))).rejects.toMatchObject(
        absent,
      );
      await expect(
        asActor(actor, (ctx) => restate(ctx, { statementId, seen: 0, reason: "演示" })),
      ).rejects.toMatchObject(absent);
      // The second lock: what the command would refuse, the database does too.
      const others = await asActor(actor, ({ tx }) =>
        tx.statementFigure.updateMany({ where: { statementId, divisionCode: "330483" }, data: { n: 99 } }),
      );
      const accepted = await asActor(actor, ({ tx }) =>
        tx.statement.updateMany({ where: { id: statementId }, data: { version: 9 } }),
      );
      expect([others.count, accepted.count]).toEqual([0, 0]);
    }
    await asActor(lead, (ctx) => acceptStatement(ctx, { statementId, version: 1 }));
    await expect(
      asSystem("look", ({ tx }) => tx.statementFigure.updateMany({ where: { statementId }, data: { n: 99 } })),
    ).rejects.toThrow(/closed/);
    await expect(asActor(lead, (ctx) => openStatement(ctx, { asOf: "2016-01-06" }))).rejects.toMatchObject({
      fields: { asOf: ["in-future"] },
    });
    // A slip in the year would stand among the statements for good.
    await expect(asActor(lead, (ctx) => openStatement(ctx, { asOf: "2014-12-01" }))).rejects.toMatchObject({
      fields: { asOf: ["before-programme"] },
    });
  });
});
