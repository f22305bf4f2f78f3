import { useLocale, useTranslations } from "next-intl";
import { DataTable } from "@/ui/data-table";
import { ExportLinks } from "@/ui/export-links";
import { PageHead } from "@/ui/page-head";
import { Section } from "@/ui/section";
import { Tag } from "@/ui/tag";
import type { Rights, StepRight } from "../policy";
import { rightWord } from "./rights-sheet";

/** What a person may do, and what not and who instead. */
export function RightsScreen({ name, rights }: { readonly name: string; readonly rights: readonly Rights[] }) {
  const t = useTranslations("rights");
  return (
    <>
      <PageHead title={t("title")} end={<ExportLinks list="rights" query={{}} />} />
      <div className="stack stack--wide">
        <p className="second">{t("lead")}</p>
        {rights.map((table) => (
          <WorkflowRights key={table.name} name={name} rights={table} />
        ))}
      </div>
    </>
  );
}

function WorkflowRights({ name, rights }: { readonly name: string; readonly rights: Rights }) {
  const t = useTranslations("rights");
  const words = useTranslations();
  const locale = useLocale() === "en" ? "en" : "zh-CN";
  const record = t(`records.${rights.name}`);
  const parties = (of: readonly string[]) => of.map((party) => t(`parties.${party}`)).join(t("comma"));
  const told = (group: "steps" | "statuses", code: string) =>
    rightWord(rights, { has: (key) => words.has(key), word: (key) => words(key) }, [group, code]);
  return (
    <Section id={rights.name} title={record} size={2}>
      <p className="second">
        {rights.parties.length > 0
          ? t("who", { name, record, parties: parties(rights.parties) })
          : t("nobody", { record })}
      </p>
      <DataTable
        caption={record}
        rows={rights.steps}
        rowKey={({ step }) => step}
        columns={[
          {
            key: "step",
            head: t("columns.step"),
            fold: "wide",
            rowHead: true,
            cell: ({ step }) => told("steps", step),
            sub: ({ basis }) => basis?.[locale],
          },
          {
            key: "when",
            head: t("columns.when"),
            cell: ({ from }) => from.map((status) => told("statuses", status)).join(t("comma")),
          },
          { key: "by", head: t("columns.by"), cell: ({ by }) => parties(by) },
          { key: "mine", head: t("columns.mine"), cell: (step) => <Mine {...step} as={step.as} /> },
        ]}
      />
    </Section>
  );
}

function Mine({ as, guarded }: StepRight) {
  const t = useTranslations("rights");
  if (as.length === 0) return <span className="quiet">{t("no")}</span>;
  return (
    <>
      <Tag look="done">{t("yes", { party: as.map((party) => t(`parties.${party}`)).join(t("comma")) })}</Tag>
      {guarded ? <span className="sub">{t("guarded")}</span> : null}
    </>
  );
}
