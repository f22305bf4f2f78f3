import { useLocale, useTranslations } from "next-intl";
import { type Day, dayOfMoment } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Prose } from "@/ui/prose";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { announceCallAction, withdrawCallAction } from "../actions";
import { callsPath } from "../paths";
import type { CallLine } from "../queries";

/** One call, for everybody, also when it is over: its days first, then what it says. */
export function CallScreen({ call, mayWithdraw }: { readonly call: CallLine; readonly mayWithdraw: boolean }) {
  const t = useTranslations("calls");
  const words = formWords(useTranslations("ui"));
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const day = (value: Day) => longDay(value, locale);
  const { standing, withdrawn, fromDay, toDay } = call;
  return (
    <>
      <BackLink href={callsPath}>{t("title")}</BackLink>
      <PageHead title={call.title} />
      <div className="stack stack--wide">
        <Notice tone={standing === "running" ? "ok" : standing === "withdrawn" ? "warn" : "info"}>
          {withdrawn
            ? t("calls.withdrawnOn", { day: day(dayOfMoment(withdrawn.at)), reason: withdrawn.reason })
            : t(`calls.${standing === "withdrawn" ? "over" : standing}`, {
                day: day(standing === "coming" ? fromDay : toDay),
              })}
        </Notice>
        <p className="second">
          {t("history.span", { from: day(fromDay), until: day(toDay) })}{" "}
          {t("calls.announced", { day: day(dayOfMoment(call.announcedAt)) })}
        </p>
        <Prose source={call.text} />
        {mayWithdraw && !withdrawn ? (
          <Section id="withdraw" title={t("acts.withdraw")}>
            <div className="narrow">
              <StepForm
                action={withdrawCallAction}
                hidden={{ callId: call.id }}
                texts={[{ name: "reason", label: t("fields.reason"), hint: t("hints.reason") }]}
                submit={t("acts.withdraw")}
                tone="alarm"
                words={words}
              />
            </div>
          </Section>
        ) : null}
      </div>
    </>
  );
}

/** The page on which a call is written. */
export function NewCallScreen({ today }: { readonly today: Day }) {
  const t = useTranslations("calls");
  const words = formWords(useTranslations("ui"));
  return (
    <>
      <BackLink href={callsPath}>{t("title")}</BackLink>
      <PageHead title={t("calls.new")} />
      <div className="narrow">
        <StepForm
          action={announceCallAction}
          hidden={{}}
          texts={[
            { name: "title", label: t("fields.title") },
            { name: "text", label: t("fields.text"), hint: t("hints.text"), rows: 10 },
            { name: "fromDay", label: t("fields.firstDay"), type: "date", initial: today, width: 20 },
            { name: "toDay", label: t("fields.lastDay"), type: "date", width: 20 },
          ]}
          submit={t("acts.announce")}
          words={words}
        />
      </div>
    </>
  );
}
