import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayFromDate } from "@/kernel/days";
import type { OpenStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { longDay, longMoment } from "@/ui/format";
import { useLookWords, usePurposes } from "@/ui/look-words";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { Crumbs, PageHead } from "@/ui/page-head";
import { SealedBlock } from "@/ui/sealed-block";
import { SecretBlock } from "@/ui/secret";
import { Section, Split } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Step, StepPanel } from "@/ui/step-panel";
import { Tag } from "@/ui/tag";
import { contactPointPath } from "../../paths";
import { askCityAction, closeLeakAction, complainOfLeakAction, openLeakAction, takeLeakStepAction } from "../actions";
import { editLeakPath, leakComplaintPath, leakStepPath, leaksPath } from "../paths";
import { LEAK_PURPOSES } from "../policy";
import type { LeakDetail, LeakTexts } from "../queries";
import type { LeakPlaces } from "./leak-list";
import { ASKING_LEAK_STEPS } from "./leak-step-sheet";

type LeakScreenProps = {
  readonly leak: LeakDetail;
  readonly places: LeakPlaces;
  readonly side: "firm" | "office";
  readonly steps: readonly OpenStep[];
  /** What is sealed, when it is open. */
  readonly texts: LeakTexts | null;
  /** The pass of this official; null: shut. */
  readonly look: { readonly purpose: string; readonly secondsLeft: number } | null;
  readonly reader: string;
  /** The county's officer may ask the city in. */
  readonly asksCity: boolean;
  readonly clocks: ReactNode;
  readonly looks: ReactNode;
  readonly course: ReactNode;
};

/** One report of a leak: how it stands, what is sealed in it, what can be done now. */
export function LeakScreen(props: LeakScreenProps) {
  const { leak, places, side } = props;
  const t = useTranslations("leaks");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const division = name(places.divisions.find(({ code }) => code === leak.divisionCode));
  const ground = leak.closingGround ? t(`grounds.${leak.closingGround}`) : "";
  const term = leak.clocks.find(({ kind }) => kind === "leak-report");
  const late = leak.reportedAt !== null && term?.light.lateBy ? term : null;
  return (
    <>
      <Crumbs trail={[{ href: leaksPath(), label: t("title") }]} here={leak.enterprise.name} />
      <PageHead
        of={leak.enterprise.name}
        title={t("one")}
        end={
          <>
            <Tag look={leak.status === "closed" ? "done" : "waiting"}>{t(`statuses.${leak.status}`)}</Tag>
            {leak.withCity ? <Tag>{t("withCity")}</Tag> : null}
            {late ? <Tag look="now">{t("late")}</Tag> : null}
          </>
        }
      />
      <div className="stack">
        {side === "firm" ? (
          <Notice tone={leak.status === "draft" || leak.status === "advised" ? "warn" : "info"}>
            {t(`sentences.${leak.status}`, { division, ground })}
          </Notice>
        ) : null}
        {late && leak.reportedAt ? (
          <Notice tone="warn">
            {t("lateSaid", { due: longDay(late.dueOn, locale), at: longMoment(leak.reportedAt, locale) })}
          </Notice>
        ) : null}
        <Split
          wide
          aside={
            <>
              {props.clocks}
              <Steps {...props} />
            </>
          }
        >
          <Facts
            facts={[
              { label: t("fields.enterprise"), value: leak.enterprise.name },
              {
                label: t("fields.number"),
                value: <a href={contactPointPath(leak.contactPointId)}>{leak.contactPoint.number ?? ""}</a>,
              },
              {
                label: t("fields.liaison"),
                value: (
                  <>
                    {leak.contactPoint.liaisonName}　<span className="num">{leak.contactPoint.liaisonMobile}</span>
                  </>
                ),
              },
              { label: t("fields.noticedOn"), value: longDay(dayFromDate(leak.noticedOn), locale) },
              { label: t("fields.kind"), value: t(`kinds.${leak.kind}`) },
              { label: t("fields.complains"), value: t(`complains.${leak.complains}`) },
              ...(leak.reportedAt
                ? [{ label: t("fields.reportedAt"), value: longMoment(leak.reportedAt, locale) }]
                : []),
              ...(ground ? [{ label: t("fields.closingGround"), value: ground }] : []),
            ]}
          />
          <Content {...props} division={division} />
          <Section id="course" title={t("looks")}>
            {props.looks}
          </Section>
          {props.course}
        </Split>
      </div>
    </>
  );
}

