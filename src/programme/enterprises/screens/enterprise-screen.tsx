import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Section, Split } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { Tag } from "@/ui/tag";
import { contactPointPath } from "../../contact-points/paths";
import { sitePath } from "../../demonstration-sites/paths";
import { takeEnterpriseStepAction } from "../actions";
import type { FormerName } from "../past/queries";
import { editEnterprisePath, enterpriseStepPath, enterprisesPath } from "../paths";
import type { EnterpriseStatus } from "../workflow";
import { ChangeHistory, type ShownChange } from "./change-history";
import type { Places } from "./enterprise-list";
import { Lookalikes, type ShownLookalike } from "./lookalikes";
import { Participation, People } from "./participation";
import { FormerNames, PastProfile } from "./past-profile";

export type ShownEnterprise = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly uscc: string | null;
  readonly orgCode: string | null;
  readonly regNo: string | null;
  readonly divisionCode: string;
  readonly town: string | null;
  readonly address: string | null;
  readonly industryCode: string | null;
  readonly clusterId: string | null;
  readonly foundedOn: Day | null;
  readonly legalPerson: string | null;
  readonly contactName: string | null;
  readonly contactMobile: string | null;
  readonly contactEmail: string | null;
  readonly staff: number | null;
  readonly researchStaff: number | null;
  readonly sizeClass: string | null;
  readonly titles: readonly string[];
  readonly status: EnterpriseStatus;
  readonly standing: string;
  readonly createdAt: Date;
};

export type EnterpriseScreenProps = {
  readonly enterprise: ShownEnterprise;
  /** The profile as it was on a day that was asked for; null in it: the firm wasn't in the register yet. */
  readonly past: { readonly day: Day; readonly profile: ShownEnterprise | null } | null;
  readonly former: readonly FormerName[];
  readonly places: Places;
  /** The firm reads of itself; the office reads of a firm. */
  readonly side: "firm" | "office";
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly post: string | null;
    readonly enterpriseRole: "owner" | "member" | null;
    readonly status: string;
  }[];
  readonly changes: readonly ShownChange[];
  /** Left out for whoever may not know. */
  readonly complaints: number | undefined;
  readonly point: { readonly id: string; readonly number: string | null; readonly status: string } | null;
  readonly site: { readonly id: string; readonly number: string | null; readonly status: string } | null;
  /** Only while the firm waits for a check, and for whoever checks it. */
  readonly lookalikes: readonly ShownLookalike[] | null;
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  readonly may: { readonly edit: boolean; readonly correct: boolean };
  readonly dueOn: Day | null;
  readonly clocks: ReactNode;
  /** What this record stands for, and where it went. */
  readonly merges: ReactNode;
  /** Every code that it has or had. */
  readonly codes: ReactNode;
  /** Titles, intellectual property and people by year. */
  readonly years: ReactNode;
  /** How the firm judges its own protection; null for whoever may not read it. */
  readonly assessment: ReactNode;
  /** Moves, branches, the end of the firm. */
  readonly events: ReactNode;
  readonly visits: ReactNode;
  readonly course: ReactNode;
};

/** One enterprise: what the register says of it, who acts for it, what it takes part in, what was changed, what can be done now. */
export function EnterpriseScreen(props: EnterpriseScreenProps) {
  const desks = useTranslations("desks");
  const { enterprise, places, side, changes, lookalikes, visits, course, may } = props;
  const t = useTranslations("enterprises");
  const name = useName();
  const division = name(places.divisions.find(({ code }) => code === enterprise.divisionCode));
  return (
    <>
      <RecordHead
        trail={
          side === "office"
            ? [{ href: enterprisesPath(), label: t("title") }]
            : [{ href: "/", label: desks("firmNav.home") }]
        }
        title={enterprise.name}
        number={enterprise.uscc ?? enterprise.orgCode ?? enterprise.regNo ?? ""}
        meta={
          <>
            <Tag look={enterprise.status === "checked" ? "done" : "waiting"}>{t(`statuses.${enterprise.status}`)}</Tag>
            {enterprise.standing === "in_business" ? null : (
              <Tag look="now">{t(`standings.${enterprise.standing}`)}</Tag>
            )}
            <span>{division}</span>
          </>
        }
      />
      <div className="stack">
        {enterprise.standing === "in_business" ? null : <Ended {...props} />}
        {side === "firm" || enterprise.status === "withdrawn" ? <Sentence {...props} division={division} /> : null}
        <Split wide aside={<Aside {...props} />}>
          {lookalikes ? (
            <Section id="lookalikes" title={t("sections.lookalikes")}>
              <Lookalikes enterprise={enterprise} lookalikes={lookalikes} places={places} />
            </Section>
          ) : null}
          {props.merges}
          <Section
            id="profile"
            title={t("sections.profile")}
            end={
              may.edit || may.correct ? (
                <a href={editEnterprisePath(enterprise.id)}>{t(may.edit ? "acts.edit" : "acts.correct")}</a>
              ) : undefined
            }
          >
            <PastProfile enterprise={enterprise} past={props.past} places={places} />
            <FormerNames former={props.former} />
          </Section>
          {props.codes}
          {props.years}
          {props.assessment}
          {props.events}
          <Participation {...props} />
          <People people={props.people} side={side} />
          <Section id="changes" title={t("sections.changes")}>
            <ChangeHistory changes={changes} places={places} corrections={may.correct ? enterprise.id : undefined} />
          </Section>
          {visits}
          <Section id="course" title={t("sections.course")}>
            {course}
          </Section>
        </Split>
      </div>
    </>
  );
}

