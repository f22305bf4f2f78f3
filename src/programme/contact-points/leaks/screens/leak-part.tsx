import { useTranslations } from "next-intl";
import { ButtonLink } from "@/ui/button";
import { FigureLink } from "@/ui/figure";
import { Section } from "@/ui/section";
import { leaksPath, newLeakPath } from "../paths";

type LeakPartProps = {
  readonly contactPointId: string;
  readonly leaks: { readonly total: number; readonly open: number };
  /** Working days from noticing to reporting. */
  readonly days: number;
  /** The firm's own people report here. */
  readonly reports: boolean;
};

/** On a point's page: how many leaks it reported, and the way to report one. */
export function LeakPart({ contactPointId, leaks, days, reports }: LeakPartProps) {
  const t = useTranslations("leaks");
  return (
    <Section
      id="leaks"
      title={t("title")}
      end={
        reports ? (
          <ButtonLink href={newLeakPath} tone="secondary">
            {t("acts.write")}
          </ButtonLink>
        ) : undefined
      }
    >
      <p>
        {leaks.total === 0
          ? t("pointPart.none")
          : t.rich("pointPart.sum", {
              total: () => (
                <FigureLink figure="leaks" value={leaks.total} href={leaksPath({ point: contactPointId })} />
              ),
              open: () => (
                <FigureLink
                  figure="leaks-open"
                  value={leaks.open}
                  href={leaksPath({ point: contactPointId, open: "1" })}
                />
              ),
            })}{" "}
        <span className="second">{t("pointPart.rule", { days })}</span>
      </p>
    </Section>
  );
}
