import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireOfficial } from "@/platform/session";
import { assessmentOf } from "@/programme/demonstration-sites/assessment/queries";
import { REASSESSMENT_ITEM } from "@/programme/demonstration-sites/checks/queries";
import { ReassessmentScreen } from "@/programme/demonstration-sites/checks/screens/reassessment-screen";
import { proofUploadPath, reassessPath } from "@/programme/demonstration-sites/paths";
import { mayReassess, PROOF_ACCEPT, PROOF_SIZE, PROOFS_OF_AN_ITEM } from "@/programme/demonstration-sites/policy";
import { findSite } from "@/programme/demonstration-sites/queries";
import { FileUpload } from "@/programme/evidence/screens/file-upload";
import { size } from "@/ui/format";

export default async function Page({ params, searchParams }: PageProps<"/demonstration-sites/[siteId]/reassessment">) {
  const [{ siteId }, search, actor, t] = await Promise.all([
    params,
    searchParams,
    requireOfficial("coordinator"),
    getTranslations("demonstrationSites"),
  ]);
  if (!z.uuid().safeParse(siteId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const site = await findSite(ctx, siteId);
    if (!site || !mayReassess(actor, site)) return null;
    const { proofs } = await assessmentOf(ctx, siteId);
    return { site, papers: proofs.filter(({ itemKey }) => itemKey === REASSESSMENT_ITEM) };
  });
  if (!read) return notHere();
  const { site, papers } = read;
  return (
    <ReassessmentScreen
      site={site}
      papers={papers}
      upload={
        <FileUpload
          action={proofUploadPath(siteId, REASSESSMENT_ITEM)}
          here={reassessPath(siteId)}
          known={papers.map(({ id }) => id)}
          refusal={await refusedSentence(search, PROOFS_OF_AN_ITEM, "demonstrationSites")}
          taken={{
            accept: PROOF_ACCEPT,
            maximum: PROOF_SIZE,
            hint: t("assessment.proofHint", { maximum: size(PROOF_SIZE) }),
            tooLarge: t("refusals.too-large"),
          }}
        />
      }
    />
  );
}