/** The firm is no longer there; if it is a contact point or a demonstration site still, that is to be ended. */
function Ended({ enterprise, point, site, side }: EnterpriseScreenProps) {
  const t = useTranslations("enterprises");
  const stillPoint = point && point.status !== "exited" && point.status !== "refused";
  const stillSite = site && (site.status === "awarded" || site.status === "rectifying");
  return (
    <Notice tone="alarm">
      <p>{t(`events.gone.${enterprise.standing}`)}</p>
      {stillPoint && side === "office" ? (
        <p>
          {t("events.stillPoint")} <a href={contactPointPath(point.id)}>{t("events.seePoint")}</a>
        </p>
      ) : null}
      {stillSite && side === "office" ? (
        <p>
          {t("events.stillSite")} <a href={sitePath(site.id)}>{t("events.seeSite")}</a>
        </p>
      ) : null}
    </Notice>
  );
}

/** What the status means for the firm, what comes next and by when; why it was returned. */
function Sentence({ enterprise, division, dueOn, changes }: EnterpriseScreenProps & { readonly division: string }) {
  const t = useTranslations("enterprises");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { status } = enterprise;
  if (status === "registered") {
    return (
      <Notice>
        {dueOn
          ? t("sentences.registered", { division, due: longDay(dueOn, locale) })
          : t("sentences.registeredNoDue", { division })}
      </Notice>
    );
  }
  const because = changes.find(
    ({ after }) => typeof after === "object" && after !== null && "status" in after && after.status === "returned",
  )?.reason;
  return (
    <Notice tone={status === "returned" || status === "withdrawn" ? "warn" : "ok"}>
      <p>{t(`sentences.${status}`)}</p>
      {status === "returned" && because ? <p>{t("returnedBecause", { reason: because })}</p> : null}
    </Notice>
  );
}

function Aside({ enterprise, steps, lookalikes, clocks, may }: EnterpriseScreenProps) {
  const t = useTranslations("enterprises");
  const ui = useTranslations("ui");
  // A step that needs a text has a page that asks for it; the others are one button.
  const asks = (step: string) => step === "return" || (step === "check" && (lookalikes?.length ?? 0) > 0);
  return (
    <>
      {clocks}
      <StepPanel>
        {may.edit && enterprise.status === "returned" ? (
          <Step>
            <ButtonLink href={editEnterprisePath(enterprise.id)} tone="secondary">
              {t("acts.edit")}
            </ButtonLink>
          </Step>
        ) : null}
        {steps.open.map(({ name: step, late }, index) => (
          <Step key={step}>
            {asks(step) || late ? (
              <ButtonLink href={enterpriseStepPath(enterprise.id, step)} tone={index === 0 ? "primary" : "secondary"}>
                {t(`steps.${step}`)}
              </ButtonLink>
            ) : (
              <StepForm
                action={takeEnterpriseStepAction}
                hidden={{ step, enterpriseId: enterprise.id, version: enterprise.version }}
                submit={t(`steps.${step}`)}
                tone={index === 0 ? "primary" : "secondary"}
                words={formWords(ui)}
              />
            )}
          </Step>
        ))}
        {steps.shut.map(({ name: step, refusal }) => (
          <StepNo key={step} label={t(`steps.${step}`)} reason={t(`refusals.${refusal}`)} />
        ))}
      </StepPanel>
    </>
  );
}
