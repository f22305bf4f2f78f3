"use client";

import type { ReactNode } from "react";
import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { type Choice, Radios } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-fields";

type JudgeFormProps = {
  readonly action: FormAction;
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly items: readonly {
    readonly code: string;
    readonly label: string;
    readonly evidence: ReactNode;
    readonly choices: readonly Choice[];
  }[];
  readonly initial: FormValues;
  readonly words: FormWords & Readonly<Record<"verdict" | "opinion" | "submit" | "cancel", string>>;
  readonly cancelHref: string;
};

/** Item by item: what shows it, the verdict, the opinion. */
export function JudgeForm({ action, hidden, items, initial, words, cancelHref }: JudgeFormProps) {
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {items.map(({ code, label, evidence, choices }) => (
        <fieldset key={code} className="field">
          <legend>{label}</legend>
          {evidence}
          <Radios {...form.field(`${code}.verdict`, label)} label={words.verdict} choices={choices} />
          <TextField {...form.field(`${code}.opinion`, label)} label={words.opinion} />
        </fieldset>
      ))}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}
