import { useTranslations } from "next-intl";
import type { Places } from "@/ui/day-register";
import { formWords } from "@/ui/form-words";
import { labelled } from "@/ui/format";
import { useName, usePageLocale } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { applyContactPointAction, nameContactPeopleAction, takeContactPointStepAction } from "../actions";
import type { ChecklistItem } from "../checklists/schema";
import { fileForFirmAction } from "../counter/actions";
import { counterPath } from "../counter/paths";
import { presentWords } from "../counter/screens/present";
import { contactPointPath, contactPointsPath } from "../paths";
import { ApplicationForm } from "./application-form";
import type { ShownPoint } from "./point-screen";

const LABELS = [
  "leaderName",
  "leaderPost",
  "liaisonName",
  "liaisonPost",
  "liaisonMobile",
  "liaisonEmail",
  "checklist",
  "remark",
] as const;

type ApplicationScreenProps =
  /** A new application, with what is already known of the firm's contact person. */
  | {
      readonly mode: "new";
      readonly onceKey: string;
      readonly contact: Contact;
      readonly divisionCode: string;
      readonly places: Places;
      readonly items: readonly ChecklistItem[];
      /** Typed at a counter for this firm, which is present. */
      readonly behalf?: { readonly enterpriseId: string; readonly name: string } | undefined;
    }
  | { readonly mode: "resubmit"; readonly point: ShownPoint; readonly items: readonly ChecklistItem[] }
  | { readonly mode: "people"; readonly point: ShownPoint };
type Contact = Readonly<Record<"contactName" | "contactMobile" | "contactEmail", string | null>>;

/** The page on which a firm applies, changes a returned application, or names other people. */
export function ApplicationScreen(props: ApplicationScreenProps) {
  const t = useTranslations("contactPoints");
  const ui = useTranslations("ui");
  const name = useName();
  const { mode } = props;
  const behalf = props.mode === "new" ? props.behalf : undefined;
  const counter = useTranslations("counter");
  const locale = usePageLocale();
  const back = behalf ? counterPath : props.mode === "new" ? contactPointsPath() : contactPointPath(props.point.id);
  const words = {
    ...formWords(ui),
    labels: Object.fromEntries(LABELS.map((field) => [field, t(`fields.${field}`)])),
    hints: {
      leaderName: t("hints.leader"),
      liaisonName: t("hints.liaison"),
      liaisonMobile: t("hints.liaisonMobile"),
      checklist: t("hints.checklist"),
      remark: t("hints.remark"),
    },
    submit: behalf
      ? counter("acts.save")
      : t(mode === "new" ? "acts.submit" : mode === "resubmit" ? "acts.resubmit" : "acts.save"),
    cancel: t("acts.cancel"),
  };
  const items =
    props.mode === "people"
      ? {}
      : {
          items: props.items.map(({ code, textZh, textEn }) => ({
            value: code,
            label: locale === "en" ? textEn : textZh,
          })),
        };
  return (
    <>
      <BackLink href={back}>{behalf ? counter("title") : t("title")}</BackLink>
      <PageHead
        title={
          behalf
            ? labelled(counter("acts.apply"), behalf.name, locale)
            : t(mode === "new" ? "acts.apply" : mode === "resubmit" ? "steps.resubmit" : "acts.name")
        }
      />
      <div className="narrow stack stack--wide">
        {mode === "new" ? (
          <Notice>
            <p>{t("hints.before")}</p>
            <p>
              {t("hints.next", {
                division: name(props.places.divisions.find(({ code }) => code === props.divisionCode)),
              })}
            </p>
          </Notice>
        ) : null}
        {mode === "resubmit" && props.point.reason ? (
          <Notice tone="warn">{t("reasonIs", { reason: props.point.reason })}</Notice>
        ) : null}
        <ApplicationForm
          {...formOf(props)}
          {...(behalf ? { present: presentWords(counter) } : {})}
          {...items}
          words={words}
          cancelHref={back}
        />
      </div>
    </>
  );
}

function formOf(props: ApplicationScreenProps) {
  if (props.mode === "new") {
    const { contactName, contactMobile, contactEmail } = props.contact;
    return {
      action: props.behalf ? fileForFirmAction : applyContactPointAction,
      hidden: props.behalf ? { enterpriseId: props.behalf.enterpriseId } : {},
      onceKey: props.onceKey,
      // Asked once at registration, so it stands here already.
      initial: { liaisonName: contactName ?? "", liaisonMobile: contactMobile ?? "", liaisonEmail: contactEmail ?? "" },
    };
  }
  const {
    id,
    version,
    checklist,
    leaderName,
    leaderPost,
    liaisonName,
    liaisonPost,
    liaisonMobile,
    liaisonEmail,
    remark,
  } = props.point;
  const initial = {
    leaderName,
    leaderPost,
    liaisonName,
    liaisonPost,
    liaisonMobile,
    liaisonEmail,
    checklist,
    remark: remark ?? "",
  };
  const record = { contactPointId: id, version };
  return props.mode === "people"
    ? { action: nameContactPeopleAction, hidden: record, initial }
    : { action: takeContactPointStepAction, hidden: { step: "resubmit", ...record }, initial };
}
