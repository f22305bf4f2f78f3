import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Day } from "@/kernel/days";
import type { Fact } from "./facts";
import { PreferenceForm } from "./preference-form";

export type Brand = { readonly name: string; readonly line: string; readonly href: string };
export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  readonly current?: boolean;
};
/** How the page is shown, and where the switches bring the person back to: path and query of this page. */
export type Preferences = { readonly returnTo: string; readonly elder: boolean };
export type FooterContent = {
  /** Whom to call: the same place on every page. */
  readonly help: { readonly title: string; readonly text: ReactNode };
  readonly links: readonly { readonly href: string; readonly label: string }[];
  /** Sponsor, site code, ICP number: label and value. */
  readonly facts: readonly Fact[];
};
/** What every frame needs. `today` is the day of the portal's clock, shown wherever the clock tells a story. */
export type FrameProps = {
  readonly brand: Brand;
  readonly preferences: Preferences;
  readonly today: Day;
  readonly demo: boolean;
  readonly children: ReactNode;
};

export function SkipLink() {
  const t = useTranslations("ui");
  return (
    <a className="skip" href="#main">
      {t("skip")}
    </a>
  );
}

/** On each sheet that is printed in the demo: it has no force. */
export function PrintDemo() {
  return (
    <p className="print-demo" aria-hidden="true">
      {useTranslations("ui")("demoPaper")}
    </p>
  );
}

export function BrandLink({ name, line, href }: Brand) {
  return (
    <a className="brand" href={href}>
      <b>{name}</b>
      <small>{line}</small>
    </a>
  );
}

export function NavLink({ href, label, count, current }: NavItem) {
  return (
    <a href={href} aria-current={current ? "page" : undefined}>
      {label}
      {count === undefined ? null : <span className="count">{count}</span>}
    </a>
  );
}

/** 长者模式 and the other language: one plain form, so that both work without a script. Posts `elder` or `locale`, and `returnTo`. */
export function Switches({ returnTo, elder }: Preferences) {
  const t = useTranslations("ui");
  const other = useLocale() === "en" ? "zh-CN" : "en";
  return (
    <PreferenceForm className="switches">
      <input type="hidden" name="returnTo" value={returnTo} />
      <button type="submit" name="elder" value={elder ? "off" : "on"}>
        {elder ? t("elderOff") : t("elder")}
      </button>
      <button type="submit" name="locale" value={other} lang={other}>
        {t("otherLanguage")}
      </button>
    </PreferenceForm>
  );
}

export function Footer({ help, links, facts }: FooterContent) {
  return (
    <footer className="footer">
      <div className="footer__in">
        <div className="help">
          <b>{help.title}</b>
          {help.text}
        </div>
        <ul className="footer__links">
          {links.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label}</a>
            </li>
          ))}
        </ul>
        <dl>
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </footer>
  );
}
