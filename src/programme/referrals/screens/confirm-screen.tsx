import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ConfirmSheet } from "@/ui/confirm-sheet";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { referralPath } from "../paths";
import type { AskingStep } from "../schema";
import { ANSWERS_OF, type ReferralKind, type ReferralStatus } from "../workflow";
import { StepForm } from "./step-form";

type Name = { readonly nameZh: string; readonly nameEn: string };
type ConfirmScreenProps = {
  readonly referral: {
    readonly id: string;
    readonly version: number;
    readonly number: string;
    readonly kind: ReferralKind;
    readonly status: ReferralStatus;
    readonly toDepartment: Name;
    readonly fromDepartment: Name;
    readonly clocks: readonly { readonly kind: string; readonly dueOn: Day; readonly running: boolean }[];
  };
  readonly step: AskingStep;
  /** Undefined when it can't be taken now; `late`: it meets a missed term. */
  readonly open: { readonly late?: boolean } | undefined;
  /** Files that go with the answer. */
  readonly attachments: number;
};

/** A step that asks on a page of its own: number, who is told, which clock ends, what goes along. */
export function ConfirmScreen({ referral, step, open, attachments }: ConfirmScreenProps) {
  const t = useTranslations("referrals");
  const limits = useTranslations("timeLimits");
  const ui = useTranslations("ui");
  const words = formWords(ui);
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = ({ nameZh, nameEn }: Name) => (locale === "en" ? nameEn : nameZh);
  const { number, toDepartment, fromDepartment, kind } = referral;
  const clock = referral.clocks.find(({ running }) => running);
  const label = t(`steps.${step}`);
  const answering = step === "answer";
  const withdrawing = step === "withdraw";
  if (!open) {
    const ahead = `notYet.${referral.status}.${step}`;
    return (
      <div className="sheetwide">
        <BackLink href={referralPath(referral.id)}>{number}</BackLink>
        <PageHead title={label} of={number} />
        <Notice tone="warn">
          {t.has(ahead) ? (
            <>
              {ui("steps.notYet")}
              {t(ahead)}
            </>
          ) : (
            ui("refusals.wrong-status")
          )}
        </Notice>
      </div>
    );
  }
  return (
    <div className="sheetwide">
      <BackLink href={referralPath(referral.id)}>{number}</BackLink>
      <ConfirmSheet title={t(`sheet.${step}`)} of={number}>
        <Facts
          facts={[
            { label: t("sheet.number"), value: <span className="num">{number}</span> },
            {
              label: t("sheet.told"),
              value: withdrawing
                ? t("sheet.handlers", { department: name(toDepartment) })
                : t("sheet.senders", { department: name(fromDepartment) }),
            },
            ...(clock
              ? [
                  {
                    label: limits(`kind.${clock.kind}`),
                    value: t(withdrawing ? "sheet.cancelled" : "sheet.met", { day: longDay(clock.dueOn, locale) }),
                  },
                ]
              : []),
            ...(answering ? [{ label: t("page.attachments"), value: t("sheet.files", { n: attachments }) }] : []),
          ]}
        />
        <p>{t(`effects.${step}`, { department: name(toDepartment) })}</p>
        <StepForm
          step={step}
          referralId={referral.id}
          version={referral.version}
          late={open.late}
          tone={withdrawing ? "alarm" : "primary"}
          cancel={{ href: referralPath(referral.id), label: t(`sheet.back.${step}`) }}
          words={{
            ...words,
            submit: label,
            ...(answering ? { answer: t("inputs.answer"), text: t("inputs.text") } : {}),
            ...(withdrawing || step === "decline" ? { reason: t("inputs.reason") } : {}),
          }}
          {...(answering
            ? { answers: ANSWERS_OF[kind].map((value) => ({ value, label: t(`answers.${value}`) })) }
            : {})}
        />
      </ConfirmSheet>
    </div>
  );
}