/** What is sealed: open to the firm, to officials for a purpose and ten minutes, to the coordinator not at all unless asked in. */
function Content({ leak, side, texts, look, reader, division }: LeakScreenProps & { readonly division: string }) {
  const t = useTranslations("leaks");
  const purposes = usePurposes(LEAK_PURPOSES);
  const words = useLookWords(reader, t("note"));
  const readers = t(leak.withCity ? "readersCity" : "readers", { division });
  const body = texts ? <Texts texts={texts} /> : null;
  if (!leak.reads) return <p className="second">{t("statusOnly", { division })}</p>;
  if (side === "firm")
    return (
      <SecretBlock title={t("content")} readers={readers}>
        {body}
      </SecretBlock>
    );
  return (
    <SealedBlock
      title={t("content")}
      readers={readers}
      look={look}
      reader={reader}
      open={openLeakAction}
      close={closeLeakAction}
      hidden={{ leakReportId: leak.id }}
      purposes={purposes}
      usual={leak.status === "reported" ? "leak-receive" : "leak-advise"}
      words={words}
    >
      {body}
    </SealedBlock>
  );
}

function Texts({ texts }: { readonly texts: LeakTexts }) {
  const t = useTranslations("leaks");
  return (
    <div className="stack">
      <div>
        <h3 className="h3">{t("fields.account")}</h3>
        <p className="prose">{texts.account}</p>
      </div>
      {texts.measures ? (
        <div>
          <h3 className="h3">{t("fields.measures")}</h3>
          <p className="prose">{texts.measures}</p>
        </div>
      ) : null}
      {texts.exchange.map(({ step, version, text }) => (
        <div key={version}>
          <h3 className="h3">{t(`said.${step}`)}</h3>
          <p className="prose">{text}</p>
        </div>
      ))}
    </div>
  );
}

function Steps({ leak, side, steps, asksCity }: LeakScreenProps) {
  const t = useTranslations("leaks");
  const limits = useTranslations("timeLimits");
  const words = formWords(useTranslations("ui"));
  const alive = leak.status !== "discarded";
  const complaintId = leak.complaint?.complaintId;
  return (
    <StepPanel>
      {steps.map(({ name: step, starts, late }, index) => (
        <Step key={step} {...(starts[0] && step !== "change" ? { clock: limits(`kind.${starts[0]}`) } : {})}>
          {step === "change" ? (
            <ButtonLink href={editLeakPath(leak.id)} tone="secondary">
              {t("steps.change")}
            </ButtonLink>
          ) : ASKING_LEAK_STEPS.some((asking) => asking === step) ? (
            <ButtonLink
              href={leakStepPath(leak.id, step)}
              tone={step === "discard" ? "alarm" : step === "report" || index === 0 ? "primary" : "secondary"}
            >
              {t(`steps.${step}`)}
            </ButtonLink>
          ) : (
            <StepForm
              action={takeLeakStepAction}
              hidden={{ step, leakReportId: leak.id, version: leak.version }}
              late={late}
              submit={t(`steps.${step}`)}
              words={words}
            />
          )}
        </Step>
      ))}
      {asksCity ? (
        <Step note={t("acts.askCityNote")}>
          <StepForm
            action={askCityAction}
            hidden={{ leakReportId: leak.id, version: leak.version }}
            submit={t("acts.askCity")}
            tone="secondary"
            words={words}
          />
        </Step>
      ) : null}
      {complaintId ? (
        <Step>
          <a href={leakComplaintPath(complaintId)}>{t("acts.toComplaint")}</a>
        </Step>
      ) : side === "firm" && alive ? (
        <Step note={t("acts.complainNote")}>
          <StepForm
            action={complainOfLeakAction}
            hidden={{ leakReportId: leak.id }}
            submit={t("acts.complain")}
            tone="secondary"
            words={words}
          />
        </Step>
      ) : null}
    </StepPanel>
  );
}
