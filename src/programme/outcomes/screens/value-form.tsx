import { useTranslations } from "next-intl";
import { DEPARTMENT_KINDS } from "@/kernel/actor";
import { Facts } from "@/ui/facts";
import { formWords } from "@/ui/form-words";
import { type Named, useName } from "@/ui/names";
import { BackLink, PageHead } from "@/ui/page-head";
import { StepForm, type StepText } from "@/ui/step-form";
import { changeIndicatorAction, correctValueAction, enterValueAction } from "../actions";
import { outcomePath, outcomeValuePath } from "../paths";
import { FREQUENCIES, toldOf } from "../policy";
import type { IndicatorRow, ValueRow } from "../queries";
import { usePeriod, useSpoken, writtenValue } from "./told-words";
import { keyOf } from "./value-period";

/** The counts of a value and how they were found. */
export function useFigureTexts(indicator: IndicatorRow, value?: ValueRow): StepText[] {
  const t = useTranslations("outcomes");
  const { measure } = indicator;
  return [
    {
      name: "numerator",
      label: measure === "count" ? t("measures.count") : t("fields.numerator"),
      hint: t(`fields.numeratorHint.${measure}`),
      width: 9,
      ...(value ? { initial: String(value.numerator) } : {}),
    },
    ...(measure === "count"
      ? []
      : [
          {
            name: "denominator",
            label: t("fields.denominator"),
            hint: t("fields.denominatorHint"),
            width: 9 as const,
            ...(value ? { initial: String(value.denominator ?? "") } : {}),
          },
        ]),
    {
      name: "note",
      label: t("fields.note"),
      hint: t("fields.noteHint"),
      rows: 3,
      ...(value ? { initial: value.note } : {}),
    },
  ];
}

type EnterProps = {
  readonly indicator: IndicatorRow;
  /** Names of the periods that are over. */
  readonly periods: readonly string[];
  /** Divisions that the person may enter for; `city` when also the whole. */
  readonly divisions: readonly (Named & { readonly code: string })[];
  readonly city: boolean;
  readonly onceKey: string;
};

/** A value of a period, to be proved and approved. */
export function EnterValueForm({ indicator, periods, divisions, city, onceKey }: EnterProps) {
  const t = useTranslations("outcomes");
  const ui = useTranslations("ui");
  const spoken = useSpoken();
  const name = useName();
  const period = usePeriod();
  const texts = useFigureTexts(indicator);
  const only = divisions.length === 1 && !city ? divisions[0] : undefined;
  return (
    <div className="narrow stack">
      <BackLink href={outcomePath(indicator.code)}>{t("links.open")}</BackLink>
      <PageHead title={t("enter.title", { name: spoken({ zh: indicator.nameZh, en: indicator.nameEn }) })} />
      <p className="lead">{t("enter.lead")}</p>
      <p className="hint">{spoken({ zh: indicator.definitionZh, en: indicator.definitionEn })}</p>
      <StepForm
        action={enterValueAction}
        hidden={{ code: indicator.code, _key: onceKey, ...(only ? { division: only.code } : {}) }}
        choices={[
          {
            ...{ kind: "select", name: "period", label: t("fields.period") },
            choices: periods.map((key) => ({ value: key, label: period({ key }) })),
          },
          ...(only
            ? []
            : [
                {
                  ...{ kind: "select" as const, name: "division", label: t("fields.division") },
                  hint: t("fields.divisionHint"),
                  choices: divisions.map((place) => ({ value: place.code, label: name(place) })),
                },
              ]),
        ]}
        texts={texts}
        submit={t("enter.submit")}
        words={formWords(ui)}
      />
    </div>
  );
}

/** What is put in an approved value's stead, and why. */
export function CorrectValueForm({
  indicator,
  value,
  onceKey,
}: Pick<EnterProps, "indicator" | "onceKey"> & { readonly value: ValueRow }) {
  const t = useTranslations("outcomes");
  const ui = useTranslations("ui");
  const spoken = useSpoken();
  const period = usePeriod();
  const texts = useFigureTexts(indicator, value);
  const told = toldOf(indicator.measure, value);
  return (
    <div className="narrow stack">
      <BackLink href={outcomeValuePath(value.id)}>{t("value.about")}</BackLink>
      <PageHead
        title={t("correct.title", {
          name: spoken({ zh: indicator.nameZh, en: indicator.nameEn }),
          period: period({ key: keyOf(value) }),
        })}
      />
      <p className="lead">{t("correct.lead")}</p>
      <Facts
        facts={[
          { label: t("correct.published"), value: told ? writtenValue(indicator.measure, told.value) : "" },
          { label: t("fields.note"), value: value.note },
        ]}
      />
      <StepForm
        action={correctValueAction}
        hidden={{ valueId: value.id, _key: onceKey }}
        texts={[...texts, { name: "correctionReason", label: t("fields.correctionReason"), rows: 3 }]}
        submit={t("correct.submit")}
        words={formWords(ui)}
      />
    </div>
  );
}

/** What is measured, to be written anew. */
export function IndicatorForm({ indicator }: { readonly indicator: IndicatorRow }) {
  const t = useTranslations("outcomes");
  const ui = useTranslations("ui");
  const spoken = useSpoken();
  const { code, serial, nameZh, nameEn, definitionZh, definitionEn, source } = indicator;
  return (
    <div className="narrow stack">
      <BackLink href={outcomePath(code)}>{t("links.open")}</BackLink>
      <PageHead title={t("edit.title", { name: spoken({ zh: nameZh, en: nameEn }) })} />
      <p className="lead">{t("edit.lead")}</p>
      <StepForm
        action={changeIndicatorAction}
        hidden={{ code, serial }}
        choices={[
          {
            ...{ kind: "select", name: "ownerKind", label: t("fields.ownerKind"), initial: indicator.ownerKind },
            choices: DEPARTMENT_KINDS.map((value) => ({ value, label: t(`ownerKinds.${value}`) })),
          },
          {
            ...{ kind: "one", name: "frequency", label: t("fields.frequency"), initial: indicator.frequency },
            choices: FREQUENCIES.map((value) => ({
              value,
              label: t(`frequencies.${value}`),
            })),
          },
        ]}
        texts={[
          { name: "nameZh", label: t("fields.nameZh"), initial: nameZh },
          { name: "nameEn", label: t("fields.nameEn"), initial: nameEn },
          { name: "definitionZh", label: t("fields.definitionZh"), rows: 3, initial: definitionZh },
          { name: "definitionEn", label: t("fields.definitionEn"), rows: 3, initial: definitionEn },
          { name: "source", label: t("fields.source"), rows: 2, initial: source },
          { name: "reason", label: t("fields.reason"), rows: 2 },
        ]}
        submit={t("edit.submit")}
        words={formWords(ui)}
      />
    </div>
  );
}
