import { useTranslations } from "next-intl";
import { Empty } from "@/ui/empty";
import { formWords } from "@/ui/form-words";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { contactPointPath } from "../paths";
import { reviewPointsAction } from "../reviews/actions";
import { REVIEW_OUTCOMES } from "../reviews/schema";
import { servicesPath } from "../services/paths";
import { ReviewForm } from "./review-form";

type ReviewScreenProps = {
  readonly points: readonly { readonly id: string; readonly label: string }[];
  readonly year: number;
  readonly onceKey: string;
};

/** Several points get the same yearly review, with one reason; afterwards what became of each. */
export function ReviewScreen({ points, year, onceKey }: ReviewScreenProps) {
  const t = useTranslations("contactPoints");
  const words = formWords(useTranslations("ui"));
  const back = servicesPath({ code: "yearly_review", year: String(year) });
  return (
    <>
      <BackLink href={back}>{t("services.title", { year })}</BackLink>
      <PageHead title={t("reviews.formTitle", { year })} count={points.length} />
      <div className="stack stack--wide sheetwide">
        <ReviewForm
          action={reviewPointsAction}
          year={year}
          picked={points.map(({ id, label }) => `${id}~${label}`)}
          list={
            points.length === 0 ? (
              <Empty title={t("reviews.nonePicked")}>
                <a href={back}>{t("reviews.back")}</a>
              </Empty>
            ) : (
              <Section id="picked" title={t("reviews.picked")}>
                <ul className="plainlist">
                  {points.map(({ id, label }) => (
                    <li key={id}>
                      <a href={contactPointPath(id)}>{label}</a>
                    </li>
                  ))}
                </ul>
              </Section>
            )
          }
          outcomes={REVIEW_OUTCOMES.map((value) => ({
            value,
            label: t(`reviews.outcomes.${value}`),
            hint: t(`reviews.hints.${value}`),
          }))}
          onceKey={onceKey}
          backHref={back}
          words={{
            ...words,
            outcome: t("reviews.outcome"),
            reason: t("fields.reason"),
            reasonHint: t("reasonHint"),
            submit: t("reviews.submit"),
            back: t("reviews.back"),
          }}
        />
      </div>
    </>
  );
}
