"use client";

import type { ReactNode } from "react";
import type { FormAction } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { type Choice, Radios } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-fields";

type ReviewFormProps = {
  readonly action: FormAction;
  readonly year: number;
  /** Each as `<id>~<label>`. */
  readonly picked: readonly string[];
  /** What is picked, to read; or that nothing is. */
  readonly list: ReactNode;
  readonly outcomes: readonly Choice[];
  readonly onceKey: string;
  readonly backHref: string;
  readonly words: FormWords & Readonly<Record<"outcome" | "reason" | "reasonHint" | "submit" | "back", string>>;
};

/** The outcome and the reason for all that is picked. */
export function ReviewForm({ action, year, picked, list, outcomes, onceKey, backHref, words }: ReviewFormProps) {
  const form = useForm({ action, words });
  if (form.state.kind === "done")
    return (
      <FormShell form={form}>
        <a href={backHref}>{words.back}</a>
      </FormShell>
    );
  if (picked.length === 0) return list;
  return (
    <FormShell form={form} onceKey={onceKey}>
      {list}
      <input type="hidden" name="year" value={year} />
      {picked.map((value) => (
        <input key={value} type="hidden" name="picked[]" value={value} />
      ))}
      <Radios {...form.field("outcome")} label={words.outcome} choices={outcomes} />
      <TextArea {...form.field("reason")} label={words.reason} hint={words.reasonHint} rows={3} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={backHref}>{words.back}</a>
      </Buttons>
    </FormShell>
  );
}
