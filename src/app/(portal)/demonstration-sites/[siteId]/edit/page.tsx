import { redirect } from "next/navigation";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { intakeOf, shutRefusal } from "@/programme/calls/queries";
import { assessmentOf } from "@/programme/demonstration-sites/assessment/queries";
import { AssessmentSummary } from "@/programme/demonstration-sites/assessment/screens/assessment-summary";
import { sitePath } from "@/programme/demonstration-sites/paths";
import { findSite } from "@/programme/demonstration-sites/queries";
import { ApplicationScreen } from "@/programme/demonstration-sites/screens/application-screen";

export default async function Page({ params }: PageProps<"/demonstration-sites/[siteId]/edit">) {
  const [{ siteId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(siteId).success) return notHere();
  const { site, assessed, shut } = await asActor(actor, async (ctx) => ({
    site: await findSite(ctx, siteId),
    assessed: await assessmentOf(ctx, siteId),
    shut: shutRefusal(await intakeOf(ctx, "demonstration-site")),
  }));
  if (site?.status !== "draft" && site?.status !== "returned") return notHere();
  // The application's page says why it can't be handed in now.
  if (shut && site.status === "draft") redirect(sitePath(site.id));
  return (
    <ApplicationScreen
      mode={site.status === "draft" ? "submit" : "resubmit"}
      site={site}
      assessment={<AssessmentSummary siteId={site.id} content={site.sheet.content} {...assessed} writing />}
    />
  );
}
