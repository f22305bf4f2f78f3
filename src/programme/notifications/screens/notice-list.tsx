import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { ActionForm } from "@/ui/form-shell";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { SubmitButton } from "@/ui/submit-button";
import { Tabs } from "@/ui/tabs";
import { Tag } from "@/ui/tag";
import { MomentTime } from "@/ui/time";
import { readAllNoticesAction } from "../actions";
import { allNotificationsPath, noticePath, notificationsPath } from "../paths";

type NoticeListProps = {
  readonly rows: readonly {
    readonly id: string;
    readonly kind: string;
    readonly number: string | null;
    readonly at: Date;
    readonly readAt: Date | null;
    /** Whether its record can still be opened. */
    readonly opens: boolean;
  }[];
  readonly total: number;
  readonly next: string | undefined;
  readonly show: "unread" | "all";
  readonly first: boolean;
  /** Whether the reader comes from a notice whose record he sees no more. */
  readonly gone: boolean;
  readonly today: Day;
  /** When the rows were read: what comes later isn't marked as read. */
  readonly until: Date;
};

/** One's own notices: what happened, to which number, when. Never what is in it. */
export function NoticeList({ rows, total, next, show, first, gone, today, until }: NoticeListProps) {
  const t = useTranslations("notifications");
  const here = show === "all" ? allNotificationsPath : notificationsPath;
  const older = next ? `${here}${show === "all" ? "&" : "?"}${new URLSearchParams({ after: next })}` : undefined;
  return (
    <>
      <PageHead
        title={t("title")}
        end={
          rows.length > 0 ? (
            <>
              {show === "unread" ? <ReadAll until={until} /> : null}
              <ExportLinks list="notices" query={{ show }} />
            </>
          ) : undefined
        }
      />
      <Tabs
        label={t("tabs.label")}
        tabs={[
          { href: notificationsPath, label: t("tabs.unread"), current: show === "unread" },
          { href: allNotificationsPath, label: t("tabs.all"), current: show === "all" },
        ]}
      />
      {gone ? <Notice tone="info">{t("goneText")}</Notice> : null}
      {rows.length === 0 ? (
        <Empty title={t(`empty.${show}`)}>{t(`empty.${show}Text`)}</Empty>
      ) : (
        <NoticeTable rows={rows} today={today} />
      )}
      <Pager total={total} label={t("total", { n: total })} next={older} first={first ? undefined : here} />
      <p className="small second">{t("note")}</p>
    </>
  );
}

function NoticeTable({ rows, today }: Pick<NoticeListProps, "rows" | "today">) {
  const t = useTranslations("notifications");
  return (
    <DataTable
      caption={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: "at", head: t("columns.at"), fold: "due", cell: ({ at }) => <MomentTime at={at} today={today} /> },
        {
          key: "what",
          head: t("columns.what"),
          rowHead: true,
          fold: "title",
          wrap: true,
          cell: ({ kind }) => t(`kinds.${kind}`),
          sub: ({ opens }) => (opens ? null : t("gone")),
          link: ({ id, opens }) => (opens ? noticePath(id) : undefined),
        },
        {
          key: "number",
          head: t("columns.number"),
          cell: ({ number }) => (number ? <span className="num">{number}</span> : ""),
        },
        {
          key: "state",
          head: t("columns.state"),
          cell: ({ readAt }) =>
            readAt ? <Tag look="done">{t("states.read")}</Tag> : <Tag look="now">{t("states.unread")}</Tag>,
        },
      ]}
    />
  );
}

function ReadAll({ until }: { readonly until: Date }) {
  const t = useTranslations("notifications");
  const words = formWords(useTranslations("ui"));
  return (
    <ActionForm action={readAllNoticesAction} words={words}>
      <input type="hidden" name="until" value={until.toISOString()} />
      <SubmitButton busy={words.busy} tone="secondary">
        {t("readAll")}
      </SubmitButton>
    </ActionForm>
  );
}
