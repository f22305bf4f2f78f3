import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { at, everybody, invalid, life, PAPER, points, refusal } from "@tests/support/late";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { type Day, dayFromDate } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { certificateFor } from "../../certificates/queries";
import { followEnterprise } from "../../contact-points/commands";
import { acceptStatement, confirmFigures, openStatement } from "../statements/commands";
import { findStatement, listStatements, movedIn } from "../statements/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("what is entered late", () => {
  test("comes neither in the future nor before the step before it, with reason and paper; by the coordinator alone", async () => {
    at("2016-03-01");
    const lead = await given.official(["coordinator"]);
    const one = await life(lead);
    await one.approve();
    at("2016-06-02");
    await expect(one.suspend({ happenedOn: "2016-06-03", ...PAPER })).rejects.toEqual(
      invalid({ happenedOn: ["in-future"] }),
    );
    await expect(one.suspend({ happenedOn: "2016-02-28", ...PAPER })).rejects.toEqual(
      invalid({ happenedOn: ["before-the-step-before"] }),
    );
    await expect(one.suspend({ happenedOn: "2016-05-01" })).rejects.toEqual(
      invalid({ lateReason: ["missing"], proof: ["missing"], paper: ["missing"] }),
    );
    // A paper of another record proves nothing of this one.
    const stray = await life(lead);
    await expect(one.suspend({ happenedOn: "2016-05-01", ...PAPER, paper: stray.paper })).rejects.toEqual(
      invalid({ paper: ["missing"] }),
    );
    await expect(one.suspend({ lateReason: "演示" })).rejects.toEqual(invalid({ happenedOn: ["missing"] }));
    await expect(one.exit({ happenedOn: "2016-05-01", ...PAPER }, one.firm.owner)).rejects.toEqual(
      refusal("not-found"),
    );
    // Refused, nothing of the step remains either.
    expect(await points("2016-06-02")).toBe(1);
    await one.suspend({ happenedOn: "2016-05-01", ...PAPER });
    // Out of the register it leaves no count: there is no day to enter.
    await expect(one.exit({ happenedOn: "2016-05-20", ...PAPER })).rejects.toEqual(
      invalid({ happenedOn: ["counts-nothing"] }),
    );
    await expect(one.turn("to", "2016-05-01", "2016-02-01")).rejects.toEqual(
      invalid({ happenedOn: ["before-the-step-before"] }),
    );
    await expect(one.turn("to", "2016-06-02", "2016-04-20")).rejects.toEqual(
      invalid({ happenedOn: ["counts-nothing"] }),
    );
    await expect(one.turn("to", "2016-05-20", "2016-04-20")).rejects.toBeInstanceOf(Overtaken);
    await expect(one.turn("from", "2016-03-01", "2014-12-01")).rejects.toEqual(
      invalid({ happenedOn: ["before-the-step-before"] }),
    );
    for (const duties of [["programme_officer"], ["bureau_leader"]] as const)
      await expect(one.turn("to", "2016-05-01", "2016-04-20", { actor: await given.official(duties) })).rejects.toEqual(
        refusal("not-found"),
      );
    const both = await Promise.allSettled([
      one.turn("to", "2016-05-01", "2016-04-20"),
      one.turn("to", "2016-05-01", "2016-04-21"),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
  });

  test("reaches behind a corrected name: the entries between count no more, and nobody else's do", async () => {
    at("2016-03-01");
    const lead = await given.official(["coordinator"]);
    const one = await life(lead);
    await one.approve();
    at("2016-05-10");
    await asSystem("given", (ctx) => followEnterprise(ctx, one.firm.id));
    at("2016-06-02");
    await one.suspend({ happenedOn: "2016-04-20", ...PAPER });
    const counted = await Promise.all(
      ["2016-04-19", "2016-04-20", "2016-05-10", "2016-06-02"].map((day) => points(day)),
    );
    expect(counted).toEqual([1, 0, 0, 0]);
  });

  test("of days whose figures were accepted it says why, and restates them; what was published stays", async () => {
    at("2016-01-04");
    const lead = await given.official(["coordinator", "programme_officer"]);
    const [one, other] = [await life(lead), await life(lead, "330483")];
    await one.approve();
    await other.approve();
    const statementId = await acceptedOn("2016-06-30", lead);
    at("2016-08-01");
    const late = { happenedOn: "2016-06-20", ...PAPER };
    await expect(one.suspend(late)).rejects.toEqual(invalid({ restatement: ["closed-period"] }));
    await one.suspend({ ...late, restatement: "一家六月已停（演示）" });
    const statement = await asActor(everybody, (ctx) => findStatement(ctx, statementId));
    expect(statement && movedIn(statement)).toEqual([]);
    expect(statement?.restatements).toMatchObject([
      { indicator: "contact-points", divisionCode: "330402", published: 1, n: 0, reason: "一家六月已停（演示）" },
    ]);
    expect(await asActor(everybody, listStatements)).toMatchObject([{ contactPoints: 2, contactPointsNow: 1 }]);
    expect([await points("2016-06-30"), await points("2016-06-30", "then")]).toEqual([1, 2]);
    // A day after the last statement asks for nothing.
    await other.suspend({ happenedOn: "2016-07-15", ...PAPER });
    expect((await asActor(everybody, (ctx) => findStatement(ctx, statementId)))?.restatements).toHaveLength(1);
  });

  test("a turn that was entered too early comes later: approval, suspension, resumption, exit; as known then nothing changes", async () => {
    at("2016-01-04");
    const lead = await given.official(["coordinator", "programme_officer"]);
    const one = await life(lead);
    await one.approve();
    at("2016-03-01");
    await one.suspend();
    const statementId = await acceptedOn("2016-03-31", lead);
    at("2016-05-02");
    await one.resume();
    at("2016-08-01");
    await one.exit();
    at("2016-09-01");
    const now = async (...days: Day[]) => Promise.all(days.map((day) => points(day)));
    const then = async (...days: Day[]) => Promise.all(days.map((day) => points(day, "then")));
    const LIFE: Day[] = [
      "2016-01-04",
      "2016-02-29",
      "2016-03-01",
      "2016-05-01",
      "2016-05-02",
      "2016-07-31",
      "2016-08-01",
    ];
    expect(await now(...LIFE)).toEqual([1, 1, 0, 0, 1, 1, 0]);

    await expect(one.turn("from", "2016-01-04", "2016-03-02")).rejects.toEqual(
      invalid({ happenedOn: ["after-the-step-after"] }),
    );
    await expect(one.turn("to", "2016-08-01", "2016-09-02")).rejects.toEqual(invalid({ happenedOn: ["in-future"] }));
    await expect(one.turn("to", "2016-08-01", "2016-08-01")).rejects.toEqual(invalid({ happenedOn: ["same-day"] }));
    await one.turn("from", "2016-01-04", "2016-01-20");
    expect(await now("2016-01-04", "2016-01-19", "2016-01-20")).toEqual([0, 0, 1]);
    // The suspension came after the day of a statement that was accepted: it says why, and is restated.
    await expect(one.turn("to", "2016-03-01", "2016-04-10")).rejects.toEqual(
      invalid({ restatement: ["closed-period"] }),
    );
    await one.turn("to", "2016-03-01", "2016-04-10", { restatement: "四月才停（演示）" });
    expect(await now("2016-03-01", "2016-03-31", "2016-04-09", "2016-04-10")).toEqual([1, 1, 1, 0]);
    expect((await asActor(everybody, (ctx) => findStatement(ctx, statementId)))?.restatements).toMatchObject([
      { published: 0, n: 1, reason: "四月才停（演示）" },
    ]);
    await one.turn("from", "2016-05-02", "2016-06-01");
    expect(await now("2016-05-02", "2016-05-31", "2016-06-01")).toEqual([0, 0, 1]);
    await one.turn("to", "2016-08-01", "2016-08-15");
    expect(await now("2016-08-01", "2016-08-14", "2016-08-15")).toEqual([1, 1, 0]);
    expect(await then(...LIFE)).toEqual([1, 1, 0, 0, 1, 1, 0]);
    expect(await asActor(everybody, (ctx) => certificateFor(ctx, one.contactPointId))).toMatchObject({
      status: "ended",
    });
    await asSystem("look", async ({ tx }) => {
      const [ended] = await tx.certificate.findMany({
        where: { subjectId: one.contactPointId },
        select: { endedOn: true },
      });
      expect(ended?.endedOn && dayFromDate(ended.endedOn)).toBe("2016-08-15");
    });
    const raced = await Promise.allSettled([
      one.turn("to", "2016-08-15", "2016-08-20"),
      one.turn("to", "2016-08-15", "2016-08-25"),
    ]);
    expect(raced.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  /** The statement of a day that every bureau has confirmed and the lead has accepted. */
  async function acceptedOn(asOf: Day, confirms: OfficialActor): Promise<string> {
    at(asOf);
    const accepts = await given.official(["coordinator"]);
    const { statementId } = await asActor(confirms, (ctx) => openStatement(ctx, { asOf }));
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
      await asActor(confirms, (ctx) => confirmFigures(ctx, { statementId, divisionCode, seen: null }));
    await asActor(accepts, (ctx) => acceptStatement(ctx, { statementId, version: 1 }));
    return statementId;
  }
});
