import { useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { PartsForm } from "@/ui/parts-form";
import { editChecklistAction } from "../actions";
import { checklistPath } from "../paths";
import type { AdmissionChecklist } from "../queries";

const TEXTS = ["textZh", "textEn", "evidenceZh", "evidenceEn"] as const;
const TICKS = ["required", "declared"] as const;

/** The form of the next version, filled with this one, with an empty item at the end. An item whose texts are emptied is taken away. */
export function EditChecklistScreen({ checklist }: { readonly checklist: AdmissionChecklist }) {
  const t = useTranslations("admission");
  const ui = useTranslations("ui");
  const { items, serial, source, verified } = checklist;
  return (
    <>
      <BackLink href={checklistPath()}>{t("checklist.title", { n: serial })}</BackLink>
      <PageHead title={t("checklist.next", { n: serial + 1 })} />
      <div className="narrow stack stack--wide">
        <Notice>{t("checklist.kept")}</Notice>
        <PartsForm
          action={editChecklistAction}
          hidden={{ serial }}
          initial={{
            source,
            ...(verified ? { verified: "yes" } : {}),
            ...Object.fromEntries(
              items.flatMap((item, index) => [
                ...TEXTS.map((field) => [`i${index + 1}.${field}`, item[field]]),
                ...TICKS.flatMap((field) => (item[field] ? [[`i${index + 1}.${field}`, "yes"]] : [])),
              ]),
            ),
          }}
          hint={{ field: "checklist", text: t("checklist.emptyHint") }}
          parts={[
            {
              key: "items",
              rows: [...items, undefined].map((_item, index) => ({
                key: `i${index + 1}`,
                legend: t("checklist.itemNo", { n: String(index + 1) }),
                lines: [
                  ...TEXTS.map((field) => ({ name: `i${index + 1}.${field}`, label: t(`checklist.fields.${field}`) })),
                  ...TICKS.map((field) => ({
                    ...{ name: `i${index + 1}.${field}`, label: t(`checklist.fields.${field}`) },
                    tick: true as const,
                  })),
                ],
              })),
            },
            {
              key: "rest",
              lines: [
                { name: "source", label: t("checklist.source") },
                { name: "verified", label: t("checklist.verified"), tick: true },
              ],
            },
          ]}
          submit={t("checklist.submit")}
          cancel={{ href: checklistPath(), label: t("notYet") }}
          words={formWords(ui)}
        />
      </div>
    </>
  );
}
