import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { FirmActor, OfficialActor } from "@/kernel/actor";
import { logMoment, remarked } from "@/ui/format";
import type { FrameProps } from "@/ui/frame-parts";
import { usePageLocale } from "@/ui/names";
import { OfficeFrame } from "@/ui/office-frame";
import { EnterpriseFrame, PublicFrame } from "@/ui/outside-frames";
import { type NavKey, navFor } from "../policy";
import type { Badges } from "../queries";
import { isWithin, isWithinForFirm, PLACES } from "./places";

export type Surroundings = Omit<FrameProps, "brand" | "children"> & {
  /** Path of this page, without its query: the item under which it falls is the current one. */
  readonly path: string;
  readonly badges: Badges;
  /** When this page was made: printed on it. */
  readonly at: Date;
  readonly site: {
    readonly phone: string;
    readonly organiser: string;
    readonly identification: string | undefined;
    readonly icp: string | undefined;
    readonly police: string | undefined;
  };
  readonly children: ReactNode;
};

/** The frame of an official's pages. A badge opens exactly what it counts. */
export function OfficeShell({
  actor,
  department,
  path,
  badges,
  at,
  site,
  children,
  ...frame
}: Surroundings & { readonly actor: OfficialActor; readonly department: { nameZh: string; nameEn: string } | null }) {
  const t = useTranslations("desks");
  const ui = useTranslations("ui");
  const locale = usePageLocale();
  const counts: Partial<Record<NavKey, number>> = badges;
  const unit = locale === "en" ? department?.nameEn : department?.nameZh;
  return (
    <OfficeFrame
      {...frame}
      brand={{ name: ui("brand"), line: unit ?? "", href: "/" }}
      nav={navFor(actor).map(({ key, items }) => ({
        title: t(`sections.${key}`),
        items: items.map((item) => {
          const count = counts[item];
          return {
            href: count ? `${PLACES[item]}?mine=1` : PLACES[item],
            label: t(`nav.${item}`),
            current: isWithin(PLACES[item], path),
            ...(count ? { count } : {}),
          };
        }),
      }))}
      user={{ label: actor.name, href: "/account" }}
      inbox={{ href: "/notifications", count: badges.notices }}
      printedBy={t("printedBy", {
        name: unit ? remarked(actor.name, unit, locale) : actor.name,
        at: logMoment(at),
      })}
      searchHint={t("searchHint")}
      signOut={<SignOut label={t("signOut")} />}
      foot={{ note: t("footNote"), support: t("support", { phone: site.phone }) }}
    >
      {children}
    </OfficeFrame>
  );
}

/** The frame of a firm's pages. */
export function FirmShell({
  actor,
  path,
  badges,
  at: _at,
  site,
  children,
  ...frame
}: Surroundings & { readonly actor: FirmActor }) {
  const t = useTranslations("desks");
  const ui = useTranslations("ui");
  const places = [
    { key: "home", href: "/" },
    { key: "complaints", href: "/complaints" },
    { key: "contactPoints", href: "/contact-points" },
    { key: "visits", href: "/visits" },
    { key: "enterprise", href: actor.enterpriseId ? `/enterprises/${actor.enterpriseId}` : "/account" },
    { key: "notifications", href: "/notifications" },
    { key: "search", href: "/search" },
  ] as const;
  return (
    <EnterpriseFrame
      {...frame}
      brand={{ name: ui("brand"), line: t("brandLine.firm"), href: "/" }}
      nav={places.map(({ key, href }) => ({
        href,
        label: t(`firmNav.${key}`),
        current: isWithinForFirm(key, href, path),
        ...(key === "notifications" ? { count: badges.notices } : {}),
      }))}
      footer={useFooter(site)}
      end={
        <>
          <a href="/account">{actor.name}</a>
          <SignOut label={t("signOut")} />
        </>
      }
    >
      {children}
    </EnterpriseFrame>
  );
}

/** The frame for everybody else. */
export function PublicShell({ path, badges: _none, at: _at, site, children, ...frame }: Surroundings) {
  const t = useTranslations("desks");
  const ui = useTranslations("ui");
  const places = [
    { key: "home", href: "/" },
    { key: "information", href: "/information" },
    { key: "programmeDocument", href: "/programme-document" },
    { key: "targets", href: "/targets" },
    { key: "contactPoints", href: "/contact-points" },
    { key: "demonstrationSites", href: "/demonstration-sites" },
  ] as const;
  return (
    <PublicFrame
      {...frame}
      brand={{ name: ui("brand"), line: t("brandLine.public"), href: "/" }}
      nav={places.map(({ key, href }) => ({ href, label: t(`publicNav.${key}`), current: isWithin(href, path) }))}
      footer={useFooter(site)}
      end={
        <a className="btn btn--2" href="/sign-in">
          {t("signIn")}
        </a>
      }
    >
      {children}
    </PublicFrame>
  );
}

function SignOut({ label }: { readonly label: string }) {
  return (
    <form method="post" action="/sign-out">
      <button className="link" type="submit">
        {label}
      </button>
    </form>
  );
}

function useFooter(site: Surroundings["site"]) {
  const t = useTranslations("desks.footer");
  return {
    help: { title: t("help"), text: t("helpText", { phone: site.phone }) },
    links: [{ href: "/privacy", label: t("privacy") }],
    facts: [
      { label: t("organiser"), value: <span lang="zh-CN">{site.organiser}</span> },
      { label: t("identification"), value: site.identification ?? t("unfilled") },
      { label: t("icp"), value: site.icp ?? t("unfilled") },
      { label: t("police"), value: site.police ?? t("unfilled") },
    ],
  };
}
