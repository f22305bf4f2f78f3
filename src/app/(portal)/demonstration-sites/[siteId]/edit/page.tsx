import { redirect } from "next/navigation";
import { z } from "zod";
import { dayOfMoment } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { intakeOf, shutRefusal } from "@/programme/calls/queries";
import { assessmentOf } from "@/programme/demonstration-sites/assessment/queries";
import { AssessmentSummary } from "@/programme/demonstration-sites/assessment/screens/assessment-summary";
import { writtenParticulars } from "@/programme/demonstration-sites/particulars/queries";
import { ParticularsPart } from "@/programme/demonstration-sites/particulars/screens/particulars-part";
import { sitePath } from "@/programme/demonstration-sites/paths";
import { mayWrite } from "@/programme/demonstration-sites/policy";
import { findSite } from "@/programme/demonstration-sites/queries";
import { ApplicationScreen } from "@/programme/demonstration-sites/screens/application-screen";

export default async function Page({ params }: PageProps<"/demonstration-sites/[siteId]/edit">) {
  const [{ siteId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(siteId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const site = await findSite(ctx, siteId);
    if (!site || !mayWrite(actor, site)) return null;
    return {
      site,
      particulars: await writtenParticulars(ctx, site),
      assessed: await assessmentOf(ctx, siteId),
      shut: shutRefusal(await intakeOf(ctx, "demonstration-site")),
    };
  });
  if (!read) return notHere();
  const { site, particulars, assessed, shut } = read;
  // The application's page says why it can't be handed in now.
  if (shut && site.status === "draft") redirect(sitePath(site.id));
  return (
    <ApplicationScreen
      mode={site.status === "draft" ? "submit" : "resubmit"}
      site={site}
      assessment={
        <>
          <ParticularsPart
            siteId={site.id}
            particulars={particulars}
            appliedIn={Number(dayOfMoment(site.createdAt).slice(0, 4))}
            writing
          />
          <AssessmentSummary siteId={site.id} content={site.sheet.content} {...assessed} writing />
        </>
      }
    />
  );
}
