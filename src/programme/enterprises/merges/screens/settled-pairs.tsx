import { useLocale, useTranslations } from "next-intl";
import { type Day, dayOfMoment } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { listDay } from "@/ui/format";
import { Tag } from "@/ui/tag";
import { enterprisePath } from "../../paths";
import { comparePath } from "../paths";
import type { DistinctionLine, MergeLine } from "../queries";

/** What was joined, also what was undone, the latest first. */
export function Merges({ merges, today }: { readonly merges: readonly MergeLine[]; readonly today: Day }) {
  const t = useTranslations("merges");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <DataTable
      caption={t("tabs.merged")}
      rows={merges}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "absorbed",
          head: t("columns.absorbed"),
          fold: "title",
          rowHead: true,
          cell: ({ absorbedName }) => absorbedName,
          link: ({ survivorId, absorbedId }) => comparePath(survivorId, absorbedId),
        },
        {
          key: "survivor",
          head: t("columns.survivor"),
          cell: ({ survivorId, survivorName }) => <a href={enterprisePath(survivorId)}>{survivorName}</a>,
        },
        {
          key: "when",
          head: t("columns.when"),
          cell: ({ mergedAt }) => listDay(dayOfMoment(mergedAt), today, locale),
        },
        { key: "who", head: t("columns.who"), drop: "low", cell: ({ by }) => by },
        { key: "reason", head: t("columns.reason"), wrap: true, cell: ({ reason }) => reason },
        {
          key: "state",
          head: t("columns.state"),
          cell: ({ undone }) => (
            <Tag look={undone ? "waiting" : "done"}>{t(`states.${undone ? "undone" : "stands"}`)}</Tag>
          ),
          sub: ({ undone }) => undone && t("undoneBy", { by: undone.by, reason: undone.reason }),
        },
      ]}
    />
  );
}

type Two = { readonly one: { readonly id: string; readonly name: string }; readonly other: { readonly id: string } };

/** The column of the first of two records, which leads to both beside each other. */
export function firstOfTwo<Row extends Two>(head: string) {
  return {
    ...({ key: "one", head, fold: "title", rowHead: true } as const),
    cell: ({ one }: Row) => one.name,
    link: ({ one, other }: Row) => comparePath(one.id, other.id),
  };
}

/** Pairs of which an office said that they are two firms. */
export function Distinctions({
  distinctions,
  today,
}: {
  readonly distinctions: readonly DistinctionLine[];
  readonly today: Day;
}) {
  const t = useTranslations("merges");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <DataTable
      caption={t("tabs.distinct")}
      rows={distinctions}
      rowKey={({ one, other }) => `${one.id} ${other.id}`}
      columns={[
        firstOfTwo(t("columns.one")),
        { key: "other", head: t("columns.other"), cell: ({ other }) => other.name },
        { key: "reason", head: t("columns.reason"), wrap: true, cell: ({ reason }) => reason },
        { key: "when", head: t("columns.when"), cell: ({ saidAt }) => listDay(dayOfMoment(saidAt), today, locale) },
        { key: "who", head: t("columns.who"), cell: ({ by }) => by },
      ]}
    />
  );
}
