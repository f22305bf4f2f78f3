import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayFromDate } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { KeepButton } from "@/ui/offline/keep-button";
import { offlineWords } from "@/ui/offline/words";
import { Crumbs } from "@/ui/page-head";
import { PageTitle } from "@/ui/page-title";
import { Section, Split } from "@/ui/section";
import { Signature } from "@/ui/signature";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { Tag } from "@/ui/tag";
import { sitePath } from "../../demonstration-sites/paths";
import { enterprisePath } from "../../enterprises/paths";
import { AwayLine, type AwayLineProps } from "../absences/screens/away-line";
import { assignVisitAction, takeVisitStepAction } from "../actions";
import { recordVisitPath, visitNoticePath, visitRecordPath, visitsPath } from "../paths";
import { mayTakeAlong } from "../policy";
import type { Checklist, VisitDetail } from "../queries";
import type { Revision } from "../revisions/queries";
import { ANSWERS, type Answer } from "../schema";
import { FormerRecords } from "./former-records";
import { VisitPeople } from "./visit-people";
import { Weighed, type Weighing } from "./weighed-part";

type VisitScreenProps = {
  readonly visit: VisitDetail;
  readonly side: "firm" | "office";
  readonly steps: readonly OpenStep[];
  /** Steps that this person could take here, but not yet. */
  readonly shut: readonly ShutStep[];
  /** To whom it can be given; null for whoever doesn't share visits out. */
  readonly officers: readonly { readonly id: string; readonly name: string; readonly load: number }[] | null;
  /** Who isn't proposed because he isn't there. */
  readonly away: AwayLineProps["away"];
  /** What the record said before it was revised. */
  readonly revisions: readonly Revision[];
  /** Who looks at it, and for how many hours he may take its form along. */
  readonly owner: string;
  readonly hours: number;
  /** In which risk assessments of the firm its findings were weighed. */
  readonly weighings: readonly Weighing[];
  readonly checklist: Checklist;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly advice: ReactNode;
  /** What was handed over to be verified, and the step that does it. */
  readonly clues: ReactNode;
  readonly files: ReactNode;
  /** It is still to be made: its notice can be printed. */
  readonly notice: boolean;
  /** Who kept away, and the steps of people: keeping away, naming a companion. */
  readonly recusals: ReactNode;
  readonly peopleSteps: ReactNode;
  readonly course: ReactNode;
  /** The draw out of which it came, as its ground. */
  readonly draw: ReactNode;
  readonly today: Day;
};

/** One visit: where to, when, by whom; once made, what was found and advised, and how it was signed. */
export function VisitScreen(props: VisitScreenProps) {
  const { visit, side, revisions, checklist, answers, advice, clues, files, course, draw, recusals, notice } = props;
  const acts = props.steps.length > 0 || props.shut.length > 0 || props.officers;
  const t = useTranslations("visits");
  const held = visit.status === "held";
  const heading = t("heading", { purpose: t(`purposes.${visit.purpose}`), enterprise: visit.enterprise.name });
  const day = visit.heldOn ?? visit.dueOn;
  return (
    <>
      <Crumbs trail={[{ href: visitsPath(), label: t("title") }]} here={t(`purposes.${visit.purpose}`)} />
      <header className="casehead">
        <div>
          <PageTitle parts={[heading, day && dayFromDate(day)]} />
          <h1>{heading}</h1>
          <div className="casehead__meta">
            <Tag look={held ? "done" : "waiting"}>{t(`statuses.${visit.status}`)}</Tag>
            {notice ? <a href={visitNoticePath(visit.id)}>{t("acts.notice")}</a> : null}
            {held ? <a href={visitRecordPath(visit.id)}>{t("acts.record")}</a> : null}
          </div>
        </div>
      </header>
      <div className="stack">
        <Split wide aside={acts ? <Steps {...props} /> : null}>
          <About visit={visit} side={side} draw={draw} />
          {held ? <Found visit={visit} checklist={checklist} answers={answers} revisions={revisions} /> : null}
          {advice}
          {clues}
          <Weighed weighings={props.weighings} />
          {files}
          {recusals}
          <Section id="course" title={t("sections.course")}>
            {course}
          </Section>
        </Split>
      </div>
    </>
  );
}

function About({ visit, side, draw }: Pick<VisitScreenProps, "visit" | "side" | "draw">) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (date: Date | null, label: string) =>
    date ? [{ label, value: longDay(dayFromDate(date), locale) }] : [];
  const { enterprise } = visit;
  return (
    <Section id="about" title={t("sections.about")}>
      <Facts
        facts={[
          {
            label: t("fields.enterprise"),
            value: <a href={enterprisePath(enterprise.id)}>{enterprise.name}</a>,
          },
          ...(enterprise.address || enterprise.town
            ? [{ label: t("fields.address"), value: [enterprise.town, enterprise.address].filter(Boolean).join("　") }]
            : []),
          ...(side === "office"
            ? [
                {
                  label: t("fields.contact"),
                  value: (
                    <>
                      {enterprise.contactName} <span className="num">{enterprise.contactMobile}</span>
                    </>
                  ),
                },
              ]
            : []),
          { label: t("fields.people"), value: <VisitPeople people={visit.people} /> },
          { label: t("fields.ground"), value: draw ?? t(`grounds.${visit.ground}`) },
          ...(visit.status === "planned" || visit.status === "arranged" ? day(visit.dueOn, t("fields.dueOn")) : []),
          ...day(visit.arrangedOn, t("fields.arrangedOn")),
          ...day(visit.heldOn, t("fields.heldOn")),
          ...(visit.heldReason ? [{ label: t("fields.heldReason"), value: visit.heldReason }] : []),
          ...(visit.reason ? [{ label: t("fields.reason"), value: visit.reason }] : []),
          ...(side === "office" && visit.burdenReason
            ? [{ label: t("burden.reason"), value: visit.burdenReason }]
            : []),
        ]}
      />
    </Section>
  );
}

