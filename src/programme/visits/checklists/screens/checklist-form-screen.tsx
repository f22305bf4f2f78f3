import { useLocale, useTranslations } from "next-intl";
import { formWords } from "@/ui/form-words";
import { Notice } from "@/ui/notice";
import { BackLink, PageHead } from "@/ui/page-head";
import { PartsForm } from "@/ui/parts-form";
import { checklistsPath } from "../../paths";
import { changeChecklistAction } from "../actions";
import type { ChecklistVersion } from "../queries";
import { type ChecklistItem, ITEM_TEXTS } from "../schema";

/** Empty rows at the end of the form: so many items can be added at once. */
const EMPTY_ROWS = 3;

/** The form of a checklist's next version: the newest, with empty rows at the end. */
export function ChecklistFormScreen({ newest }: { readonly newest: ChecklistVersion }) {
  const { purpose, version, source, items } = newest;
  const t = useTranslations("visits");
  const english = useLocale() === "en";
  const titleOf = (item: ChecklistItem | undefined, n: number) =>
    item ? t("checklists.item", { n, name: english ? item.en : item.zh }) : t("checklists.added", { n });
  return (
    <>
      <BackLink href={checklistsPath(purpose)}>{t("checklists.title")}</BackLink>
      <PageHead title={t("checklists.write", { purpose: t(`purposes.${purpose}`), version: version + 1 })} />
      <div className="narrow stack stack--wide">
        <Notice>{t("checklists.kept")}</Notice>
        <PartsForm
          action={changeChecklistAction}
          hidden={{
            ...{ purpose, version },
            ...Object.fromEntries(items.map(({ code }, index) => [`i${index + 1}.code`, code])),
          }}
          initial={{
            source,
            ...Object.fromEntries(
              items.flatMap((item, index) => ITEM_TEXTS.map((field) => [`i${index + 1}.${field}`, item[field]])),
            ),
          }}
          hint={{ field: "items", text: t("checklists.emptyHint") }}
          parts={[
            ...Array.from({ length: items.length + EMPTY_ROWS }, (_, index) => ({
              key: `i${index + 1}`,
              title: titleOf(items[index], index + 1),
              lines: ITEM_TEXTS.map((field) => ({
                ...{ name: `i${index + 1}.${field}`, label: t(`checklists.fields.${field}`) },
                ...(field === "helpZh" || field === "helpEn" ? { rows: 2 } : {}),
              })),
            })),
            { key: "rest", lines: [{ name: "source", label: t("fields.source"), rows: 2 }] },
          ]}
          submit={t("checklists.submit")}
          cancel={{ href: checklistsPath(purpose), label: t("checklists.leave") }}
          words={formWords(useTranslations("ui"))}
        />
      </div>
    </>
  );
}
