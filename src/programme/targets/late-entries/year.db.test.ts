import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { at, everybody, life, PAPER, points } from "@tests/support/late";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import type { Day } from "@/kernel/days";
import { asActor, asSystem } from "@/platform/database";
import { certificateFor } from "../../certificates/queries";
import { mergeEnterprises } from "../../enterprises/merges/commands";
import { findEnterprise } from "../../enterprises/queries";
import { progressOn } from "../queries";
import { lateEntriesOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("a year of admissions, suspensions, exits, a merge, and what is entered late", () => {
  /** What a person counts on his fingers: of the register as it stands now, and as it stood at the end of that day. */
  const BY_HAND: readonly (readonly [day: Day, now: number, then: number])[] = [
    ["2016-01-04", 0, 0],
    ["2016-01-05", 1, 1], // A admitted
    ["2016-01-19", 1, 1],
    ["2016-01-20", 2, 2], // C admitted, by a second record of it
    ["2016-02-09", 2, 2],
    ["2016-02-10", 3, 2], // B approved on 20 March, by a paper of this day
    ["2016-03-20", 3, 3],
    ["2016-03-25", 2, 2], // C's second record left
    ["2016-04-01", 3, 3], // C admitted again, by its own record
    ["2016-05-14", 3, 3],
    ["2016-05-15", 2, 3], // A suspended on 2 June, of this day
    ["2016-06-02", 2, 2],
    ["2016-06-19", 2, 2],
    ["2016-06-20", 1, 2], // B left; entered on 11 July as of 4 July, corrected on 1 August to this day
    ["2016-07-03", 1, 2],
    ["2016-07-04", 1, 2],
    ["2016-07-11", 1, 1],
    ["2016-08-20", 2, 1], // A resumed: entered on 1 September, of this day
    ["2016-08-31", 2, 1],
    ["2016-09-01", 2, 2],
    ["2016-10-10", 2, 2], // C's second record was merged into it: neither the past nor today counts otherwise
    ["2016-11-24", 2, 2],
  ];

  test("is counted as a person would, as known now and as known then, and by the board as by the register", async () => {
    at("2016-01-05");
    const lead = await given.official(["coordinator"]);
    const a = await life(lead);
    await a.approve();
    at("2016-01-20");
    const twin = await life(lead, "330483");
    await twin.approve();
    at("2016-03-20");
    const b = await life(lead);
    await b.approve({ happenedOn: "2016-02-10", ...PAPER });
    at("2016-03-25");
    await twin.exit();
    at("2016-04-01");
    const c = await life(lead, "330483");
    await c.approve();
    at("2016-06-02");
    await a.suspend({ happenedOn: "2016-05-15", ...PAPER });
    at("2016-07-11");
    await b.exit({ happenedOn: "2016-07-04", ...PAPER });
    at("2016-08-01");
    await b.turn("to", "2016-07-04", "2016-06-20");
    at("2016-09-01");
    await a.resume({ happenedOn: "2016-08-20", ...PAPER });
    at("2016-10-10");
    await merged(lead, c.firm.id, twin.firm.id);
    given.atMoment();
    for (const [day, now, then] of BY_HAND) {
      expect([day, await points(day), await points(day, "then")]).toEqual([day, now, then]);
      await asActor(everybody, async (ctx) => {
        const [known] = await progressOn(ctx, { day });
        const [knownThen] = await progressOn(ctx, { day, known: "then" });
        expect([day, known?.standing.actual, knownThen?.standing.actual]).toEqual([day, now, then]);
        for (const one of [known, knownThen])
          expect(one?.divisions.reduce((sum, { standing }) => sum + standing.actual, 0)).toBe(one?.standing.actual);
      });
    }
    // Certificate, reasons and papers say the same day.
    expect(await asActor(everybody, (ctx) => certificateFor(ctx, b.contactPointId))).toMatchObject({ status: "ended" });
    const [last, before] = await asActor(b.county, (ctx) => lateEntriesOf(ctx, b.contactPointId));
    expect(last).toMatchObject({ boundary: "to", was: "2016-07-04", became: "2016-06-20", proof: PAPER.proof });
    expect(before).toMatchObject({ boundary: "to", was: "2016-07-11", became: "2016-07-04" });
    await asSystem("look", async ({ tx }) => {
      const [ended] = await tx.certificate.findMany({
        where: { subjectId: b.contactPointId },
        select: { endedOn: true },
      });
      expect(ended?.endedOn?.toISOString().slice(0, 10)).toBe("2016-06-20");
      expect(await tx.auditEntry.count({ where: { act: "correct.register", subjectId: b.contactPointId } })).toBe(3);
    });
    // The firm doesn't read why it was late, nor do other counties.
    for (const actor of [b.firm.owner, c.county, everybody])
      expect(await asActor(actor, (ctx) => lateEntriesOf(ctx, b.contactPointId))).toEqual([]);
  });

  /** A second record of the firm, which had stood in the register itself, merged into the one that stands in it. */
  async function merged(lead: OfficialActor, enterpriseId: string, twinId: string): Promise<void> {
    const [one, other] = await asActor(lead, (ctx) =>
      Promise.all([findEnterprise(ctx, enterpriseId), findEnterprise(ctx, twinId)]),
    );
    if (!one || !other) throw new Error("no such firm");
    await asActor(lead, (ctx) =>
      mergeEnterprises(ctx, {
        ...{ oneId: one.id, otherId: other.id, oneVersion: one.version, otherVersion: other.version },
        ...{ keep: "one", take: {}, reason: "同一家（演示）", same: "yes" },
      }),
    );
  }
});
