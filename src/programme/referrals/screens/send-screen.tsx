import { useLocale, useTranslations } from "next-intl";
import type { ClockRule } from "@/kernel/clocks";
import { Basis } from "@/ui/basis";
import { formWords } from "@/ui/form-words";
import { size } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Tabs } from "@/ui/tabs";
import { newReferralPath } from "../paths";
import { REFERRAL_KINDS, type ReferralKind } from "../workflow";
import { SendForm } from "./send-form";
import { SharedFact } from "./shared-fact";

/** What can be shared from a case, with what the receiver would read. */
export type Shareable = {
  readonly facts: readonly { readonly key: string; readonly text: string }[];
  readonly fields: readonly { readonly key: string; readonly text: string }[];
  readonly evidence: readonly { readonly id: string; readonly name: string; readonly size: number }[];
};

type SendScreenProps = {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly kind: ReferralKind;
  readonly departments: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[];
  readonly shareable: Shareable;
  /** By when the receiver has to accept, and by which rule. */
  readonly accept: Pick<ClockRule, "length" | "unit" | "basis" | "basisEn">;
  /** The key under which this referral is sent once. */
  readonly onceKey: string;
};

/**
 * Writing a referral. Beside each tick stands, once it is ticked, what the receiver will read: the preview is the form itself, and needs
 * no script (`.share` in humi.css).
 */
export function SendScreen({ caseId, caseNumber, kind, departments, shareable, accept, onceKey }: SendScreenProps) {
  const t = useTranslations("referrals");
  const ui = useTranslations("ui");
  const words = formWords(ui);
  const english = useLocale() === "en";
  const [only] = departments;
  return (
    <div className="narrow stack">
      <BackLink href={`/cases/${caseId}`}>{caseNumber}</BackLink>
      <PageHead title={t("form.title")} of={caseNumber} />
      <p className="second">{t("form.lead")}</p>
      <p className="quiet">{t("form.looked")}</p>
      <Tabs
        label={t("form.kind")}
        tabs={REFERRAL_KINDS.map((value) => ({
          href: `${newReferralPath(caseId)}?kind=${value}`,
          label: t(`kinds.${value}`),
          current: value === kind,
        }))}
      />
      {departments.length === 0 ? (
        <Notice tone="info">{t("form.noReceiver")}</Notice>
      ) : (
        <SendForm
          caseId={caseId}
          kind={kind}
          onceKey={onceKey}
          departments={departments.map(({ id, nameZh, nameEn }) => ({ value: id, label: english ? nameEn : nameZh }))}
          words={{
            ...words,
            to: t("form.to"),
            question: t("form.question"),
            questionHint: t("form.questionHint"),
            preview: t("form.preview"),
            send: t("form.send"),
            cancel: t("form.cancel"),
          }}
          cancelHref={`/cases/${caseId}`}
          shares={[
            {
              name: "facts",
              legend: t("form.factsLegend"),
              items: shareable.facts.map(({ key, text }) => ({
                value: key,
                label: t.has(`facts.${key}`) ? t(`facts.${key}`) : key,
                shown: <SharedFact text={text} />,
              })),
            },
            {
              name: "fields",
              legend: t("form.fieldsLegend"),
              items: shareable.fields.map(({ key, text }) => ({
                value: key,
                label: t.has(`fields.${key}`) ? t(`fields.${key}`) : key,
                shown: text,
              })),
            },
            ...(shareable.evidence.length > 0
              ? [
                  {
                    name: "evidence",
                    legend: t("form.filesLegend"),
                    items: shareable.evidence.map(({ id, name, size: bytes }) => ({
                      value: id,
                      label: name,
                      shown: `${name}　${size(bytes)}`,
                    })),
                  },
                ]
              : []),
          ]}
        >
          {shareable.evidence.length === 0 ? <p className="quiet">{t("form.noFiles")}</p> : null}
          <div className="field">
            <Notice tone="info">
              {t.rich("form.confirm", {
                to: departments.length === 1 && only ? (english ? only.nameEn : only.nameZh) : t("form.chosen"),
                time: ui(`time.${accept.unit}`, { n: accept.length }),
                basis: () => <Basis rule={accept} />,
              })}
            </Notice>
          </div>
        </SendForm>
      )}
    </div>
  );
}
