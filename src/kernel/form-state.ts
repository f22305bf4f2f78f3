/**
 * What a form knows after its action has answered. Every sentence is already in the person's language: the browser
 * gets no message bundle. `values` are the texts as they were typed, so that a page rendered again without a script
 * shows them; secrets and passwords are left out by whoever fills it.
 */
export type FormState =
  | { readonly kind: "idle" }
  | { readonly kind: "invalid"; readonly fields: FieldErrors; readonly values: FormValues }
  | { readonly kind: "refused"; readonly code: string; readonly sentence: string; readonly values?: FormValues }
  | { readonly kind: "overtaken"; readonly sentence: string; readonly values?: FormValues }
  | { readonly kind: "failed"; readonly reference: string; readonly sentence: string; readonly values?: FormValues }
  | { readonly kind: "done"; readonly sentence?: string; readonly rows?: readonly RowReport[] };

/** What became of one of several records that were handled together. */
export type RowReport = { readonly label: string; readonly done: boolean; readonly sentence: string };

/** Field name → sentences. The name "" holds what is wrong with the whole. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** Field name → the text in it, or the ticked values. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A server action as `useActionState` takes it. */
export type FormAction = (state: FormState, input: FormData) => Promise<FormState>;

export const idle: FormState = { kind: "idle" };

/** The texts of a posted form, to be shown again: files, framework fields and the named secrets are left out. */
export function valuesOf(input: FormData, leaveOut: readonly string[] = []): FormValues {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(input.keys())) {
    if (name.startsWith("$ACTION") || name === "_key" || leaveOut.includes(name)) continue;
    const texts = input.getAll(name).filter((value) => typeof value === "string");
    const [first] = texts;
    if (first !== undefined) values[name] = texts.length > 1 ? texts : first;
  }
  return values;
}
