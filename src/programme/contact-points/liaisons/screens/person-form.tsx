"use client";

import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-fields";

type PersonFormProps = {
  readonly action: FormAction;
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly onceKey: string;
  readonly initial: FormValues;
  readonly words: FormWords & {
    readonly labels: Readonly<Record<string, string>>;
    readonly hints: Readonly<Record<string, string>>;
    readonly submit: string;
    readonly cancel: string;
  };
  readonly cancelHref: string;
};

/** Who is to be the leader or the liaison, and how he is reached. */
export function PersonForm({ action, hidden, onceKey, initial, words, cancelHref }: PersonFormProps) {
  const form = useForm({ action, words, initial });
  const text = (name: string) => ({ ...form.field(name), label: words.labels[name], hint: words.hints[name] });
  return (
    <FormShell form={form} onceKey={onceKey}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...text("name")} width={20} />
      <TextField {...text("post")} width={20} />
      <TextField {...text("mobile")} type="tel" width={20} />
      <TextField {...text("email")} type="email" />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}
