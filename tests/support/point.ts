import { ADMISSION_ITEMS } from "@seed/reference/admission";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { checklistOf } from "@/programme/contact-points/checklists/queries";
import { applyContactPoint, moveContactPoint } from "@/programme/contact-points/commands";
import type { ApplyContactPoint, TakeContactPointStep } from "@/programme/contact-points/schema";
import * as given from "./given";

/** A contact point on its way, brought there by the commands. */

export const application: ApplyContactPoint = {
  leaderName: "演示负责人",
  leaderPost: "副总经理",
  liaisonName: "演示联络员",
  liaisonPost: "行政部",
  liaisonMobile: "13800000001",
  liaisonEmail: "liaison@example.cn",
  checklist: [...ADMISSION_ITEMS],
  remark: null,
};

export const move = (actor: Actor, input: TakeContactPointStep) =>
  asActor(actor, (ctx) => moveContactPoint(ctx, input));

export async function applied(division = "330402") {
  const firm = await given.firm({ division });
  const county = await given.official(["programme_officer"], { division });
  const lead = await given.official(["coordinator"]);
  const { contactPointId } = await asActor(firm.owner, (ctx) => applyContactPoint(ctx, application));
  return { firm, county, lead, contactPointId };
}

export async function recommended(division?: string) {
  const people = await applied(division);
  const { county, contactPointId } = people;
  await judged(contactPointId);
  await move(county, { step: "recommend", contactPointId, version: 1 });
  return people;
}

export async function active(division?: string) {
  const people = await recommended(division);
  await move(people.lead, { step: "approve", contactPointId: people.contactPointId, version: 2 });
  return people;
}

/** Every item of an application was found met by its bureau: made as a row, because how it is judged is a test of its own. */
export async function judged(contactPointId: string): Promise<void> {
  await asSystem("given", async (ctx) => {
    const { round, checklistId } = await ctx.tx.contactPoint.findUniqueOrThrow({
      where: { id: contactPointId },
      select: { round: true, checklistId: true },
    });
    const { items } = await checklistOf(ctx, checklistId);
    const found = { verdict: "met", opinion: "", note: "演示", files: [] };
    await ctx.tx.admissionJudgement.createMany({
      data: [
        {
          ...{ contactPointId, round, verdicts: items.map(({ code }) => ({ item: code, ...found })) },
          ...{ judgedById: contactPointId, judgedAt: ctx.now },
        },
      ],
    });
  });
}
