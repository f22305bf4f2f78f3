"use client";

/*
 * The one pattern of a form. It works before hydration and without a script: a plain form with a server action; the
 * page comes back with the typed text, the summary and an error at each field. With a script nothing is lost either,
 * not even chosen files, because the form is never reset by an answer.
 *
 *   // actions.ts                                    "use server"
 *   export const answerReferralAction = defineAction(answerReferral, moveReferral);
 *
 *   // screens/answer-form.tsx                       "use client"
 *   export function AnswerForm({ referral, words }: { referral: …; words: FormWords & { answer: string; submit: string } }) {
 *     const form = useForm({ action: answerReferralAction, words, initial: { answer: referral.answer ?? "" } });
 *     return (
 *       <FormShell form={form}>
 *         <input type="hidden" name="referralId" value={referral.id} />
 *         <TextArea {...form.field("answer")} label={words.answer} />
 *         <DateField {...form.date("answeredOn")} label={…} />
 *         <Buttons><SubmitButton busy={words.busy}>{words.submit}</SubmitButton><a href={…}>…</a></Buttons>
 *       </FormShell>
 *     );
 *   }
 *
 *   // screens/referral-screen.tsx                   a server component reads the words
 *   <AnswerForm referral={…} words={{ ...formWords(useTranslations("ui")), answer: t("answer"), submit: t("steps.answer") }} />
 *
 * A form without errors at fields (one button, a tick) needs no component of its own:
 *
 *   <ActionForm action={acceptReferralAction} words={formWords(t)}>…server-rendered inputs and a SubmitButton…</ActionForm>
 */

