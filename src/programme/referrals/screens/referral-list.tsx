import { useLocale, useTranslations } from "next-intl";
import { type Light as LightOf, PUNCTUAL } from "@/kernel/clocks";
import { type Day, dayFromDate } from "@/kernel/days";
import { orderApart } from "@/kernel/keyset";
import { DataTable } from "@/ui/data-table";
import { Empty, EmptyFiltered } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { Filters, useSortFilter } from "@/ui/filters";
import { listDay } from "@/ui/format";
import { Light } from "@/ui/light";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { type OwnTabs, Tabs, withOwn } from "@/ui/tabs";
import { referralPath, referralsPath } from "../paths";
import { REFERRAL_KINDS, REFERRAL_STATUSES, type ReferralKind, type ReferralStatus } from "../workflow";

type Name = { readonly nameZh: string; readonly nameEn: string };
export type ReferralRow = {
  readonly id: string;
  readonly number: string;
  readonly kind: ReferralKind;
  readonly status: ReferralStatus;
  readonly dueOn: Date | null;
  readonly light: LightOf;
  readonly lateReason: string | null;
  readonly toDepartment: Name;
  readonly fromDepartment: Name;
};

type ReferralListProps = {
  readonly rows: readonly ReferralRow[];
  readonly total: number | null;
  readonly next: string | null;
  /** The filter as it stands in the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly today: Day;
  /** The reader's own views. */
  readonly own: OwnTabs;
  /** Whether the list may be taken away as a file. */
  readonly exports: boolean;
};

const BOXES = ["mine", "in", "out", "overdue", "all"] as const;

function boxQuery(box: (typeof BOXES)[number]): Record<string, string> {
  if (box === "mine") return { mine: "1" };
  if (box === "overdue") return { overdue: "1" };
  return box === "all" ? {} : { box };
}

/** Inbox and outbox of referrals: nearest date first, unless another order is chosen. */
export function ReferralList({ rows, total, next, query, today, own, exports }: ReferralListProps) {
  const t = useTranslations("referrals");
  const { after: _here, ...filter } = query;
  const { order, narrowed } = orderApart(filter);
  const box = kept(query);
  const nothing =
    Object.keys(narrowed).length > Object.keys(box).length ? (
      <EmptyFiltered clearHref={referralsPath({ ...box, ...order })} />
    ) : (
      <Empty title={t("empty.title")}>{t("empty.text")}</Empty>
    );
  return (
    <>
      <PageHead
        title={t("title")}
        count={total}
        end={exports && total !== 0 ? <ExportLinks list="referrals" query={filter} /> : undefined}
      />
      <Tabs
        label={t("title")}
        tabs={withOwn(
          BOXES.map((one) => ({
            href: referralsPath({ ...boxQuery(one), ...order }),
            label: t(`boxes.${one}`),
            current: isBox(one, narrowed),
          })),
          own,
        )}
      />
      {own.tools}
      <Filters
        filters={[
          { name: "q", label: t("filters.q"), type: "text", value: query.q },
          {
            name: "status",
            label: t("filters.status"),
            value: query.status,
            options: REFERRAL_STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) })),
          },
          {
            name: "kind",
            label: t("filters.kind"),
            value: query.kind,
            options: REFERRAL_KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
          },
          {
            name: "metMonth",
            label: t("filters.metMonth"),
            type: "text",
            value: query.metMonth,
            placeholder: "2016-11",
          },
          {
            name: "punctual",
            label: t("filters.punctual"),
            value: query.punctual,
            options: PUNCTUAL.map((value) => ({ value, label: t(`punctual.${value}`) })),
          },
          useSortFilter(query.sort),
        ]}
        clearHref={referralsPath()}
        keep={box}
      />
      {rows.length === 0 ? nothing : <ReferralTable rows={rows} caption={t("title")} today={today} queue />}
      <Pager
        total={total}
        next={next ? referralsPath({ ...filter, after: next }) : undefined}
        first={query.after ? referralsPath(filter) : undefined}
      />
    </>
  );
}

function isBox(box: (typeof BOXES)[number], query: Readonly<Record<string, string>>): boolean {
  // A box that is narrowed further is a view of its own.
  return new URLSearchParams(boxQuery(box)).toString() === new URLSearchParams(query).toString();
}

function kept(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    ["mine", "overdue", "box", "department"].flatMap((name) => (query[name] ? [[name, query[name]]] : [])),
  );
}

/** Referrals as rows: in the list, on a desk, on the case page. */
export function ReferralTable({
  rows,
  caption,
  today,
  queue,
}: {
  readonly rows: readonly ReferralRow[];
  readonly caption: string;
  readonly today: Day;
  readonly queue?: boolean;
}) {
  const t = useTranslations("referrals");
  const ui = useTranslations("ui");
  const english = useLocale() === "en";
  const name = ({ nameZh, nameEn }: Name) => (english ? nameEn : nameZh);
  return (
    <DataTable
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      {...(queue ? { queue } : {})}
      columns={[
        { key: "light", head: t("columns.light"), fold: "light", cell: ({ light }) => <Light {...light} /> },
        {
          key: "due",
          head: t("columns.due"),
          fold: "due",
          cell: ({ dueOn }) => (dueOn ? listDay(dayFromDate(dueOn), today, english ? "en" : "zh-CN") : ""),
        },
        {
          key: "number",
          head: t("columns.number"),
          fold: "title",
          rowHead: true,
          cell: ({ number }) => number,
          link: ({ id }) => referralPath(id),
          sub: ({ lateReason }) => (lateReason ? ui("clock.why", { reason: lateReason }) : null),
        },
        { key: "kind", head: t("columns.kind"), cell: ({ kind }) => t(`kinds.${kind}`) },
        {
          key: "from",
          head: t("columns.from"),
          drop: "low",
          wrap: true,
          cell: ({ fromDepartment }) => name(fromDepartment),
        },
        { key: "to", head: t("columns.to"), drop: "mid", wrap: true, cell: ({ toDepartment }) => name(toDepartment) },
        { key: "status", head: t("columns.status"), cell: ({ status }) => t(`statuses.${status}`) },
      ]}
    />
  );
}
