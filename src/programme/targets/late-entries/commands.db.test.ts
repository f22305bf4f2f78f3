import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { at, everybody, handedIn, invalid, life, PAPER, points, refusal } from "@tests/support/late";
import * as site from "@tests/support/site";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { type Day, dayFromDate } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import type { Boundary } from "@/kernel/stretches";
import { asActor, asSystem } from "@/platform/database";
import { certificateFor } from "../../certificates/queries";
import { followEnterprise } from "../../contact-points/commands";
import { countAwardedSites } from "../../demonstration-sites/register/queries";
import { openRegisterPaper } from "../papers/queries";
import { acceptStatement, confirmFigures, openStatement } from "../statements/commands";
import { findStatement, listStatements, movedIn } from "../statements/queries";
import { enterLate, type LateFields } from "./commands";
import { lateEntriesOf } from "./queries";

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

  test("its paper is handed in by the coordinator, kept once with its hash, and opened on the trail by its bureau and the city", async () => {
    at("2016-03-01");
    const lead = await given.official(["coordinator"]);
    const one = await life(lead);
    expect(await handedIn(lead, "contact-points", one.contactPointId)).toBe(one.paper);
    const other = await given.official(["programme_officer"], { division: "330481" });
    const police = await given.official(["department_handler"], { kind: "police" });
    for (const actor of [one.county, other, police, one.firm.owner])
      await expect(handedIn(actor, "contact-points", one.contactPointId, "别的")).rejects.toEqual(refusal("not-found"));
    const open = (actor: Parameters<typeof asActor>[0]) =>
      asActor(actor, (ctx) => openRegisterPaper(ctx, { fileId: one.paper }));
    expect(await open(one.county)).toMatchObject({ name: "批复.txt", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect((await open(lead)).key).toHaveLength(32);
    for (const actor of [other, police, one.firm.owner, everybody])
      await expect(open(actor)).rejects.toEqual(refusal("not-found"));
    await one.approve({ happenedOn: "2016-02-20", ...PAPER });
    expect(await asActor(one.county, (ctx) => lateEntriesOf(ctx, one.contactPointId))).toMatchObject([
      { paper: { id: one.paper, name: "批复.txt" }, became: "2016-02-20" },
    ]);
    await asSystem("look", async ({ tx }) => {
      const acts = await tx.auditEntry.findMany({
        where: { subjectKind: "register-paper", outcome: "done" },
        select: { act: true },
        orderBy: { at: "asc" },
      });
      expect(acts.map(({ act }) => act).sort()).toEqual([
        ...["download.register-paper", "download.register-paper", "upload.register-paper"],
      ]);
    });
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
