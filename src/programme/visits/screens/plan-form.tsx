"use client";

import type { FormAction } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { type Choice, Radios, Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";

type PlanFormProps = {
  readonly action: FormAction;
  readonly enterpriseId: string;
  readonly onceKey: string;
  readonly initial: { readonly purpose: string; readonly dueOn: string };
  /** Asks for a reason of another visit; else only when the answer says that one is needed. */
  readonly asks: boolean;
  readonly purposes: readonly Choice[];
  readonly officers: readonly { readonly value: string; readonly label: string }[];
  readonly words: FormWords &
    Readonly<
      Record<
        | ("purpose" | "dueOn" | "dayHint" | "officer" | "officerHint" | "balanced" | "reason" | "reasonHint")
        | ("burden" | "burdenHint" | "submit"),
        string
      >
    >;
};

/** A visit planned by hand: what for, by when, by whom, why. */
export function PlanForm({ action, enterpriseId, onceKey, initial, asks, purposes, officers, words }: PlanFormProps) {
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form} onceKey={onceKey}>
      <input type="hidden" name="enterpriseId" value={enterpriseId} />
      <Radios {...form.field("purpose")} label={words.purpose} choices={purposes} />
      <TextField {...form.field("dueOn")} label={words.dueOn} hint={words.dayHint} inputMode="numeric" width={20} />
      <Select
        {...form.field("officerId")}
        label={words.officer}
        hint={words.officerHint}
        options={officers}
        empty={words.balanced}
      />
      <TextArea {...form.field("reason")} label={words.reason} hint={words.reasonHint} rows={3} />
      {asks || form.field("burdenReason").errors?.length ? (
        <TextArea {...form.field("burdenReason")} label={words.burden} hint={words.burdenHint} rows={2} />
      ) : null}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
      </Buttons>
    </FormShell>
  );
}
