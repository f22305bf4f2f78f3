import { writtenText } from "./plain-text";

/** A sentence in each of the portal's languages: it is chosen when it is shown, so that an answer follows a switch of language. */
export type Sentence = {
  readonly "zh-CN": string;
  readonly en: string;
  /** It may be said of any field: away from its field it needs that one's name. */
  readonly ofAny?: true;
};

/** A sentence as a reader of this language is told it; of any other language than English, in Chinese. */
export function inLanguage(sentence: Sentence, language: string): string {
  return sentence[language === "en" ? "en" : "zh-CN"];
}

/**
 * What a form knows after its action has answered. The browser gets no message bundle, but each sentence in every language
 * (docs/decisions/0095-answers-in-both-languages.md). `values` are the texts as they were typed, so that a page rendered again
 * without a script shows them; secrets and passwords are left out by whoever fills it.
 */
export type FormState =
  | { readonly kind: "idle" }
  | {
      readonly kind: "invalid";
      readonly fields: FieldErrors;
      readonly values: FormValues;
      readonly labels?: FieldLabels;
    }
  | {
      readonly kind: "refused";
      readonly code: string;
      readonly sentence: Sentence;
      readonly values?: FormValues;
      readonly labels?: FieldLabels;
    }
  | {
      readonly kind: "overtaken";
      readonly sentence: Sentence;
      readonly values?: FormValues;
      readonly labels?: FieldLabels;
    }
  | { readonly kind: "failed"; readonly reference: string; readonly sentence: Sentence; readonly values?: FormValues }
  | {
      readonly kind: "done";
      readonly sentence?: Sentence;
      readonly rows?: readonly RowReport[];
      /** Only where some of the rows may be sent again. */
      readonly values?: FormValues;
    };

/** What became of one of several records that were handled together. */
export type RowReport = {
  readonly label: string;
  readonly done: boolean;
  readonly sentence: Sentence;
  /** Its term ran out while the page was open: it lacks nothing but why. */
  readonly late?: true;
};

/** Field name → sentences, in the order of the fields on the page. The name "" holds what is wrong with the whole. */
export type FieldErrors = Readonly<Record<string, readonly Sentence[]>>;

/** Field name → the text in it, or the ticked values. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** What fields are called, as far as it was posted along: without a script the page can't look itself. */
export type FieldLabels = Readonly<Record<string, string>>;

/** A server action as `useActionState` takes it. */
export type FormAction = (state: FormState, input: FormData) => Promise<FormState>;

export const idle: FormState = { kind: "idle" };

/** Posted by choices of which none may be chosen: its value is the name of the field that stands there, in which nothing is typed. */
export const PLACE = "_place";

/** The field in which the person who takes a step after its term says why: every form that takes steps may have it, no command knows of it. */
export const LATE_REASON = "whyLate";
export const LATE_REASON_MAXIMUM = 500;

/** Posted without a script alone, once for each field: `<field>=<label>`, so that a page that keeps what was typed, or says what is wrong with it, can name it. */
export const LABEL = "_label";

/** Posted with a script, by a form in which something is filled in; without one its labels and places say the same. */
export const FILLED = "_filled";

/** Id of the person to whom a form was shown: in one browser another may have signed in since, and nothing is done in his name that he didn't ask for. */
export const READER = "_reader";

/** Names of posted fields that are the form's own and no input. */
export function isOwn(name: string): boolean {
  return (
    name.startsWith("$ACTION") ||
    name === "_key" ||
    name === READER ||
    name === PLACE ||
    name === LABEL ||
    name === FILLED
  );
}

/** Whether a form has anything that is filled in: one of buttons alone hasn't. */
export function hasFields(input: FormData): boolean {
  return [FILLED, LABEL, PLACE].some((name) => input.has(name));
}

/** The labels of posted fields. */
export function labelsOf(input: FormData): ReadonlyMap<string, string> {
  return new Map(
    input.getAll(LABEL).flatMap((value) => {
      const [, name, label] = typeof value === "string" ? (/^([^=]+)=(.+)$/s.exec(value) ?? []) : [];
      return name && label ? [[name, label] as const] : [];
    }),
  );
}

/**
 * What is wrong, in the order in which the fields stand on the page, which is the order in which a browser posts them. First what is
 * wrong with the whole, last what has no field.
 */
export function inPageOrder<Errors>(
  fields: Readonly<Record<string, Errors>>,
  form: FormData,
): Readonly<Record<string, Errors>> {
  const names = [...form].map(([name, value]) => (name === PLACE ? String(value) : fieldOf(name)));
  const placeOf = (name: string) => {
    const place = names.indexOf(fieldOf(name));
    if (name === "") return -1;
    return place < 0 ? names.length : place;
  };
  return Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => placeOf(a) - placeOf(b)));
}

/** The field to which a control belongs: a list's ticks and a date's parts share one. */
export function fieldOf(name: string): string {
  return name.replace(/(\[\]|\.(year|month|day))$/, "");
}

/** The texts that were posted under a name, without what nobody wrote: control characters and marks that turn the direction of writing. */
export function textsOf(input: FormData, name: string): string[] {
  return input.getAll(name).flatMap((value) => (typeof value === "string" ? [writtenText(value)] : []));
}

/**
 * The texts of a posted form in the order of the page, to be shown again: files, framework fields and the named secrets are left out.
 * Choices of which none was chosen are an empty list, which keeps their place.
 */
export function valuesOf(input: FormData, leaveOut: readonly string[] = []): FormValues {
  const values: Record<string, string | string[]> = {};
  for (const [key, value] of input) {
    const name = key === PLACE ? String(value) : key;
    if (key === PLACE && !input.has(name) && !input.has(`${name}[]`)) values[name] = [];
    if (isOwn(name) || leaveOut.includes(name)) continue;
    const texts = textsOf(input, name);
    const [first] = texts;
    if (first !== undefined) values[name] = texts.length > 1 ? texts : first;
  }
  return values;
}
