import { useTranslations } from "next-intl";
import { buttonClass } from "@/ui/button";
import { type Column, DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { logMoment, size } from "@/ui/format";
import { Hash } from "@/ui/hash";
import { SealedBlock, type SealOf } from "./sealed-block";

export type ShownFile = {
  readonly id: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly hashedBy: string;
  readonly uploadedAt: Date;
};
type Numbered = ShownFile & { readonly n: number; readonly name: string | undefined };

type EvidenceListProps = {
  readonly seal: SealOf;
  readonly files: readonly ShownFile[];
  /** Names by id, once they are opened. */
  readonly names: Readonly<Record<string, string>>;
  /** Where a file's bytes are: the reason is posted to it. */
  readonly hrefOf: (evidenceId: string) => string;
};

/** The firm's evidence: sizes and hashes at any time, names and downloads under the seal. Each download is a recorded act. */
export function EvidenceList({ seal, files, names, hrefOf }: EvidenceListProps) {
  const t = useTranslations("handling");
  if (files.length === 0) return <Empty title={t("evidence.none")} />;
  const rows = files.map((file, index) => ({ ...file, n: index + 1, name: names[file.id] }));
  const { look } = seal;
  const common: Column<Numbered>[] = [
    {
      key: "kind",
      head: t("evidence.columns.kind"),
      drop: "low",
      cell: ({ mediaType }) => mediaType.split("/").at(-1)?.split(".").at(-1),
    },
    {
      key: "received",
      head: t("evidence.columns.received"),
      cell: ({ uploadedAt }) => <span className="num">{logMoment(uploadedAt)}</span>,
    },
    {
      key: "hash",
      head: t("evidence.columns.hash"),
      cell: ({ sha256 }) => <Hash value={sha256} short />,
      sub: ({ hashedBy }) => t(hashedBy === "browser" ? "evidence.browser" : "evidence.server"),
    },
    { key: "size", head: t("evidence.columns.size"), align: "end", cell: ({ size: bytes }) => size(bytes) },
  ];
  const n: Column<Numbered> = {
    key: "n",
    head: t("evidence.columns.n"),
    fold: "hide",
    cell: (file) => <span className="num">{file.n}</span>,
  };
  if (!look) {
    return (
      <>
        <SealedBlock title={t("look.evidence")} seal={seal}>
          {null}
        </SealedBlock>
        <p className="second small">{t("evidence.shut")}</p>
        <DataTable
          caption={t("evidence.caption")}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[{ ...n, fold: "title", rowHead: true }, ...common]}
        />
      </>
    );
  }
  const columns: Column<Numbered>[] = [
    n,
    { key: "name", head: t("evidence.columns.name"), fold: "title", rowHead: true, cell: ({ name }) => name },
    ...common,
    {
      key: "take",
      head: t("evidence.download"),
      cell: ({ id, name }) => <Download href={hrefOf(id)} purpose={look.purpose} name={name ?? ""} />,
    },
  ];
  return (
    <SealedBlock title={t("look.evidence")} seal={seal}>
      <DataTable caption={t("evidence.caption")} rows={rows} rowKey={({ id }) => id} columns={columns} />
    </SealedBlock>
  );
}

function Download({ href, purpose, name }: { readonly href: string; readonly purpose: string; readonly name: string }) {
  const t = useTranslations("handling");
  return (
    <form method="post" action={href}>
      <input type="hidden" name="purpose" value={purpose} />
      <button className={buttonClass("quiet")} type="submit" aria-label={`${t("evidence.download")} ${name}`}>
        {t("evidence.download")}
      </button>
    </form>
  );
}
