import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { longDay, longMoment } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { sitePath, sitesPath } from "../../paths";
import { answerObjectionAction, askAnswerAction, objectToSiteAction } from "../actions";
import type { findObjection, objectionByCode } from "../queries";

type ObjectScreenProps = {
  readonly formKey: string;
  readonly site: { readonly id: string; readonly enterpriseName: string; readonly noticeTo: Day };
};

/** Where anybody objects to a site in public notice. Says first who reads it and that whoever objects is protected. */
export function ObjectScreen({ site, formKey }: ObjectScreenProps) {
  const t = useTranslations("demonstrationSites");
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      <BackLink href={sitesPath()}>{t("title")}</BackLink>
      <PageHead title={t("objections.title", { enterprise: site.enterpriseName })} />
      <div className="narrow stack stack--wide">
        <Notice>{t("objections.lead", { until: longDay(site.noticeTo, locale) })}</Notice>
        <StepForm
          action={objectToSiteAction}
          hidden={{ siteId: site.id, formKey }}
          texts={[
            { name: "text", label: t("objections.text"), hint: t("objections.textHint"), rows: 8 },
            { name: "name", label: t("objections.name"), hint: t("objections.nameHint"), width: 20 },
            { name: "contact", label: t("objections.contact"), hint: t("objections.contactHint") },
          ]}
          submit={t("objections.submit")}
          cancel={{ href: sitesPath(), label: t("acts.cancel") }}
          words={formWords(ui)}
        />
      </div>
    </>
  );
}

type AnswerScreenProps = {
  readonly code: string;
  readonly objection: Awaited<ReturnType<typeof objectionByCode>>;
};

/** What whoever objected finds by his code. */
export function ObjectionAnswerScreen({ code, objection }: AnswerScreenProps) {
  const t = useTranslations("demonstrationSites");
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      <BackLink href={sitesPath()}>{t("title")}</BackLink>
      <PageHead title={t("objections.answerTitle")} of={t("title")} />
      <div className="narrow stack stack--wide">
        {objection ? (
          <>
            <Notice tone="ok">{t("objections.keep")}</Notice>
            <Facts
              facts={[
                {
                  label: t("objections.code"),
                  value: <span className="num">{code.replace(/(.{4})(?=.)/g, "$1-")}</span>,
                },
                { label: t("fields.enterprise"), value: objection.enterpriseName },
                { label: t("objections.received"), value: longMoment(objection.receivedAt, locale) },
                { label: t("fields.status"), value: t(`objections.${objection.outcome ?? "open"}`) },
              ]}
            />
            {objection.answer ? (
              <Section id="answer" title={t("objections.answer")}>
                <p className="prose">{objection.answer}</p>
              </Section>
            ) : null}
          </>
        ) : (
          <>
            {code ? <Notice tone="warn">{t("objections.unknown")}</Notice> : null}
            <StepForm
              action={askAnswerAction}
              hidden={{}}
              texts={[{ name: "code", label: t("objections.code"), width: 20 }]}
              submit={t("objections.look")}
              words={formWords(ui)}
            />
          </>
        )}
      </div>
    </>
  );
}

type ReplyScreenProps = {
  readonly siteId: string;
  readonly objection: NonNullable<Awaited<ReturnType<typeof findObjection>>>;
};

/** An objection, who made it, and the answer. */
export function ObjectionReplyScreen({ siteId, objection }: ReplyScreenProps) {
  const t = useTranslations("demonstrationSites");
  const ui = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      <BackLink href={sitePath(siteId)}>{objection.enterpriseName}</BackLink>
      <PageHead title={t("objections.one")} of={objection.enterpriseName} />
      <div className="narrow stack stack--wide">
        <Facts
          facts={[
            { label: t("objections.received"), value: longMoment(objection.receivedAt, locale) },
            { label: t("objections.name"), value: objection.name || t("objections.anonymous") },
            { label: t("objections.contact"), value: objection.contact || t("objections.anonymous") },
          ]}
        />
        <p className="small second">{t("objections.protected")}</p>
        <Section id="text" title={t("objections.text")}>
          <p className="prose">{objection.text}</p>
        </Section>
        {objection.answer ? (
          <Section id="answer" title={t(`objections.${objection.outcome ?? "open"}`)}>
            <p className="prose">{objection.answer}</p>
          </Section>
        ) : (
          <StepForm
            action={answerObjectionAction}
            hidden={{ siteId, objectionId: objection.id }}
            choices={[
              {
                name: "outcome",
                kind: "one",
                label: t("objections.outcome"),
                choices: ["rejected", "upheld"].map((value) => ({ value, label: t(`objections.${value}`) })),
              },
            ]}
            texts={[{ name: "answer", label: t("objections.answer"), hint: t("objections.answerHint"), rows: 6 }]}
            submit={t("objections.reply")}
            cancel={{ href: sitePath(siteId), label: t("acts.notYet") }}
            words={formWords(ui)}
          />
        )}
      </div>
    </>
  );
}
