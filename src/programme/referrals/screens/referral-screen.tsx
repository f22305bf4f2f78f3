import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { Facts } from "@/ui/facts";
import { listMoment } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Path } from "@/ui/path";
import { Section, Split } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import { Timeline } from "@/ui/timeline";
import { referralsPath } from "../paths";
import type { ReferralKind, ReferralStatus } from "../workflow";
import { ReferralSteps } from "./referral-steps";
import { Payload, Request, type ShownPayload } from "./shared-part";

type Name = { readonly nameZh: string; readonly nameEn: string };
export type ShownReferral = {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly kind: ReferralKind;
  readonly status: ReferralStatus;
  readonly answer: string | null;
  readonly sentAt: Date;
  readonly senderName: string;
  readonly side: "sender" | "receiver" | "observer";
  readonly caseId: string;
  readonly caseNumber: string | null;
  readonly toDepartment: Name;
  readonly fromDepartment: Name;
  readonly items: readonly {
    readonly id: string;
    readonly field: string | null;
    readonly evidenceId: string | null;
    readonly openedAt: Date | null;
    readonly openedById: string | null;
  }[];
  readonly openedBy: Readonly<Record<string, string>>;
};
type ReferralScreenProps = {
  readonly referral: ShownReferral;
  /** What was shared; null for an observer, who reads how it stands and not what it says, and for a receiver as long as it is shut. */
  readonly payload: ShownPayload | null;
  /** The pass of the receiver; null: shut. */
  readonly look: { readonly purpose: string; readonly secondsLeft: number } | null;
  readonly steps: { readonly open: readonly OpenStep[]; readonly shut: readonly ShutStep[] };
  readonly today: Day;
  /** Name and minute of the reader, tiled under what is secret. */
  readonly reader: string;
  readonly clocks: ReactNode;
  /** Its nearest clock in one line, for narrow screens. */
  readonly nearest: ReactNode;
  /** The list of attachments with its upload: the receiver's while it works on the answer. */
  readonly attachments?: ReactNode;
  /** What both sides did with it, newest first; nothing for an observer. */
  readonly course: readonly {
    readonly seq: bigint;
    readonly step: string;
    readonly at: Date;
    readonly by: string;
    readonly unitZh: string | null;
    readonly unitEn: string | null;
  }[];
};

const PATH: readonly ReferralStatus[] = ["sent", "accepted", "answered", "closed"];

/** One referral, seen from either side: what was asked, what was shared and seen, the answer, and what can be done now. */
export function ReferralScreen(props: ReferralScreenProps) {
  const { referral, payload, steps, today, clocks, nearest, attachments, course } = props;
  const t = useTranslations("referrals");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = ({ nameZh, nameEn }: Name) => (locale === "en" ? nameEn : nameZh);
  const at = PATH.indexOf(referral.status);
  return (
    <>
      <RecordHead
        trail={[{ href: referralsPath(), label: t("title") }]}
        title={t(`kinds.${referral.kind}`)}
        number={referral.number}
        meta={
          <>
            <span>{t(`statuses.${referral.status}`)}</span>
            <span>
              {t("page.from")} {name(referral.fromDepartment)}
            </span>
            <span>
              {t("page.to")} {name(referral.toDepartment)}
            </span>
          </>
        }
        path={
          at < 0 ? undefined : (
            <Path
              label={t("columns.status")}
              steps={PATH.map((status) => t(`statuses.${status}`))}
              at={referral.status === "closed" ? PATH.length : at}
            />
          )
        }
      />
      {nearest}
      <Split
        wide
        aside={
          <>
            {clocks}
            <ReferralSteps referral={referral} steps={steps} />
          </>
        }
      >
        <Facts
          facts={[
            ...(referral.caseNumber
              ? [{ label: t("page.case"), value: <a href={`/cases/${referral.caseId}`}>{referral.caseNumber}</a> }]
              : []),
            { label: t("page.sentBy"), value: referral.senderName },
            { label: t("page.sentAt"), value: listMoment(referral.sentAt, today, locale) },
          ]}
        />
        {referral.side === "observer" ? (
          <Notice tone="info">{t("page.observer")}</Notice>
        ) : (
          <>
            {referral.side === "sender" ? (
              <Next status={referral.status} department={name(referral.toDepartment)} />
            ) : null}
            <Request {...props} />
            {payload ? <Payload {...props} payload={payload} /> : null}
          </>
        )}
        {attachments}
        {course.length > 0 ? (
          <Section id="course" title={t("page.course")}>
            <Timeline
              entries={course.map(({ seq, step, at, by, unitZh, unitEn }, index) => ({
                id: String(seq),
                title: t.has(`course.${step}`) ? t(`course.${step}`) : step,
                when: (
                  <>
                    <MomentTime at={at} today={today} /> {by} {locale === "en" ? unitEn : unitZh}
                  </>
                ),
                ...(index === 0 ? { state: "now" as const } : {}),
              }))}
            />
          </Section>
        ) : null}
      </Split>
    </>
  );
}

type NextProps = { readonly status: ReferralStatus; readonly department: string };

/** What its sender does next with what has come back; nothing while it lies with the receiver, or is over. */
function Next({ status, department }: NextProps) {
  const t = useTranslations("referrals");
  if (status !== "answered" && status !== "returned") return null;
  return <Notice>{t.rich(`next.${status}`, { department, steps: (text) => <a href="#steps">{text}</a> })}</Notice>;
}
