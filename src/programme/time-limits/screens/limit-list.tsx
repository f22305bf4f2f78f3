import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ClockRule } from "@/kernel/clocks";
import type { Day } from "@/kernel/days";
import { Basis } from "@/ui/basis";
import { DataTable } from "@/ui/data-table";
import { Filters } from "@/ui/filters";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { Tag } from "@/ui/tag";
import { holidaysPath, timeLimitPath, timeLimitsPath } from "../paths";
import { GROUPS, LIMIT_GROUPS, type LimitGroup } from "../policy";
import { useLimitWords } from "./limit-words";

type LimitListProps = {
  readonly limits: ReadonlyMap<string, ClockRule>;
  readonly on: Day;
  readonly today: Day;
  /** The year that follows the last known one, when today is near enough for it to matter. */
  readonly missingYear: number | null;
  /** The list as a file. */
  readonly files: ReactNode;
};

/** Every time limit that was in force on a day, with its source: for everybody. */
export function LimitList({ limits, on, today, missingYear, files }: LimitListProps) {
  const t = useTranslations("timeLimits");
  return (
    <>
      <PageHead
        title={t("title")}
        end={
          <>
            <a href={holidaysPath()}>{t("holidays")}</a>
            {files}
          </>
        }
      />
      <div className="stack stack--wide">
        <p className="second">{t("lead")}</p>
        {missingYear === null ? null : (
          <Notice tone="warn">
            {t("nextYear", { year: String(missingYear) })}{" "}
            <a href={holidaysPath({ year: String(missingYear) })}>{t("holidays")}</a>
          </Notice>
        )}
        <Filters
          filters={[
            { name: "on", label: t("on"), type: "day", value: on === today ? undefined : on, placeholder: today },
          ]}
          clearHref={timeLimitsPath()}
        />
        {LIMIT_GROUPS.map((group) => (
          <GroupTable key={group} group={group} limits={limits} />
        ))}
      </div>
    </>
  );
}

function GroupTable({
  group,
  limits,
}: {
  readonly group: LimitGroup;
  readonly limits: ReadonlyMap<string, ClockRule>;
}) {
  const t = useTranslations("timeLimits");
  const words = useLimitWords();
  const rows = GROUPS[group].map((kind) => ({ kind, rule: limits.get(kind) }));
  return (
    <Section id={group} title={t(`groups.${group}`)} size={2}>
      <DataTable
        caption={t(`groups.${group}`)}
        rows={rows}
        rowKey={({ kind }) => kind}
        columns={[
          {
            key: "kind",
            head: t("columns.kind"),
            fold: "wide",
            rowHead: true,
            cell: ({ kind }) => words.kind(kind),
            link: ({ kind }) => timeLimitPath(kind),
          },
          {
            key: "length",
            head: t("columns.length"),
            cell: ({ rule }) => (
              <span className="nowrap">{rule ? words.length(rule.length, rule.unit) : t("noRule")}</span>
            ),
          },
          {
            key: "extension",
            head: t("columns.extension"),
            drop: "mid",
            cell: ({ rule }) => (rule ? words.extension(rule) : null),
          },
          {
            key: "stops",
            head: t("columns.stops"),
            drop: "low",
            cell: ({ rule }) => (rule ? words.stops(rule) : null),
          },
          {
            key: "basis",
            head: t("columns.basis"),
            fold: "wide",
            cell: ({ rule }) => (rule ? <Basis rule={rule} /> : null),
            sub: ({ rule }) => (rule ? <Source source={rule.source} /> : null),
            mark: ({ rule }) => (rule && !rule.verified ? <Tag>{t("unverified")}</Tag> : null),
          },
          {
            key: "valid",
            head: t("columns.valid"),
            cell: ({ rule }) => (rule ? <span className="nowrap">{words.validity(rule)}</span> : null),
          },
        ]}
      />
    </Section>
  );
}
