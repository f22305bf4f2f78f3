"use client";

import { Buttons } from "@/ui/button";
import { Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-fields";
import { openComplaintAction } from "../actions";

type PurposeFormProps = {
  readonly hidden: { readonly complaintId: string; readonly page: string; readonly tab: string };
  readonly purposes: readonly { readonly value: string; readonly label: string }[];
  readonly usual: string;
  readonly words: FormWords & {
    readonly purpose: string;
    readonly why: string;
    readonly note: string;
    readonly open: string;
  };
};

/** Why somebody wants to see what is sealed. */
export function PurposeForm({ hidden, purposes, usual, words }: PurposeFormProps) {
  const form = useForm({ action: openComplaintAction, words, initial: { purpose: usual } });
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
