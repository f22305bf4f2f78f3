import { useLocale, useTranslations } from "next-intl";
import { dayOfMoment } from "@/kernel/days";
import { ButtonLink } from "@/ui/button";
import { DataTable } from "@/ui/data-table";
import { ExportLinks } from "@/ui/export-links";
import { longDay } from "@/ui/format";
import { Notice } from "@/ui/notice";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Source } from "@/ui/source";
import { contactPointsPath } from "../../paths";
import { checklistPath, editChecklistPath } from "../paths";
import type { AdmissionChecklist, VersionLine } from "../queries";

type ChecklistScreenProps = {
  readonly checklist: AdmissionChecklist;
  readonly versions: readonly VersionLine[];
  readonly mayEdit: boolean;
  /** Whoever has signed in takes it away. */
  readonly mayExport: boolean;
};

/** A version of the admission checklist: its items, what shows each, where they come from. For everybody. */
export function ChecklistScreen({ checklist, versions, mayEdit, mayExport }: ChecklistScreenProps) {
  const t = useTranslations("admission");
  const points = useTranslations("contactPoints");
  const english = useLocale() === "en";
  const { serial, items, verified, source } = checklist;
  return (
    <>
      <PageHead
        trail={[{ href: contactPointsPath(), label: points("title") }]}
        title={t("checklist.title", { n: serial })}
        end={
          <>
            {mayEdit ? <ButtonLink href={editChecklistPath}>{t("checklist.edit")}</ButtonLink> : null}
            {mayExport ? <ExportLinks list="admission-checklist" query={{ version: String(serial) }} /> : null}
          </>
        }
      />
      <div className="stack">
        {verified ? (
          <p className="second">
            <Source source={source} />
          </p>
        ) : (
          <Notice tone="warn">
            {t("checklist.proposal")} <Source source={source} />
          </Notice>
        )}
        <DataTable
          caption={t("checklist.title", { n: serial })}
          rows={items.map((item, index) => ({ ...item, place: index + 1 }))}
          rowKey={({ code }) => code}
          columns={[
            {
              key: "item",
              head: t("checklist.item"),
              fold: "title",
              rowHead: true,
              wrap: true,
              cell: ({ place, textZh, textEn }) => `${place} ${english ? textEn : textZh}`,
            },
            {
              key: "evidence",
              head: t("evidence"),
              wrap: true,
              cell: ({ evidenceZh, evidenceEn }) => (english ? evidenceEn : evidenceZh),
            },
            {
              key: "required",
              head: t("checklist.kind"),
              cell: ({ required }) => t(required ? "checklist.required" : "checklist.optional"),
            },
          ]}
        />
        <Section id="versions" title={t("checklist.versions")}>
          <p className="second">{t("checklist.kept")}</p>
          <ul className="linklist">
            {versions.map((one) => (
              <li key={one.serial}>
                <a href={checklistPath(one.serial)} aria-current={one.serial === serial ? "page" : undefined}>
                  {t("checklist.version", { n: one.serial })}
                </a>
                <span className="quiet">
                  {one.madeAt ? longDay(dayOfMoment(one.madeAt), english ? "en" : "zh-CN") : t("checklist.delivered")}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}
