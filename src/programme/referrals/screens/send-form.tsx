"use client";

import type { ReactNode } from "react";
import { Buttons } from "@/ui/button";
import { Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-fields";
import { sendReferralAction } from "../actions";

type SendFormProps = {
  readonly caseId: string;
  readonly kind: string;
  readonly departments: readonly { readonly value: string; readonly label: string }[];
  readonly words: FormWords & {
    readonly to: string;
    readonly question: string;
    readonly questionHint: string;
    readonly send: string;
    readonly cancel: string;
  };
  readonly cancelHref: string;
  readonly onceKey: string;
  /** The ticks, rendered by the server. */
  readonly children: ReactNode;
};

/** To whom and what for; between them and the button, what they will see. */
export function SendForm({ caseId, kind, departments, words, cancelHref, onceKey, children }: SendFormProps) {
  const only = departments.length === 1 ? departments[0]?.value : undefined;
  const form = useForm({ action: sendReferralAction, words, initial: only ? { toDepartmentId: only } : {} });
  return (
    <FormShell form={form} onceKey={onceKey}>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="kind" value={kind} />
      <Select {...form.field("toDepartmentId")} label={words.to} options={departments} empty={words.choose} />
      <TextArea {...form.field("question")} label={words.question} hint={words.questionHint} rows={6} />
      {children}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.send}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}
