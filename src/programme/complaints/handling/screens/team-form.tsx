"use client";

import { Buttons } from "@/ui/button";
import { Checkboxes, type Choice } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { changeTeamAction } from "../actions";

type TeamFormProps = {
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly officers: readonly Choice[];
  readonly now: readonly string[];
  readonly cancelHref: string;
  readonly words: FormWords & {
    readonly officers: string;
    readonly hint: string;
    readonly submit: string;
    readonly cancel: string;
  };
};

/** Who is to be on the team: the present members are ticked. */
export function TeamForm({ hidden, officers, now, cancelHref, words }: TeamFormProps) {
  const form = useForm({ action: changeTeamAction, words, initial: { "officers[]": now } });
  return (
    <FormShell form={form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Checkboxes {...form.field("officers")} label={words.officers} hint={words.hint} choices={officers} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a className="btn btn--text" href={cancelHref}>
          {words.cancel}
        </a>
      </Buttons>
    </FormShell>
  );
}
