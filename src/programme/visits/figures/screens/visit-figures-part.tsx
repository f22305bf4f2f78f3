import { useLocale, useTranslations } from "next-intl";
import { present } from "@/kernel/address";
import { addDays, addMonths, type Day } from "@/kernel/days";
import { ExportLinks } from "@/ui/export-links";
import { longDay } from "@/ui/format";
import { type Named, useName } from "@/ui/names";
import { NumberTable } from "@/ui/number-table";
import { Section } from "@/ui/section";
import { visitsPath } from "../../paths";
import type { VisitFigures } from "../queries";

type VisitFiguresProps = VisitFigures & {
  readonly divisions: readonly (Named & { readonly code: string })[];
  readonly day: Day;
  /** As the board's address says it: the file shows the same. */
  readonly query: Readonly<Record<string, string>>;
  readonly mayExport: boolean;
};

/** What visits there were up to a day, division by division, beside the targets: each number opens its visits. */
export function VisitFiguresPart({ columns, at, divisions, day, query, mayExport }: VisitFiguresProps) {
  const t = useTranslations("visits");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const name = useName();
  const from = longDay(addDays(addMonths(day, -12), 1), locale);
  const whole = divisions.length > 1;
  const cells = (codes: readonly string[], division?: string) =>
    columns.map(({ figure, filter }) => ({
      figure: `visits-${figure}`,
      value: codes.reduce((sum, code) => sum + (at[code]?.[figure] ?? 0), 0),
      href: visitsPath(present({ ...filter, division: division ?? filter.division })),
    }));
  return (
    <Section
      id="visits"
      title={t("figures.title")}
      end={
        mayExport ? (
          <span className="btns">
            <ExportLinks list="visit-figures" query={query} />
          </span>
        ) : null
      }
    >
      <div className="stack">
        <p className="quiet">{t("figures.what", { from, to: longDay(day, locale) })}</p>
        <NumberTable
          label={t("figures.title")}
          corner={t("filters.division")}
          head={columns.map(({ figure }) => ({ key: figure, label: t(`figures.${figure}`) }))}
          rows={[
            ...divisions.map((place) => ({
              key: place.code,
              label: name(place),
              cells: cells([place.code], place.code),
            })),
            ...(whole
              ? [{ key: "all", label: t("figures.all"), cells: cells(divisions.map(({ code }) => code)) }]
              : []),
          ]}
        />
      </div>
    </Section>
  );
}
