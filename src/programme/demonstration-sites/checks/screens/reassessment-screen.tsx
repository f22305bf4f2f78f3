import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/ui/button";
import { FileList, FileRow } from "@/ui/file-list";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import type { Proof } from "../../assessment/queries";
import { proofPath, sitePath, siteStepPath } from "../../paths";

type ReassessmentScreenProps = {
  readonly site: { readonly id: string; readonly enterpriseName: string };
  readonly papers: readonly Proof[];
  /** The form that sends files; the evidence feature's. */
  readonly upload: ReactNode;
};

/** Where the papers of a reassessment are brought before it is entered: the sheet that was filled in and signed, photographs. */
export function ReassessmentScreen({ site, papers, upload }: ReassessmentScreenProps) {
  const t = useTranslations("demonstrationSites");
  return (
    <>
      <BackLink href={sitePath(site.id)}>{site.enterpriseName}</BackLink>
      <PageHead title={t("reassessment.title")} />
      <div className="narrow stack stack--wide">
        <Notice>{t("reassessment.lead")}</Notice>
        <Section id="papers" title={t("reassessment.papers")}>
          {papers.length === 0 ? (
            <p>{t("reassessment.none")}</p>
          ) : (
            <FileList>
              {papers.map(({ id, size, sha256 }, index) => (
                <FileRow key={id} name={t("reassessment.paper", { n: index + 1 })} bytes={size} hash={sha256}>
                  <a href={proofPath(id)}>{t("assessment.take")}</a>
                </FileRow>
              ))}
            </FileList>
          )}
          {upload}
        </Section>
        {papers.length > 0 ? (
          <ButtonLink href={siteStepPath(site.id, "reassess")}>{t("steps.reassess")}</ButtonLink>
        ) : null}
      </div>
    </>
  );
}
