import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import type { Places } from "@/ui/day-register";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Section } from "@/ui/section";
import { StepNo } from "@/ui/step-panel";
import { newSitePath, sitePath } from "../paths";
import type { SiteStatus } from "../workflow";

type OwnSiteProps = {
  readonly site: {
    readonly id: string;
    readonly number: string | null;
    readonly status: SiteStatus;
    readonly reason: string | null;
    readonly divisionCode: string;
    readonly noticeTo: Day | null;
    readonly validUntil: Day | null;
    readonly openItems: number;
    readonly rectified: boolean;
  } | null;
  /** Why the firm can't apply now, a key of `refusals` and its day; null when it can; undefined while it has a site or an application. */
  readonly refusal: { readonly code: string; readonly day?: Day } | null | undefined;
  readonly places: Places;
};

type Standing = Pick<NonNullable<OwnSiteProps["site"]>, "status" | "openItems" | "rectified">;

/** Where its site or application stands, for the firm: a key of `sentences`. */
export function sentenceOf({ status, openItems, rectified }: Standing): string {
  if (status === "draft" && openItems === 0) return "ready";
  return status === "rectifying" && rectified ? "reported" : status;
}

/** What a firm sees above the register: its own site or application in a sentence, or the way to apply. */
export function OwnSite({ site, refusal, places }: OwnSiteProps) {
  const t = useTranslations("demonstrationSites");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const day = (value: Day | null | undefined) => (value ? longDay(value, locale) : "");
  return (
    <Section
      id="own"
      title={t("own")}
      size={2}
      end={site?.number ? <span className="num">{site.number}</span> : undefined}
    >
      <p>
        {t(`sentences.${site ? sentenceOf(site) : "none"}`, {
          division: name(places.divisions.find(({ code }) => code === site?.divisionCode)),
          until: day(site?.noticeTo),
          validUntil: day(site?.validUntil),
          n: site?.openItems ?? 0,
        })}
      </p>
      {site?.reason ? <p>{t("reasonIs", { reason: site.reason })}</p> : null}
      {site ? (
        <p>
          <a href={sitePath(site.id)}>{site.number ?? t("application")}</a>
        </p>
      ) : null}
      {refusal === null ? <ButtonLink href={newSitePath}>{t("acts.apply")}</ButtonLink> : null}
      {refusal ? (
        <ul>
          <StepNo label={t("acts.apply")} reason={t(`refusals.${refusal.code}`, { day: day(refusal.day) })} />
        </ul>
      ) : null}
    </Section>
  );
}
