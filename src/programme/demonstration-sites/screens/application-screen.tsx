import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formWords } from "@/ui/form-words";
import { listed } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { applySiteAction, takeSiteStepAction } from "../actions";
import { sheetPath, sitePath, sitesPath } from "../paths";
import type { ScoreSheet } from "../score-sheets/queries";
import { dimensionsOf } from "../score-sheets/schema";
import { ApplicationForm } from "./application-form";

type ApplicationScreenProps =
  | { readonly mode: "new"; readonly onceKey: string; readonly sheet: ScoreSheet }
  | {
      readonly mode: "submit" | "resubmit";
      readonly site: {
        readonly id: string;
        readonly version: number;
        readonly practice: string;
        readonly reason: string | null;
      };
      /** What is handed in with it, to be looked over first. */
      readonly assessment: ReactNode;
    };

/** The page on which a contact point applies for the award, or changes a returned application. */
export function ApplicationScreen(props: ApplicationScreenProps) {
  const t = useTranslations("demonstrationSites");
  const ui = useTranslations("ui");
  const back = props.mode === "new" ? sitesPath() : sitePath(props.site.id);
  const form =
    props.mode === "new"
      ? { action: applySiteAction, hidden: {}, onceKey: props.onceKey, initial: {} }
      : {
          action: takeSiteStepAction,
          hidden: { step: props.mode, siteId: props.site.id, version: props.site.version },
          initial: { practice: props.site.practice },
        };
  return (
    <>
      <BackLink href={back}>{t("title")}</BackLink>
      <PageHead title={t(props.mode === "new" ? "acts.apply" : `steps.${props.mode}`)} of={t("title")} />
      <div className="narrow stack stack--wide">
        <Notice tone={props.mode === "resubmit" ? "warn" : "info"}>
          {props.mode === "new"
            ? t("hints.before")
            : props.mode === "resubmit" && props.site.reason
              ? t("reasonIs", { reason: props.site.reason })
              : t("hints.submit")}
        </Notice>
        {props.mode === "new" ? <Papers sheet={props.sheet} /> : props.assessment}
        <ApplicationForm
          {...form}
          words={{
            ...formWords(ui),
            practice: t("fields.practice"),
            practiceHint: t("hints.practice"),
            ...(props.mode === "new" ? {} : { undertaking: t("fields.undertaking") }),
            submit: t(`acts.${props.mode === "new" ? "begin" : props.mode}`),
            cancel: t("acts.cancel"),
          }}
          cancelHref={back}
        />
      </div>
    </>
  );
}

/** What has to be at hand before it is begun: the proofs that the sheet of this day asks for, dimension by dimension. */
function Papers({ sheet }: { readonly sheet: ScoreSheet }) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const english = locale === "en";
  return (
    <Section id="papers" title={t("assessment.papers")}>
      <p>
        {t("assessment.papersLead")} <a href={sheetPath(sheet.serial)}>{t("sheet.version", { n: sheet.serial })}</a>
      </p>
      <ul>
        {dimensionsOf(sheet.content).map(({ key, nameZh, nameEn, items }) => (
          <li key={key}>
            <b>{english ? nameEn : nameZh}</b>{" "}
            {listed(
              [...new Set(items.map(({ evidenceZh, evidenceEn }) => (english ? evidenceEn : evidenceZh)))],
              locale,
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
