import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import type { OpenStep, ShutStep } from "@/kernel/workflow";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { listMoment, size } from "@/ui/format";
import { Hash } from "@/ui/hash";
import { NoteList, type ShownNote } from "@/ui/note-list";
import { Notice } from "@/ui/notice";
import { RecordHead } from "@/ui/page-head";
import { Path } from "@/ui/path";
import { SecretBlock } from "@/ui/secret";
import { Section, Split } from "@/ui/section";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { evidencePath } from "../../evidence/paths";
import { referralsPath } from "../paths";
import { FACT_ITEMS } from "../policy";
import { ANSWERS_OF, type ReferralKind, type ReferralStatus } from "../workflow";
import { StepForm, type StepFormProps } from "./step-form";

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
};

const PATH: readonly ReferralStatus[] = ["sent", "accepted", "answered", "closed"];

/** One referral, seen from either side: what was asked, what was shared and seen, the answer, and what can be done now. */
export function ReferralScreen(props: ReferralScreenProps) {
  const { referral, payload, steps, today, reader, clocks, nearest, attachments } = props;
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
            <StepPanel>
              {steps.open.map((step, index) => (
                <ReferralStep key={step.name} referral={referral} step={step} first={index === 0} />
              ))}
              {steps.shut.map(({ name: step, refusal }) => (
                <StepNo
                  key={step}
                  label={t.has(`steps.${step}`) ? t(`steps.${step}`) : step}
                  reason={t.has(`refusals.${refusal}`) ? t(`refusals.${refusal}`) : refusal}
                />
              ))}
            </StepPanel>
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
  const itemOf = (key: string) => referral.items.find(({ field, evidenceId }) => field === key || evidenceId === key);
  return (
    <>
      <SecretBlock title={t("page.request")} reader={reader}>
        <p className="prose">{payload.question}</p>
        {payload.reasons.length > 0 ? (
          <>
            <h3>{t("page.reasons")}</h3>
            <NoteList notes={payload.reasons.map((one) => ({ ...one, label: stepOf(one) }))} today={today} />
          </>
        ) : null}
      </SecretBlock>
      {payload.answer ? (
        <SecretBlock title={t("page.answer")} reader={reader}>
          {referral.answer && t.has(`answers.${referral.answer}`) ? (
            <p>{<b>{t(`answers.${referral.answer}`)}</b>}</p>
          ) : null}
          <p className="prose">{payload.answer}</p>
          <Files files={payload.evidence.filter(({ ofAnswer }) => ofAnswer)} />
        </SecretBlock>
      ) : null}
      <SecretBlock title={t(receiver ? "page.sharedReceived" : "page.shared")} reader={reader}>
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

/** One open step with its form: its words, the answers of this kind, the weight of its button. */
function ReferralStep({
  referral,
  step,
  first,
}: {
  readonly referral: ShownReferral;
  readonly step: OpenStep;
  readonly first: boolean;
}) {
  const t = useTranslations("referrals");
  const ui = useTranslations("ui");
  const english = useLocale() === "en";
  const { nameZh, nameEn } = referral.toDepartment;
  const words = { ...formWords(ui), submit: t.has(`steps.${step.name}`) ? t(`steps.${step.name}`) : step.name };
  const reason = t("inputs.reason");
  const needs: Readonly<Record<string, Pick<StepFormProps, "answers"> & { words: Partial<StepFormProps["words"]> }>> = {
    answer: {
      words: {
        answer: t("inputs.answer"),
        text: t("inputs.text"),
        note: `${t("inputs.attach")} ${t("answerConfirm")}`,
      },
      answers: ANSWERS_OF[referral.kind].map((value) => ({ value, label: t(`answers.${value}`) })),
    },
    withdraw: { words: { reason, note: t("withdraw.text", { department: english ? nameEn : nameZh }) } },
    decline: { words: { reason } },
    resend: { words: { reason } },
  };
  const need = needs[step.name] ?? { words: {} };
  return (
    <Step {...(step.basis ? { basis: { label: step.basis } } : {})}>
      <StepForm
        step={step.name}
        referralId={referral.id}
        version={referral.version}
        tone={step.name === "withdraw" ? "alarm" : first ? "primary" : "secondary"}
        words={{ ...words, ...need.words }}
        {...(need.answers ? { answers: need.answers } : {})}
      />
    </Step>
  );
}
