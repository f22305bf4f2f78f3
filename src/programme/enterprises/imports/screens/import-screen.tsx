import { useTranslations } from "next-intl";
import { isUnforeseen, readFault } from "@/kernel/kept-fault";
import { placeIn, type SheetPart, type TableRow } from "@/kernel/table";
import { AskAgain } from "@/ui/ask-again";
import { ButtonLink, Buttons } from "@/ui/button";
import { ExportLinks } from "@/ui/export-links";
import { Figure, FigureRow } from "@/ui/figure";
import { formWords } from "@/ui/form-words";
import { logMoment, number } from "@/ui/format";
import { useListed } from "@/ui/names";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import type { Mapping } from "../../sheets/policy";
import { UndoPart, type UndoPartProps } from "../../undoing/screens/undo-part";
import { dropImportAction, queueImportAction } from "../actions";
import { correctionsPath, importPath, importsPath } from "../paths";
import type { ImportDetail, Waiting } from "../queries";
import { MappingForm } from "./mapping-form";
import { PreviewTable, type PreviewTableProps } from "./preview-table";

type ImportScreenProps = {
  readonly record: ImportDetail;
  /** The first rows of the list, beside the columns that they stand in. */
  readonly samples: readonly (readonly string[])[];
  readonly preview: PreviewTableProps["preview"];
  /** What was taken for no firm. */
  readonly leftOut: readonly TableRow[];
  readonly query: Readonly<Record<string, string>>;
  readonly places: PreviewTableProps["places"];
  /** What a list in line waits for; null for one that waits for nothing. */
  readonly waiting: Waiting | null;
  /** This very list was applied before. */
  readonly already: boolean;
  /** Goes on with the import: the bureau that sent it. */
  readonly mayMove: boolean;
  /** What stands against undoing it, for whoever may undo it; null for everybody else. */
  readonly objections: UndoPartProps["objections"] | null;
  /** Asks for the columns again. */
  readonly remap: boolean;
};

/** One list on its way into the register: its columns, what each row would do, and what became of it. */
export function ImportScreen(props: ImportScreenProps) {
  const { record, samples, preview, leftOut, query, places, mayMove, objections, remap } = props;
  const t = useTranslations("imports");
  const asks = mayMove && (record.status === "received" || (record.status === "previewed" && remap));
  return (
    <>
      <PageHead title={record.fileName} trail={[{ href: importsPath, label: t("title") }]} />
      <div className="stack stack--wide">
        <div className="stack" aria-live="polite">
          <State {...props} />
        </div>
        {mayMove && record.status === "previewed" ? <Acts record={record} ready={whyNot(props) === null} /> : null}
        <Sheets sheets={record.sheets} leftOut={record.leftOut} />
        {asks ? (
          <Section id="columns" title={t("mapping.title")}>
            <MappingForm record={record} samples={samples} />
          </Section>
        ) : null}
        {record.mapping ? (
          <Section id="preview" title={t("preview.title")}>
            <FigureRow>
              {(
                [
                  ["new", record.newCount],
                  ["update", record.updateCount],
                  ["unchanged", record.unchangedCount],
                  ["error", record.errorCount],
                ] as const
              ).map(([verdict, value]) => (
                <Figure
                  key={verdict}
                  figure={`import-${verdict}`}
                  label={t(`preview.${verdict}`)}
                  unit={t("preview.unit")}
                  value={value}
                  href={importPath(record.id, { verdict })}
                />
              ))}
            </FigureRow>
            <PreviewTable record={record} preview={preview} query={query} places={places} />
            {preview.total > 0 ? (
              <Buttons>
                <ExportLinks
                  list="enterprise-import-rows"
                  query={{ ...query, import: record.id }}
                  words={{ excel: t("files.excel"), csv: t("files.csv") }}
                />
              </Buttons>
            ) : null}
            {leftOut.length > 0 ? <LeftOut rows={leftOut} sheets={record.sheets} /> : null}
            <ColumnsLeft heads={record.heads} mapping={record.mapping} />
          </Section>
        ) : null}
        {objections ? <UndoPart record={record} objections={objections} /> : null}
      </div>
    </>
  );
}

/** Which sheets were taken together, whose rows are told by sheet and number; and which were left out. */
function Sheets({ sheets, leftOut }: Pick<ImportDetail, "sheets" | "leftOut">) {
  const t = useTranslations("imports");
  const listed = useListed();
  if (sheets.length === 0 && leftOut.length === 0) return null;
  return (
    <Notice>
      {sheets.length > 0 ? (
        <p>{t("preview.joined", { n: sheets.length, names: listed(sheets.map(({ name }) => name)) })}</p>
      ) : null}
      {leftOut.length > 0 ? <p>{t("preview.sheetsLeftOut", { n: leftOut.length, names: listed(leftOut) })}</p> : null}
    </Notice>
  );
}

