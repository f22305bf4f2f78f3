import { useTranslations } from "next-intl";
import { Buttons } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { ExportLinks } from "@/ui/export-links";
import { formWords } from "@/ui/form-words";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { DayTime } from "@/ui/time";
import { addCodeAction, strikeCodeAction } from "../actions";
import type { FirmCodeRow } from "../queries";
import { CODE_FIELDS } from "../schema";

type FirmCodesProps = {
  readonly enterpriseId: string;
  readonly codes: readonly FirmCodeRow[];
  /** This person enters former codes, and strikes those that never were the firm's. */
  readonly enters: boolean;
  /** This person takes lists away. */
  readonly exports: boolean;
};

/** Every code that the firm has or had. Nothing for whoever can do nothing about a single one that the head of the page shows already. */
export function FirmCodes({ enterpriseId, codes, enters, exports }: FirmCodesProps) {
  const t = useTranslations("enterprises");
  const former = codes.some(({ to }) => to !== null);
  if (!enters && !former) return null;
  return (
    <Section id="codes" title={t("sections.codes")}>
      <div className="stack stack--tight">
        {former ? <CodeTable codes={codes} enters={enters} /> : <p className="quiet">{t("codes.none")}</p>}
        {exports && former ? (
          <Buttons>
            <ExportLinks list="enterprise-codes" query={{ enterprise: enterpriseId }} />
          </Buttons>
        ) : null}
        {enters ? <AddCode enterpriseId={enterpriseId} /> : null}
      </div>
    </Section>
  );
}

function CodeTable({ codes, enters }: Pick<FirmCodesProps, "codes" | "enters">) {
  const t = useTranslations("enterprises");
  const words = formWords(useTranslations("ui"));
  return (
    <DataTable<FirmCodeRow>
      caption={t("sections.codes")}
      rows={codes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "code",
          head: t("columns.code"),
          fold: "title",
          rowHead: true,
          cell: ({ code, mistaken }) =>
            mistaken ? <s className="num quiet">{code}</s> : <span className="num">{code}</span>,
          sub: ({ field }) => t(`fields.${field}`),
        },
        {
          key: "from",
          head: t("codes.from"),
          cell: ({ from }) => (from ? <DayTime day={from} /> : t("codes.unknown")),
        },
        { key: "to", head: t("codes.to"), cell: ({ to }) => (to ? <DayTime day={to} /> : t("codes.now")) },
        { key: "source", head: t("events.source"), wrap: true, cell: ({ source }) => source ?? t("codes.register") },
        ...(enters
          ? [
              {
                key: "act",
                head: t("codes.act"),
                cell: ({ id, to, mistaken }: FirmCodeRow) =>
                  mistaken ? (
                    t("codes.mistaken")
                  ) : to ? (
                    <StepForm
                      action={strikeCodeAction}
                      hidden={{ codeId: id }}
                      submit={t("codes.strike")}
                      tone="quiet"
                      words={words}
                    />
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  );
}

function AddCode({ enterpriseId }: Pick<FirmCodesProps, "enterpriseId">) {
  const t = useTranslations("enterprises");
  return (
    <details>
      <summary>{t("codes.add")}</summary>
      <StepForm
        action={addCodeAction}
        hidden={{ enterpriseId }}
        choices={[
          {
            ...{ name: "field", label: t("codes.kind"), kind: "select" },
            choices: CODE_FIELDS.map((value) => ({ value, label: t(`fields.${value}`) })),
          },
        ]}
        texts={[
          { name: "code", label: t("columns.code"), width: 20 },
          { name: "fromDay", label: t("codes.from"), hint: t("codes.fromHint"), width: 9, initial: "" },
          { name: "toDay", label: t("codes.until"), hint: t("events.holdsFromHint"), width: 9 },
          { name: "source", label: t("events.source"), hint: t("codes.sourceHint") },
        ]}
        submit={t("acts.saveEvent")}
        tone="secondary"
        words={formWords(useTranslations("ui"))}
      />
    </details>
  );
}
