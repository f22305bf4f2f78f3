"use client";

import { Buttons } from "@/ui/button";
import { Checkboxes, type Choice } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { assignManyAction } from "../actions";

type AssignFormProps = {
  /** Each as `<id>~<version>`. */
  readonly picked: readonly string[];
  readonly officers: readonly Choice[];
  readonly backHref: string;
  readonly words: FormWords & {
    readonly officers: string;
    readonly hint: string;
    readonly submit: string;
    readonly cancel: string;
  };
};

/** Who gets the picked complaints. */
export function AssignForm({ picked, officers, backHref, words }: AssignFormProps) {
  const form = useForm({ action: assignManyAction, words });
  return (
    <FormShell form={form} freshHref={backHref}>
      {picked.map((value) => (
        <input key={value} type="hidden" name="picked[]" value={value} />
      ))}
      <Checkboxes {...form.field("officers")} label={words.officers} hint={words.hint} choices={officers} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a className="btn btn--text" href={backHref}>
          {words.cancel}
        </a>
      </Buttons>
    </FormShell>
  );
}
