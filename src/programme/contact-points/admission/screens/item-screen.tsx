import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formWords } from "@/ui/form-words";
import { OwnFiles } from "@/ui/own-files";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { contactPointPath } from "../../paths";
import { noteItemAction, removeAdmissionFileAction } from "../actions";
import { admissionFilePath } from "../paths";
import type { AdmissionItem } from "../queries";

type ItemScreenProps = {
  readonly contactPointId: string;
  readonly item: AdmissionItem;
  /** The form that sends files; the evidence feature's. */
  readonly upload: ReactNode;
};

/** One item of the checklist, as the firm shows it: by files, or by a note where no file can be. Never by the secret itself. */
export function ItemScreen({ contactPointId, item, upload }: ItemScreenProps) {
  const t = useTranslations("admission");
  const ui = useTranslations("ui");
  const english = useLocale() === "en";
  return (
    <>
      <BackLink href={`${contactPointPath(contactPointId)}#checklist`}>{t("title")}</BackLink>
      <PageHead title={english ? item.textEn : item.textZh} of={t("title")} />
      <div className="narrow stack stack--wide">
        <p className="second">{t("shows", { evidence: english ? item.evidenceEn : item.evidenceZh })}</p>
        <Section id="files" title={t("files")}>
          <OwnFiles
            files={item.files.map(({ name, ...file }) => ({
              ...{ ...file, name: name ?? "", href: admissionFilePath(file.id) },
              hidden: { contactPointId, fileId: file.id },
            }))}
            remove={removeAdmissionFileAction}
            words={{ take: t("acts.take"), remove: t("acts.remove") }}
          />
          {upload}
        </Section>
        <Section id="note" title={t("note")}>
          <StepForm
            action={noteItemAction}
            hidden={{ contactPointId, item: item.code }}
            texts={[{ name: "note", label: t("note"), hint: t("noteHint"), rows: 4, initial: item.note }]}
            submit={t("acts.save")}
            cancel={{ href: `${contactPointPath(contactPointId)}#checklist`, label: t("back") }}
            words={formWords(ui)}
          />
        </Section>
      </div>
    </>
  );
}
