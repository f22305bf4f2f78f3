import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { enterprisePath, enterprisesPath } from "../../paths";
import type { Places } from "../../screens/enterprise-list";
import { FieldValue } from "../../screens/field-value";
import { distinguishAction, undoMergeAction } from "../actions";
import { duplicatesPath } from "../paths";
import type { Compared, Comparison, MergeLine } from "../queries";
import { MERGE_FIELDS, type MergeField } from "../schema";
import { type ComparedLine, MergeForm, SideBySide } from "./merge-form";

type CompareScreenProps = { readonly comparison: Comparison; readonly places: Places };

/** Two records beside each other: to be merged, to be told apart, or merged already, with the way back. */
export function CompareScreen({ comparison, places }: CompareScreenProps) {
  const t = useTranslations("merges");
  const enterprises = useTranslations("enterprises");
  const { one, other, merge } = comparison;
  const elsewhere = !merge && [one, other].some(({ record }) => record.status === "merged");
  return (
    <>
      <PageHead
        title={t("compare.title")}
        trail={[
          { href: enterprisesPath(), label: enterprises("title") },
          { href: duplicatesPath(), label: t("title") },
        ]}
      />
      <div className="stack stack--wide">
        {merge ? <Stands merge={merge} /> : null}
        {elsewhere ? <Notice tone="warn">{t("refusals.merged")}</Notice> : null}
        {merge || elsewhere ? (
          <Read comparison={comparison} places={places} />
        ) : (
          <Choose comparison={comparison} places={places} />
        )}
        {merge ? <Undo merge={merge} /> : null}
        {merge || elsewhere ? null : <TellApart comparison={comparison} />}
      </div>
    </>
  );
}

function Stands({ merge }: { readonly merge: MergeLine }) {
  const t = useTranslations("merges");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <Notice>
      <p>
        {t("stands", {
          ...{ day: longDay(dayOfMoment(merge.mergedAt), locale), by: merge.by },
          ...{ absorbed: merge.absorbedName, survivor: merge.survivorName },
        })}
      </p>
      <p>{t("because", { reason: merge.reason })}</p>
    </Notice>
  );
}

function useLines({ one, other }: Comparison, places: Places): ComparedLine[] {
  const t = useTranslations("merges");
  const enterprises = useTranslations("enterprises");
  const name = useName();
  const division = ({ record }: Compared) => name(places.divisions.find(({ code }) => code === record.divisionCode));
  const fact = (key: string, label: string, of: (side: Compared) => string): ComparedLine => ({
    ...{ key, label, values: { one: of(one), other: of(other) } },
    differs: of(one) !== of(other),
  });
  const count = (unit: string, n: number) => (n === 0 ? t("compare.nobody") : t(`compare.${unit}`, { n }));
  return [
    fact("status", t("compare.status"), ({ record }) => enterprises(`statuses.${record.status}`)),
    fact("divisionCode", enterprises("fields.divisionCode"), division),
    fact("people", t("compare.people"), ({ people }) => count("persons", people)),
    fact("points", t("compare.points"), ({ points }) => count("pieces", points)),
    fact("sites", t("compare.sites"), ({ sites }) => count("pieces", sites)),
    fact("absorbed", t("compare.absorbed"), ({ absorbed }) => count("pieces", absorbed)),
    ...MERGE_FIELDS.map((field): ComparedLine => {
      const label = enterprises(`fields.${field}`);
      const value = ({ record }: Compared) => <FieldValue field={field} value={record[field]} places={places} />;
      const differs = said(one, field) !== said(other, field);
      return {
        ...{ key: field, label, differs, values: { one: value(one), other: value(other) } },
        // A credit code brings the organisation code that stands within it.
        ...(differs && !(field === "orgCode" && (one.record.uscc || other.record.uscc))
          ? { choose: t("form.take", { field: label }) }
          : {}),
      };
    }),
  ];
}

function said({ record }: Compared, field: MergeField): string {
  const value = record[field];
  return Array.isArray(value) ? [...value].sort().join() : String(value ?? "");
}

function useHeads({ one, other }: Comparison) {
  const head = ({ record }: Compared) => <a href={enterprisePath(record.id)}>{record.name}</a>;
  return { one: head(one), other: head(other) };
}

function Read({ comparison, places }: CompareScreenProps) {
  const t = useTranslations("merges");
  const words = { table: t("compare.table"), field: t("columns.field"), differs: t("compare.differs") };
  return <SideBySide heads={useHeads(comparison)} lines={useLines(comparison, places)} words={words} />;
}

/** Which of two likely stays: the one that takes part in the programme, has people, is checked; else the older. */
function likelier({ one, other }: Comparison): "one" | "other" {
  const weight = ({ record, people, points, sites, absorbed }: Compared) =>
    1000 * sites + 100 * points + 100 * absorbed + (record.status === "checked" ? 10 : 0) + (people > 0 ? 5 : 0);
  const [left, right] = [weight(one), weight(other)];
  if (left !== right) return left > right ? "one" : "other";
  return one.record.createdAt <= other.record.createdAt ? "one" : "other";
}

function Choose({ comparison, places }: CompareScreenProps) {
  const t = useTranslations("merges");
  const { one, other } = comparison;
  const keep = likelier(comparison);
  const keeper = keep === "one" ? one : other;
  const fromOther = keep === "one" ? "other" : "one";
  const initial = Object.fromEntries(
    MERGE_FIELDS.map((field) => [`take.${field}`, said(keeper, field) === "" ? fromOther : keep]),
  );
  const form = (key: string) => t(`form.${key}`);
  const label = ({ record }: Compared) => [record.name, record.uscc ?? record.orgCode ?? record.regNo].join(" ");
  return (
    <MergeForm
      heads={useHeads(comparison)}
      names={{ one: label(one), other: label(other) }}
      lines={useLines(comparison, places)}
      hidden={{
        ...{ oneId: one.record.id, otherId: other.record.id },
        ...{ oneVersion: one.record.version, otherVersion: other.record.version },
      }}
      initial={{ ...initial, keep }}
      words={{
        ...formWords(useTranslations("ui")),
        ...{ table: t("compare.table"), field: t("columns.field"), differs: t("compare.differs") },
        ...{ lead: t("compare.lead"), title: form("title"), keep: form("keep"), keepHint: form("keepHint") },
        ...{ reason: form("reason"), reasonHint: form("reasonHint"), same: form("same") },
        ...{ effect: form("effect"), submit: form("submit") },
      }}
    />
  );
}

function TellApart({ comparison: { one, other } }: Pick<CompareScreenProps, "comparison">) {
  const t = useTranslations("merges");
  return (
    <Section id="distinct" title={t("distinct.title")}>
      <StepForm
        action={distinguishAction}
        hidden={{ oneId: one.record.id, otherId: other.record.id }}
        texts={[{ name: "reason", label: t("distinct.reason"), hint: t("distinct.reasonHint"), rows: 2 }]}
        submit={t("distinct.submit")}
        tone="secondary"
        words={formWords(useTranslations("ui"))}
      />
    </Section>
  );
}

function Undo({ merge }: { readonly merge: MergeLine }) {
  const t = useTranslations("merges");
  return (
    <Section id="undo" title={t("undo.title")}>
      <p>{t("undo.lead")}</p>
      <StepForm
        action={undoMergeAction}
        hidden={{ mergeId: merge.id }}
        texts={[{ name: "reason", label: t("undo.reason"), rows: 2 }]}
        submit={t("undo.submit")}
        tone="secondary"
        words={formWords(useTranslations("ui"))}
      />
    </Section>
  );
}
