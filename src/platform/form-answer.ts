import type { z } from "zod";
import type { Actor } from "@/kernel/actor";
import {
  type FieldErrors,
  type FieldLabels,
  type FormState,
  type FormValues,
  hasFields,
  inPageOrder,
  isOwn,
  LATE_REASON,
  labelsOf,
  PLACE,
  textsOf,
} from "@/kernel/form-state";
import { type Faults, InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import { type Faster, fasterThan } from "./faster";
import { referenceFor } from "./log";
import { faultsIn } from "./read-form";
import { type RefusedSubject, recordRefusal, subjectOfForm } from "./refused";
import { commonFault, sentencesFor, sentencesOf, sentencesOfFaults } from "./sentences";

/** What a form reads, and what it says when it wasn't carried out. */

/** The posted fields as an object: `name[]` is always a list, everything else a text; what no command asks for is left out. */
export function inputOf(form: FormData): FormValues {
  const input: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    if (isOwn(name) || name === LATE_REASON) continue;
    const texts = textsOf(form, name);
    if (name.endsWith("[]")) input[name.slice(0, -2)] = texts;
    else input[name] = texts[0] ?? "";
  }
  return input;
}

/** Why a form wasn't carried out; in the trail a refusal stands as well, and an unexpected error leaves nothing but its reference. */
export async function stateOf(error: unknown, { actor, name, words, values, form, row }: Asked): Promise<FormState> {
  // Where nothing is filled in, nothing that was filled in stands below.
  const bare = row !== undefined || !hasFields(form);
  if (error instanceof InvalidInput)
    return invalid(await sentencesOfFaults(words, { ...unsaidIn(form), ...error.fields }, textsOf(form, PLACE)), {
      form,
      values,
    });
  if (error instanceof Refusal) {
    const subject = row ? row.of : subjectOfForm(inputOf(form));
    await recordRefusal(actor, name, error.code, subject);
    const faster = subject && LATE.includes(error.code) ? await fasterThan(actor, subject) : null;
    const keys = [
      `${words}.refusals.${error.code}`,
      `ui.refusals.${error.code}${bare && error instanceof Overtaken ? "-bare" : ""}`,
    ];
    const sentence = faster
      ? await sentencesFor(words, "refusals", codeOf(faster, error.code) + (bare ? "-bare" : ""), {
          name: faster.name,
          at: faster.at,
        })
      : await sentencesOf(keys, "refusals", error.params ?? {});
    return error instanceof Overtaken
      ? { kind: "overtaken", sentence, values, ...labelledTexts(form) }
      : { kind: "refused", code: error.code, sentence, values, ...labelledTexts(form) };
  }
  const reference = referenceFor(error, { action: name });
  return {
    kind: "failed",
    reference,
    sentence: await sentencesFor(words, "refusals", row ? "failed-row" : "failed", { reference }),
    values,
  };
}

function codeOf({ own }: Faster, refused: string): string {
  if (own) return "faster-own";
  return refused === "not-found" ? "faster-gone" : "faster";
}

/** Refusals of somebody who may merely have come too late. */
const LATE = ["overtaken", "not-found", "wrong-status", "handled-meanwhile"];

type Asked = {
  readonly actor: Actor;
  readonly name: string;
  readonly words: string;
  readonly values: FormValues;
  readonly form: FormData;
  /** One of several records, and which: nothing of it is written below, and its reference stands in its sentence. */
  readonly row?: { readonly of: RefusedSubject | undefined };
};

/** What a schema found wrong with a form and what is wrong beyond it, each fault in both languages, in the order of the page. */
export async function foundWrong(
  words: string,
  error: z.ZodError,
  { form, values, beyond = {} }: Pick<Asked, "form" | "values"> & { readonly beyond?: Faults },
): Promise<FormState> {
  const choices = textsOf(form, PLACE);
  const found = faultsIn(error, inputOf(form)).map(async ({ field, code, params, unchosen }) => {
    const common = commonFault(code, unchosen || choices.includes(field));
    const keys = [`${words}.faults.${field}-${code}`, `${words}.faults.${code}`, common];
    return [field, [await sentencesOf(keys, "faults", params)]] as const;
  });
  const fields = {
    ...(await sentencesOfFaults(words, { ...beyond, ...unsaidIn(form) }, choices)),
    ...Object.fromEntries(await Promise.all(found)),
  };
  return invalid(fields, { form, values });
}

function invalid(fields: FieldErrors, { form, values }: Pick<Asked, "form" | "values">): FormState {
  return { kind: "invalid", fields: inPageOrder(fields, form), values, ...labelled(form) };
}

/** Of the fields in which something is typed: what was chosen is read nowhere but beside its choices. */
function labelledTexts(form: FormData): { readonly labels?: FieldLabels } {
  const choices = textsOf(form, PLACE);
  const { labels } = labelled(form);
  return labels
    ? { labels: Object.fromEntries(Object.entries(labels).filter(([name]) => !choices.includes(name))) }
    : {};
}

function labelled(form: FormData): { readonly labels?: FieldLabels } {
  const labels = labelsOf(form);
  return labels.size > 0 ? { labels: Object.fromEntries(labels) } : {};
}

/** A form that asked from the start why a term was missed, and came without an answer: told with the rest, not when the rest is right. */
function unsaidIn(form: FormData): Faults {
  return textsOf(form, LATE_REASON)[0]?.trim() === "" ? { [LATE_REASON]: ["why-late"] } : {};
}