function Found(props: Pick<VisitScreenProps, "visit" | "checklist" | "answers" | "revisions">) {
  const { visit, checklist, answers, revisions } = props;
  const t = useTranslations("visits");
  const english = useLocale() === "en";
  const count = (answer: Answer) => Object.values(answers).filter((given) => given === answer).length;
  return (
    <>
      <Section
        id="found"
        title={t("sections.found")}
        end={
          <span className="quiet">
            {ANSWERS.map((answer) => t("tally", { answer: t(`answers.${answer}`), n: count(answer) })).join("　")}
          </span>
        }
      >
        <p className="pre">{visit.findings}</p>
        <ol className="marks">
          {checklist.items.map(({ code, zh, en }) => (
            <li key={code}>
              <p>
                <span>{english ? en : zh}</span>
                <b>{t(`answers.${answers[code] ?? "unseen"}`)}</b>
              </p>
            </li>
          ))}
        </ol>
        <p className="quiet">{t("checklistFrom", { version: checklist.version, source: checklist.source })}</p>
      </Section>
      {visit.concluded ? (
        <Section id="conclusion" title={t("sections.conclusion")}>
          <p>
            <a href={sitePath(visit.concluded.siteId)}>{t(`conclusions.${visit.concluded.conclusion}`)}</a>
          </p>
          <p className="pre">{visit.concluded.findings}</p>
        </Section>
      ) : null}
      <Section id="signed" title={t("sections.signed")}>
        <p>{t(`signed.${visit.signing ?? "refused"}`, { name: visit.signerName ?? "" })}</p>
        {visit.signature ? (
          <Signature path={visit.signature} label={t("signatureOf", { name: visit.signerName ?? "" })} />
        ) : null}
        {visit.remark ? <p>{t("remarkIs", { remark: visit.remark })}</p> : null}
        {visit.witness ? <p>{t("witnessIs", { name: visit.witness })}</p> : null}
      </Section>
      {revisions.length > 0 ? <FormerRecords revisions={revisions} /> : null}
    </>
  );
}

function Steps({ visit, steps, shut, officers, away, owner, hours, peopleSteps, today }: VisitScreenProps) {
  const t = useTranslations("visits");
  const offline = useTranslations("ui.offline");
  const ui = useTranslations("ui");
  const names = steps.map(({ name }) => name);
  const hidden = { visitId: visit.id, version: visit.version };
  return (
    <StepPanel>
      {names.includes("record") ? (
        <Step>
          <ButtonLink href={recordVisitPath(visit.id)}>{t("steps.record")}</ButtonLink>
          {mayTakeAlong(visit) ? (
            <KeepButton
              owner={owner}
              pages={[
                {
                  href: recordVisitPath(visit.id),
                  title: t("heading", { purpose: t(`purposes.${visit.purpose}`), enterprise: visit.enterprise.name }),
                },
              ]}
              hours={hours}
              words={offlineWords(offline)}
            />
          ) : (
            <p className="hint">{t("task.ring")}</p>
          )}
        </Step>
      ) : null}
      {names.includes("revise") ? (
        <Step note={t("revisions.lead")}>
          <ButtonLink tone="secondary" href={recordVisitPath(visit.id)}>
            {t("steps.revise")}
          </ButtonLink>
        </Step>
      ) : null}
      {names.includes("arrange") ? (
        <Step>
          <StepForm
            action={takeVisitStepAction}
            hidden={{ ...hidden, step: "arrange" }}
            texts={[
              {
                name: "arrangedOn",
                label: t("fields.arrangedOn"),
                hint: t("hints.arranged"),
                width: 20,
                initial: visit.arrangedOn ? dayFromDate(visit.arrangedOn) : today,
              },
            ]}
            submit={t("steps.arrange")}
            tone="secondary"
            words={formWords(ui)}
          />
        </Step>
      ) : null}
      {officers && officers.length > 0 ? (
        <Step>
          <StepForm
            action={assignVisitAction}
            hidden={hidden}
            choices={[
              {
                kind: "select",
                name: "officerId",
                label: t("fields.officer"),
                choices: officers.map(({ id, name, load }) => ({
                  value: id,
                  label: t("new.officer", { name, n: load }),
                })),
              },
            ]}
            submit={t("acts.assign")}
            tone="secondary"
            words={formWords(ui)}
          />
          <AwayLine away={away} today={today} />
        </Step>
      ) : officers ? (
        <Step>
          <AwayLine away={away} today={today} />
        </Step>
      ) : null}
      {peopleSteps}
      {names.includes("cancel") ? (
        <Step>
          <details>
            <summary>{t("steps.cancel")}</summary>
            <p>{t("effects.cancel")}</p>
            <StepForm
              action={takeVisitStepAction}
              hidden={{ ...hidden, step: "cancel" }}
              texts={[{ name: "reason", label: t("fields.whyNot"), hint: t("hints.cancel"), rows: 2 }]}
              submit={t("steps.cancel")}
              tone="alarm"
              words={formWords(ui)}
            />
          </details>
        </Step>
      ) : null}
      {shut.map(({ name, refusal }) => (
        <StepNo key={name} label={t(`steps.${name}`)} reason={t(`refusals.${refusal}`)} />
      ))}
    </StepPanel>
  );
}
