import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { at, everybody, handedIn, invalid, PAPER } from "@tests/support/late";
import * as site from "@tests/support/site";
import { beforeEach, describe, expect, test } from "vitest";
import { type Day, dayFromDate } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import type { Boundary } from "@/kernel/stretches";
import { asActor, asSystem } from "@/platform/database";
import { certificateFor } from "../../certificates/queries";
import { countAwardedSites } from "../../demonstration-sites/register/queries";
import { enterLate, type LateFields } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("a demonstration site", () => {
  const sites = (asOf: Day, known?: "then") =>
    asActor(everybody, (ctx) => countAwardedSites(ctx, { asOf, ...(known ? { known } : {}) }));

  test("revoked late leaves the count from its day, as known now; a revocation that came earlier still is corrected", async () => {
    const { siteId, lead } = await site.awarded();
    const awarded = await asSystem("look", ({ tx }) =>
      tx.sitePeriod.findFirstOrThrow({ where: { siteId }, select: { fromDay: true } }),
    );
    const from = awarded.fromDay.toISOString().slice(0, 10);
    at("2017-03-01");
    const paper = await handedIn(lead, "demonstration-sites", siteId);
    const revoke = (late: LateFields) =>
      site.step(lead, siteId, { step: "revoke", reason: "提供虚假材料（演示）", paper, ...late });
    await expect(revoke({ happenedOn: "2016-01-01", ...PAPER })).rejects.toEqual(
      invalid({ happenedOn: ["before-the-step-before"] }),
    );
    await revoke({ happenedOn: "2017-02-10", ...PAPER });
    const days: Day[] = [from, "2017-02-09", "2017-02-10", "2017-02-28", "2017-03-01"];
    expect(await Promise.all(days.map((day) => sites(day)))).toEqual([1, 1, 0, 0, 0]);
    expect(await Promise.all(days.map((day) => sites(day, "then")))).toEqual([1, 1, 1, 1, 0]);
    await asActor(lead, (ctx) =>
      enterLate(ctx, {
        ...{ register: "demonstration-sites", subjectId: siteId, turn: { boundary: "to", seen: "2017-02-10" } },
        ...{ happenedOn: "2017-01-20", ...PAPER, paper, restatement: "" },
      }),
    );
    expect(await Promise.all(["2017-01-19", "2017-01-20"].map((day) => sites(day)))).toEqual([1, 0]);
    // It had been entered too early: it stood until March, and never longer than its term.
    const back = (happenedOn: Day) =>
      asActor(lead, (ctx) =>
        enterLate(ctx, {
          ...{ register: "demonstration-sites", subjectId: siteId, turn: { boundary: "to", seen: "2017-01-20" } },
          ...{ happenedOn, ...PAPER, paper, restatement: "" },
        }),
      );
    await expect(back("2017-03-02")).rejects.toEqual(invalid({ happenedOn: ["in-future"] }));
    await back("2017-02-28");
    expect(await Promise.all(["2017-01-20", "2017-02-27", "2017-02-28"].map((day) => sites(day)))).toEqual([1, 1, 0]);
  });

  test("awarded late counts from its day, after the notice, and ends three years after it; the end of a term is nobody's step", async () => {
    const { siteId, lead } = await site.inNotice();
    at("2016-12-15");
    const paper = await handedIn(lead, "demonstration-sites", siteId);
    const award = (late: LateFields) => site.step(lead, siteId, { step: "award", paper, ...late });
    const { noticeTo } = await asSystem("look", ({ tx }) =>
      tx.demonstrationSite.findUniqueOrThrow({ where: { id: siteId }, select: { noticeTo: true } }),
    );
    expect(noticeTo && dayFromDate(noticeTo)).toBe("2016-12-01");
    await expect(award({ happenedOn: "2016-12-01", ...PAPER })).rejects.toEqual(
      invalid({ happenedOn: ["before-the-step-before"] }),
    );
    await award({ happenedOn: "2016-12-05", ...PAPER });
    expect(
      await Promise.all(["2016-12-04", "2016-12-05", "2019-12-04", "2019-12-05"].map((day) => sites(day))),
    ).toEqual([0, 1, 1, 0]);
    expect([await sites("2016-12-14", "then"), await sites("2016-12-15", "then")]).toEqual([0, 1]);
    const turn = (boundary: Boundary, seen: Day, happenedOn: Day) =>
      asActor(lead, (ctx) =>
        enterLate(ctx, {
          ...{ register: "demonstration-sites", subjectId: siteId, turn: { boundary, seen }, happenedOn },
          ...{ ...PAPER, paper, restatement: "" },
        }),
      );
    await expect(turn("to", "2019-12-05", "2016-12-10")).rejects.toBeInstanceOf(Overtaken);
    await turn("from", "2016-12-05", "2016-12-02");
    expect(await Promise.all(["2016-12-02", "2019-12-01", "2019-12-02"].map((day) => sites(day)))).toEqual([1, 1, 0]);
    expect(await asActor(everybody, (ctx) => certificateFor(ctx, siteId))).toMatchObject({ validUntil: "2019-12-01" });
    // Awarded later than entered, its term ends later too.
    await turn("from", "2016-12-02", "2016-12-10");
    expect(
      await Promise.all(["2016-12-09", "2016-12-10", "2019-12-09", "2019-12-10"].map((day) => sites(day))),
    ).toEqual([0, 1, 1, 0]);
  });
});
