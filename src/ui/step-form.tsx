"use client";

import type { ReactNode } from "react";
import type { FormAction } from "@/kernel/form-state";
import { Buttons, type Tone } from "./button";
import { Checkboxes, type Choice, Radios, Select } from "./choice-fields";
import type { FormWords } from "./field";
import { type Form, FormShell, useForm } from "./form-shell";
import { LeaveWarning } from "./leave-warning";
import { SubmitButton } from "./submit-button";
import { TextArea, TextField } from "./text-fields";

export type StepText = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Several lines; without it one. */
  readonly rows?: number;
  readonly width?: 9 | 20;
  /** A near day is chosen from a calendar. */
  readonly type?: "date";
  readonly initial?: string;
};

/** A question with answers to choose from; of several, the field posts `<name>[]`. */
export type StepChoice = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly initial?: string | readonly string[];
} & (
  | { readonly kind: "one" | "several"; readonly choices: readonly Choice[] }
  | { readonly kind: "select"; readonly choices: readonly { readonly value: string; readonly label: string }[] }
);

export type Folded = {
  readonly summary: string;
  readonly lead: ReactNode;
  readonly choices?: readonly StepChoice[];
  readonly texts: readonly StepText[];
};

type StepFormProps = {
  readonly action: FormAction;
  /** The step, the record, the version that the person saw. */
  readonly hidden: Readonly<Record<string, string | number>>;
  /** Lists that the form brings along, each posted as `<name>[]`. */
  readonly several?: Readonly<Record<string, readonly string[]>>;
  /** What the step needs besides: choices first, then texts. */
  readonly choices?: readonly StepChoice[];
  readonly texts?: readonly StepText[];
  /** What is rarely needed: folded away until something stands in it or is wrong with it. */
  readonly folded?: Folded | undefined;
  readonly submit: string;
  readonly tone?: Tone;
  /** The quiet way out, on a page that asks. */
  readonly cancel?: { readonly href: string; readonly label: string };
  /** The step meets a missed term. */
  readonly late?: boolean | undefined;
  /** Of a form that creates something: the key under which it does so once. */
  readonly onceKey?: string;
  readonly words: FormWords;
};

/** One step of a record: its button, and the little that it needs. Works without a script. */
export function StepForm({
  action,
  hidden,
  several = {},
  choices = [],
  texts = [],
  folded,
  submit,
  tone = "primary",
  cancel,
  late,
  onceKey,
  words,
}: StepFormProps) {
  const initial = Object.fromEntries(
    [...choices, ...texts].flatMap(({ name, initial: text }) => (text === undefined ? [] : [[name, text]])),
  );
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form} late={late} {...(onceKey ? { onceKey } : {})}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {Object.entries(several).map(([name, values]) =>
        values.map((value) => <input key={`${name} ${value}`} type="hidden" name={`${name}[]`} value={value} />),
      )}
      <LeaveWarning form={form} />
      <Questions form={form} choices={choices} />
      <Texts form={form} texts={texts} />
      {folded ? (
        <details
          open={[...(folded.choices ?? []), ...folded.texts].some(
            ({ name }) => form.field(name).errors || form.field(name).defaultValue,
          )}
        >
          <summary>{folded.summary}</summary>
          <p className="hint">{folded.lead}</p>
          <Texts form={form} texts={folded.texts} />
          <Questions form={form} choices={folded.choices ?? []} />
        </details>
      ) : null}
      <Buttons>
        <SubmitButton busy={words.busy} tone={tone}>
          {submit}
        </SubmitButton>
        {cancel ? (
          <a href={cancel.href} data-close="">
            {cancel.label}
          </a>
        ) : null}
      </Buttons>
    </FormShell>
  );
}

function Questions({ form, choices }: { readonly form: Form; readonly choices: readonly StepChoice[] }) {
  return choices.map(({ initial: _initial, ...choice }) => <Question key={choice.name} form={form} {...choice} />);
}

function Texts({ form, texts }: { readonly form: Form; readonly texts: readonly StepText[] }) {
  return texts.map(({ name, rows, width, type, initial: _initial, ...text }) =>
    rows ? (
      <TextArea key={name} {...form.field(name)} {...text} rows={rows} />
    ) : (
      <TextField key={name} {...form.field(name)} {...text} {...(width ? { width } : {})} {...(type ? { type } : {})} />
    ),
  );
}

function Question({ form, name, label, hint, ...choice }: StepChoice & { readonly form: Form }) {
  const field = { ...form.field(name), label, ...(hint === undefined ? {} : { hint }) };
  if (choice.kind === "select") return <Select {...field} options={choice.choices} empty={form.words.choose} />;
  if (choice.kind === "one") return <Radios {...field} choices={choice.choices} />;
  return <Checkboxes {...field} choices={choice.choices} />;
}
