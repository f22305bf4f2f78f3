import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { findEnterprise } from "@/programme/enterprises/queries";
import { mayAssess } from "@/programme/self-assessment/policy";
import { questionnaireOn } from "@/programme/self-assessment/queries";
import { AnswerScreen } from "@/programme/self-assessment/screens/answer-screen";

/** The questions that a firm answers. */
export default async function Page() {
  const actor = await requireActor();
  const enterpriseId = actor.kind === "firm" ? actor.enterpriseId : null;
  if (!enterpriseId) return notHere();
  const { enterprise, questionnaire } = await asActor(actor, async (ctx) => ({
    enterprise: await findEnterprise(ctx, enterpriseId),
    questionnaire: await questionnaireOn(ctx, ctx.today),
  }));
  if (!questionnaire || !enterprise || enterprise.status === "merged" || !mayAssess(actor, enterprise))
    return notHere();
  return <AnswerScreen questionnaire={questionnaire} />;
}
