import { useLocale, useTranslations } from "next-intl";
import { DUTIES } from "@/kernel/actor";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { EmptyFiltered } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { Filters } from "@/ui/filters";
import { PageHead } from "@/ui/page-head";
import { Pager } from "@/ui/pager";
import { Tag } from "@/ui/tag";
import { accountsPath, newOfficialPath, personPath } from "../paths";

type AccountsListProps = {
  readonly rows: readonly {
    readonly id: string;
    readonly username: string;
    readonly name: string;
    readonly post: string | null;
    readonly kind: "official" | "enterprise";
    readonly status: "active" | "waiting" | "disabled";
    readonly departmentZh: string | null;
    readonly departmentEn: string | null;
    readonly duties: readonly string[];
    readonly used: boolean;
  }[];
  readonly total: number;
  readonly next: string | undefined;
  readonly departments: readonly { readonly id: string; readonly nameZh: string; readonly nameEn: string }[];
  /** The filter as it stands in the address. */
  readonly query: Readonly<Record<string, string>>;
  readonly creates: boolean;
};

/** All accounts, by user name. */
export function AccountsList({ rows, total, next, departments, query, creates }: AccountsListProps) {
  const t = useTranslations("accounts");
  const english = useLocale() === "en";
  const { after: _here, ...filter } = query;
  const options = (values: readonly string[], group: string) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  return (
    <>
      <PageHead
        title={t("list.title")}
        count={total}
        end={
          <>
            {creates ? <ButtonLink href={newOfficialPath}>{t("list.create")}</ButtonLink> : null}
            {total > 0 ? <ExportLinks list="accounts" query={query} /> : null}
          </>
        }
      />
      <Filters
        filters={[
          { name: "q", label: t("list.q"), type: "text", value: query.q },
          { name: "duty", label: t("fields.duties"), value: query.duty, options: options(DUTIES, "duties") },
          {
            name: "department",
            label: t("fields.departmentId"),
            value: query.department,
            options: departments.map(({ id, nameZh, nameEn }) => ({ value: id, label: english ? nameEn : nameZh })),
          },
          {
            name: "status",
            label: t("columns.status"),
            value: query.status,
            options: options(["active", "waiting", "disabled"], "statuses"),
          },
          {
            name: "side",
            label: t("list.side"),
            value: query.side,
            options: options(["official", "enterprise"], "sides"),
          },
        ]}
        clearHref={accountsPath()}
        order={t("list.order")}
      />
      {rows.length === 0 ? (
        <EmptyFiltered clearHref={accountsPath()} />
      ) : (
        <DataTable
          caption={t("list.title")}
          rows={rows}
          rowKey={({ id }) => id}
          queue
          columns={[
            {
              key: "username",
              head: t("fields.username"),
              rowHead: true,
              fold: "wide",
              cell: ({ username }) => username,
              link: ({ id }) => personPath(id),
            },
            { key: "name", head: t("fields.name"), cell: ({ name }) => name },
            {
              key: "department",
              head: t("fields.departmentId"),
              wrap: true,
              cell: ({ kind, departmentZh, departmentEn }) =>
                kind === "enterprise" ? t("sides.enterprise") : english ? departmentEn : departmentZh,
            },
            { key: "post", head: t("fields.post"), drop: "low", cell: ({ post }) => post ?? "" },
            {
              key: "duties",
              head: t("fields.duties"),
              wrap: true,
              cell: ({ duties }) => duties.map((duty) => t(`duties.${duty}`)).join(t("between")),
            },
            {
              key: "status",
              head: t("columns.status"),
              cell: ({ status, used }) =>
                status === "active" && used ? (
                  <Tag look="done">{t("statuses.active")}</Tag>
                ) : (
                  <Tag>{t(`statuses.${status === "active" ? "unused" : status}`)}</Tag>
                ),
            },
          ]}
        />
      )}
      <Pager
        total={total}
        label={t("list.total", { n: total })}
        next={next ? accountsPath({ ...filter, after: next }) : undefined}
        first={query.after ? accountsPath(filter) : undefined}
      />
    </>
  );
}
