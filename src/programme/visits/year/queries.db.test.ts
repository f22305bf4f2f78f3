import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { count, pointOf, record } from "@tests/support/visits";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { planOwedVisits } from "../planning/commands";
import { cellOf } from "./policy";
import { yearPlan } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const plan = (actor: Actor, year: string) => asActor(actor, (ctx) => yearPlan(ctx, year));
const sum = (of: Readonly<Record<string, number>>) => Object.values(of).reduce((all, n) => all + n, 0);

test("a year's plan holds what is in the plan and what the rules will bring, each month the length of its list; a county sees its own", async () => {
  const [near, far, other] = [await given.firm(), await given.firm(), await given.firm({ division: "330481" })];
  await pointOf(near, "2015-12-10");
  await pointOf(far, "2016-06-20");
  await pointOf(other, "2016-03-05");
  const officer = await given.official(["programme_officer"], { division: "330402" });
  const lead = await given.official(["coordinator"]);
  expect(await plan(lead, "2016")).toEqual({ planned: {}, toCome: { [cellOf("330402", "2016-12")]: 1 } });
  expect((await plan(lead, "2017")).toCome).toEqual({
    [cellOf("330402", "2017-06")]: 1,
    [cellOf("330481", "2017-03")]: 1,
  });
  // What is near enough is written into the plan, and counted there.
  await asSystem("night", (ctx) => planOwedVisits(ctx));
  const year = await plan(officer, "2016");
  expect(year).toEqual({ planned: { [cellOf("330402", "2016-12")]: 1 }, toCome: {} });
  expect(sum(year.planned)).toBe(await count(officer, { owed: "2016" }));
  expect(await count(officer, { owed: "2016-12", division: "330402" })).toBe(1);
  expect(await count(officer, { owed: "2016-11" })).toBe(0);
  expect((await plan(officer, "2017")).toCome).toEqual({ [cellOf("330402", "2017-06")]: 1 });
  // Once it is made the next one is known.
  const visitId = await asSystem(
    "look",
    async ({ tx }) => (await tx.visit.findFirstOrThrow({ select: { id: true } })).id,
  );
  await asSystem("given", ({ tx }) =>
    tx.visit.updateMany({ where: { id: visitId }, data: { officerId: officer.personId } }),
  );
  await record(officer, visitId);
  expect((await plan(officer, "2016")).planned).toEqual({ [cellOf("330402", "2016-12")]: 1 });
  expect((await plan(officer, "2017")).toCome).toEqual({
    [cellOf("330402", "2017-06")]: 1,
    [cellOf("330402", "2017-11")]: 1,
  });
});
