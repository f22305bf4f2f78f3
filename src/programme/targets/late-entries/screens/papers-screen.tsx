import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FileList, FileRow } from "@/ui/file-list";
import { BackLink, PageHead } from "@/ui/page-head";
import type { PaperLine } from "../../papers/queries";
import { lateEntryPath, registeredPath, registerPaperPath } from "../../paths";

type PapersScreenProps = {
  readonly register: "contact-points" | "demonstration-sites";
  readonly subjectId: string;
  readonly name: string;
  readonly papers: readonly PaperLine[];
  /** Whether it has a day that can be put right. */
  readonly counted: boolean;
  /** Where further papers are handed in. */
  readonly upload: ReactNode;
};

/** The papers that show on which days a contact point or a site began or ceased to count. */
export function PapersScreen({ register, subjectId, name, papers, counted, upload }: PapersScreenProps) {
  const t = useTranslations("targets.late");
  return (
    <>
      <BackLink href={registeredPath(register, subjectId)}>{name}</BackLink>
      <PageHead title={t(`papersTitle.${register}`)} />
      <div className="narrow stack">
        <p>{t("papersLead")}</p>
        {papers.length === 0 ? (
          <p>{t("noPaper")}</p>
        ) : (
          <FileList>
            {papers.map(({ id, name: file, size, sha256 }) => (
              <FileRow key={id} name={file} bytes={size} hash={sha256}>
                <a href={registerPaperPath(id)}>{t("download")}</a>
              </FileRow>
            ))}
          </FileList>
        )}
        {upload}
        {counted && papers.length > 0 ? (
          <p>
            <a href={lateEntryPath(register, subjectId)}>{t("title")}</a>
          </p>
        ) : null}
      </div>
    </>
  );
}
