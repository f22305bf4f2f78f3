import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { PageHead } from "@/ui/page-head";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { accountPath, ownTrailPath } from "../paths";

export type ShownEntry = {
  readonly key: string;
  readonly at: Date;
  readonly act: string;
  readonly outcome: string;
  readonly about: string | null;
  readonly device: string | null;
  readonly address: string | null;
  readonly mine: boolean;
};

/** Entries of the trail about oneself. A failed try isn't one's own act: it may have been anybody. */
export function TrailTable({ rows, today }: { readonly rows: readonly ShownEntry[]; readonly today: Day }) {
  const t = useTranslations();
  if (rows.length === 0) return <Empty title={t("accounts.trail.empty")} />;
  return (
    <DataTable
      caption={t("accounts.trail.title")}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: "at",
          head: t("accounts.columns.at"),
          fold: "due",
          cell: ({ at }) => <MomentTime at={at} today={today} />,
        },
        {
          key: "act",
          head: t("accounts.columns.act"),
          fold: "title",
          rowHead: true,
          cell: ({ act }) => t(`auditTrail.acts.${act}`),
        },
        {
          key: "outcome",
          head: t("accounts.columns.outcome"),
          cell: ({ outcome }) =>
            outcome === "refused" ? (
              <Tag look="now">{t("accounts.outcomes.refused")}</Tag>
            ) : (
              t("accounts.outcomes.done")
            ),
        },
        { key: "about", head: t("accounts.columns.about"), drop: "low", cell: ({ about }) => about ?? "" },
        {
          key: "from",
          head: t("accounts.columns.device"),
          drop: "mid",
          cell: ({ device, address }) => [device, address].filter(Boolean).join(t("accounts.between")),
        },
        {
          key: "who",
          head: t("accounts.columns.who"),
          cell: ({ mine }) => t(mine ? "accounts.trail.me" : "accounts.trail.other"),
        },
      ]}
    />
  );
}

/** All of it, page by page. */
export function OwnTrailScreen({
  rows,
  next,
  today,
}: {
  readonly rows: readonly ShownEntry[];
  readonly next: string | undefined;
  readonly today: Day;
}) {
  const t = useTranslations("accounts");
  const ui = useTranslations("ui");
  return (
    <div className="stack stack--wide">
      <PageHead
        title={t("trail.title")}
        trail={[{ href: accountPath, label: t("account.title") }]}
        end={rows.length > 0 ? <ExportLinks list="own-trail" query={{}} /> : undefined}
      />
      <p className="second">{t("trail.lead")}</p>
      <TrailTable rows={rows} today={today} />
      {next ? (
        <p>
          <a href={`${ownTrailPath}?${new URLSearchParams({ after: next })}`} rel="next">
            {ui("pager.next")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