import { unstable_rethrow } from "next/navigation";
import {
  type ReactNode,
  type SubmitEvent,
  startTransition,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import {
  FILLED,
  type FormAction,
  type FormState,
  type FormValues,
  fieldOf,
  idle,
  inLanguage,
  LATE_REASON,
  type RowReport,
  type Sentence,
} from "@/kernel/form-state";
import type { DateParts } from "./date-field";
import { ErrorSummary } from "./error-summary";
import failedWords from "./failed-words.json";
import { type FieldState, type FormWords, textOf } from "./field";
import { Notice } from "./notice";
import { ReaderField } from "./reader";
import { TextArea } from "./text-fields";

export type Form = {
  readonly state: FormState;
  readonly pending: boolean;
  readonly words: FormWords;
  readonly send: (input: FormData) => void;
  /** Takes what was filled in where a script runs, instead of the action: `useKeptForm`. */
  readonly take?: (input: FormData) => void;
  /** Id of a field's control: the summary links to it. */
  readonly idOf: (name: string) => string;
  /** Name, id, errors, typed text and words of one field, to be spread into it; `within` as of `FieldState`. */
  readonly field: (name: string, within?: string) => FieldState & { readonly words: FormWords };
  /** The same for a `DateField`. */
  readonly date: (
    name: string,
  ) => Omit<FieldState, "defaultValue"> & { readonly words: FormWords; readonly parts: DateParts };
};

type UseFormOptions = {
  readonly action: FormAction;
  readonly words: FormWords;
  /** What stands in the fields at first. */
  readonly initial?: FormValues;
  /** An answer that came another way than by the action, and stands for it. */
  readonly answer?: FormState | undefined;
  /** Before each id; "" when the fields are rendered elsewhere and carry their names as ids. */
  readonly idPrefix?: string;
};

/** The state of a form and what each of its fields needs. */
export function useForm({ action, words, initial = {}, answer, idPrefix }: UseFormOptions): Form {
  // Rendered by the server it is the action itself, which a browser without a script can post to.
  const [own, send, pending] = useActionState(typeof window === "undefined" ? action : answered(action), idle);
  const state = answer ?? own;
  const ownPrefix = `${useId()}-`;
  const values = "values" in state && state.values ? state.values : initial;
  // The parts of a date share one field, and with it one id.
  const idOf = (name: string) => (idPrefix ?? ownPrefix) + fieldOf(name);
  const errorsOf = (name: string) =>
    state.kind === "invalid" ? state.fields[name]?.map((sentence) => inLanguage(sentence, words.language)) : undefined;
  return {
    state,
    pending,
    words,
    send,
    idOf,
    field: (name, within) => ({
      name,
      id: idOf(name),
      errors: errorsOf(name),
      defaultValue: values[name] ?? values[`${name}[]`],
      words,
      placed: true,
      within,
    }),
    date: (name) => ({
      name,
      id: idOf(name),
      errors: errorsOf(name) ?? errorsOf(`${name}.year`) ?? errorsOf(`${name}.month`) ?? errorsOf(`${name}.day`),
      words,
      parts: {
        year: textOf(values[`${name}.year`]),
        month: textOf(values[`${name}.month`]),
        day: textOf(values[`${name}.day`]),
      },
    }),
  };
}

/** An action whose answer doesn't come, because the connection is down or the portal is a newer one, says so at its form: what was typed stays. */
function answered(action: FormAction): FormAction {
  return async (last, input) => {
    try {
      return await action(last, input);
    } catch (error) {
      unstable_rethrow(error); // it leads to another page
      const values = "values" in last && last.values ? { values: last.values } : {};
      const sentence = { "zh-CN": failedWords["zh-CN"].noAnswer, en: failedWords.en.noAnswer };
      return { kind: "refused", code: "no-answer", sentence, ...values };
    }
  };
}

type ShellProps = {
  readonly children: ReactNode;
  /** A fresh UUID from the page that renders the form: sent twice, the command runs once. For all that creates something. */
  readonly onceKey?: string;
  /** Where the newer version of an overtaken record stands; default: this page again. */
  readonly freshHref?: string;
  /** Empties the form after success: a message was sent, the next may be written. */
  readonly clearWhenDone?: boolean;
  /** The step meets a term that was missed: the form asks why from the start. Of other forms it is asked when they come back for it. */
  readonly late?: boolean | undefined;
};

/** The form itself, with its answer above the fields, at the place of the action. */
export function FormShell({
  form,
  children,
  onceKey,
  freshHref,
  clearWhenDone,
  late,
}: ShellProps & { readonly form: Form }) {
  const element = useRef<HTMLFormElement>(null);
  const { state, pending, send, take } = form;

  const [key, setKey] = useState(onceKey);

  useEffect(() => {
    if (state.kind !== "done") return;
    // What is sent next is another thing.
    setKey((last) => last && crypto.randomUUID());
    if (clearWhenDone) element.current?.reset();
  }, [state, clearWhenDone]);

  // The summary of errors takes the focus; any other answer too must be seen by whoever pressed the button below a long form.
  useEffect(() => {
    if (state.kind !== "idle") element.current?.querySelector(":scope > .notice")?.scrollIntoView({ block: "nearest" });
  }, [state]);

  // React resets a form after its action; sending the data ourselves keeps what was typed, and chosen files.
  function submit(event: SubmitEvent<HTMLFormElement>) {
    const button = event.nativeEvent.submitter;
    if (button?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (pending) return;
    const input = new FormData(event.currentTarget);
    if (button instanceof HTMLButtonElement && button.name) input.append(button.name, button.value);
    if (take) return take(input);
    if (event.currentTarget.querySelector("textarea, select, input:not([type='hidden'])")) input.append(FILLED, "1");
    startTransition(() => send(input));
  }

  return (
    <form className="form" action={send} onSubmit={submit} noValidate ref={element}>
      {key ? <input type="hidden" name="_key" value={key} /> : null}
      <ReaderField />
      <Outcome form={form} freshHref={freshHref} />
      {late || asksWhyLate(form.state) ? (
        <TextArea {...form.field(LATE_REASON)} label={form.words.whyLate} hint={form.words.whyLateHint} rows={2} />
      ) : null}
      {children}
    </form>
  );
}

/** The step turned out to meet a missed term, or the reason was given already and something else is wrong. */
function asksWhyLate(state: FormState): boolean {
  return (
    (state.kind === "invalid" && state.fields[LATE_REASON] !== undefined) ||
    ("values" in state && state.values?.[LATE_REASON] !== undefined)
  );
}

/** A form whose fields need no errors of their own; its children may be server components. */
export function ActionForm({ action, words, ...shell }: ShellProps & Pick<UseFormOptions, "action" | "words">) {
  const form = useForm({ action, words, idPrefix: "" });
  return <FormShell form={form} {...shell} />;
}

/** Of several records handled together what became of each; those that weren't first. */
function RowReports({ rows, say }: { readonly rows: readonly RowReport[]; readonly say: (what: Sentence) => string }) {
  return (
    <ul className="plainlist">
      {[...rows]
        .sort((a, b) => Number(a.done) - Number(b.done))
        .map(({ label, sentence }) => (
          <li key={label}>
            <span className="num">{label}</span> {say(sentence)}
          </li>
        ))}
    </ul>
  );
}

function Outcome({ form, freshHref }: { readonly form: Form; readonly freshHref?: string | undefined }) {
  const { state, words, idOf } = form;
  const say = (sentence: Sentence) => inLanguage(sentence, words.language);
  switch (state.kind) {
    case "idle":
      return null;
    case "done":
      return state.sentence ? (
        <Notice
          tone={state.rows?.some(({ done }) => !done) ? "warn" : "ok"}
          live
          title={state.rows && say(state.sentence)}
        >
          {state.rows ? <RowReports rows={state.rows} say={say} /> : say(state.sentence)}
        </Notice>
      ) : null;
    case "invalid":
      return (
        <ErrorSummary
          title={words.errorTitle}
          titlePrefix={words.error}
          language={words.language}
          answer={state}
          errors={Object.entries(state.fields).flatMap(([name, texts]) =>
            texts.map((text) => ({
              ...{ id: name ? idOf(name) : undefined, text: say(text), ofAny: text.ofAny },
              label: state.labels?.[fieldOf(name)],
            })),
          )}
        />
      );
    case "refused":
      return (
        <Notice tone="alarm" live>
          {say(state.sentence)}
        </Notice>
      );
    case "overtaken":
      return (
        <Notice tone="alarm" live>
          {say(state.sentence)} <a href={freshHref ?? "?"}>{words.seeNew}</a>
        </Notice>
      );
    case "failed":
      return (
        <Notice tone="alarm" live>
          {say(state.sentence)} {words.reference} <span className="num">{state.reference}</span>
        </Notice>
      );
  }
}
