import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { ButtonLink, Buttons } from "@/ui/button";
import { Radios } from "@/ui/choice-fields";
import { DataTable } from "@/ui/data-table";
import { ExportLinks } from "@/ui/export-links";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { StepForm } from "@/ui/step-form";
import { Tag } from "@/ui/tag";
import { DayTime } from "@/ui/time";
import { questionsPath, writeQuestionsPath } from "../../paths";
import type { QuestionsStanding } from "../../policy";
import type { Questionnaire } from "../../queries";
import { useQuestionChoices } from "../../screens/question-choices";
import { discardQuestionsAction, moveQuestionsAction } from "../actions";
import type { QuestionsLine } from "../queries";

type QuestionsScreenProps = {
  readonly questionnaire: Questionnaire;
  readonly versions: readonly QuestionsLine[];
  readonly mayWrite: boolean;
};

/** A version of the questions as firms are asked, with what a result says of each; for the coordinator the steps of the next version. */
export function QuestionsScreen({ questionnaire, versions, mayWrite }: QuestionsScreenProps) {
  const t = useTranslations("selfAssessment");
  const english = useLocale() === "en";
  const { version, items, pressingFrom, source, verified, validFrom } = questionnaire;
  const standing = versions.find((one) => one.version === version)?.standing ?? "replaced";
  return (
    <>
      <PageHead
        title={t("questions.of", { version })}
        end={
          <>
            {mayWrite ? <WriteNext versions={versions} /> : null}
            <ExportLinks list="assessment-questions" query={{ version: String(version) }} />
          </>
        }
      />
      <div className="stack stack--wide">
        {standing === "draft" ? <Notice>{t("questions.draftNote")}</Notice> : null}
        <Facts
          facts={[
            { label: t("questions.standing"), value: <StandingTag standing={standing} /> },
            ...(validFrom ? [{ label: t("questions.validFrom"), value: <DayTime day={validFrom} /> }] : []),
            { label: t("questions.fields.pressingFrom"), value: pressingFrom },
            {
              label: t("questions.fields.source"),
              value: <Source source={source} unverified={verified ? undefined : t("unverified")} />,
            },
          ]}
        />
        {mayWrite ? <Steps questionnaire={questionnaire} standing={standing} /> : null}
        {mayWrite ? (
          <Preview items={items} />
        ) : (
          <Section id="questions" title={t("questions.asked")}>
            <ol className="plainlist">
              {items.map(({ code, zh, en }, index) => (
                <li key={code}>
                  {index + 1}. {english ? en : zh}
                </li>
              ))}
            </ol>
          </Section>
        )}
        <Section id="results" title={t("questions.results")}>
          <DataTable
            caption={t("questions.results")}
            rows={items.map((item, index) => ({ ...item, place: index + 1 }))}
            rowKey={({ code }) => code}
            columns={[
              { key: "place", head: t("questions.place"), cell: ({ place }) => <span className="num">{place}</span> },
              {
                ...{ key: "name", head: t("questions.measure"), fold: "title", rowHead: true, wrap: true },
                cell: ({ nameZh, nameEn, key }) => (
                  <>
                    {english ? nameEn : nameZh} {key ? <Tag look="now">{t("key")}</Tag> : null}
                  </>
                ),
              },
              {
                ...{ key: "advice", head: t("questions.advice"), fold: "wide", wrap: true },
                cell: ({ adviceZh, adviceEn }) => (english ? adviceEn : adviceZh),
              },
            ]}
          />
        </Section>
        <Section id="versions" title={t("questions.versions")}>
          <p className="second">{t("questions.kept")}</p>
          <DataTable
            caption={t("questions.versions")}
            rows={versions}
            rowKey={(one) => String(one.version)}
            columns={[
              {
                ...{ key: "version", head: t("columns.questionnaire"), fold: "title", rowHead: true },
                cell: (one) => t("version", { version: one.version }),
                link: (one) => questionsPath(one.version),
              },
              {
                ...{ key: "standing", head: t("questions.standing"), fold: "light" },
                cell: (one) => <StandingTag standing={one.standing} />,
              },
              {
                ...{ key: "validFrom", head: t("questions.validFrom"), fold: "due" },
                cell: (one) => (one.validFrom ? <DayTime day={one.validFrom} /> : null),
              },
              {
                ...{ key: "saved", head: t("questions.saved") },
                cell: ({ savedAt }) => (savedAt ? <DayTime day={dayOfMoment(savedAt)} /> : t("questions.delivered")),
                sub: ({ by }) => by,
              },
            ]}
          />
        </Section>
      </div>
    </>
  );
}

/** The questions with their answers to try, as a firm finds them. */
function Preview({ items }: Pick<Questionnaire, "items">) {
  const t = useTranslations("selfAssessment");
  const words = formWords(useTranslations("ui"));
  return (
    <Section id="preview" title={t("questions.preview")}>
      <div className="stack">
        <p className="second">{t("questions.previewNote")}</p>
        <div>
          {useQuestionChoices(items).map(({ name, label, choices }) => (
            <Radios key={name} name={name} label={label} choices={choices} words={words} />
          ))}
        </div>
      </div>
    </Section>
  );
}

function StandingTag({ standing }: { readonly standing: QuestionsStanding }) {
  const t = useTranslations("selfAssessment");
  const look = standing === "in_force" ? "now" : standing === "replaced" ? "done" : "waiting";
  return <Tag look={look}>{t(`questions.standings.${standing}`)}</Tag>;
}

/** The way to the next version; while one is written or waits for its day, the way to that one. */
function WriteNext({ versions }: { readonly versions: readonly QuestionsLine[] }) {
  const t = useTranslations("selfAssessment");
  const [newest] = versions;
  if (newest?.standing === "coming") return <a href={questionsPath(newest.version)}>{t("questions.seeComing")}</a>;
  return (
    <ButtonLink tone="secondary" href={writeQuestionsPath}>
      {t(newest?.standing === "draft" ? "questions.editDraft" : "questions.writeNext")}
    </ButtonLink>
  );
}

function Steps({
  questionnaire: { version, revision },
  standing,
}: {
  readonly questionnaire: Questionnaire;
  readonly standing: QuestionsStanding;
}) {
  const t = useTranslations("selfAssessment");
  const words = formWords(useTranslations("ui"));
  if (standing === "draft")
    return (
      <Section id="announce" title={t("questions.announceTitle")} size={3}>
        <StepForm
          action={moveQuestionsAction}
          hidden={{ step: "announce", version, revision }}
          texts={[
            { name: "validFrom", label: t("questions.validFrom"), hint: t("questions.validFromHint"), width: 20 },
          ]}
          submit={t("questions.announce")}
          words={words}
        />
        <details>
          <summary>{t("questions.discard")}</summary>
          <p>{t("questions.discardEffect")}</p>
          <StepForm
            action={discardQuestionsAction}
            hidden={{ version, revision }}
            submit={t("questions.discard")}
            tone="alarm"
            words={words}
          />
        </details>
      </Section>
    );
  if (standing === "coming")
    return (
      <Buttons>
        <StepForm
          action={moveQuestionsAction}
          hidden={{ step: "take_back", version, revision }}
          submit={t("questions.takeBack")}
          tone="secondary"
          words={words}
        />
      </Buttons>
    );
  return null;
}
