import type { Locale } from "@/ui/format";
import type { ChecklistVersion } from "../queries";

type Words = { readonly t: (key: string) => string; readonly locale: Locale };

/** What visits look at as a file: each item of each version, with the days on which it was asked. */
export function checklistSheet(versions: readonly ChecklistVersion[], { t, locale }: Words) {
  const english = locale === "en";
  return {
    columns: ["purpose", "version", "from", "to", "no", "item", "help", "source"].map((key) =>
      t(`checklists.columns.${key}`),
    ),
    rows: versions.flatMap(({ purpose, version, validFrom, validTo, source, items }) =>
      items.map((item, index) => [
        ...[t(`purposes.${purpose}`), version, validFrom, validTo, index + 1],
        ...(english ? [item.en, item.helpEn ?? null] : [item.zh, item.helpZh ?? null]),
        item.source ?? source,
      ]),
    ),
  };
}
