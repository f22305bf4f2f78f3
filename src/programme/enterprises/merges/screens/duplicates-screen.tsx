import { useLocale, useTranslations } from "next-intl";
import { type Day, dayOfMoment } from "@/kernel/days";
import { Button } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { Filters } from "@/ui/filters";
import { listDay, number } from "@/ui/format";
import { type ShortNamed, useListed, useName, useShortName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Section } from "@/ui/section";
import { Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import { enterprisePath, enterprisesPath } from "../../paths";
import { compareByCodesPath, comparePath, duplicatesPath } from "../paths";
import type { DistinctionLine, MergeLine, Pair, PairPage, PairSide } from "../queries";
import { DUPLICATE_VIEWS } from "../schema";

type Divisions = readonly (ShortNamed & { readonly code: string })[];
type DuplicatesScreenProps = {
  readonly today: Day;
  readonly divisions: Divisions;
  /** A county looks within its own division: it doesn't choose. */
  readonly chooses: boolean;
  readonly division: string | undefined;
  /** Not the first page of pairs. */
  readonly later: boolean;
  /** How far pairs are counted. */
  readonly counted: number;
  /** No two records were found under the codes that were typed. */
  readonly unknown: boolean;
} & (
  | { readonly view: "open"; readonly page: PairPage }
  | { readonly view: "merged"; readonly merges: readonly MergeLine[] }
  | { readonly view: "distinct"; readonly distinctions: readonly DistinctionLine[] }
);

/** Records that could be one firm; those that became one; those that aren't. */
export function DuplicatesScreen(props: DuplicatesScreenProps) {
  const { view } = props;
  const t = useTranslations("merges");
  const enterprises = useTranslations("enterprises");
  return (
    <>
      <PageHead
        title={t("title")}
        trail={[{ href: enterprisesPath(), label: enterprises("title") }]}
        end={
          props.view === "open" && props.page.total !== 0 ? (
            <ExportLinks list="enterprise-duplicates" query={props.division ? { division: props.division } : {}} />
          ) : null
        }
      />
      <Tabs
        label={t("tabs.label")}
        tabs={DUPLICATE_VIEWS.map((one) => ({
          href: duplicatesPath(one === "open" ? {} : { view: one }),
          label: t(`tabs.${one}`),
          current: one === view,
        }))}
      />
      <View {...props} />
    </>
  );
}

function View(props: DuplicatesScreenProps) {
  const t = useTranslations("merges");
  switch (props.view) {
    case "open":
      return (
        <>
          <p className="lead">{t("lead")}</p>
          {props.chooses ? <Where {...props} /> : null}
          {props.page.pairs.length === 0 ? (
            <Empty title={t("none.open")}>{t("none.openText")}</Empty>
          ) : (
            <Pairs pairs={props.page.pairs} divisions={props.divisions} />
          )}
          <Pages {...props} />
          <ByCodes unknown={props.unknown} />
        </>
      );
    case "merged":
      return props.merges.length === 0 ? (
        <Empty title={t("none.merged")}>{t("none.mergedText")}</Empty>
      ) : (
        <Merges merges={props.merges} today={props.today} />
      );
    case "distinct":
      return props.distinctions.length === 0 ? (
        <Empty title={t("none.distinct")}>{t("none.distinctText")}</Empty>
      ) : (
        <Distinctions distinctions={props.distinctions} today={props.today} />
      );
  }
}

function Pages({ page, division, later, counted }: DuplicatesScreenProps & { readonly page: PairPage }) {
  const t = useTranslations("merges");
  const { total, next } = page;
  const filter = division ? { division } : {};
  return (
    <Pager
      total={total}
      label={total === null ? t("totalMore", { n: number(counted) }) : t("total", { n: number(total) })}
      next={next ? duplicatesPath({ ...filter, after: next }) : undefined}
      previous={later ? duplicatesPath(filter) : undefined}
    />
  );
}

/** Two records that the list doesn't find: compared by a code of each. A plain form, so that it works without a script. */
function ByCodes({ unknown }: Pick<DuplicatesScreenProps, "unknown">) {
  const t = useTranslations("merges");
  return (
    <Section id="codes" title={t("byCodes.title")}>
      {unknown ? (
        <Notice tone="warn" live>
          {t("byCodes.unknown")}
        </Notice>
      ) : null}
      <form className="filters" action={compareByCodesPath}>
        <label>
          {t("byCodes.one")}
          <input className="input input--20" name="oneCode" />
        </label>
        <label>
          {t("byCodes.other")}
          <input className="input input--20" name="otherCode" />
        </label>
        <Button tone="secondary">{t("byCodes.submit")}</Button>
      </form>
    </Section>
  );
}

function Where({ divisions, division }: Pick<DuplicatesScreenProps, "divisions" | "division">) {
  const t = useTranslations("merges");
  const name = useName();
  return (
    <Filters
      clearHref={duplicatesPath()}
      filters={[
        {
          name: "division",
          label: t("division"),
          value: division,
          options: divisions.map((place) => ({ value: place.code, label: name(place) })),
        },
      ]}
    />
  );
}

function Pairs({ pairs, divisions }: { readonly pairs: readonly Pair[]; readonly divisions: Divisions }) {
  const t = useTranslations("merges");
  const statuses = useTranslations("enterprises.statuses");
  const listed = useListed();
  const shortName = useShortName();
  const line = ({ code, divisionCode, status }: PairSide) => (
    <>
      <span className="num">{code}</span> {shortName(divisions.find((place) => place.code === divisionCode))}{" "}
      {statuses(status)}
    </>
  );
  return (
    <DataTable
      caption={t("title")}
      rows={pairs}
      rowKey={({ one, other }) => `${one.id} ${other.id}`}
      columns={[
        {
          key: "one",
          head: t("columns.one"),
          fold: "title",
          rowHead: true,
          cell: ({ one }) => one.name,
          link: ({ one, other }) => comparePath(one.id, other.id),
          sub: ({ one }) => line(one),
        },
        {
          key: "other",
          head: t("columns.other"),
          cell: ({ other }) => other.name,
          sub: ({ other }) => line(other),
        },
        {
          key: "reasons",
          head: t("columns.reasons"),
          cell: ({ reasons }) => listed(reasons.map((reason) => t(`reasons.${reason}`))),
        },
      ]}
    />
  );
}

function Merges({ merges, today }: { readonly merges: readonly MergeLine[]; readonly today: Day }) {
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

function Distinctions({
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
        {
          key: "one",
          head: t("columns.one"),
          fold: "title",
          rowHead: true,
          cell: ({ one }) => one.name,
          link: ({ one, other }) => comparePath(one.id, other.id),
        },
        { key: "other", head: t("columns.other"), cell: ({ other }) => other.name },
        { key: "reason", head: t("columns.reason"), wrap: true, cell: ({ reason }) => reason },
        { key: "when", head: t("columns.when"), cell: ({ saidAt }) => listDay(dayOfMoment(saidAt), today, locale) },
        { key: "who", head: t("columns.who"), cell: ({ by }) => by },
      ]}
    />
  );
}
