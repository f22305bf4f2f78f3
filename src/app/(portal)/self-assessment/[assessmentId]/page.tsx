import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { contactPointOf } from "@/programme/contact-points/queries";
import { findEnterprise } from "@/programme/enterprises/queries";
import { assessmentsOf, openAssessment } from "@/programme/self-assessment/queries";
import { AssessmentScreen } from "@/programme/self-assessment/screens/assessment-screen";
import { ExportLinks } from "@/ui/export-links";

/** One result of a firm, with all others of it. */
export default async function Page({ params }: PageProps<"/self-assessment/[assessmentId]">) {
  const [{ assessmentId }, actor] = await Promise.all([params, requireActor()]);
  if (!z.uuid().safeParse(assessmentId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const assessment = await openAssessment(ctx, assessmentId);
    if (!assessment) return null;
    const { enterpriseId } = assessment;
    const enterprise = await findEnterprise(ctx, enterpriseId);
    const point = await contactPointOf(ctx, enterpriseId);
    return {
      assessment,
      history: await assessmentsOf(ctx, enterpriseId),
      mayApply: enterprise?.status === "checked" && enterprise.standing === "in_business" && point === null,
    };
  });
  if (!read) return notHere();
  const t = await getTranslations("selfAssessment.export");
  const files = (
    <ExportLinks
      list="self-assessment"
      query={{ assessment: assessmentId }}
      words={{ excel: t("excel"), csv: t("csv") }}
    />
  );
  return <AssessmentScreen {...read} side={actor.kind === "firm" ? "firm" : "office"} files={files} />;
}
