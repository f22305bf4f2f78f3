import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DataTable } from "@/ui/data-table";
import { inTurn } from "@/ui/format";
import { usePageLocale } from "@/ui/names";
import { SecretMark } from "@/ui/secret";
import { Section } from "@/ui/section";
import type { Parties } from "../queries";

type Party = {
  readonly role: "complainant" | "respondent" | "contact";
  readonly name: ReactNode;
  readonly code: string;
  readonly place: string;
  readonly relation: string;
};

type PartiesTableProps = {
  readonly parties: Parties;
  readonly firmHref: string;
  /** Sealed texts by field, from the same recorded look as the block above; empty while it is shut. */
  readonly opened: Readonly<Record<string, string>>;
};

/** Who complains, who is suspected, whom to call. Sealed names stand here only while the seal is open. */
export function PartiesTable({ parties, firmHref, opened }: PartiesTableProps) {
  const t = useTranslations("cases.parties");
  const options = useTranslations("complaints.options");
  const locale = usePageLocale();
  const { firm, respondent, filedThrough } = parties;
  const word = (field: string, code: string) => (options.has(`${field}.${code}`) ? options(`${field}.${code}`) : "");
  const name = (field: string) => <SealedName text={opened[field]?.split("\n")[0]} />;
  const rows: readonly Party[] = [
    {
      role: "complainant",
      name: <a href={firmHref}>{firm.name}</a>,
      code: firm.code,
      place: locale === "en" ? firm.placeEn : firm.placeZh,
      relation: word("capacity", firm.capacity),
    },
    {
      role: "respondent",
      name: name("respondent"),
      code: "",
      place: "",
      relation: inTurn(
        [...respondent.kinds.map((kind) => word("respondentKind", kind)), word("relation", respondent.relation)].filter(
          Boolean,
        ),
        locale,
      ),
    },
    { role: "contact", name: name("reporter"), code: "", place: "", relation: word("filedThrough", filedThrough) },
  ];
  return (
    <Section id="parties" title={t("title")}>
      <DataTable
        caption={t("title")}
        rows={rows}
        rowKey={({ role }) => role}
        columns={[
          { key: "role", head: t("columns.role"), cell: ({ role }) => t(`roles.${role}`) },
          { key: "name", head: t("columns.name"), fold: "title", rowHead: true, cell: (party) => party.name },
          { key: "code", head: t("columns.code"), cell: ({ code }) => <span className="num">{code || "—"}</span> },
          { key: "place", head: t("columns.place"), cell: ({ place }) => place || "—" },
          { key: "relation", head: t("columns.relation"), cell: ({ relation }) => relation || "—" },
        ]}
      />
    </Section>
  );
}

function SealedName({ text }: { readonly text: string | undefined }) {
  const t = useTranslations("cases.parties");
  if (text) return <span>{text}</span>;
  return (
    <>
      <SecretMark /> <span className="quiet">{t("sealed")}</span>
    </>
  );
}
