import { useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { Button, ButtonLink, Buttons } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { number } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { MomentTime } from "@/ui/time";
import { enterprisesPath } from "../../paths";
import { importPath, templatePath, uploadPath } from "../paths";
import type { ImportLine } from "../queries";

type ImportsScreenProps = {
  readonly imports: readonly ImportLine[];
  /** The one division that this bureau imports for; null: the whole city. */
  readonly division: string | null;
  /** Why the file that was just sent could not be taken. */
  readonly refused: string | undefined;
  readonly today: Day;
};

/** Where lists of firms come in: a file is sent, what came before is listed. A plain form, so that it works without a script. */
export function ImportsScreen({ imports, division, refused, today }: ImportsScreenProps) {
  const t = useTranslations("imports");
  return (
    <>
      <PageHead
        title={t("title")}
        trail={[{ href: enterprisesPath(), label: t("back") }]}
        end={imports.length > 0 ? <ExportLinks list="enterprise-imports" query={{}} /> : null}
      />
      <div className="stack stack--wide">
        <div className="narrow stack no-print">
          <p>{t("lead")}</p>
          {refused ? (
            <Notice tone="alarm" live>
              {refused}
            </Notice>
          ) : null}
          <form className="form" action={uploadPath} method="post" encType="multipart/form-data">
            <div className="field">
              <label htmlFor="file">{t("fields.file")}</label>
              <p className="hint" id="file-hint">
                {t("hints.file")}
                {division ? ` ${t("hints.scope", { division })}` : ""}
              </p>
              <input
                className="input"
                type="file"
                id="file"
                name="file"
                accept=".xlsx,.csv,.txt"
                aria-describedby="file-hint"
              />
            </div>
            <Buttons>
              <Button>{t("acts.upload")}</Button>
              <ButtonLink href={templatePath} tone="quiet">
                {t("acts.template")}
              </ButtonLink>
            </Buttons>
          </form>
        </div>
        <Section id="imports" title={t("list.title")}>
          {imports.length === 0 ? (
            <Empty title={t("list.empty")}>{t("list.emptyText")}</Empty>
          ) : (
            <ImportTable imports={imports} today={today} />
          )}
        </Section>
      </div>
    </>
  );
}

function ImportTable({ imports, today }: Pick<ImportsScreenProps, "imports" | "today">) {
  const t = useTranslations("imports");
  return (
    <DataTable
      caption={t("list.title")}
      rows={imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "file",
          head: t("list.file"),
          fold: "title",
          rowHead: true,
          cell: ({ fileName }) => fileName,
          link: ({ id }) => importPath(id),
        },
        { key: "status", head: t("list.status"), cell: ({ status }) => t(`statuses.${status}`) },
        {
          key: "result",
          head: t("list.result"),
          cell: ({ newCount, updateCount, unchangedCount, errorCount }) =>
            [
              [t("preview.new"), newCount],
              [t("preview.update"), updateCount],
              [t("preview.unchanged"), unchangedCount],
              [t("preview.error"), errorCount],
            ]
              .filter(([, n]) => n !== 0)
              .map(([label, n]) => `${label} ${number(Number(n))}`)
              .join("　"),
        },
        { key: "by", head: t("list.by"), drop: "low", cell: ({ by }) => by ?? t("list.operator") },
        { key: "at", head: t("list.at"), cell: ({ createdAt }) => <MomentTime at={createdAt} today={today} /> },
      ]}
    />
  );
}
