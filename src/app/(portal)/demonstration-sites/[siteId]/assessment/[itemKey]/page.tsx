import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { refusedSentence } from "@/platform/refused-files";
import { notHere, requireFirm } from "@/platform/session";
import { assessmentOf, ownProofNames } from "@/programme/demonstration-sites/assessment/queries";
import { ItemScreen } from "@/programme/demonstration-sites/assessment/screens/assessment-screen";
import { assessmentPath, proofUploadPath } from "@/programme/demonstration-sites/paths";
import { mayWrite, PROOF_ACCEPT, PROOF_SIZE, PROOFS_OF_AN_ITEM } from "@/programme/demonstration-sites/policy";
import { findSite } from "@/programme/demonstration-sites/queries";
import { itemsOf } from "@/programme/demonstration-sites/score-sheets/schema";
import { FileUpload } from "@/programme/evidence/screens/file-upload";
import { size } from "@/ui/format";

export default async function Page({
  params,
  searchParams,
}: PageProps<"/demonstration-sites/[siteId]/assessment/[itemKey]">) {
  const [{ siteId, itemKey }, search, actor, t] = await Promise.all([
    params,
    searchParams,
    requireFirm(),
    getTranslations("demonstrationSites"),
  ]);
  if (!z.uuid().safeParse(siteId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const site = await findSite(ctx, siteId);
    if (!site || !mayWrite(actor, site) || !itemsOf(site.sheet.content).some(({ key }) => key === itemKey)) return null;
    const { answers, proofs } = await assessmentOf(ctx, siteId);
    const ofItem = proofs.filter((proof) => proof.itemKey === itemKey);
    return { site, answers, proofs: ofItem, names: await ownProofNames(ctx, siteId, ofItem) };
  });
  if (!read) return notHere();
  const { site, ...shown } = read;
  return (
    <ItemScreen
      siteId={siteId}
      itemKey={itemKey}
      content={site.sheet.content}
      {...shown}
      upload={
        <FileUpload
          action={proofUploadPath(siteId, itemKey)}
          here={assessmentPath(siteId, itemKey)}
          known={shown.proofs.map(({ id }) => id)}
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
