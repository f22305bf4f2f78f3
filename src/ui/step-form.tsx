"use client";

import type { FormAction } from "@/kernel/form-state";
import { Buttons, type Tone } from "./button";
import type { FormWords } from "./field";
import { FormShell, useForm } from "./form-shell";
import { SubmitButton } from "./submit-button";
import { TextArea, TextField } from "./text-fields";

export type StepText = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Several lines; without it one. */
  readonly rows?: number;
  readonly width?: 9 | 20;
};

type StepFormProps = {
  readonly action: FormAction;
  /** The step, the record, the version that the person saw. */
  readonly hidden: Readonly<Record<string, string | number>>;
  /** What the step needs besides. */
  readonly texts?: readonly StepText[];
  readonly submit: string;
  readonly tone?: Tone;
  /** The quiet way out, on a page that asks. */
  readonly cancel?: { readonly href: string; readonly label: string };
  readonly words: FormWords;
};

/** One step of a record: its button, and the few texts that it needs. Works without a script. */
export function StepForm({ action, hidden, texts = [], submit, tone = "primary", cancel, words }: StepFormProps) {
  const form = useForm({ action, words });
  return (
    <FormShell form={form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {texts.map(({ name, rows, width, ...text }) =>
        rows ? <TextArea key={name} {...form.field(name)} {...text} rows={rows} /> : <TextField key={name} {...form.field(name)} {...text} {...(width ? { width } : {})} />,
      )}
      <Buttons>
        <SubmitButton busy={words.busy} tone={tone}>
          {submit}
        </SubmitButton>
        {cancel ? <a href={cancel.href}>{cancel.label}</a> : null}
      </Buttons>
    </FormShell>
  );
}
