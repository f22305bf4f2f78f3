import { getTranslations } from "next-intl/server";
import type { Sentence } from "@/kernel/form-state";
import type { Faults } from "@/kernel/refusal";

/** Codes of refusals, faults and what was done, as sentences: a feature's own words first, then the common ones. */

type Group = "refusals" | "faults" | "done";
export type Params = Readonly<Record<string, string | number>>;

/**
 * A code as a sentence in the reader's language: the feature's own words first, then the common ones. A code without words is a fault
 * that tests find; it shows the general sentence.
 */
export async function sentenceFor(namespace: string, group: Group, code: string, params: Params = {}): Promise<string> {
  return sentenceIn(await getTranslations(), [`${namespace}.${group}.${code}`, `ui.${group}.${code}`], group, params);
}

/** The same for what stays on a form: in both languages, because its reader may change his own while it stands there. */
export async function sentencesFor(
  namespace: string,
  group: Group,
  code: string,
  params: Params = {},
): Promise<Sentence> {
  return sentencesOf([`${namespace}.${group}.${code}`, `ui.${group}.${code}`], group, params);
}

/** The sentence of the first of these keys that has words, in both languages. */
export async function sentencesOf(keys: readonly string[], group: Group, params: Params): Promise<Sentence> {
  const [chinese, english] = await Promise.all([
    getTranslations({ locale: "zh-CN" }),
    getTranslations({ locale: "en" }),
  ]);
  const ofAny = group === "faults" && (keyIn(chinese, keys, group).startsWith("ui.") ? { ofAny: true as const } : {});
  return {
    "zh-CN": sentenceIn(chinese, keys, group, params),
    en: sentenceIn(english, keys, group, params),
    ...ofAny,
  };
}

function sentenceIn(t: Translations, keys: readonly string[], group: Group, params: Params): string {
  return t(keyIn(t, keys, group), { ...params });
}

function keyIn(t: Translations, keys: readonly string[], group: Group): string {
  return keys.find((one) => t.has(one)) ?? (group === "faults" ? "ui.faults.invalid" : "ui.refusals.general");
}

type Translations = Awaited<ReturnType<typeof getTranslations<never>>>;

/** The key of a fault's common sentence. `unchosen`: it is of choices, and none was chosen, so that nothing was left to be filled in. */
export function commonFault(code: string, unchosen: boolean): string {
  return `ui.faults.${code === "missing" && unchosen ? "not-chosen" : code}`;
}

/** Faults of fields as sentences, by field. `choices`: fields of choices. */
export async function sentencesOfFaults(
  words: string,
  faults: Faults,
  choices: readonly string[],
): Promise<Record<string, readonly Sentence[]>> {
  const fields: Record<string, readonly Sentence[]> = {};
  for (const [field, codes] of Object.entries(faults)) {
    const keysOf = (code: string) => [`${words}.faults.${code}`, commonFault(code, choices.includes(field))];
    fields[field] = await Promise.all(codes.map((code) => sentencesOf(keysOf(code), "faults", {})));
  }
  return fields;
}
