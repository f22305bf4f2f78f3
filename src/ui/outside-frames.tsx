import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { longDay } from "./format";
import {
  BrandLink,
  Footer,
  type FooterContent,
  type FrameProps,
  type NavItem,
  NavLink,
  PrintDemo,
  SkipLink,
  Switches,
} from "./frame-parts";

type OutsideProps = FrameProps & {
  readonly nav: readonly NavItem[];
  readonly footer: FooterContent;
  readonly helpHref?: string;
  /** At the right end of the head: a sign-in button, or the person's name and the sign-out form. */
  readonly end?: ReactNode;
};

/** Home, lists, articles, the programme: white head, 1200 px. */
export function PublicFrame(props: OutsideProps) {
  return <OutsideFrame side="public" {...props} />;
}

/** All signed-in pages of an enterprise: white head, 1056 px. */
export function EnterpriseFrame(props: OutsideProps) {
  return <OutsideFrame side="enterprise" {...props} />;
}

function OutsideFrame({
  side,
  brand,
  nav,
  footer,
  helpHref,
  end,
  preferences,
  ...rest
}: OutsideProps & { side: string }) {
  const t = useTranslations("ui");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const { today, demo, children } = rest;
  return (
    <div className="page" data-side={side}>
      <SkipLink />
      {demo ? <PrintDemo /> : null}
      <header>
        <div className="utility">
          <div className="utility__in">
            {demo ? <span>{t("demoStrip", { day: longDay(today, locale) })}</span> : null}
            <div className="utility__end">
              <Switches {...preferences} />
              {helpHref ? <a href={helpHref}>{t("help")}</a> : null}
            </div>
          </div>
        </div>
        <div className="masthead">
          <div className="masthead__in">
            <BrandLink {...brand} />
            <nav className="topnav" aria-label={t("mainNav")}>
              {nav.map((item) => (
                <NavLink key={item.href} {...item} />
              ))}
            </nav>
            {end ? <div className="masthead__end">{end}</div> : null}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="frame">{children}</div>
      </main>
      <Footer {...footer} />
    </div>
  );
}
