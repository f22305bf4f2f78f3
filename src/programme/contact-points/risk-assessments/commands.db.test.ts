import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { closedCase, held, invalid, pointOf, record } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { planVisit } from "../../visits/commands";
import { makeVisitPlan } from "../../visits/jobs";
import { everyVisit } from "../../visits/queue/queries";
import { enterService } from "../services/commands";
import { materialOf, riskAssessmentsOf, weighingsOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

/** A point whose firm was visited: one measure is unmet, and one advice is open. */
async function visited() {
  const them = await held();
  const contactPointId = await pointOf(them.firm);
  const assess = (actor: Actor, weighed: string[], over: Partial<Parameters<typeof enterService>[1]> = {}) =>
    asActor(actor, (ctx) =>
      enterService(ctx, {
        ...{
          contactPointId,
          code: "risk_assessment",
          doneOn: "2016-11-24",
          note: "完成评估（演示）",
          weighed,
          ...over,
        },
      }),
    );
  const material = (actor: Actor = them.officer) => asActor(actor, (ctx) => materialOf(ctx, them.firm.id));
  return { ...them, contactPointId, assess, material };
}

describe("a risk assessment", () => {
  test("has what visits left before it: measures that weren't met, and open advice", async () => {
    const { visitId, adviceId, material } = await visited();
    expect(await material()).toMatchObject([
      { key: `visit:${visitId}`, visitId, adviceId: null, heldOn: "2016-11-24", measures: [{}] },
      { key: `advice:${adviceId}`, visitId, adviceId, text: "一个月内列出涉密岗位清单（演示）", measures: [] },
    ]);
  });

  test("takes findings over by reference: the point's page and the visit's say so, to the firm too", async () => {
    const { firm, officer, visitId, adviceId, contactPointId, assess, material } = await visited();
    await assess(officer, [`visit:${visitId}`, `advice:${adviceId}`]);
    for (const actor of [officer, firm.owner]) {
      const [assessment] = await asActor(actor, (ctx) => riskAssessmentsOf(ctx, contactPointId));
      expect(assessment).toMatchObject({ doneOn: "2016-11-24", weighed: [{ visitId }, { adviceId }] });
      expect(await asActor(actor, (ctx) => weighingsOf(ctx, visitId))).toEqual([
        { contactPointId, doneOn: "2016-11-24", advice: null },
        { contactPointId, doneOn: "2016-11-24", advice: "一个月内列出涉密岗位清单（演示）" },
      ]);
    }
    // What the list said is weighed now; an open advice stays material until it is followed.
    expect((await material()).map(({ key }) => key)).toEqual([`advice:${adviceId}`]);
  });

  test("weighs nothing of another firm's, nothing twice, and is alone in weighing", async () => {
    const { officer, visitId, assess } = await visited();
    const other = await given.firm();
    const { visitId: theirs } = await asActor(officer, (ctx) =>
      planVisit(ctx, {
        ...{ enterpriseId: other.id, purpose: "guidance", dueOn: "2016-12-08", officerId: officer.personId },
        ...{ reason: "演示", burdenReason: null },
      }),
    );
    await record(officer, theirs);
    const advised = await asSystem("look", ({ tx }) => tx.visitAdvice.findFirstOrThrow({ where: { visitId: theirs } }));
    await expect(assess(officer, [`visit:${theirs}`])).rejects.toEqual(invalid("weighed", "no-finding"));
    await expect(assess(officer, [`advice:${advised.id}`])).rejects.toEqual(invalid("weighed", "no-finding"));
    await expect(assess(officer, [`visit:${visitId}`], { code: "hotline" })).rejects.toEqual(
      invalid("weighed", "no-finding"),
    );
    expect(await asSystem("look", ({ tx }) => tx.pointService.count())).toBe(0);
    const both = await Promise.allSettled([assess(officer, [`visit:${visitId}`]), assess(officer, [])]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("never weighs a visit that follows a case, whoever enters it: its page would tell of the case", async () => {
    const { firm, contactPointId, assess } = await visited();
    const onTeam = await given.official(["investigator", "programme_officer"], { division: "330402" });
    await closedCase(firm, [onTeam]);
    await makeVisitPlan();
    const [visit] = (await asActor(onTeam, (ctx) => everyVisit(ctx, {}, 10))).filter(
      ({ purpose }) => purpose === "follow_up",
    );
    await record(onTeam, visit?.id ?? "");
    expect((await asActor(onTeam, (ctx) => materialOf(ctx, firm.id))).map(({ visitId }) => visitId)).not.toContain(
      visit?.id,
    );
    await expect(assess(onTeam, [`visit:${visit?.id}`])).rejects.toEqual(invalid("weighed", "no-finding"));
    // The second lock, with what a forgotten filter would write.
    await assess(onTeam, []);
    await expect(
      asActor(onTeam, async ({ tx }) => {
        const { id: serviceId } = await tx.pointService.findFirstOrThrow({
          where: { contactPointId },
          select: { id: true },
        });
        return tx.weighedFinding.createMany({ data: [{ serviceId, visitId: visit?.id ?? "" }] });
      }),
    ).rejects.toThrow(/row-level security/);
  });
});
