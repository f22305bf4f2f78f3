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
      readonly mode: "submit" | "resubmit";
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
