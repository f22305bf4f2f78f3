"use client";

import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Checkboxes, type Choice, Radios } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";

type PresentWords = {
  readonly spokeName: string;
  readonly spokePost: string;
  readonly identified: string;
  readonly hint: string;
  readonly means: readonly Choice[];
};

export type ApplicationFormProps = {
  readonly action: FormAction;
  /** The step and the record when there is one already. */
  readonly hidden: Readonly<Record<string, string | number>>;
  /** A fresh key for an application that is new. */
  readonly onceKey?: string;
  /** Typed at a counter for a firm that is present: who that is, and how identity was shown. */
  readonly present?: PresentWords;
  /** Left out where only the people are named anew. */
  readonly items?: readonly Choice[];
  readonly initial: FormValues;
  readonly words: FormWords & {
    readonly labels: Readonly<Record<string, string>>;
    readonly hints: Readonly<Record<string, string>>;
    readonly submit: string;
    readonly cancel: string;
  };
  readonly cancelHref: string;
};

/** An application to become a contact point, or the names of other people. */
export function ApplicationForm(props: ApplicationFormProps) {
  const { action, hidden, onceKey, present, items, initial, words, cancelHref } = props;
  const form = useForm({ action, words, initial });
  const text = (name: string) => ({ ...form.field(name), label: words.labels[name], hint: words.hints[name] });
  return (
    <FormShell form={form} {...(onceKey ? { onceKey } : {})}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {present ? (
        <>
          <TextField {...form.field("spokeName")} label={present.spokeName} hint={present.hint} width={20} />
          <TextField {...form.field("spokePost")} label={present.spokePost} width={20} />
          <Radios {...form.field("identified")} label={present.identified} choices={present.means} />
        </>
      ) : null}
      <TextField {...text("leaderName")} width={20} />
      <TextField {...text("leaderPost")} width={20} />
      <TextField {...text("liaisonName")} width={20} />
      <TextField {...text("liaisonPost")} width={20} />
      <TextField {...text("liaisonMobile")} type="tel" width={20} />
      <TextField {...text("liaisonEmail")} type="email" />
      {items ? (
        <>
          <Checkboxes {...text("checklist")} choices={items} />
          <TextArea {...text("remark")} rows={3} optional />
        </>
      ) : null}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}
