import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayOfMoment } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import type { Places } from "@/ui/day-register";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Path } from "@/ui/path";
import { Seal } from "@/ui/seal";
import { Section, Split } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { Tag } from "@/ui/tag";
import { DayTime } from "@/ui/time";
import { enterprisePath } from "../../enterprises/paths";
import { takeContactPointStepAction } from "../actions";
import { judgePath } from "../admission/paths";
import type { Judged } from "../admission/policy";
import { contactPersonPath } from "../liaisons/paths";
import { CONTACT_ROLES } from "../liaisons/workflow";
import { contactPointStepPath, contactPointsPath, editContactPointPath } from "../paths";
import type { EXIT_GROUNDS } from "../schema";
import type { ContactPointStatus } from "../workflow";
import { ASKING_STEPS } from "./step-sheet";

export type ShownPoint = {
  readonly id: string;
  readonly version: number;
  readonly number: string | null;
  readonly status: ContactPointStatus;
  readonly divisionCode: string;
  readonly createdAt: Date;
  readonly leaderName: string;
  readonly leaderPost: string;
  readonly liaisonName: string;
  readonly liaisonPost: string;
  readonly liaisonMobile: string;
  readonly liaisonEmail: string;
  readonly checklist: readonly string[];
  readonly judged: Judged;
  readonly remark: string | null;
  readonly reason: string | null;
  readonly exitGround: (typeof EXIT_GROUNDS)[number] | null;
  readonly enterprise: {
    readonly id: string;
    readonly name: string;
    readonly clusterId: string | null;
    readonly standing: string;
  };
  readonly periods: readonly {
    readonly id: string;
    readonly from: Day;
    readonly to: Day | null;
    readonly enterpriseName: string;
  }[];
};

type PointScreenProps = {
  readonly point: ShownPoint;
  readonly places: Places;
  readonly side: "firm" | "office";
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  /** This person judges it item by item. */
  readonly judges: boolean;
  /** The checklist with evidence and verdicts; null for whoever may not know of them. */
  readonly admission: ReactNode;
  /** The day by which the firm hears. */
  readonly dueOn: Day | null;
  readonly clocks: ReactNode;
  /** Of a point that was approved. */
  readonly certificate: ReactNode;
  /** Who held each post, and who has to confirm. */
  readonly people: ReactNode;
  /** When it was visited, and what is open of the advice. */
  readonly visits: ReactNode;
  readonly services: ReactNode;
  /** Reports of leaks; null for whoever may not know of them. */
  readonly leaks: ReactNode;
  /** Corrects since when it has been in the register: for whoever may. */
  readonly correction: ReactNode;
  readonly course: ReactNode;
};

const PATH: readonly ContactPointStatus[] = ["applied", "recommended", "active"];
/** The likeliest first. */
const ORDER = ["recommend", "approve", "resume", "resubmit", "return", "suspend", "refuse", "exit"];

/** One contact point: where it stands, its people and declarations, when it was active, what can be done now. */
export function PointScreen({
  point,
  places,
  side,
  steps,
  judges,
  admission,
  dueOn,
  clocks,
  certificate,
  people,
  visits,
  services,
  leaks,
  correction,
  course,
}: PointScreenProps) {
  const t = useTranslations("contactPoints");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const at = PATH.indexOf(point.status);
  const division = name(places.divisions.find(({ code }) => code === point.divisionCode));
  const since = point.status === "active" ? point.periods.at(-1)?.from : undefined;
  return (
    <>
      <RecordHead
        trail={[{ href: contactPointsPath(), label: t("title") }]}
        title={point.enterprise.name}
        number={point.number ?? t("application")}
        meta={
          <>
            <Tag look={point.status === "active" ? "done" : "waiting"}>{t(`statuses.${point.status}`)}</Tag>
            <span>{division}</span>
          </>
        }
        path={
          at < 0 ? undefined : (
            <Path
              label={t("path.label")}
              steps={PATH.map((status) => t(`path.${status}`))}
              at={point.status === "active" ? PATH.length : at}
            />
          )
        }
        seal={
          since ? <Seal kind="issued" what={t("seal", { day: longDay(since, locale) })} caption={since} /> : undefined
        }
      />
      <div className="stack">
        {point.enterprise.standing !== "in_business" && point.status !== "exited" && point.status !== "refused" ? (
          <Notice tone="alarm">{t(`ended.${point.enterprise.standing}`)}</Notice>
        ) : null}
        <Standing point={point} side={side} division={division} dueOn={dueOn} />
        <Split
          wide
          aside={
            <>
              {clocks}
              <Steps point={point} steps={steps} judges={judges} />
            </>
          }
        >
          <Application point={point} side={side} />
          {admission}
          {certificate}
          {people}
          {services}
          {visits}
          {leaks}
          {point.periods.length > 0 ? (
            <Section id="periods" title={t("sections.periods")}>
              <ul className="linklist">
                {point.periods.map(({ id, from, to, enterpriseName }) => (
                  <li key={id}>
                    <span>{enterpriseName}</span>
                    <span>
                      <DayTime day={from} log /> — {to ? <DayTime day={to} log /> : t("openPeriod")}
                    </span>
                  </li>
                ))}
              </ul>
              {correction}
            </Section>
          ) : null}
          <Section id="course" title={t("sections.course")}>
            {course}
          </Section>
        </Split>
      </div>
    </>
  );
}

