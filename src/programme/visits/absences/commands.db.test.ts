import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { invalid, planned, refusal, see } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { assignVisit, planVisit } from "../commands";
import { nameCompanion } from "../recusals/commands";
import { enterAbsence, withdrawAbsence } from "./commands";
import { listAbsences } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const enter = (actor: Actor, personId: string, fromDay = "2016-11-20", toDay = "2016-12-31") =>
  asActor(actor, (ctx) => enterAbsence(ctx, { personId, fromDay, toDay }));
const officer = (duties: OfficialActor["duties"] = ["programme_officer"], division = "330402") =>
  given.official(duties, { division });

describe("entering", () => {
  test("is by himself, by his bureau's programme office, or by the city; the bureau reads it, others don't", async () => {
    const [office, investigator, elsewhere] = [
      await officer(),
      await officer(["investigator"]),
      await officer(["programme_officer"], "330481"),
    ];
    const lead = await given.official(["coordinator"]);
    await enter(investigator, investigator.personId);
    await expect(enter(investigator, office.personId)).rejects.toEqual(refusal("not-found"));
    await expect(enter(elsewhere, office.personId)).rejects.toEqual(refusal("not-found"));
    await enter(lead, office.personId);
    for (const [who, n] of [
      [office, 2] as const,
      [investigator, 2] as const,
      [elsewhere, 0] as const,
      [lead, 2] as const,
    ])
      expect(await asActor(who, listAbsences)).toHaveLength(n);
    const firm = await given.firm();
    await expect(enter(firm.owner, investigator.personId)).rejects.toEqual(refusal("not-found"));
    expect(await asActor(firm.owner, ({ tx }) => tx.absence.count())).toBe(0);
    const police = await given.official(["department_handler"], { kind: "police" });
    await expect(enter(police, police.personId)).rejects.toEqual(refusal("not-found"));
  });

  test("of days that are past, the wrong way round or entered already is answered", async () => {
    const { personId, ...self } = await officer();
    const me = { personId, ...self };
    await expect(enter(me, personId, "2016-11-01", "2016-11-20")).rejects.toEqual(invalid("toDay", "in-past"));
    await expect(enter(me, personId, "2016-12-02", "2016-12-01")).rejects.toEqual(invalid("toDay", "before-first"));
    await expect(enter(me, personId, "2016-12-02", "2018-01-01")).rejects.toEqual(invalid("toDay", "too-long"));
    await enter(me, personId);
    await expect(enter(me, personId, "2016-12-01", "2016-12-05")).rejects.toEqual(
      invalid("fromDay", "entered-already"),
    );
  });

  test("by him and by his office at once is entered once", async () => {
    const [office, investigator] = [await officer(), await officer(["investigator"])];
    const both = await Promise.allSettled([office, investigator].map((who) => enter(who, investigator.personId)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await asActor(office, listAbsences)).toHaveLength(1);
  });

  test("is taken back once, by who may enter it", async () => {
    const [me, elsewhere] = [await officer(), await officer(["programme_officer"], "330481")];
    const { absenceId } = await enter(me, me.personId);
    await expect(asActor(elsewhere, (ctx) => withdrawAbsence(ctx, { absenceId }))).rejects.toEqual(
      refusal("not-found"),
    );
    const both = await Promise.allSettled([1, 2].map(() => asActor(me, (ctx) => withdrawAbsence(ctx, { absenceId }))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    expect(await asActor(me, listAbsences)).toEqual([]);
  });
});

describe("who isn't there", () => {
  test("isn't given a visit, nor named to go along; who is back before it is due can be", async () => {
    const { lead, officer: holder, visitId, firm } = await planned();
    const colleague = await officer();
    await enter(colleague, colleague.personId);
    const give = (version: number) =>
      asActor(lead, (ctx) => assignVisit(ctx, { visitId, version, officerId: colleague.personId }));
    await expect(give(1)).rejects.toEqual(invalid("officerId", "away"));
    await expect(
      asActor(lead, (ctx) => nameCompanion(ctx, { visitId, version: 1, officerId: colleague.personId })),
    ).rejects.toEqual(invalid("officerId", "not-an-officer"));
    const plan = (dueOn: string, officerId: string) =>
      asActor(lead, (ctx) =>
        planVisit(ctx, { enterpriseId: firm.id, purpose: "guidance", dueOn, officerId, reason: "演示" }),
      );
    await expect(plan("2016-12-30", colleague.personId)).rejects.toEqual(invalid("officerId", "away"));
    // Nobody has less before him, and yet it isn't his.
    const balanced = await plan("2016-12-30", "");
    expect(await see(lead, balanced.visitId)).toMatchObject({ officerId: holder.personId });
    const later = await plan("2017-01-10", "");
    expect(await see(lead, later.visitId)).toMatchObject({ officerId: colleague.personId });
  });

  test("leaves a visit to nobody when he is the only one, until the night in which he is back", async () => {
    const firm = await given.firm();
    const [only, lead] = [await officer(), await given.official(["coordinator"])];
    const { absenceId } = await enter(only, only.personId);
    const { visitId } = await asActor(lead, (ctx) =>
      planVisit(ctx, {
        ...{ enterpriseId: firm.id, purpose: "guidance", dueOn: "2016-12-08", officerId: "", reason: "演示" },
      }),
    );
    expect(await see(lead, visitId)).toMatchObject({ officerId: null });
    await asActor(only, (ctx) => withdrawAbsence(ctx, { absenceId }));
    await asSystem("look", async ({ tx }) => {
      expect(await tx.absence.count({ where: { withdrawnAt: { not: null }, fromDay: dateOf("2016-11-20") } })).toBe(1);
    });
  });
});
