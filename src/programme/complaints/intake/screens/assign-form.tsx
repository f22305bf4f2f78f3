"use client";

import type { ReactNode } from "react";
import { Buttons } from "@/ui/button";
import { Checkboxes, type Choice } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { assignManyAction } from "../actions";
import { pickedAgain } from "../policy";

type AssignFormProps = {
  /** Each as `<id>~<version>~<number>`. */
  readonly picked: readonly string[];
  /** What is picked, to read; or that nothing is. */
  readonly list: ReactNode;
  readonly officers: readonly Choice[];
  readonly backHref: string;
  readonly words: FormWords & {
    readonly officers: string;
    readonly hint: string;
    readonly submit: string;
    readonly cancel: string;
    readonly back: string;
  };
  readonly onceKey: string;
  /** For some of them it meets a missed term: one reason is for all of these. */
  readonly late: boolean;
};

/** Who gets the picked complaints; afterwards what became of each, and for those whose term ran out meanwhile the question why, to finish here. */
export function AssignForm({ picked, list, officers, backHref, words, onceKey, late }: AssignFormProps) {
  const form = useForm({ action: assignManyAction, words });
  const { state } = form;
  const reported = state.kind === "done" ? (state.rows ?? []) : undefined;
  const left = reported ? pickedAgain(picked, reported) : picked;
  if (reported && left.length === 0)
    return (
      <FormShell form={form}>
        <a href={backHref}>{words.back}</a>
      </FormShell>
    );
  if (picked.length === 0) return list;
  return (
    <FormShell form={form} freshHref={backHref} onceKey={onceKey} late={late || reported !== undefined}>
      {reported ? null : list}
      {left.map((value) => (
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
