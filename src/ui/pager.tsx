import { useTranslations } from "next-intl";
import { COMMON } from "@/kernel/search-terms";
import { number } from "./format";

type PagerProps = {
  /** All rows that the filter leaves, not only this page: the number that a figure's link promised. Null when they aren't counted: more than `COMMON` have its words. */
  readonly total: number | null;
  /** The whole sentence when 件 isn't the word: 共 187 家. */
  readonly label?: string;
  /** Where this is a later page. */
  readonly first?: string | undefined;
  readonly next?: string | undefined;
};

/** Pages by key: only the first and the one after, because rows come and go while people read; the browser leads back to the one before. */
export function Pager({ total, label, first, next }: PagerProps) {
  const t = useTranslations("ui");
  return (
    <nav className="pager" aria-label={t("pager.label")}>
      <span className="quiet" data-total={total ?? undefined}>
        {label ?? (total === null ? t("pager.more", { n: number(COMMON) }) : t("pager.total", { n: number(total) }))}
      </span>
      {first ? <a href={first}>{t("pager.first")}</a> : null}
      {next ? (
        <a href={next} rel="next">
          {t("pager.next")}
        </a>
      ) : null}
    </nav>
  );
}
