import { z } from "zod";
import { asActor } from "@/platform/database";
import { notHere, requireFirm } from "@/platform/session";
import { assessmentOf, openItemsOf } from "@/programme/demonstration-sites/assessment/queries";
import { AssessmentScreen } from "@/programme/demonstration-sites/assessment/screens/assessment-screen";
import { mayWrite } from "@/programme/demonstration-sites/policy";
import { findSite } from "@/programme/demonstration-sites/queries";

export default async function Page({ params }: PageProps<"/demonstration-sites/[siteId]/assessment">) {
  const [{ siteId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(siteId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const site = await findSite(ctx, siteId);
    return site && mayWrite(actor, site) ? { site, assessment: await assessmentOf(ctx, siteId) } : null;
  });
  if (!read) return notHere();
  const { content } = read.site.sheet;
  return (
    <AssessmentScreen
      siteId={siteId}
      content={content}
      {...read.assessment}
      openItems={openItemsOf(content, read.assessment)}
      begunAt={read.site.createdAt}
    />
  );
}
