import type { Rights } from "../policy";

type Words = {
  readonly locale: "zh-CN" | "en";
  readonly t: (key: string) => string;
  readonly told: (rights: Rights, group: "steps" | "statuses", code: string) => string;
};

/** What a person may do as a file: each step of each matter, and whether it is his. */
export function rightsSheet(rights: readonly Rights[], { locale, t, told }: Words) {
  const parties = (of: readonly string[]) => of.map((party) => t(`parties.${party}`)).join(t("comma"));
  return {
    columns: ["record", "step", "when", "by", "mine", "condition", "basis"].map((column) => t(`columns.${column}`)),
    rows: rights.flatMap((table) =>
      table.steps.map(({ step, from, by, as, guarded, basis }) => [
        ...[t(`records.${table.name}`), told(table, "steps", step)],
        from.map((status) => told(table, "statuses", status)).join(t("comma")),
        ...[parties(by), as.length > 0 ? parties(as) : t("no")],
        ...[as.length > 0 && guarded ? t("guarded") : null, basis?.[locale] ?? null],
      ]),
    ),
  };
}

/** The word of a step or a status out of the namespaces of its matter. `has` and `word` take whole keys. */
export function rightWord(
  { words }: Rights,
  { has, word }: { readonly has: (key: string) => boolean; readonly word: (key: string) => string },
  [group, code]: readonly ["steps" | "statuses", string],
): string {
  const key = words.map((namespace) => `${namespace}.${group}.${code}`).find(has);
  return word(key ?? `rights.ownSteps.${code}`);
}
