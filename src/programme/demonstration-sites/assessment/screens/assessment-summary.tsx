import { useLocale, useTranslations } from "next-intl";
import { Section } from "@/ui/section";
import { assessmentPath, proofPath } from "../../paths";
import { itemsOf, type SheetContent } from "../../score-sheets/schema";
import { points } from "../../screens/scores";
import type { Answer, Proof } from "../queries";

type AssessmentSummaryProps = {
  readonly siteId: string;
  readonly content: SheetContent;
  readonly answers: readonly Answer[];
  readonly proofs: readonly Proof[];
  /** The firm goes on with it. */
  readonly writing: boolean;
};

/** What the firm claims by the sheet, item by item, with its proofs; photographs of reviewers beside. For those who judge, and the firm. */
export function AssessmentSummary({ siteId, content, answers, proofs, writing }: AssessmentSummaryProps) {
  const t = useTranslations("demonstrationSites");
  const english = useLocale() === "en";
  const items = itemsOf(content);
  const total = answers.reduce((sum, answer) => sum + answer.points, 0);
  return (
    <Section
      id="assessment"
      title={t("assessment.title")}
      end={<b>{t("assessment.total", { points: points(total), pass: content.passMark })}</b>}
    >
      {writing ? (
        <p>
          <a href={assessmentPath(siteId)}>{t("acts.assess")}</a>
        </p>
      ) : null}
      <details>
        <summary>{t("assessment.items", { n: answers.length })}</summary>
        <dl className="answers">
          {items.map((item) => {
            const answer = answers.find(({ itemKey }) => itemKey === item.key);
            if (!answer) return null;
            return (
              <div key={item.key}>
                <dt>
                  {item.key} {english ? item.textEn : item.textZh}
                </dt>
                <dd>
                  {t("assessment.ofFull", { points: points(answer.points), full: points(item.points) })} {answer.note}
                  {proofs
                    .filter(({ itemKey }) => itemKey === item.key)
                    .map(({ id, reviewerId }, index) => (
                      <span key={id}>
                        {" "}
                        <a href={proofPath(id)}>
                          {t(reviewerId ? "assessment.photo" : "assessment.proof", { n: index + 1 })}
                        </a>
                      </span>
                    ))}
                </dd>
              </div>
            );
          })}
        </dl>
      </details>
    </Section>
  );
}
