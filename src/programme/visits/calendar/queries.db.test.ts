import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { planned, pointOf } from "@tests/support/visits";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { moveVisit, planVisit } from "../commands";
import { makeVisitPlan } from "../jobs";
import { officersWithVisits } from "../queue/queries";
import type { VisitFilter } from "../schema";
import { visitCalendar } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const calendar = (actor: Actor, month: string, filter: VisitFilter = {}, most?: number) =>
  asActor(actor, (ctx) => visitCalendar(ctx, filter, month, most));
const daysOf = ({ weeks }: Awaited<ReturnType<typeof calendar>>) => weeks.flat().filter((day) => day !== null);

test("a visit stands on the day that was arranged, else on the day by which it is owed, for those who see it", async () => {
  const { visitId, officer, lead, firm } = await planned();
  const filled = async (actor: Actor, month: string, filter: VisitFilter = {}) =>
    daysOf(await calendar(actor, month, filter))
      .filter(({ visits }) => visits.length > 0)
      .map(({ day, visits }) => [day, ...visits.map(({ enterpriseId }) => enterpriseId)]);
  expect(await filled(lead, "2016-12")).toEqual([["2016-12-08", firm.id]]);
  await asActor(officer, (ctx) => moveVisit(ctx, { step: "arrange", visitId, version: 1, arrangedOn: "2016-11-30" }));
  expect(await filled(lead, "2016-12")).toEqual([]);
  expect(await filled(officer, "2016-11", { officer: officer.personId })).toEqual([["2016-11-30", firm.id]]);
  expect(await filled(officer, "2016-11", { officer: lead.personId })).toEqual([]);
  const elsewhere = await given.official(["programme_officer"], { division: "330481" });
  for (const actor of [elsewhere, firm.owner])
    expect(await filled(actor, "2016-11"), actor.kind).toEqual(actor === elsewhere ? [] : [["2016-11-30", firm.id]]);
});

test("rest days, holidays and working weekends are those of the calendar; beyond it they are a guess", async () => {
  const { lead } = await planned();
  const february = await calendar(lead, "2016-02");
  const kinds = new Map(daysOf(february).map(({ day, kind, name }) => [day, { kind, name }]));
  expect(kinds.get("2016-02-06")).toMatchObject({ kind: "make-up", name: expect.stringMatching(/.+/) });
  expect(kinds.get("2016-02-08")).toMatchObject({ kind: "holiday", name: expect.stringMatching(/.+/) });
  expect(kinds.get("2016-02-15")).toEqual({ kind: "working", name: null });
  expect(kinds.get("2016-02-20")).toEqual({ kind: "weekend", name: null });
  expect([february.guessed, (await calendar(lead, "2090-01")).guessed]).toEqual([false, true]);
});

test("who has visits before him is named to those who see them; more than fit are cut, the earliest due stay", async () => {
  const { officer, lead, firm } = await planned();
  const other = await given.official(["programme_officer"], { division: "330481" });
  await pointOf(await given.firm({ division: "330481" }));
  await makeVisitPlan();
  await asActor(officer, (ctx) =>
    planVisit(ctx, {
      ...{ enterpriseId: firm.id, purpose: "guidance", dueOn: "2016-12-20", officerId: "" },
      reason: "再次上门（演示）",
    }),
  );
  const names = (actor: Actor) => asActor(actor, async (ctx) => (await officersWithVisits(ctx)).map(({ id }) => id));
  expect((await names(lead)).toSorted()).toEqual([officer.personId, other.personId].toSorted());
  expect(await names(officer)).toEqual([officer.personId]);
  const one = await calendar(officer, "2016-12", {}, 1);
  expect([one.count, one.cut]).toEqual([1, true]);
  expect(daysOf(one).find(({ visits }) => visits.length > 0)?.day).toBe("2016-12-08");
  expect((await calendar(officer, "2016-12")).cut).toBe(false);
});
