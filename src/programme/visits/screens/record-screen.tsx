import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { BackLink, PageHead } from "@/ui/page-head";
import { takeVisitStepAction } from "../actions";
import { visitPath } from "../paths";
import type { Checklist, VisitDetail } from "../queries";
import { ADVICE_ROWS, ANSWERS } from "../schema";
import { VISIT_SIGNINGS } from "../workflow";
import { RecordForm } from "./record-form";

type RecordScreenProps = {
  readonly visit: VisitDetail;
  readonly checklist: Checklist;
  readonly today: Day;
  readonly adviceDue: Day;
};

/** The form of a visit, by its purpose. */
export function RecordScreen({ visit, checklist, today, adviceDue }: RecordScreenProps) {
  const t = useTranslations("visits");
  const ui = useTranslations("ui");
  const english = useLocale() === "en";
  return (
    <>
      <BackLink href={visitPath(visit.id)}>{visit.enterprise.name}</BackLink>
      <PageHead title={t("record.title", { purpose: t(`purposes.${visit.purpose}`) })} />
      <RecordForm
        action={takeVisitStepAction}
        hidden={{ step: "record", visitId: visit.id, version: visit.version, checklistId: checklist.id }}
        items={checklist.items.map(({ code, zh, en }) => ({ code, label: english ? en : zh }))}
        answers={ANSWERS.map((value) => ({ value, label: t(`answers.${value}`) }))}
        rows={ADVICE_ROWS}
        heldOn={today}
        adviceDue={adviceDue}
        signings={VISIT_SIGNINGS.map((value) => ({ value, label: t(`signings.${value}`) }))}
        cancelHref={visitPath(visit.id)}
        words={{
          ...formWords(ui),
          checklist: t("fields.checklist"),
          answersHint: t("hints.answers"),
          heldOn: t("fields.heldOn"),
          dayHint: t("hints.day"),
          findings: t("fields.findings"),
          findingsHint: t("hints.findings"),
          advice: t("fields.advice"),
          adviceHint: t("hints.advice"),
          adviceDue: t("fields.adviceDue"),
          signing: t("fields.signing"),
          signerName: t("fields.signerName"),
          signature: t("fields.signature"),
          signatureHint: t("hints.signature"),
          noScript: t("hints.noScript"),
          clear: t("record.clear"),
          remark: t("fields.remark"),
          remarkHint: t("hints.remark"),
          submit: t("record.submit"),
          cancel: t("record.cancel"),
        }}
      />
    </>
  );
}
