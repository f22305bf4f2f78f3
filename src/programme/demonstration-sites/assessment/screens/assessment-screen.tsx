import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "@/ui/button";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { OwnFiles } from "@/ui/own-files";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { TaskList } from "@/ui/task-list";
import { assessmentPath, editSitePath, proofPath, sitePath } from "../../paths";
import { dimensionsOf, itemsOf, type SheetContent } from "../../score-sheets/schema";
import { points } from "../../screens/scores";
import { answerItemAction, removeProofAction } from "../actions";
import type { Answer, Proof } from "../queries";

type Assessed = {
  readonly siteId: string;
  readonly content: SheetContent;
  readonly answers: readonly Answer[];
  readonly proofs: readonly Proof[];
};

/** The self-assessment as a task list: every item of the sheet, what is claimed, whether its proof is there. */
export function AssessmentScreen({
  siteId,
  content,
  answers,
  proofs,
  openItems,
  begunAt,
}: Assessed & { readonly openItems: readonly string[]; readonly begunAt: Date }) {
  const t = useTranslations("demonstrationSites");
  const english = useLocale() === "en";
  const total = answers.reduce((sum, answer) => sum + answer.points, 0);
  return (
    <>
      <BackLink href={sitePath(siteId)}>{t("application")}</BackLink>
      <PageHead title={t("assessment.title")} />
      <div className="stack">
        <Notice>{t("assessment.lead")}</Notice>
        {answers.some(({ updatedAt }) => updatedAt < begunAt) ? <Notice>{t("assessment.carried")}</Notice> : null}
        <p>
          <b>{t("assessment.total", { points: points(total), pass: content.passMark })}</b>{" "}
          {openItems.length > 0 ? t("assessment.open", { n: openItems.length }) : t("assessment.complete")}
        </p>
        {dimensionsOf(content).map((dimension) => (
          <Section
            key={dimension.key}
            id={`d${dimension.key}`}
            title={`${dimension.key === "B" ? "" : `${dimension.key} `}${english ? dimension.nameEn : dimension.nameZh}`}
          >
            <TaskList
              tasks={itemsOf(content)
                .filter((item) => item.dimension === dimension.key)
                .map((item) => {
                  const answer = answers.find(({ itemKey }) => itemKey === item.key);
                  const count = proofs.filter(({ itemKey }) => itemKey === item.key).length;
                  const open = openItems.includes(item.key);
                  return {
                    key: item.key,
                    href: assessmentPath(siteId, item.key),
                    label: `${item.key} ${english ? item.textEn : item.textZh}`,
                    hint: answer
                      ? t("assessment.claimed", { points: points(answer.points), full: points(item.points), n: count })
                      : t("assessment.full", { full: points(item.points) }),
                    state: open
                      ? answer
                        ? ("begun" as const)
                        : ("todo" as const)
                      : answer
                        ? ("done" as const)
                        : { show: t("assessment.optional") },
                  };
                })}
            />
          </Section>
        ))}
        {openItems.length === 0 ? <ButtonLink href={editSitePath(siteId)}>{t("steps.submit")}</ButtonLink> : null}
      </div>
    </>
  );
}

type ItemScreenProps = Assessed & {
  readonly itemKey: string;
  readonly names: Readonly<Record<string, string>>;
  /** The form that sends proofs; the evidence feature's. */
  readonly upload: ReactNode;
};

/** One item: what is claimed, how it is done, and its proofs. Never the secret itself. */
export function ItemScreen({ siteId, content, answers, proofs, itemKey, names, upload }: ItemScreenProps) {
  const t = useTranslations("demonstrationSites");
  const ui = useTranslations("ui");
  const english = useLocale() === "en";
  const item = itemsOf(content).find(({ key }) => key === itemKey);
  if (!item) return null;
  const answer = answers.find((one) => one.itemKey === itemKey);
  return (
    <>
      <BackLink href={assessmentPath(siteId)}>{t("assessment.title")}</BackLink>
      <PageHead title={`${item.key} ${english ? item.textEn : item.textZh}`} of={t("assessment.title")} />
      <div className="narrow stack stack--wide">
        <p className="second">
          {t("assessment.full", { full: points(item.points) })}{" "}
          {t("assessment.evidence", { evidence: english ? item.evidenceEn : item.evidenceZh })}
        </p>
        <Section id="proofs" title={t("assessment.proofs")}>
          <OwnFiles
            files={proofs.map(({ id, size, sha256 }) => ({
              ...{ id, size, sha256, name: names[id] ?? "", href: proofPath(id) },
              hidden: { siteId, proofId: id },
            }))}
            remove={removeProofAction}
            words={{ take: t("assessment.take"), remove: t("assessment.remove") }}
          />
          {upload}
        </Section>
        <Section id="claim" title={t("assessment.claim")}>
          <StepForm
            action={answerItemAction}
            hidden={{ siteId, itemKey }}
            texts={[
              {
                name: "points",
                label: t("assessment.points"),
                hint: t("assessment.pointsHint", { full: points(item.points) }),
                width: 9,
                ...(answer ? { initial: String(answer.points) } : {}),
              },
              {
                name: "note",
                label: t("assessment.note"),
                hint: t("assessment.noteHint"),
                rows: 4,
                ...(answer ? { initial: answer.note } : {}),
              },
            ]}
            submit={t("assessment.save")}
            cancel={{ href: assessmentPath(siteId), label: t("acts.notYet") }}
            words={formWords(ui)}
          />
        </Section>
      </div>
    </>
  );
}
