import { useLocale, useTranslations } from "next-intl";
import { dayFromDate } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { FigureLink } from "@/ui/figure";
import { longDay } from "@/ui/format";
import { type Named, useName } from "@/ui/names";
import { Section } from "@/ui/section";
import { visitPath, visitsPath } from "../../paths";
import type { DrawnFirm, Exclusion } from "../queries";

type DrawnProps = {
  readonly drawId: string;
  readonly rows: readonly DrawnFirm[];
  readonly divisions: readonly (Named & { readonly code: string })[];
};

/** What was drawn, in the order of drawing, each with its pair and its visit. */
export function Drawn({ drawId, rows, divisions }: DrawnProps) {
  const t = useTranslations("draws");
  const visits = useTranslations("visits");
  const name = useName();
  const held = rows.filter(({ visitStatus }) => visitStatus === "held").length;
  return (
    <Section
      id="result"
      title={t("sections.result")}
      end={
        <span>
          {t("visits")} <FigureLink figure={`draw-${drawId}`} value={rows.length} href={visitsPath({ draw: drawId })} />
        </span>
      }
    >
      <p>{t("visitHeld", { held, n: rows.length })}</p>
      <DataTable
        caption={t("sections.result")}
        rows={rows}
        rowKey={({ no }) => String(no)}
        columns={[
          { key: "place", head: t("columns.place"), align: "end", cell: ({ place }) => place },
          {
            key: "firm",
            head: t("columns.firm"),
            fold: "title",
            rowHead: true,
            cell: (row) => row.name,
            link: ({ visitId }) => visitPath(visitId),
            sub: ({ no, code }) => `${t("publicFirm", { no })}　${code}`,
          },
          {
            key: "officers",
            head: t("columns.officers"),
            cell: ({ officers }) => (
              <ul className="plainlist">
                {officers.map((officer) => (
                  <li key={officer.no}>
                    {officer.name}{" "}
                    <span className="quiet small">
                      {officer.card ? t("card", { card: officer.card }) : t("noCard")}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: "division",
            head: t("columns.division"),
            drop: "low",
            cell: ({ divisionCode }) => name(divisions.find(({ code }) => code === divisionCode)),
          },
          {
            key: "visit",
            head: t("columns.visit"),
            cell: ({ visitStatus }) => (visitStatus ? visits(`statuses.${visitStatus}`) : ""),
          },
        ]}
      />
    </Section>
  );
}

/** The log of who was left out and why: people first, then the firms that were visited lately, which may be many. */
export function Excluded({ rows }: { readonly rows: readonly Exclusion[] }) {
  const t = useTranslations("draws");
  const visited = rows.filter(({ reason }) => reason === "visited");
  const others = rows.filter(({ reason }) => reason !== "visited");
  return (
    <Section id="excluded" title={t("sections.excluded")} end={<span className="quiet">{rows.length}</span>}>
      <p className="hint">{t("excludedNote")}</p>
      {rows.length === 0 ? <p className="quiet">{t("noExcluded")}</p> : null}
      {others.length > 0 ? <ExcludedTable rows={others} /> : null}
      {visited.length > 0 ? (
        <details>
          <summary>{t("visitedBefore", { n: visited.length })}</summary>
          <ExcludedTable rows={visited} />
        </details>
      ) : null}
    </Section>
  );
}

function ExcludedTable({ rows }: { readonly rows: readonly Exclusion[] }) {
  const t = useTranslations("draws");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  return (
    <DataTable
      caption={t("sections.excluded")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "who",
          head: t("columns.who"),
          fold: "title",
          rowHead: true,
          cell: ({ firm, officer }) => firm ?? officer ?? "",
        },
        {
          key: "why",
          head: t("columns.why"),
          cell: ({ reason, day, officer }) =>
            t(reason === "absent" && day ? "absentUntil" : `reasons.${reason}`, {
              day: day ? longDay(dayFromDate(day), locale) : "",
              officer: officer ?? "",
            }),
        },
      ]}
    />
  );
}
