import type { AccountRow } from "../officials/queries";

type Words = {
  readonly t: (key: string) => string;
  readonly name: (named: { readonly nameZh: string; readonly nameEn: string } | undefined) => string;
};

/** The list of accounts as a file: who may do what. */
export function accountSheet(accounts: readonly AccountRow[], { t, name }: Words) {
  const house = ({ kind, departmentZh, departmentEn }: AccountRow) =>
    kind === "enterprise" ? t("sides.enterprise") : name({ nameZh: departmentZh ?? "", nameEn: departmentEn ?? "" });
  return {
    columns: [
      ...[t("fields.username"), t("fields.name"), t("fields.departmentId"), t("fields.post"), t("fields.duties")],
      t("columns.status"),
    ],
    rows: accounts.map((one) => [
      ...[one.username, one.name, house(one), one.post],
      one.duties.map((duty) => t(`duties.${duty}`)).join(t("between")),
      t(one.status === "active" && !one.used ? "list.unused" : `statuses.${one.status}`),
    ]),
  };
}
