import { z } from "zod";
import words from "../words/zh-CN.json";

const { options } = words;
const measuresPage = z.object({ measures: z.object({ values: z.object({ measures: z.array(z.string()) }) }) });

/** What was answered in codes, as the Chinese words of the form: kind of secret and forms of infringement, and measures taken. For papers. */
export function factsInWords(complaint: {
  readonly secretKind: "technical" | "business" | null;
  readonly forms: readonly string[];
  readonly answers: unknown;
}): { readonly kind: string; readonly measures: string } {
  const { secretKind, forms, answers } = complaint;
  const page = measuresPage.safeParse(answers);
  const measures = page.success ? page.data.measures.values.measures : [];
  const kinds = secretKind ? [options.secretKind[secretKind]] : [];
  return {
    kind: [...kinds, ...forms.map((form) => inWords(options.forms, form))].join("；"),
    measures: measures.map((measure) => inWords(options.measures, measure)).join("；"),
  };
}

function inWords(labels: Readonly<Record<string, string>>, key: string): string {
  return labels[key] ?? key;
}
