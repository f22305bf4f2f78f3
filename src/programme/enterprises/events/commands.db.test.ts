import { bothAtOnce, freshDatabase } from "@tests/support/database";
import { admitted, enter, found, offices, onDay } from "@tests/support/events";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Day } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { moveContactPoint } from "../../contact-points/commands";
import { contactPointOf } from "../../contact-points/queries";
import { acceptStatement, confirmFigures, openStatement } from "../../targets/statements/commands";
import { findStatement, listStatements, movedIn } from "../../targets/statements/queries";
import { profileOn } from "../past/queries";
import { findEnterprise } from "../queries";
import { countEnterprises } from "../register/queries";
import { recordEvent } from "./commands";
import { branchesOf, eventsOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment("2016-01-04T09:30:00+08:00"));

const refusal = (code: string) => expect.objectContaining({ code });

describe("what befalls a firm", () => {
  test("a move is the city's: from its day on the firm lies elsewhere, and its new county has it", async () => {
    const { lead, county } = await offices();
    const firm = await given.firm();
    const there = await given.official(["programme_officer"], { division: "330481" });
    onDay("2016-05-10");
    const move = { kind: "moved", divisionCode: "330481", town: "许村镇" } as const;
    await expect(enter(county, firm.id, { ...move, holdsFrom: "2016-05-10" })).rejects.toEqual(refusal("city-moves"));
    await expect(enter(lead, firm.id, { ...move, holdsFrom: "2016-05-11" })).rejects.toMatchObject({
      fields: { holdsFrom: ["future-day"] },
    });
    await enter(lead, firm.id, { ...move, holdsFrom: "2016-03-01" });
    expect(await found(there, firm.id)).toMatchObject({ divisionCode: "330481", town: "许村镇", version: 2 });
    expect(await asActor(county, (ctx) => findEnterprise(ctx, firm.id))).toBeNull();
    expect(await asActor(county, (ctx) => eventsOf(ctx, firm.id))).toEqual([]);
    const was = (day: Day) =>
      asActor(lead, async (ctx) =>
        profileOn(ctx, await found(lead, firm.id), day, await eventsOf(ctx, firm.id)).then((one) => one?.divisionCode),
      );
    expect([await was("2016-02-29"), await was("2016-03-01"), await was("2016-05-10")]).toEqual([
      "330402",
      "330481",
      "330481",
    ]);
    await expect(
      enter(lead, firm.id, { ...move, divisionCode: "330402", holdsFrom: "2016-02-01" }),
    ).rejects.toMatchObject({
      fields: { holdsFrom: ["before-last"] },
    });
    await expect(enter(lead, firm.id, { ...move, holdsFrom: "2016-04-01" })).rejects.toMatchObject({
      fields: { divisionCode: ["same-division"] },
    });
    await asSystem("look", async ({ tx }) =>
      expect(await tx.notice.count({ where: { kind: "enterprise.moved", personId: there.personId } })).toBe(1),
    );
  });

  test("a firm that ended applies for nothing, is listed while it is a contact point, and may come back", async () => {
    const { lead, county } = await offices();
    const { firm, contactPointId } = await admitted(lead, "330402");
    await enter(county, firm.id, { kind: "revoked", holdsFrom: "2016-01-02" });
    expect(await asActor(county, (ctx) => countEnterprises(ctx, { standing: "ended", point: "with" }))).toBe(1);
    await expect(enter(county, firm.id, { kind: "deregistered", holdsFrom: "2016-01-03" })).rejects.toEqual(
      refusal("event-shut"),
    );
    const point = await asActor(county, (ctx) => contactPointOf(ctx, firm.id));
    expect(point?.enterprise.standing).toBe("revoked");
    await asActor(lead, (ctx) =>
      moveContactPoint(ctx, { step: "suspend", contactPointId, version: 3, reason: "吊销（演示）" }),
    );
    await expect(
      asActor(lead, (ctx) => moveContactPoint(ctx, { step: "resume", contactPointId, version: 4, reason: "演示" })),
    ).rejects.toEqual(refusal("enterprise-ended"));
    onDay("2016-02-01");
    await enter(county, firm.id, { kind: "restored", holdsFrom: "2016-02-01" });
    await asActor(lead, (ctx) => moveContactPoint(ctx, { step: "resume", contactPointId, version: 4, reason: "演示" }));
    expect(await found(county, firm.id)).toMatchObject({ standing: "in_business" });
  });

  test("a branch is linked to its head office when that stands in the register", async () => {
    const { county } = await offices();
    const [head, branch] = [await given.firm(), await given.firm()];
    await enter(county, branch.id, { kind: "branch", parentName: head.name, holdsFrom: "2015-06-01" });
    expect(await asActor(county, (ctx) => branchesOf(ctx, head.id))).toEqual([{ id: branch.id, name: branch.name }]);
    await enter(county, branch.id, { kind: "independent", holdsFrom: "2015-09-01" });
    expect(await asActor(county, (ctx) => branchesOf(ctx, head.id))).toEqual([]);
    expect(await asActor(branch.owner, (ctx) => eventsOf(ctx, branch.id))).toHaveLength(2);
  });

  test("is entered by the programme office of its division; of two at once one wins", async () => {
    const { lead, county } = await offices();
    const firm = await given.firm();
    const strangers = [
      await given.official(["programme_officer"], { division: "330481" }),
      await given.official(["intake"], { division: "330402" }),
      firm.owner,
    ];
    const input = {
      enterpriseId: firm.id,
      version: 1,
      source: "演示",
      kind: "deregistered",
      holdsFrom: "2016-01-03",
    } as const;
    for (const actor of strangers)
      await expect(asActor(actor, (ctx) => recordEvent(ctx, input))).rejects.toEqual(refusal("not-found"));
    const tries = await bothAtOnce({ table: "enterprises", id: firm.id }, () => [
      asActor(county, (ctx) => recordEvent(ctx, input)),
      asActor(lead, (ctx) => recordEvent(ctx, { ...input, kind: "revoked" })),
    ]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    expect(await asActor(county, (ctx) => eventsOf(ctx, firm.id))).toHaveLength(1);
  });
});

describe("a move over a published statement", () => {
  /** A firm of 南湖 that counts since 5 January 2016, and the published statement of 31 March. */
  async function published() {
    const { lead } = await offices();
    onDay("2016-01-05");
    const { firm } = await admitted(lead, "330402");
    onDay("2016-04-05");
    const city = await given.official(["programme_officer"]);
    const { statementId } = await asActor(lead, (ctx) => openStatement(ctx, { asOf: "2016-03-31" }));
    for (const divisionCode of [
      "330402",
      "330411",
      "330421",
      "330424",
      "330481",
      "330482",
      "330483",
      "JX-JKQ",
      "JX-GQ",
    ])
      await asActor(city, (ctx) => confirmFigures(ctx, { statementId, divisionCode, seen: null }));
    await asActor(lead, (ctx) => acceptStatement(ctx, { statementId, version: 1 }));
    const read = async () => {
      const statement = await asActor(lead, (ctx) => findStatement(ctx, statementId));
      if (!statement) throw new Error("no statement");
      return statement;
    };
    const move = { kind: "moved", divisionCode: "330481", town: null } as const;
    return { lead, city, firm, read, move };
  }

  test("asks the lead why it is restated, and restates both divisions at once; a later day asks nothing", async () => {
    const { lead, firm, read, move } = await published();
    await expect(enter(lead, firm.id, { ...move, holdsFrom: "2016-03-31" })).rejects.toMatchObject({
      fields: { restatement: ["closed-period"] },
    });
    await enter(lead, firm.id, { ...move, holdsFrom: "2016-03-31", restatement: "迁移晚报（演示）" });
    expect((await read()).restatements).toMatchObject([
      { indicator: "contact-points", published: 1, n: 0, reason: "迁移晚报（演示）", divisionCode: "330402" },
      { indicator: "contact-points", published: 0, n: 1, divisionCode: "330481" },
    ]);
    expect(movedIn(await read())).toEqual([]);
    await enter(lead, firm.id, { ...move, divisionCode: "330402", holdsFrom: "2016-04-01" });
    expect((await read()).restatements).toHaveLength(2);
  });

  test("by an officer who may not restate it waits on the lead's desk; a firm that didn't count moves nothing", async () => {
    const { lead, city, firm, read, move } = await published();
    await enter(lead, (await given.firm()).id, { ...move, holdsFrom: "2016-03-01" });
    const waiting = () => asActor(lead, (ctx) => listStatements(ctx, { mine: true }));
    expect(await waiting()).toEqual([]);
    await enter(city, firm.id, { ...move, holdsFrom: "2016-03-01" });
    expect(movedIn(await read()).map(({ place, stated, now }) => [place.code, stated, now])).toEqual([
      ["330402", 1, 0],
      ["330481", 0, 1],
    ]);
    expect(await waiting()).toMatchObject([{ asOf: "2016-03-31", moved: true }]);
  });
});
