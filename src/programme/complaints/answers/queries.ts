import { z } from "zod";
import words from "../words/zh-CN.json";
import { answersIn, listOf, textOf } from "./schema";

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

/** What the firm is to the secret, who speaks for it, and who is suspected, as codes of the form; empty where nothing was answered. */
export function sidesIn(column: unknown): {
  readonly capacity: string;
  readonly filedThrough: string;
  readonly respondent: { readonly kinds: readonly string[]; readonly relation: string };
} {
  const { firm, respondent } = answersIn(column);
  const [ofFirm, ofRespondent] = [firm?.values ?? {}, respondent?.values ?? {}];
  return {
    capacity: textOf(ofFirm, "capacity"),
    filedThrough: textOf(ofFirm, "filedThrough"),
    respondent: { kinds: listOf(ofRespondent, "respondentKind"), relation: textOf(ofRespondent, "relation") },
  };
}
