import { useTranslations } from "next-intl";
import { inOrder, SORTS } from "@/kernel/keyset";
import { inTurn, labelled } from "./format";
import { usePageLocale } from "./names";

/** A choice, a text, or a day written as 2016-12-31 (a browser would show its own order of day and month). */
export type Filter = {
  readonly name: string;
  readonly label: string;
  readonly value?: string | undefined;
} /** `none`: what it means that nothing is chosen, where that isn't all. */ & (
  | { readonly options: readonly { readonly value: string; readonly label: string }[]; readonly none?: string }
  | { readonly type: "text" | "day"; readonly placeholder?: string }
);

type FiltersProps = {
  /** The most used first: on a phone the third and later wait behind 更多筛选, unless one of them is set. */
  readonly filters: readonly Filter[];
  /** This list without any filter; the order, which is none, stays. */
  readonly clearHref: string;
  /** What else must stay in the address: the saved view, the order. */
  readonly keep?: Readonly<Record<string, string>>;
  /** 按到期先后 */
  readonly order?: string;
};

/** The name of the order, in the address and among the filters. */
const SORT = "sort";

/** The order of a list, as the last of its filters: its own, by date unless it has another, or the newest first. */
export function useSortFilter(value: string | undefined, own: "byDate" | "byNumber" | "waiting" = "byDate"): Filter {
  const t = useTranslations("ui");
  return {
    ...{ name: SORT, label: t("filters.sort"), value, none: t(`filters.${own}`) },
    options: SORTS.map((sort) => ({ value: sort, label: t(`filters.${sort}`) })),
  };
}

/** Filters as a plain GET form: they stand in the address and work without a script. On paper, where nothing asks, stands what they are set to. */
export function Filters(props: FiltersProps) {
  return (
    <>
      <FilterForm {...props} />
      <Printed {...props} />
    </>
  );
}

/** 截至：2016-06-30，地区：南湖区: of which day, of what. A day that wasn't chosen is told as well. */
function Printed({ filters, order }: Pick<FiltersProps, "filters" | "order">) {
  const locale = usePageLocale();
  const set = filters.flatMap((filter) => {
    const { label, value } = filter;
    const said =
      "options" in filter
        ? filter.options.find((option) => option.value === value)?.label
        : value || (filter.type === "day" ? filter.placeholder : undefined);
    return said ? [labelled(label, said, locale)] : [];
  });
  return set.length > 0 || order ? (
    <p className="print-only second">{inTurn([...set, ...(order ? [order] : [])], locale)}</p>
  ) : null;
}

function FilterForm({ filters, clearHref, keep = {}, order }: FiltersProps) {
  const t = useTranslations("ui");
  const sort = filters.find(({ name }) => name === SORT)?.value;
  return (
    <form className="filters sheetbar" aria-label={t("filters.label")}>
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {filters.map((filter) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: each branch inside holds a control
        <label key={filter.name}>
          {filter.label}
          {"options" in filter ? (
            <select className="select" name={filter.name} defaultValue={filter.value ?? ""}>
              <option value="">{filter.none ?? t("filters.all")}</option>
              {filter.options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          ) : (
            <input
              className="input"
              inputMode={filter.type === "day" ? "numeric" : undefined}
              name={filter.name}
              defaultValue={filter.value}
              placeholder={filter.placeholder}
            />
          )}
        </label>
      ))}
      {filters.length > 2 ? (
        <details className="filters__more" open={filters.slice(2).some(({ value }) => value)}>
          <summary className="btn btn--2">{t("filters.more")}</summary>
        </details>
      ) : null}
      <button className="btn btn--2" type="submit">
        {t("filters.apply")}
      </button>
      {filters.some(({ name, value }) => name !== SORT && value) ? (
        <a className="btn btn--text filters__clear" href={inOrder(clearHref, sort)}>
          {t("filters.clear")}
        </a>
      ) : null}
      {order ? <span className="filters__order">{order}</span> : null}
    </form>
  );
}
