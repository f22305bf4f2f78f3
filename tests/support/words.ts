import { globSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";

/** The portal's own words, as a person reads them on the screen: journeys press what is written there, in either language. */

export type Locale = "zh-CN" | "en";
/** The sentence of a key, `complaints.check.submit`; `{name}` in it is replaced. */
export type Words = (key: string, params?: Readonly<Record<string, string | number>>) => string;

const source = join(import.meta.dirname, "../../src");

export function wordsOf(locale: Locale): Words {
  const all = allWords(locale);
  return (key, params = {}) => {
    const found = key.split(".").reduce<unknown>((words, name) => (isRecord(words) ? words[name] : undefined), all);
    if (typeof found !== "string") throw new Error(`There are no words ${key} in ${locale}.`);
    return Object.entries(params).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, String(value)), found);
  };
}

/** All sentences of a language by their keys. */
export function sentencesOf(locale: Locale): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const collect = (words: Record<string, unknown>, path: string): void => {
    for (const [name, value] of Object.entries(words)) {
      if (typeof value === "string") found.set(`${path}${name}`, value);
      else if (isRecord(value)) collect(value, `${path}${name}.`);
    }
  };
  collect(allWords(locale), "");
  return found;
}

/** Every namespace with its words: the folder that holds `words/` gives it its name, in camel case. */
function allWords(locale: Locale): Record<string, unknown> {
  return Object.fromEntries(
    globSync(`{ui,programme/**}/words/${locale}.json`, { cwd: source }).map((file) => [
      camelCase(
        relative(".", dirname(dirname(file)))
          .split(sep)
          .at(-1) ?? "",
      ),
      JSON.parse(readFileSync(join(source, file), "utf8")),
    ]),
  );
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
