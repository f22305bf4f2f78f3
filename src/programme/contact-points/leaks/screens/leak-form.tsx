"use client";

import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { type Choice, Radios, Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";

type LeakFormProps = {
  readonly action: FormAction;
  /** The step and the draft when there is one already. */
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly onceKey: string;
  readonly initial: FormValues;
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
  readonly complains: readonly Choice[];
  readonly words: FormWords & {
    readonly labels: Readonly<Record<string, string>>;
    readonly hints: Readonly<Record<string, string>>;
    readonly submit: string;
    readonly cancel: string;
  };
  readonly cancelHref: string;
};

/** A report of a leak as its firm writes it. */
export function LeakForm({ action, hidden, onceKey, initial, kinds, complains, words, cancelHref }: LeakFormProps) {
  const form = useForm({ action, words, initial });
  const text = (name: string) => ({ ...form.field(name), label: words.labels[name], hint: words.hints[name] });
  return (
    <FormShell form={form} onceKey={onceKey}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...text("noticedOn")} width={20} />
      <Select {...text("kind")} options={kinds} empty={words.choose} />
      <TextArea {...text("account")} rows={6} />
      <TextArea {...text("measures")} rows={3} optional />
      <Radios {...text("complains")} choices={complains} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}
