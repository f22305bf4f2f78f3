import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { dayFromDate, dayOfMoment } from "@/kernel/days";
import type { StepBasis } from "@/kernel/workflow";
import { ButtonLink } from "@/ui/button";
import { Facts } from "@/ui/facts";
import type { FormWords } from "@/ui/field";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { Crumbs } from "@/ui/page-head";
import { PageTitle } from "@/ui/page-title";
import { Prose } from "@/ui/prose";
import { Section, Split } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { Step, StepNo, StepPanel } from "@/ui/step-panel";
import { Tag } from "@/ui/tag";
import { takeArticleStepAction } from "../articles/actions";
import { articlePath, articleTextPath, editingPath } from "../articles/paths";
import { CHECKS, isMasked } from "../articles/policy";
import type { ArticleDetail, Edition } from "../articles/queries";
import type { articleWorkflow } from "../articles/workflow";
import { FirmsNamed } from "./article-form-screen";

type StepName = keyof (typeof articleWorkflow)["steps"];
export type ArticleDeskProps = {
  readonly article: ArticleDetail;
  /** What is being written or checked; else what stands. */
  readonly text: Edition;
  readonly firms: readonly string[];
  readonly writer: string;
  readonly steps: readonly { readonly name: string; readonly basis?: StepBasis }[];
  readonly edits: boolean;
  /** The reader checks articles, but wrote this one himself. */
  readonly ownText: boolean;
  readonly isOut: boolean;
  readonly course: ReactNode;
};

/** One article for those who work on it: how it will look, what can be done, what was done. */
export function ArticleDesk(props: ArticleDeskProps) {
  const { article, text, firms, writer, isOut, course } = props;
  const t = useTranslations("informationCentre");
  const name = useName();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const writes = text.edition > article.edition;
  return (
    <>
      <Crumbs trail={[{ href: editingPath(), label: t("articles.queue") }]} here={t(`channels.${article.channel}`)} />
      <header className="casehead">
        <div>
          <PageTitle parts={[text.title, t("articles.queue")]} />
          <h1>{text.title}</h1>
          <div className="casehead__meta">
            <Tag look={isOut ? "done" : "waiting"}>{t(`statuses.${article.status}`)}</Tag>
            {isOut ? <a href={articlePath(article.id)}>{t("articles.seePublic")}</a> : null}
          </div>
        </div>
      </header>
      {article.reason ? (
        <Notice tone="warn" title={t(`articles.reasonOf.${article.status === "withdrawn" ? "withdrawn" : "returned"}`)}>
          {article.reason}
        </Notice>
      ) : null}
      <FirmsNamed firms={firms} />
      <div className="stack">
        <Split wide aside={<Steps {...props} />}>
          <Section id="preview" title={t(writes ? "articles.preview" : "articles.standing", { n: text.edition })}>
            {text.note ? (
              <Notice title={t("articles.fields.note")}>
                <span lang="zh-CN">{text.note}</span>
              </Notice>
            ) : null}
            <Prose source={text.body} />
          </Section>
          <Section id="about" title={t("articles.record")}>
            <Facts
              facts={[
                { label: t("articles.fields.department"), value: name(article.department) },
                { label: t("articles.fields.writer"), value: writer },
                { label: t("articles.fields.writtenAt"), value: longDay(dayOfMoment(text.writtenAt), locale) },
                ...(article.topics.length > 0
                  ? [
                      {
                        label: t("articles.fields.topics"),
                        value: article.topics.map((topic) => t(`topics.${topic}`)).join(t("articles.between")),
                      },
                    ]
                  : []),
                ...(text.source ? [{ label: t("articles.fields.source"), value: text.source }] : []),
                ...article.editions.flatMap(({ edition, publishedOn, note }) =>
                  publishedOn
                    ? [
                        {
                          label: t("articles.edition", { n: edition }),
                          value: [longDay(dayFromDate(publishedOn), locale), note].filter(Boolean).join("　"),
                        },
                      ]
                    : [],
                ),
              ]}
            />
          </Section>
          <Section id="course" title={t("articles.course")}>
            {course}
          </Section>
        </Split>
      </div>
    </>
  );
}

/** With these the likeliest is the first; what can't be undone asks below its name. */
const PLAIN = ["submit", "recheck", "correct", "keep"] as const;
const REASONED = ["return", "reject", "withdraw"] as const;

function Steps({ article, steps, edits, ownText, firms }: ArticleDeskProps) {
  const t = useTranslations("informationCentre");
  const ui = useTranslations("ui");
  const words = formWords(ui);
  const can = (name: StepName) => steps.some((step) => step.name === name);
  const hidden = { articleId: article.id, version: article.version };
  const waits = article.status === "checking" || article.status === "rechecking";
  const masked = isMasked(article.channel) && firms.length > 0;
  if (steps.length === 0 && !edits && !(ownText && waits)) return null;
  return (
    <StepPanel>
      {edits ? (
        <Step>
          <ButtonLink href={articleTextPath(article.id)} tone="secondary">
            {t("articles.change")}
          </ButtonLink>
        </Step>
      ) : null}
      {can("publish") && !masked ? <Publish {...{ article, steps, hidden, words }} /> : null}
      {can("publish") && masked ? <StepNo label={t("steps.publish")} reason={t("refusals.names-a-firm")} /> : null}
      {ownText && waits ? <StepNo label={t("steps.publish")} reason={t("articles.secondPair")} /> : null}
      {PLAIN.filter(can).map((step) => (
        <Step key={step}>
          <StepForm
            action={takeArticleStepAction}
            hidden={{ ...hidden, step }}
            submit={t(`steps.${step}`)}
            tone={step === "submit" || step === "recheck" ? "primary" : "secondary"}
            words={words}
          />
        </Step>
      ))}
      {REASONED.filter(can).map((step) => (
        <Step key={step}>
          <details>
            <summary>{t(`steps.${step}`)}</summary>
            <p>{t(`articles.effects.${step}`)}</p>
            <StepForm
              action={takeArticleStepAction}
              hidden={{ ...hidden, step }}
              texts={[{ name: "reason", label: t("articles.fields.reason"), rows: 2 }]}
              submit={t(`steps.${step}`)}
              tone={step === "withdraw" ? "alarm" : "secondary"}
              words={words}
            />
          </details>
        </Step>
      ))}
      {can("discard") ? (
        <Step>
          <details>
            <summary>{t("steps.discard")}</summary>
            <p>{t("articles.effects.discard")}</p>
            <StepForm
              action={takeArticleStepAction}
              hidden={{ ...hidden, step: "discard" }}
              submit={t("steps.discard")}
              tone="alarm"
              words={words}
            />
          </details>
        </Step>
      ) : null}
    </StepPanel>
  );
}

function Publish({
  article,
  steps,
  hidden,
  words,
}: Pick<ArticleDeskProps, "article" | "steps"> & {
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly words: FormWords;
}) {
  const t = useTranslations("informationCentre");
  const basis = steps.find(({ name }) => name === "publish")?.basis;
  return (
    <Step basis={basis}>
      <details open>
        <summary>{t("steps.publish")}</summary>
        <p>{t(article.edition > 0 ? "articles.effects.correct" : "articles.effects.publish")}</p>
        <StepForm
          action={takeArticleStepAction}
          hidden={{ ...hidden, step: "publish" }}
          choices={[
            {
              kind: "several",
              name: "checks",
              label: t("articles.checksLabel"),
              choices: CHECKS.map((value) => ({ value, label: t(`articles.checks.${value}`) })),
            },
          ]}
          submit={t("steps.publish")}
          words={words}
        />
      </details>
    </Step>
  );
}
