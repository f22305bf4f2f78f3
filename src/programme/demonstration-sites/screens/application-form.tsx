"use client";

import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Checkbox } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-fields";

type ApplicationFormProps = {
  readonly action: FormAction;
  /** The step and the record when there is one already. */
  readonly hidden: Readonly<Record<string, string | number>>;
  /** A fresh key for an application that is new. */
  readonly onceKey?: string;
  readonly initial: FormValues;
  readonly words: FormWords & {
    readonly practice: string;
    readonly practiceHint: string;
    /** Left out while it is only begun: what is handed in is undertaken to be true. */
    readonly undertaking?: string;
    readonly submit: string;
    readonly cancel: string;
  };
  readonly cancelHref: string;
};

/** The main practice and, when it is handed in, the undertaking that it is true and holds no secret. */
export function ApplicationForm({ action, hidden, onceKey, initial, words, cancelHref }: ApplicationFormProps) {
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form} {...(onceKey ? { onceKey } : {})}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextArea {...form.field("practice")} label={words.practice} hint={words.practiceHint} rows={12} />
      {words.undertaking ? <Checkbox {...form.field("undertaking")} label={words.undertaking} /> : null}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}
