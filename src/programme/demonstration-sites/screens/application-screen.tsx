import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { applySiteAction, takeSiteStepAction } from "../actions";
import { sitePath, sitesPath } from "../paths";
import { ApplicationForm } from "./application-form";

type ApplicationScreenProps =
  | { readonly mode: "new"; readonly onceKey: string }
  | {
      readonly mode: "resubmit";
      readonly site: {
        readonly id: string;
        readonly version: number;
        readonly practice: string;
        readonly reason: string | null;
      };
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
          hidden: { step: "resubmit", siteId: props.site.id, version: props.site.version },
          initial: { practice: props.site.practice },
        };
  return (
    <>
      <BackLink href={back}>{t("title")}</BackLink>
      <PageHead title={t(props.mode === "new" ? "acts.apply" : "steps.resubmit")} />
      <div className="narrow stack stack--wide">
        <Notice tone={props.mode === "new" ? "info" : "warn"}>
          {props.mode === "new"
            ? t("hints.before")
            : props.site.reason
              ? t("reasonIs", { reason: props.site.reason })
              : null}
        </Notice>
        <ApplicationForm
          {...form}
          words={{
            ...formWords(ui),
            practice: t("fields.practice"),
            practiceHint: t("hints.practice"),
            undertaking: t("fields.undertaking"),
            submit: t(props.mode === "new" ? "acts.submit" : "acts.resubmit"),
            cancel: t("acts.cancel"),
          }}
          cancelHref={back}
        />
      </div>
    </>
  );
}
