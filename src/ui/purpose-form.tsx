"use client";

import type { FormAction } from "@/kernel/form-state";
import { Buttons } from "./button";
import { Select } from "./choice-fields";
import type { FormWords } from "./field";
import { FormShell, useForm } from "./form-shell";
import { SubmitButton } from "./submit-button";
import { TextField } from "./text-fields";

export type PurposeWords = FormWords & {
  readonly purpose: string;
  readonly why: string;
  readonly note: string;
  readonly open: string;
};

type PurposeFormProps = {
  readonly action: FormAction;
  readonly hidden: Readonly<Record<string, string>>;
  readonly purposes: readonly { readonly value: string; readonly label: string }[];
  readonly usual: string;
  readonly words: PurposeWords;
};

/** Why somebody wants to see what is sealed. */
export function PurposeForm({ action, hidden, purposes, usual, words }: PurposeFormProps) {
  const form = useForm({ action, words, initial: { purpose: usual } });
  return (
    <FormShell form={form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select {...form.field("purpose")} label={words.purpose} options={purposes} />
      <TextField {...form.field("words")} label={words.why} optional />
      <p className="hint">{words.note}</p>
      <Buttons>
        <SubmitButton busy={words.busy}>{words.open}</SubmitButton>
      </Buttons>
    </FormShell>
  );
}
