import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { weekdayAndDay } from "./format";
import { BrandLink, type FrameProps, type NavItem, NavLink, PrintDemo, SkipLink, Switches } from "./frame-parts";

type OfficeProps = FrameProps & {
  readonly nav: readonly { readonly title: string; readonly items: readonly NavItem[] }[];
  readonly user: { readonly label: string; readonly href: string };
  readonly inbox?: { readonly href: string; readonly count: number };
  /** What the search box finds: 编号、企业、人员. */
  readonly searchHint: string;
  /** Text in the search box, on the page of results. */
  readonly searched?: string;
  /** A form with a `.link` button. */
  readonly signOut: ReactNode;
  /** Who and when: printed on each sheet. */
  readonly printedBy: string;
  /** Left of the foot: what everybody must know; right: whom to call. */
  readonly foot: { readonly note: string; readonly support: ReactNode };
};

/**
 * The officials' side: ink bar, navigation at the left, dense type. Below 1024 px the one navigation is opened by a
 * 菜单 button that is a `<details>`, so that it works before any script.
 */
export function OfficeFrame({ brand, nav, user, inbox, preferences, today, demo, children, ...rest }: OfficeProps) {
  const t = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <div className="page" data-side="office" data-density="dense">
      <SkipLink />
      {demo ? <PrintDemo /> : null}
      <header className="bar">
        <BrandLink {...brand} />
        <details className="menu">
          <summary>{t("menu")}</summary>
        </details>
        {/* biome-ignore lint/a11y/useSemanticElements: <search> is unknown to the oldest browsers of the floor */}
        <form className="bar__search" role="search" action="/search">
          <input
            type="search"
            name="q"
            aria-label={`${t("search")} ${rest.searchHint}`}
            placeholder={rest.searchHint}
            defaultValue={rest.searched}
          />
          <kbd>/</kbd>
          <button className="vh" type="submit">
            {t("search")}
          </button>
        </form>
        <div className="bar__end">
          {demo ? <span className="demo hide-s">{t("demo")}</span> : null}
          <time className="hide-s" dateTime={today}>
            {weekdayAndDay(today, locale)}
          </time>
          {inbox ? (
            <a href={inbox.href}>
              {t("unread")} <span className="count">{inbox.count}</span>
            </a>
          ) : null}
          <a className="hide-s" href={user.href}>
            {user.label}
          </a>
          {rest.signOut}
        </div>
      </header>
      <div className="office">
        <nav className="side" aria-label={t("sideNav")}>
          {nav.map(({ title, items }) => [
            <h2 key={title}>{title}</h2>,
            ...items.map((item) => <NavLink key={item.href} {...item} />),
          ])}
        </nav>
        <main id="main" className="office__main" tabIndex={-1}>
          <p className="print-who" aria-hidden="true">
            {rest.printedBy}
          </p>
          {children}
        </main>
        <footer className="office-foot">
          <span>{rest.foot.note}</span>
          <Switches {...preferences} />
          <span className="office-foot__end">{rest.foot.support}</span>
        </footer>
      </div>
    </div>
  );
}
