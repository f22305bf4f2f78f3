import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FileList, FileRow } from "@/ui/file-list";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { enterprisePath } from "../../paths";
import { ChangeHistory, type ShownChange } from "../../screens/change-history";
import type { Places } from "../../screens/enterprise-list";
import { paperPath } from "../paths";
import type { PaperLine } from "../queries";

type CorrectionScreenProps = {
  readonly enterprise: { readonly id: string; readonly name: string };
  readonly change: ShownChange;
  readonly papers: readonly PaperLine[];
  readonly places: Places;
  /** Where further papers are handed in. */
  readonly upload: ReactNode;
};

/** One correction: what it changed, who asked for it, and the paper, for the office that corrects. */
export function CorrectionScreen({ enterprise, change, papers, places, upload }: CorrectionScreenProps) {
  const t = useTranslations("enterprises");
  return (
    <>
      <BackLink href={enterprisePath(enterprise.id)}>{enterprise.name}</BackLink>
      <PageHead title={t("papers.title")} of={enterprise.name} />
      <div className="narrow stack stack--wide">
        <Notice>{t("papers.saved")}</Notice>
        <Section id="change" title={t("papers.change")}>
          <ChangeHistory changes={[change]} places={places} />
        </Section>
        <Section id="papers" title={t("papers.title")}>
          {papers.length === 0 ? (
            <p>{t("papers.none")}</p>
          ) : (
            <FileList>
              {papers.map(({ id, name, size, sha256 }) => (
                <FileRow key={id} name={name} bytes={size} hash={sha256}>
                  <a href={paperPath(id)}>{t("papers.download")}</a>
                </FileRow>
              ))}
            </FileList>
          )}
          {upload}
        </Section>
      </div>
    </>
  );
}
