import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { takeTurn } from "@/platform/turn";
import { mayAssess, resultOf, unanswered } from "./policy";
import { questionnaireOn } from "./queries";
import type { Assess } from "./schema";

/**
 * Keeps what a firm answered as its next self-assessment, beside all former ones (programme document 三(二)). Refusals: `not-found`, `merged`,
 * `overtaken` (the questions have a new version meanwhile). Invalid: `unanswered` at each question that was left out.
 */
export async function assess(ctx: Ctx, { questionnaire: version, answers }: Assess): Promise<{ assessmentId: string }> {
  const { tx, actor, now, today } = ctx;
  if (actor.kind !== "firm" || !actor.enterpriseId) throw new Refusal("not-found");
  const { enterpriseId, personId } = actor;
  const enterprise = await tx.enterprise.findFirst({ where: { id: enterpriseId }, select: { id: true, status: true } });
  if (!enterprise || !mayAssess(actor, enterprise)) throw new Refusal("not-found");
  if (enterprise.status === "merged") throw new Refusal("merged");
  const questionnaire = await questionnaireOn(ctx, today);
  if (!questionnaire) throw new Refusal("not-found");
  if (questionnaire.version !== version) throw new Overtaken();
  const open = unanswered(questionnaire.items, answers);
  if (open.length > 0) throw new InvalidInput(Object.fromEntries(open.map((code) => [code, ["unanswered"]])));

  const known = Object.fromEntries(questionnaire.items.map(({ code }) => [code, answers[code]]));
  const { missing, partly, outcome } = resultOf(questionnaire.items, answers, questionnaire.pressingFrom);
  // One at a time of a firm's: each gets the next number.
  await takeTurn(ctx, `self-assessment ${enterpriseId}`);
  const last = await tx.selfAssessment.aggregate({ where: { enterpriseId }, _max: { serial: true } });
  const { id } = await tx.selfAssessment.create({
    data: {
      ...{ enterpriseId, serial: (last._max.serial ?? 0) + 1, questionnaire: version, answers: known },
      ...{ missing: missing.length, partly: partly.length, pressing: outcome === "pressing" },
      ...{ answeredAt: now, answeredById: personId },
    },
    select: { id: true },
  });
  ctx.record({ act: "answer.self-assessment", subjectKind: "self-assessment", subjectId: id, enterpriseId });
  return { assessmentId: id };
}
