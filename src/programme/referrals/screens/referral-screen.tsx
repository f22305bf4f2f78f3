import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { Facts } from "@/ui/facts";
import { listMoment, size } from "@/ui/format";
import { Hash } from "@/ui/hash";
import { NoteList, type ShownNote } from "@/ui/note-list";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Path } from "@/ui/path";
import { SecretBlock } from "@/ui/secret";
import { Section, Split } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import { Timeline } from "@/ui/timeline";
import { evidencePath } from "../../evidence/paths";
import { referralsPath } from "../paths";
import { FACT_ITEMS } from "../policy";
import type { ReferralKind, ReferralStatus } from "../workflow";
import { ReferralSteps } from "./referral-steps";

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
export type ShownPayload = {
  readonly question: string;
  readonly facts: Readonly<Record<string, string | undefined>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly evidence: readonly {
    readonly id: string;
    readonly name: string;
    readonly size: number;
    readonly sha256: string;
    readonly ofAnswer: boolean;
  }[];
  readonly reasons: readonly (Omit<ShownNote, "label"> & { readonly step: string | null })[];
  readonly answer: string | null;
};

type ReferralScreenProps = {
  readonly referral: ShownReferral;
  /** What was shared; null for an observer, who reads how it stands and not what it says. */
  readonly payload: ShownPayload | null;
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
  const { referral, payload, steps, today, reader, clocks, nearest, attachments, course } = props;
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
        {payload ? (
          <Payload referral={referral} payload={payload} today={today} reader={reader} />
        ) : (
          <Notice tone="info">{t("page.observer")}</Notice>
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

function Payload({
  referral,
  payload,
  today,
  reader,
}: Pick<ReferralScreenProps, "referral" | "today" | "reader"> & { readonly payload: ShownPayload }) {
  const t = useTranslations("referrals");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const receiver = referral.side === "receiver";
  const seen = (item: ShownReferral["items"][number] | undefined) => {
    if (receiver || !item) return null;
    const { openedAt, openedById } = item;
    if (!openedAt || !openedById) return <span className="quiet small">{t("page.unseen")}</span>;
    return (
      <span className="quiet small">
        {t("page.seen", { name: referral.openedBy[openedById] ?? "", at: listMoment(openedAt, today, locale) })}
      </span>
    );
  };
  const stepOf = ({ step }: { readonly step: string | null }) => {
    const key = `steps.${step?.split(".").at(-1)}`;
    return t.has(key) ? t(key) : null;
  };
  const { nameZh, nameEn } = referral.toDepartment;
  const readers = t("page.readers", { department: locale === "en" ? nameEn : nameZh });
  const itemOf = (key: string) => referral.items.find(({ field, evidenceId }) => field === key || evidenceId === key);
  return (
    <>
      <SecretBlock title={t("page.request")} readers={readers} reader={reader}>
        <p className="prose">{payload.question}</p>
        {payload.reasons.length > 0 ? (
          <>
            <h3>{t("page.reasons")}</h3>
            <NoteList notes={payload.reasons.map((one) => ({ ...one, label: stepOf(one) }))} today={today} />
          </>
        ) : null}
      </SecretBlock>
      {payload.answer ? (
        <SecretBlock title={t("page.answer")} readers={readers} reader={reader}>
          {referral.answer && t.has(`answers.${referral.answer}`) ? (
            <p>{<b>{t(`answers.${referral.answer}`)}</b>}</p>
          ) : null}
          <p className="prose">{payload.answer}</p>
          <Files files={payload.evidence.filter(({ ofAnswer }) => ofAnswer)} />
        </SecretBlock>
      ) : null}
      <SecretBlock title={t(receiver ? "page.sharedReceived" : "page.shared")} readers={readers} reader={reader}>
        <Facts
          facts={FACT_ITEMS.flatMap((fact) =>
            payload.facts[fact]
              ? [{ label: t(`facts.${fact}`), value: <span lang="zh-CN">{payload.facts[fact]}</span> }]
              : [],
          )}
        />
        {Object.entries(payload.fields).map(([field, text]) => (
          <div key={field} className="section">
            <h3 className="h3">{t.has(`fields.${field}`) ? t(`fields.${field}`) : field}</h3>
            <p className="prose">{text}</p>
            {seen(itemOf(field))}
          </div>
        ))}
        <Files files={payload.evidence.filter(({ ofAnswer }) => !ofAnswer)} note={(id) => seen(itemOf(id))} />
      </SecretBlock>
    </>
  );
}

function Files({
  files,
  note,
}: {
  readonly files: ShownPayload["evidence"];
  readonly note?: (id: string) => ReactNode;
}) {
  const t = useTranslations("referrals");
  if (files.length === 0) return null;
  return (
    <Section id="files" title={t("page.attachments")}>
      <ul>
        {files.map(({ id, name, size: bytes, sha256 }) => (
          <li key={id}>
            {/* Each download is a look, and says why: posted, so that it stands in no log of addresses. */}
            <form method="post" action={evidencePath(id)}>
              <input type="hidden" name="purpose" value="referral" />
              <button className="link" type="submit">
                {t("page.download", { name })}
              </button>{" "}
              <span className="quiet">{size(bytes)}</span> <Hash value={sha256} short /> {note?.(id)}
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