/** What the status means, for the firm; the reason, for both. */
function Standing({
  point,
  side,
  division,
  dueOn,
}: {
  readonly point: ShownPoint;
  readonly side: "firm" | "office";
  readonly division: string;
  readonly dueOn: Day | null;
}) {
  const t = useTranslations("contactPoints");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const ground = point.exitGround ? `${t(`exitGrounds.${point.exitGround}`)}　` : "";
  const reason = point.reason ? <p>{t("reasonIs", { reason: `${ground}${point.reason}` })}</p> : null;
  if (side === "office") return reason ? <Notice>{reason}</Notice> : null;
  const calm = point.status === "applied" || point.status === "recommended";
  return (
    <Notice tone={calm ? "info" : point.status === "active" ? "ok" : "warn"}>
      <p>
        {t(`sentences.${point.status}`, { division })} {dueOn ? t("byDay", { day: longDay(dueOn, locale) }) : null}
      </p>
      {reason}
    </Notice>
  );
}

function Steps({ point, steps, judges }: Pick<PointScreenProps, "point" | "steps" | "judges">) {
  const t = useTranslations("contactPoints");
  const limits = useTranslations("timeLimits");
  const admission = useTranslations("admission");
  const ui = useTranslations("ui");
  const judgesFirst = judges && point.judged === "no";
  const tone = (step: string, index: number) =>
    ["refuse", "suspend", "exit"].includes(step) ? "alarm" : index === 0 && !judgesFirst ? "primary" : "secondary";
  return (
    <StepPanel>
      {judges ? (
        <Step>
          <ButtonLink href={judgePath(point.id)} tone={judgesFirst ? "primary" : "secondary"}>
            {admission(judgesFirst ? "acts.judge" : "acts.again")}
          </ButtonLink>
        </Step>
      ) : null}
      {steps.open
        .toSorted((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name))
        .map(({ name: step, starts, late }, index) => (
          <Step key={step} {...(starts[0] ? { clock: limits(`kind.${starts[0]}`) } : {})}>
            {step === "resubmit" ? (
              <ButtonLink href={editContactPointPath(point.id)}>{t("steps.resubmit")}</ButtonLink>
            ) : ASKING_STEPS.some((asking) => asking === step) ? (
              <ButtonLink href={contactPointStepPath(point.id, step)} tone={tone(step, index)}>
                {t(`steps.${step}`)}
              </ButtonLink>
            ) : (
              <StepForm
                action={takeContactPointStepAction}
                hidden={{ step, contactPointId: point.id, version: point.version }}
                late={late}
                submit={t(`steps.${step}`)}
                tone={tone(step, index)}
                words={formWords(ui)}
              />
            )}
          </Step>
        ))}
      {steps.shut.map(({ name: step, refusal }) => (
        <StepNo key={step} label={t(`steps.${step}`)} reason={t(`refusals.${refusal}`)} />
      ))}
    </StepPanel>
  );
}

function Application({ point, side }: Pick<PointScreenProps, "point" | "side">) {
  const t = useTranslations("contactPoints");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const liaisons = useTranslations("liaisons");
  const edits = side === "firm" && (point.status === "applied" || point.status === "recommended");
  const names = side === "firm" && (point.status === "active" || point.status === "suspended");
  return (
    <Section
      id="people"
      title={t("sections.people")}
      end={
        edits ? (
          <a href={editContactPointPath(point.id)}>{t("acts.name")}</a>
        ) : names ? (
          <span className="row">
            {CONTACT_ROLES.map((role) => (
              <a key={role} href={contactPersonPath(point.id, role)}>
                {liaisons(`change.${role}`)}
              </a>
            ))}
          </span>
        ) : undefined
      }
    >
      <Facts
        facts={[
          {
            label: t("fields.enterprise"),
            value: <a href={enterprisePath(point.enterprise.id)}>{point.enterprise.name}</a>,
          },
          { label: t("fields.leader"), value: `${point.leaderName}　${point.leaderPost}` },
          { label: t("fields.liaison"), value: `${point.liaisonName}　${point.liaisonPost}` },
          { label: t("fields.liaisonMobile"), value: <span className="num">{point.liaisonMobile}</span> },
          { label: t("fields.liaisonEmail"), value: point.liaisonEmail },
          { label: t("fields.appliedOn"), value: longDay(dayOfMoment(point.createdAt), locale) },
          ...(point.remark ? [{ label: t("fields.remark"), value: point.remark }] : []),
        ]}
      />
    </Section>
  );
}
