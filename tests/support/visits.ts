import { expect } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { asActor, asSystem } from "@/platform/database";
import { adviceOf } from "@/programme/visits/advice/queries";
import { moveVisit, planVisit } from "@/programme/visits/commands";
import { checklistFor, findVisit } from "@/programme/visits/queries";
import { countVisits } from "@/programme/visits/queue/queries";
import type { RecordVisit } from "@/programme/visits/schema";
import * as given from "./given";

/** Visits on their way: planned, recorded, with advice, and the people who make them. */

export const refusal = (code: string) => expect.objectContaining({ code });
export const invalid = (field: string, code: string) => expect.objectContaining({ fields: { [field]: [code] } });
export const see = (actor: Actor, visitId: string) => asActor(actor, (ctx) => findVisit(ctx, visitId));
export const count = (actor: Actor, filter: Parameters<typeof countVisits>[1] = {}) =>
  asActor(actor, (ctx) => countVisits(ctx, filter));

/** An active contact point since a day, without the way that leads there. */
export async function pointOf(firm: given.GivenFirm, since = "2015-11-30") {
  return asSystem("given", async ({ tx, now }) => {
    const { id } = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: firm.divisionCode, status: "active", number: `点${firm.id}` },
        ...{
          leaderName: "甲",
          leaderPost: "副总",
          liaisonName: "乙",
          liaisonPost: "办公室",
          liaisonMobile: "13800000001",
        },
        ...{ liaisonEmail: "liaison@example.cn", checklist: [], createdAt: now, updatedAt: now },
      },
      select: { id: true },
    });
    await tx.contactPointPeriod.createMany({
      data: [
        {
          ...{ contactPointId: id, enterpriseId: firm.id, enterpriseName: firm.name, number: `点${firm.id}` },
          ...{ divisionCode: firm.divisionCode, fromDay: dateOf(since) },
        },
      ],
    });
    return id;
  });
}

/** A case that was closed on a day, with its team. */
export async function closedCase(firm: given.GivenFirm, team: readonly OfficialActor[], closedOn = "2016-08-30") {
  const found = await given.caseOf(firm, { status: "closed", team, division: team[0]?.divisionCode ?? "330400" });
  await asSystem("given", ({ tx }) =>
    tx.case.updateMany({ where: { id: found.id }, data: { closedOn: dateOf(closedOn) } }),
  );
  return found;
}

export async function people() {
  const firm = await given.firm();
  const officer = await given.official(["programme_officer"], { division: "330402" });
  const lead = await given.official(["coordinator"]);
  return { firm, officer, lead };
}

export async function planned() {
  const them = await people();
  const { visitId } = await asActor(them.officer, (ctx) =>
    planVisit(ctx, {
      ...{ enterpriseId: them.firm.id, purpose: "guidance", dueOn: "2016-12-08", officerId: "" },
      reason: "企业请求帮助建立制度（演示）",
    }),
  );
  return { ...them, visitId };
}

export async function record(actor: Actor, visitId: string, over: Partial<RecordVisit> = {}, lateReason = "") {
  return asActor(actor, async (ctx) => {
    const visit = await findVisit(ctx, visitId);
    const list = await checklistFor(ctx, { purpose: visit?.purpose ?? "guidance", checklistId: null });
    return moveVisit(
      { ...ctx, lateReason },
      {
        ...{ step: "record", visitId, version: visit?.version ?? 1, checklistId: list.id, heldOn: "2016-11-24" },
        answers: list.items.map(({ code }, index) => `${code}:${index === 0 ? "unmet" : "met"}`),
        ...{ conclusion: null, conclusionFindings: null },
        ...{ findings: "制度基本齐全，涉密岗位清单缺失（演示）", remark: null },
        ...{ advice1: "一个月内列出涉密岗位清单（演示）", advice1Due: "2016-12-20" },
        ...{ advice2: null, advice2Due: null, advice3: null, advice3Due: null },
        ...{ signing: "screen", signerName: "演示负责人", signature: "M1 1L20 30L40 10" },
        ...over,
      },
    );
  });
}

export async function held() {
  const them = await planned();
  await record(them.officer, them.visitId);
  const advice = await asActor(them.officer, async (ctx) => {
    const visit = await findVisit(ctx, them.visitId);
    return visit ? (await adviceOf(ctx, visit))[0] : undefined;
  });
  if (!advice) throw new Error("no advice was given");
  return { ...them, adviceId: advice.id };
}
