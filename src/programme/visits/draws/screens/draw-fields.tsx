"use client";

import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Checkboxes, type Choice, Radios, Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";

export type DrawField =
  | ("title" | "purpose" | "sources" | "take" | "each" | "months" | "numberSource" | "numberOn" | "visitsBy")
  | ("divisions" | "clusters" | "industry" | "absent" | "burdenReason");

type DrawFieldsProps = {
  readonly action: FormAction;
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly onceKey?: string;
  readonly initial: FormValues;
  readonly choices: Readonly<Record<"purpose" | "sources" | "divisions" | "clusters" | "absent", readonly Choice[]>> & {
    readonly industry: readonly { readonly value: string; readonly label: string }[];
  };
  readonly labels: Readonly<Record<DrawField, { readonly label: string; readonly hint: string }>>;
  readonly words: FormWords & Readonly<Record<"submit" | "cancel" | "narrow" | "any", string>>;
  readonly cancelHref: string;
};

/** The plan of a draw: what it is called and draws from, how many, by which number; what narrows it down comes last and may stay shut. */
export function DrawFields(props: DrawFieldsProps) {
  const { action, hidden, onceKey, initial, choices, labels, words, cancelHref } = props;
  const form = useForm({ action, words, initial });
  const field = (name: DrawField) => ({ ...form.field(name), ...labels[name] });
  const narrowed = (["divisions", "clusters", "industry", "absent"] as const).some((name) => {
    const given = form.field(name).defaultValue;
    return given !== undefined && given.length > 0;
  });
  return (
    <FormShell form={form} {...(onceKey ? { onceKey } : {})}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...field("title")} />
      <Radios {...field("purpose")} choices={choices.purpose} />
      <Checkboxes {...field("sources")} choices={choices.sources} />
      <TextField {...field("take")} inputMode="numeric" width={9} />
      <TextField {...field("each")} inputMode="numeric" width={9} />
      <TextField {...field("months")} inputMode="numeric" width={9} />
      <TextField {...field("numberSource")} />
      <TextField {...field("numberOn")} inputMode="numeric" width={20} />
      <TextField {...field("visitsBy")} inputMode="numeric" width={20} />
      <TextArea {...field("burdenReason")} rows={2} optional />
      <details open={narrowed}>
        <summary>{words.narrow}</summary>
        {choices.divisions.length > 0 ? (
          <Checkboxes {...field("divisions")} choices={choices.divisions} optional />
        ) : null}
        <Checkboxes {...field("clusters")} choices={choices.clusters} optional />
        <Select {...field("industry")} options={choices.industry} empty={words.any} optional />
        <Checkboxes {...field("absent")} choices={choices.absent} optional />
      </details>
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}
