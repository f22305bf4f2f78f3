import { getLocale, getTranslations } from "next-intl/server";
import { z } from "zod";
import { sentenceFor } from "@/platform/action";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { assessmentOf } from "@/programme/demonstration-sites/assessment/queries";
import { REASSESSMENT_ITEM } from "@/programme/demonstration-sites/checks/queries";
import { ReassessmentScreen } from "@/programme/demonstration-sites/checks/screens/reassessment-screen";
import { proofUploadPath, reassessPath } from "@/programme/demonstration-sites/paths";
import { mayReassess, PROOF_ACCEPT, PROOF_SIZE } from "@/programme/demonstration-sites/policy";
import { findSite } from "@/programme/demonstration-sites/queries";
import { UploadForm } from "@/programme/evidence/screens/upload-form";
import { size } from "@/ui/format";

export default async function Page({ params, searchParams }: PageProps<"/demonstration-sites/[siteId]/reassessment">) {
  const [{ siteId }, { refused }, actor, t, own, language] = await Promise.all([
    params,
    searchParams,
    requireOfficial("coordinator"),
    getTranslations("evidence"),
    getTranslations("demonstrationSites"),
    getLocale(),
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
        <UploadForm
          action={proofUploadPath(siteId, REASSESSMENT_ITEM)}
          here={reassessPath(siteId)}
          accept={PROOF_ACCEPT}
          maximum={PROOF_SIZE}
          known={papers.map(({ id }) => id)}
          refusal={
            typeof refused === "string" ? await sentenceFor("demonstrationSites", "refusals", refused) : undefined
          }
          words={{
            language,
            choose: t("choose"),
            orDrop: t("orDrop"),
            hint: own("assessment.proofHint", { maximum: size(PROOF_SIZE) }),
            hashHint: t("hashHint"),
            noScript: t("noScript"),
            send: t("send"),
            hashing: t("hashing"),
            sending: t("sending"),
            received: t("received"),
            refused: t("refused"),
            stopped: t("stopped"),
            stop: t("stop"),
            retry: t("retry"),
            dismiss: t("dismiss"),
            progressOf: t("progressOf", { name: "{name}" }),
            broken: t("broken"),
            tooLarge: own("refusals.too-large"),
          }}
        />
      }
    />
  );
}
