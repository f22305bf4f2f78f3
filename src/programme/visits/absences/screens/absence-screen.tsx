import { useLocale, useTranslations } from "next-intl";
import type { Day } from "@/kernel/days";
import { DataTable } from "@/ui/data-table";
import { Empty } from "@/ui/empty";
import { ExportLinks } from "@/ui/export-links";
import { formWords } from "@/ui/form-words";
import { longDay } from "@/ui/format";
import { Crumbs, PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { StepForm } from "@/ui/step-form";
import { visitsPath } from "../../paths";
import { enterAbsenceAction, withdrawAbsenceAction } from "../actions";
import type { ListedAbsence } from "../queries";

type AbsenceScreenProps = {
  readonly rows: readonly ListedAbsence[];
  /** Of the rows those that this person may take back. */
  readonly own: readonly string[];
  /** For whom he enters, himself first. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly today: Day;
  /** Whether the list may be taken away as a file. */
  readonly exports: boolean;
};

/** Who isn't there, from when to when: entered by himself or by who shares visits out. Draws, plans and proposals leave him out meanwhile. */
export function AbsenceScreen({ rows, own, people, today, exports }: AbsenceScreenProps) {
  const t = useTranslations("visits");
  const ui = useTranslations("ui");
  const english = useLocale() === "en";
  const locale = english ? "en" : "zh-CN";
  return (
    <>
      <Crumbs trail={[{ href: visitsPath(), label: t("title") }]} here={t("absences.title")} />
      <PageHead
        title={t("absences.title")}
        count={rows.length}
        end={exports && rows.length > 0 ? <ExportLinks list="absences" query={{}} /> : undefined}
      />
      <p className="lead">{t("absences.lead")}</p>
      <div className="stack">
        {rows.length === 0 ? (
          <Empty title={t("absences.none")}>{t("absences.noneText")}</Empty>
        ) : (
          <DataTable
            caption={t("absences.title")}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              { key: "name", head: t("absences.person"), fold: "title", rowHead: true, cell: ({ name }) => name },
              {
                ...{ key: "unit", head: t("absences.unit"), wrap: true },
                cell: ({ unitZh, unitEn }) => (english ? unitEn : unitZh),
              },
              { key: "from", head: t("fields.fromDay"), cell: ({ fromDay }) => longDay(fromDay, locale) },
              { key: "to", head: t("fields.toDay"), cell: ({ toDay }) => longDay(toDay, locale) },
              {
                ...{ key: "act", head: t("absences.act") },
                cell: ({ id }) =>
                  own.includes(id) ? (
                    <StepForm
                      action={withdrawAbsenceAction}
                      hidden={{ absenceId: id }}
                      submit={t("absences.withdraw")}
                      tone="secondary"
                      words={formWords(ui)}
                    />
                  ) : null,
              },
            ]}
          />
        )}
        <div className="no-print">
          <Section id="enter" title={t("absences.enter")}>
            <div className="narrow">
              <StepForm
                action={enterAbsenceAction}
                hidden={people.length === 1 ? { personId: people[0]?.id ?? "" } : {}}
                choices={
                  people.length === 1
                    ? []
                    : [
                        {
                          ...{ kind: "select", name: "personId", label: t("absences.person") },
                          choices: people.map(({ id, name }) => ({ value: id, label: name })),
                          ...(people[0] ? { initial: people[0].id } : {}),
                        },
                      ]
                }
                texts={[
                  { name: "fromDay", label: t("fields.fromDay"), hint: t("hints.day"), width: 20, initial: today },
                  { name: "toDay", label: t("fields.toDay"), hint: t("absences.last"), width: 20, initial: today },
                ]}
                submit={t("absences.submit")}
                words={formWords(ui)}
              />
            </div>
          </Section>
        </div>
      </div>
    </>
  );
}
