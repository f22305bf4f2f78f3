import { redirect } from "next/navigation";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { assessmentPath } from "@/programme/self-assessment/paths";
import { assessmentsOf, questionnaireOn } from "@/programme/self-assessment/queries";
import { FirstAssessment } from "@/programme/self-assessment/screens/assessment-history";

/** A firm's own: its latest result, or the way to the first. */
export default async function Page() {
  const actor = await requireActor();
  const enterpriseId = actor.kind === "firm" ? actor.enterpriseId : null;
  if (!enterpriseId) return notHere();
  const { history, asked } = await asActor(actor, async (ctx) => ({
    history: await assessmentsOf(ctx, enterpriseId),
    asked: await questionnaireOn(ctx, ctx.today),
  }));
  const [latest] = history;
  if (latest) redirect(assessmentPath(latest.id));
  if (!asked) return notHere();
  return <FirstAssessment questions={asked.items.length} />;
}
