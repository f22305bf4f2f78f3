import { useLocale, useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { KeepButton } from "@/ui/offline/keep-button";
import { WhenSent } from "@/ui/offline/when-sent";
import { BackLink, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import type { Answer } from "../../assessment/queries";
import { sitePath } from "../../paths";
import { dimensionsOf, itemsOf, type SheetContent, totalOf } from "../../score-sheets/schema";
import { points } from "../../screens/scores";
import { markItemsAction, signScoreAction } from "../actions";
import type { Mark } from "../queries";
import { MarkingForm } from "./marking-form";
import { FINDINGS, useMarkingPlan } from "./marking-plan";

type MarkingScreenProps = {
  readonly site: {
    readonly id: string;
    readonly enterpriseName: string;
    readonly round: number;
    /** They reconcile; else each scores apart. */
    readonly reconciling: boolean;
  };
  readonly content: SheetContent;
  readonly answers: readonly Answer[];
  /** The reviewer's own. */
  readonly marks: readonly Mark[];
  /** What the others gave and found, while scores are reconciled. */
  readonly others: readonly (Mark & { readonly name: string })[];
  /** What he signed last, in a round before: it stands until he says something else. */
  readonly signed: { readonly vetoes: readonly string[]; readonly opinion: string } | undefined;
  /** The signature meets a missed term. */
  readonly late: boolean;
  /** A fresh id for each item that has no mark yet. */
  readonly freshIds: Readonly<Record<string, string>>;
  /** The reviewer's photographs that have arrived, by the item of each. */
  readonly photos: readonly { readonly itemKey: string }[];
  /** Who marks, and for how many hours he may take the page along. */
  readonly owner: string;
  readonly hours: number;
};

/** Where a reviewer marks on the spot and signs, apart from the others. */
export function MarkingScreen(props: MarkingScreenProps) {
  const { site, content, answers, marks, others, signed, late, freshIds, photos, owner, hours } = props;
  const t = useTranslations("demonstrationSites");
  const ui = useTranslations("ui");
  const english = useLocale() === "en";
  const given = Object.fromEntries(marks.map(({ itemKey, points: value }) => [itemKey, value]));
  const missing = itemsOf(content).filter(({ key, dimension }) => dimension !== "B" && given[key] === undefined).length;
  const photosOf = (key: string) => {
    const n = photos.filter(({ itemKey }) => itemKey === key).length;
    return n > 0 ? t("marking.photos", { n }) : "";
  };
  const items = (dimension: string) =>
    itemsOf(content)
      .filter((item) => item.dimension === dimension)
      .map((item) => {
        const mark = marks.find(({ itemKey }) => itemKey === item.key);
        const answer = answers.find(({ itemKey }) => itemKey === item.key);
        const current = mark?.round === site.round ? mark : undefined;
        return {
          key: item.key,
          legend: `${item.key} ${english ? item.textEn : item.textZh}`,
          hint: t("assessment.full", { full: points(item.points) }),
          claimed: [
            answer
              ? `${t("marking.claimed", { points: points(answer.points) })} ${answer.note}`
              : t("marking.notClaimed"),
            ...others
              .filter(({ itemKey }) => itemKey === item.key)
              .map(({ name, points: value, finding, note }) =>
                t("marking.other", { name, points: points(value), finding: t(`findings.${finding}`), note }),
              ),
          ].join(" "),
          id: current?.id ?? freshIds[item.key] ?? "",
          base: current?.version ?? 0,
          points: mark ? String(mark.points) : "",
          finding: mark?.finding ?? "",
          note: mark?.note ?? "",
          photos: photosOf(item.key),
        };
      });
  const dimensions = dimensionsOf(content).map((dimension) => ({
    key: dimension.key,
    name: english ? dimension.nameEn : dimension.nameZh,
    items: items(dimension.key),
  }));
  const plan = useMarkingPlan({ site, content, items: dimensions.flatMap((dimension) => dimension.items), owner });
  return (
    <>
      <BackLink href={sitePath(site.id)}>{site.enterpriseName}</BackLink>
      <PageHead title={t("marking.title")} of={site.enterpriseName} />
      <div className="narrow stack stack--wide">
        <Notice>
          {t(site.reconciling ? "marking.again" : "marking.lead")}{" "}
          {signed && !site.reconciling ? t("marking.kept") : null}
        </Notice>
        <p>
          <b>{t("marking.total", { points: points(totalOf(content, given).total) })}</b>{" "}
          {missing > 0 ? t("marking.missing", { n: missing }) : null}
        </p>
        <p className="hint">{t("marking.offline")}</p>
        <KeepButton owner={owner} pages={[{ href: plan.id, title: plan.title }]} hours={hours} words={plan.words} />
        <MarkingForm
          action={markItemsAction}
          siteId={site.id}
          round={site.round}
          plan={plan}
          dimensions={dimensions}
          findings={FINDINGS.map((value) => ({ value, label: t(`findings.${value}`) }))}
          words={{
            ...formWords(ui),
            points: t("fields.points"),
            finding: t("fields.finding"),
            choose: t("marking.choose"),
            note: t("fields.note"),
            save: t("acts.saveMarks"),
          }}
        />
        <Section id="sign" title={t("marking.sign")} size={2}>
          <p>{t("effects.score")}</p>
          <WhenSent id={plan.id} owner={owner} words={plan.words}>
            <StepForm
              action={signScoreAction}
              hidden={{ siteId: site.id, round: site.round }}
              choices={[
                {
                  name: "vetoes",
                  kind: "several",
                  label: t("fields.vetoes"),
                  hint: t("hints.vetoes"),
                  ...(signed ? { initial: signed.vetoes } : {}),
                  choices: content.vetoes.map((veto, index) => ({
                    value: String(index),
                    label: english ? veto.textEn : veto.textZh,
                  })),
                },
              ]}
              texts={[
                {
                  ...{ name: "opinion", label: t("fields.opinion"), hint: t("hints.opinion"), rows: 6 },
                  ...(signed ? { initial: signed.opinion } : {}),
                },
              ]}
              late={late}
              submit={t("acts.sign")}
              words={formWords(ui)}
            />
          </WhenSent>
        </Section>
      </div>
    </>
  );
}
