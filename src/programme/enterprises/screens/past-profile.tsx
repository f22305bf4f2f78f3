import { useLocale, useTranslations } from "next-intl";
import { type Day, dayOfMoment } from "@/kernel/days";
import { Button } from "@/ui/button";
import { Facts } from "@/ui/facts";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import type { FormerName } from "../past/queries";
import { enterprisePath } from "../paths";
import type { Places } from "./enterprise-list";
import type { ShownEnterprise } from "./enterprise-screen";
import { Profile } from "./profile";

type PastProfileProps = {
  readonly enterprise: ShownEnterprise;
  readonly past: { readonly day: Day; readonly profile: ShownEnterprise | null } | null;
  readonly places: Places;
};

/** The profile, today's or that of the day in the address, and the way to another day. */
export function PastProfile({ enterprise, past, places }: PastProfileProps) {
  const t = useTranslations("enterprises");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <>
      {past ? (
        <Notice tone="warn">
          {t(past.profile ? "past.as" : "past.before", { day: longDay(past.day, locale) })}{" "}
          <a href={enterprisePath(enterprise.id)}>{t("past.today")}</a>
        </Notice>
      ) : null}
      {past?.profile && past.profile.standing !== "in_business" ? (
        <p>{t(`standings.${past.profile.standing}`)}</p>
      ) : null}
      {past && !past.profile ? null : <Profile enterprise={past?.profile ?? enterprise} places={places} />}
      <form className="filters" action={enterprisePath(enterprise.id)}>
        <label>
          {t("past.day")}
          <input
            className="input input--9"
            name="asOf"
            defaultValue={past?.day}
            placeholder="2016-01-31"
            inputMode="numeric"
          />
        </label>
        <Button tone="secondary">{t("past.show")}</Button>
      </form>
    </>
  );
}

/** What the firm was called before, and under which codes. Nothing, when there is nothing to tell. */
export function FormerNames({ former }: { readonly former: readonly FormerName[] }) {
  const t = useTranslations("enterprises");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  if (former.length === 0) return null;
  return (
    <>
      <h3>{t("past.former")}</h3>
      <Facts
        bare
        facts={former.map(({ field, value, until }) => ({
          label: `${t(`fields.${field}`)} ${value}`,
          value: t("past.until", { day: longDay(dayOfMoment(until), locale) }),
        }))}
      />
    </>
  );
}
