import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** Nothing here: what will come, in a dashed box without a picture. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <b>{title}</b>
      {children}
    </div>
  );
}

/** Nothing here because of the filters: how many they hide, and the way back. `total` is 0 for the figure contract. */
export function EmptyFiltered({ hidden, clearHref }: { readonly hidden?: number; readonly clearHref: string }) {
  const t = useTranslations("ui");
  return (
    <Empty title={t("empty.filtered")}>
      {hidden === undefined ? null : t("filters.hidden", { n: hidden })}{" "}
      <span className="empty__clear">
        <a href={clearHref}>{t("filters.clear")}</a>
      </span>
    </Empty>
  );
}
