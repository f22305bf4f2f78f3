import { useLocale, useTranslations } from "next-intl";
import { type Day, dayFromDate, dayOfMoment } from "@/kernel/days";
import type { FormValues } from "@/kernel/form-state";
import { phoneUri } from "@/kernel/phone";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { KeepButton } from "@/ui/offline/keep-button";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { SITE_CONCLUSIONS } from "../../demonstration-sites/workflow";
import { takeVisitStepAction } from "../actions";
import type { Advice } from "../advice/queries";
import { visitPath } from "../paths";
import { mayTakeAlong } from "../policy";
import type { Checklist, VisitDetail } from "../queries";
import { ADVICE_ROWS, ANSWERS } from "../schema";
import { VISIT_SIGNINGS } from "../workflow";
import { RecordForm } from "./record-form";
import { useRecordPlan } from "./record-plan";

type RecordScreenProps = {
  readonly visit: VisitDetail;
  readonly checklist: Checklist;
  readonly today: Day;
  /** When the page is made, in milliseconds. */
  readonly madeAt: number;
  readonly adviceDue: Day;
  /** Of earlier visits, what the firm has still to do. */
  readonly open: readonly Pick<Advice, "id" | "text" | "dueOn">[];
  /** Who fills it in, and for how many hours he may take the page along. */
  readonly owner: string;
  readonly hours: number;
  /** The record that stands, when another is to take its place. */
  readonly record: FormValues | null;
};

/** The form of a visit, by its purpose. */
export function RecordScreen(props: RecordScreenProps) {
  const { visit, checklist, today, madeAt, adviceDue, owner, hours, record } = props;
  const step = record ? "revise" : "record";
  const t = useTranslations("visits");
  const ui = useTranslations("ui");
  const site = useTranslations("demonstrationSites");
  const english = useLocale() === "en";
  const locale = english ? "en" : "zh-CN";
  const plan = useRecordPlan({ visit, checklist, owner, step, madeAt });
  const kept = mayTakeAlong(visit);
  return (
    <>
      <BackLink href={visitPath(visit.id)}>{visit.enterprise.name}</BackLink>
      <PageHead
        title={record ? t("steps.revise") : t("record.title", { purpose: t(`purposes.${visit.purpose}`) })}
        of={visit.enterprise.name}
      />
      <div className="stack">
        {record ? <p className="lead">{t("revisions.lead")}</p> : null}
        {kept ? (
          <KeepButton owner={owner} pages={[{ href: plan.id, title: plan.title }]} hours={hours} words={plan.words} />
        ) : (
          <p className="hint">{t("task.ring")}</p>
        )}
        <Task {...props} />
        {visit.purpose === "mid_term" && visit.conclusion === "none" ? (
          <Notice>{t(record ? "conclusions.stands" : "conclusions.none")}</Notice>
        ) : null}
        <RecordForm
          plan={kept ? plan : null}
          late={visit.concludesLate}
          action={takeVisitStepAction}
          hidden={{ step, visitId: visit.id, version: visit.version, checklistId: checklist.id }}
          items={checklist.items.map(({ code, zh, en, helpZh, helpEn }) => ({
            code,
            label: english ? en : zh,
            help: english ? helpEn : helpZh,
          }))}
          answers={ANSWERS.map((value) => ({ value, label: t(`answers.${value}`) }))}
          rows={ADVICE_ROWS}
          initial={record ?? { heldOn: today, signing: "screen" }}
          adviceDue={adviceDue}
          conclusions={
            visit.conclusion === "asked"
              ? SITE_CONCLUSIONS.map((value) => ({
                  value,
                  label: t(`conclusions.${value}`),
                  hint: site(`effects.${value}`),
                }))
              : null
          }
          signings={VISIT_SIGNINGS.map((value) => ({ value, label: t(`signings.${value}`) }))}
          cancelHref={visitPath(visit.id)}
          words={{
            ...formWords(ui),
            checklist: t("fields.checklist"),
            answersHint: t("hints.answers"),
            heldOn: t("fields.heldOn"),
            dayHint: t("hints.day"),
            heldReason: t("fields.heldReason"),
            heldReasonHint: visit.arrangedOn
              ? t("hints.heldOtherwise", { day: longDay(dayFromDate(visit.arrangedOn), locale) })
              : t("hints.heldReason", { day: longDay(dayOfMoment(visit.createdAt), locale) }),
            findings: t("fields.findings"),
            findingsHint: t("hints.findings"),
            advice: t("fields.advice"),
            adviceHint: t("hints.advice"),
            adviceDue: t("fields.adviceDue"),
            conclusion: t("fields.conclusion"),
            conclusionFindings: t("fields.conclusionFindings"),
            conclusionHint: t("hints.conclusionFindings"),
            signing: t("fields.signing"),
            signerName: t("fields.signerName"),
            signature: t("fields.signature"),
            signatureHint: t("hints.signature"),
            noScript: t("hints.noScript"),
            clear: t("record.clear"),
            remark: t("fields.remark"),
            witness: t("fields.witness"),
            witnessHint: t("hints.witness"),
            remarkHint: t("hints.remark"),
            submit: t("record.submit"),
            cancel: t("record.cancel"),
          }}
        />
      </div>
    </>
  );
}

/** Where to, whom to ask for, and what was promised last time: all that is needed at the door. */
function Task({ visit, open }: RecordScreenProps) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { enterprise } = visit;
  return (
    <Section id="task" title={t("task.title")}>
      <Facts
        facts={[
          { label: t("fields.enterprise"), value: enterprise.name },
          ...(enterprise.address || enterprise.town
            ? [{ label: t("fields.address"), value: [enterprise.town, enterprise.address].filter(Boolean).join("　") }]
            : []),
          { label: t("fields.contact"), value: enterprise.contactName },
          {
            label: t("task.call"),
            value: enterprise.contactMobile ? (
              <a href={phoneUri(enterprise.contactMobile)}>{enterprise.contactMobile}</a>
            ) : null,
          },
          ...(visit.reason ? [{ label: t("fields.reason"), value: visit.reason }] : []),
        ]}
      />
      {open.length > 0 ? (
        <>
          <h3 className="label">{t("task.open")}</h3>
          <ul className="plainlist">
            {open.map(({ id, text, dueOn }) => (
              <li key={id}>
                {text} {dueOn ? t("advice.by", { day: longDay(dayFromDate(dueOn), locale) }) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}
