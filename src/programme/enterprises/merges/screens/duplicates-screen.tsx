import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Button } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { Filters } from "@/ui/filters";
import { number } from "@/ui/format";
import { type ShortNamed, useListed, useName, useShortName } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Section } from "@/ui/section";
import { Tabs } from "@/ui/tabs";
import type { Pair, PairPage, PairSide } from "../../pairs/queries";
import { enterprisesPath } from "../../paths";
import { compareByCodesPath, duplicatesPath } from "../paths";
import type { DistinctionLine, MergeLine } from "../queries";
import { DUPLICATE_VIEWS } from "../schema";
import { Distinctions, firstOfTwo, Merges } from "./settled-pairs";

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
  /** How many of those that are settled the page lists. */
  readonly most: number;
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
        end={<Files {...props} />}
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

/** What is listed, as a file; of an empty list there is none. */
function Files(props: DuplicatesScreenProps) {
  switch (props.view) {
    case "open":
      return props.page.total === 0 ? null : (
        <ExportLinks list="enterprise-duplicates" query={props.division ? { division: props.division } : {}} />
      );
    case "merged":
      return props.merges.length === 0 ? null : <ExportLinks list="enterprise-merges" query={{}} />;
    case "distinct":
      return props.distinctions.length === 0 ? null : <ExportLinks list="enterprise-distinctions" query={{}} />;
  }
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
        <>
          <Merges merges={props.merges} today={props.today} />
          <Latest listed={props.merges.length} most={props.most} />
        </>
      );
    case "distinct":
      return props.distinctions.length === 0 ? (
        <Empty title={t("none.distinct")}>{t("none.distinctText")}</Empty>
      ) : (
        <>
          <Distinctions distinctions={props.distinctions} today={props.today} />
          <Latest listed={props.distinctions.length} most={props.most} />
        </>
      );
  }
}

/** A page that is full lists the latest only. */
function Latest({ listed, most }: { readonly listed: number; readonly most: number }) {
  const t = useTranslations("merges");
  return listed < most ? null : <p className="second">{t("latest", { n: number(most) })}</p>;
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
      first={later ? duplicatesPath(filter) : undefined}
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
        { ...firstOfTwo<Pair>(t("columns.one")), sub: ({ one }) => line(one) },
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
