import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import type { Places } from "@/ui/day-register";
import { longDay } from "@/ui/format";
import { useName } from "@/ui/names";
import { Section } from "@/ui/section";
import { StepNo } from "@/ui/step-panel";
import { sitesPath } from "../../demonstration-sites/paths";
import { leaksPath } from "../leaks/paths";
import { contactPointPath, newContactPointPath } from "../paths";
import type { ContactPointStatus } from "../workflow";

type OwnPointProps = {
  readonly point: {
    readonly id: string;
    readonly number: string | null;
    readonly status: ContactPointStatus;
    readonly reason: string | null;
    readonly divisionCode: string;
  } | null;
  readonly dueOn: Day | null;
  /** Why the firm can't apply now, a key of `refusals` with its values; null when it can; undefined while it has a point or an application. */
  readonly refusal: { readonly code: string; readonly values?: Readonly<Record<string, string>> } | null | undefined;
  readonly places: Places;
  /** Its market regulator has invited the firm to apply. */
  readonly invited: boolean;
};

/** What a firm sees above the register: its own point or application in a sentence, or the way to apply. */
export function OwnPoint({ point, dueOn, refusal, places, invited }: OwnPointProps) {
  const t = useTranslations("contactPoints");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const division = name(places.divisions.find(({ code }) => code === point?.divisionCode));
  return (
    <Section
      id="own"
      title={t("own")}
      size={2}
      end={point?.number ? <span className="num">{point.number}</span> : undefined}
    >
      <p>
        {t(`sentences.${point?.status ?? "none"}`, { division })}{" "}
        {dueOn ? t("byDay", { day: longDay(dueOn, locale) }) : null}
      </p>
      {point?.reason ? <p>{t("reasonIs", { reason: point.reason })}</p> : null}
      {point ? (
        <p>
          <a href={contactPointPath(point.id)}>{point.number ?? t("application")}</a>
          {point.status === "active" ? (
            <>
              {" "}
              <a href={sitesPath()}>{t("acts.sites")}</a> <a href={leaksPath()}>{t("acts.leak")}</a>
            </>
          ) : null}
        </p>
      ) : null}
      {invited && point === null ? <p>{t("candidates.invitedYou")}</p> : null}
      {refusal === null ? <ButtonLink href={newContactPointPath}>{t("acts.apply")}</ButtonLink> : null}
      {refusal ? (
        <ul>
          <StepNo label={t("acts.apply")} reason={t(`refusals.${refusal.code}`, refusal.values ?? {})} />
        </ul>
      ) : null}
    </Section>
  );
}