/** Sums and remarks, so that nobody wonders where a row went. */
function LeftOut({ rows, sheets }: { readonly rows: readonly TableRow[]; readonly sheets: readonly SheetPart[] }) {
  const t = useTranslations("imports");
  return (
    <details>
      <summary>{t("preview.leftOut", { n: number(rows.length) })}</summary>
      <ul>
        {rows.map(({ row, cells }) => (
          <li key={row}>
            {t(sheets.length > 0 ? "preview.leftOutRowOn" : "preview.leftOutRow", {
              ...placeIn(sheets, row),
              row: String(placeIn(sheets, row).row),
            })}{" "}
            {[...new Set(cells.filter(Boolean))].join(" ").slice(0, 120)}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Columns of which nothing is taken: a head that isn't known would else be lost without a word. */
function ColumnsLeft({ heads, mapping }: { readonly heads: readonly string[]; readonly mapping: Mapping }) {
  const t = useTranslations("imports");
  const listed = useListed();
  const left = heads.filter((head, column) => head !== "" && !mapping[column]);
  return left.length > 0 ? <p className="second">{t("preview.columnsLeft", { heads: listed(left) })}</p> : null;
}

/** Why a previewed list can't be applied; null: it can. */
function whyNot({ record, already }: Pick<ImportScreenProps, "record" | "already">) {
  return already ? "already" : record.errorCount > 0 ? "errors" : record.changeCount === 0 ? "nothing" : null;
}

/** Where the list stands; while it is on its way, the page follows by itself. */
function State({ record, already, waiting }: ImportScreenProps) {
  const t = useTranslations("imports");
  const { status, errorCount, changeCount, heldBecause } = record;
  if (status === "queued" || status === "undoing")
    return (
      <Notice>
        <p>
          {waiting
            ? t("state.waits", { n: waiting.n })
            : t(`state.${status}`, { done: number(record.done), total: number(changeCount) })}
        </p>
        {waiting?.same ? <p>{t("state.waitsForSame")}</p> : null}
        <p>
          <AskAgain href={importPath(record.id)}>{t("state.refresh")}</AskAgain>
        </p>
      </Notice>
    );
  if (status === "applied" || status === "undone") return <Applied record={record} />;
  if (status === "dropped") return <Notice>{t("state.dropped")}</Notice>;
  if (status !== "previewed") return <p>{t("mapping.lead")}</p>;
  // Why it wasn't written a moment ago is said; that it can't be written now for the same reason needn't be.
  const because = heldBecause === "already-applied" ? null : whyNot({ record, already });
  return (
    <>
      <Held because={heldBecause} />
      {because ? (
        <Notice tone={because === "errors" ? "alarm" : "info"}>
          <p>{t(`state.${because}`, { n: number(errorCount) })}</p>
        </Notice>
      ) : null}
    </>
  );
}

/** Why it was not taken into the register a moment ago, or not undone. What nobody foresaw is told by what was asked for: the rest stands as it was. */
function Held({
  because,
  unforeseen = "failed",
}: {
  readonly because: string | null;
  readonly unforeseen?: "failed" | "undoing-failed";
}) {
  const t = useTranslations("imports");
  if (because === null) return null;
  const { code, reference } = readFault(because);
  return <Notice tone="warn">{t(`held.${isUnforeseen(because) ? unforeseen : code}`, { reference })}</Notice>;
}

/** When and by whom it was taken into the register; and undone, or why it was not. */
function Applied({ record }: Pick<ImportScreenProps, "record">) {
  const t = useTranslations("imports");
  const { undone, heldBecause, status } = record;
  const counts = { created: number(record.newCount), updated: number(record.updateCount) };
  return (
    <>
      {status === "applied" ? <Held because={heldBecause} unforeseen="undoing-failed" /> : null}
      {status === "undone" && undone ? (
        <Notice tone="warn">
          {t("state.undone", {
            ...counts,
            at: undone.at ? logMoment(undone.at) : "",
            by: undone.by ?? t("list.operator"),
            reason: undone.reason,
          })}
        </Notice>
      ) : null}
      <Notice tone={status === "applied" ? "ok" : "info"}>
        {t("state.applied", {
          ...counts,
          at: record.appliedAt ? logMoment(record.appliedAt) : "",
          by: record.by ?? t("list.operator"),
          same: number(record.unchangedCount),
        })}
      </Notice>
    </>
  );
}

function Acts({ record, ready }: { readonly record: ImportDetail; readonly ready: boolean }) {
  const t = useTranslations("imports");
  const words = formWords(useTranslations("ui"));
  const hidden = { importId: record.id, version: record.version };
  return (
    <div className="narrow stack">
      {ready ? (
        <StepForm
          action={queueImportAction}
          hidden={hidden}
          texts={[{ name: "reason", label: t("fields.reason"), hint: t("hints.reason") }]}
          submit={t("acts.queue")}
          words={words}
        />
      ) : null}
      <Buttons>
        {record.errorCount > 0 ? (
          <ButtonLink href={correctionsPath(record.id)} tone="secondary">
            {t("acts.corrections")}
          </ButtonLink>
        ) : null}
        <ButtonLink href={importsPath} tone={ready ? "quiet" : "secondary"}>
          {t("acts.again")}
        </ButtonLink>
        <ButtonLink href={importPath(record.id, { columns: "1" })} tone="quiet">
          {t("acts.remap")}
        </ButtonLink>
      </Buttons>
      <StepForm action={dropImportAction} hidden={hidden} submit={t("acts.drop")} tone="quiet" words={words} />
    </div>
  );
}
