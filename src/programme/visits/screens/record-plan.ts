import { useLocale, useTranslations } from "next-intl";
import { LATE_REASON } from "@/kernel/form-state";
import type { KeptPlan } from "@/ui/offline/use-kept-form";
import { offlineWords, TAKEN_ALONG } from "@/ui/offline/words";
import { signInPath } from "../../accounts/paths";
import { SITE_CONCLUSIONS } from "../../demonstration-sites/workflow";
import { bringRecordPath, recordVisitPath, visitPath, visitUploadPath } from "../paths";
import type { Checklist, VisitDetail } from "../queries";
import { plainDays } from "../records/policy";
import { ANSWERS } from "../schema";
import { VISIT_SIGNINGS } from "../workflow";

type PlanProps = {
  readonly visit: VisitDetail;
  readonly checklist: Checklist;
  /** Whose drafts these are. */
  readonly owner: string;
  readonly step: "record" | "revise";
  /** When the page was made. */
  readonly madeAt: number;
};

/** How the record of a visit is written without a connection: under which name, where it is sent, what can be set beside the server's. */
export function useRecordPlan({ visit, checklist, owner, step, madeAt }: PlanProps): KeptPlan {
  const t = useTranslations("visits");
  const ui = useTranslations("ui");
  const words = offlineWords(useTranslations("ui.offline"));
  const english = useLocale() === "en";
  const answers = Object.fromEntries(ANSWERS.map((value) => [value, t(`answers.${value}`)]));
  const signings = Object.fromEntries(VISIT_SIGNINGS.map((value) => [value, t(`signings.${value}`)]));
  const { days, otherwise } = plainDays(visit);
  return {
    id: recordVisitPath(visit.id),
    owner,
    title: t("heading", { purpose: t(`purposes.${visit.purpose}`), enterprise: visit.enterprise.name }),
    sendTo: bringRecordPath(visit.id),
    photosTo: visitUploadPath({ visitId: visit.id }),
    done: visitPath(visit.id),
    after: "drop",
    base: { step, visitId: visit.id, version: String(visit.version), checklistId: checklist.id },
    fields: [
      ...(visit.concludesLate ? [{ name: LATE_REASON, label: ui(LATE_REASON), needed: true as const }] : []),
      { name: "heldOn", label: t("fields.heldOn"), needed: true as const },
      {
        ...{ name: "heldReason", label: t("fields.heldReason") },
        needed: { by: "heldOn", unless: days, says: t(`faults.${otherwise}`) },
      },
      ...checklist.items.map(({ code, zh, en }) => ({
        ...{ name: "answers[]", part: code, label: english ? en : zh, choices: answers },
        needed: true as const,
      })),
      { name: "findings", label: t("fields.findings"), note: true as const, needed: true as const },
      // The site has gone on from the conclusion that stands.
      ...(visit.conclusion === "asked"
        ? [
            {
              ...{ name: "conclusion", label: t("fields.conclusion"), stands: true as const, needed: true as const },
              choices: Object.fromEntries(SITE_CONCLUSIONS.map((value) => [value, t(`conclusions.${value}`)])),
            },
            {
              ...{ name: "conclusionFindings", label: t("fields.conclusionFindings") },
              ...{ stands: true as const, needed: true as const },
            },
          ]
        : []),
      { name: "signing", label: t("fields.signing"), choices: signings },
      { name: "signerName", label: t("fields.signerName"), needed: neededFor((one) => one !== "refused") },
      {
        ...{ name: "signature", label: t("fields.signature"), drawing: true as const },
        needed: neededFor((one) => one === "screen"),
      },
      {
        ...{ name: "remark", label: t("fields.remark"), note: true as const },
        needed: neededFor((one) => one === "refused"),
      },
      { name: "witness", label: t("fields.witness") },
    ],
    // Taken along on the evening before, the form holds the day on which it is opened.
    ...(step === "record" ? { today: { field: "heldOn", madeAt } } : {}),
    signIn: signInPath({ next: TAKEN_ALONG }),
    words,
  };
}

/** What `recordFaults` asks for beside some of the ways in which a firm signs. */
function neededFor(asks: (signing: (typeof VISIT_SIGNINGS)[number]) => boolean) {
  return { by: "signing", among: VISIT_SIGNINGS.filter(asks) };
}
