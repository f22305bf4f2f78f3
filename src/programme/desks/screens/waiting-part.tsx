import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Day, dayOfMoment } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { FigureLink } from "@/ui/figure";
import { listDay } from "@/ui/format";
import { Light } from "@/ui/light";
import { Section } from "@/ui/section";
import { TaskList } from "@/ui/task-list";
import { minePath, waitingPath } from "../paths";
import type { Waiting, WaitingRow } from "../waiting/queries";
import type { WaitingKind } from "../waiting-kinds/queries";

const KINDS = [
  "complaint",
  "case",
  "referral",
  "enterprise",
  "contact-point",
  "demonstration-site",
  "leak-report",
  "clue",
  "transfer",
  "join-request",
  "visit",
  "article",
  "outcome-value",
  "statement",
] as const satisfies readonly WaitingKind[];

function useWhat(): (row: WaitingRow) => string {
  const t = useTranslations("desks.what");
  // A status that has no words yet shows its kind: the list it leads to says the rest.
  return ({ kind, status }) => (t.has(`${kind}.${status}`) ? t(`${kind}.${status}`) : t(`${kind}.other`));
}

function useCount({ counts }: Waiting): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

type WaitingPartProps = {
  readonly waiting: Waiting;
  readonly today: Day;
  /** The account has no duty yet: that is why nothing waits. */
  readonly withoutDuty: boolean;
  /** Something to be done that is no record: then nobody is told that there is nothing. */
  readonly besides?: ReactNode;
};

/** What waits for an official, nearest date first, and of each kind how many there are. */
export function WaitingPart({ waiting, today, withoutDuty, besides }: WaitingPartProps) {
  const t = useTranslations("desks");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const what = useWhat();
  const count = useCount(waiting);
  if (count === 0 && withoutDuty) return <Empty title={t("waiting.noDuty")}>{t("waiting.noDutyText")}</Empty>;
  if (count === 0) return besides ?? <Empty title={t("waiting.nothing")}>{t("waiting.nothingText")}</Empty>;
  return (
    <>
      {besides}
      <Section
        id="waiting"
        title={t("waiting.title", { n: count })}
        end={
          <span className="kinds">
            {KINDS.filter((kind) => waiting.counts[kind] > 0).map((kind) => (
              <span key={kind}>
                {t(`kinds.${kind}`)}{" "}
                <FigureLink figure={`mine-${kind}`} value={waiting.counts[kind]} href={minePath(kind)} />
              </span>
            ))}
          </span>
        }
      >
        <DataTable
          caption={t("waiting.title", { n: count })}
          rows={waiting.rows}
          rowKey={({ kind, id }) => `${kind} ${id}`}
          columns={[
            { key: "light", head: t("columns.light"), fold: "light", cell: ({ light }) => <Light {...light} /> },
            {
              key: "due",
              head: t("columns.due"),
              fold: "due",
              cell: ({ dueOn, since }) =>
                dueOn
                  ? listDay(dueOn, today, locale)
                  : since
                    ? t("waiting.since", { day: listDay(dayOfMoment(since), today, locale) })
                    : "",
            },
            {
              key: "what",
              head: t("columns.what"),
              fold: "title",
              rowHead: true,
              wrap: true,
              cell: what,
              link: waitingPath,
              sub: ({ label, labelEn }) => (locale === "en" && labelEn) || label,
            },
            ...(waiting.rows.some(({ number }) => number)
              ? [
                  {
                    key: "number",
                    head: t("columns.number"),
                    cell: ({ number }: WaitingRow) => (number ? <span className="num">{number}</span> : null),
                  },
                ]
              : []),
          ]}
        />
        {waiting.rows.length < count ? (
          <p className="quiet small">{t("waiting.first", { shown: waiting.rows.length })}</p>
        ) : null}
      </Section>
    </>
  );
}

/** The same for a firm: verbs, and by when. */
export function WaitingTasks({ waiting, today }: { readonly waiting: Waiting; readonly today: Day }) {
  const t = useTranslations("desks");
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const what = useWhat();
  if (waiting.rows.length === 0) return null;
  return (
    <TaskList
      tasks={waiting.rows.map((row) => ({
        key: `${row.kind} ${row.id}`,
        label: <b>{what(row)}</b>,
        href: waitingPath(row),
        hint: (
          <>
            {row.label}
            {row.label && row.number ? t("space") : null}
            {row.number ? <span className="num">{row.number}</span> : null}
          </>
        ),
        state: {
          show:
            row.kind === "message" ? (
              t("unread")
            ) : row.status === "draft" ? (
              t("draft")
            ) : (
              <>
                <Light {...row.light} />
                {row.dueOn ? <small>{t("before", { day: listDay(row.dueOn, today, locale) })}</small> : null}
              </>
            ),
        },
      }))}
    />
  );
}
