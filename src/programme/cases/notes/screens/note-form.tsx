"use client";

import { Buttons } from "@/ui/button";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { LeaveWarning } from "@/ui/leave-warning";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-fields";
import { addNoteAction } from "../actions";

type NoteFormProps = {
  readonly caseId: string;
  readonly onceKey: string;
  readonly words: FormWords & { readonly add: string; readonly hint: string; readonly save: string };
};

/** Writes an internal note. */
export function NoteForm({ caseId, onceKey, words }: NoteFormProps) {
  const form = useForm({ action: addNoteAction, words });
  return (
    <FormShell form={form} onceKey={onceKey}>
      <input type="hidden" name="caseId" value={caseId} />
      <TextArea {...form.field("text")} label={words.add} hint={words.hint} rows={4} />
      <LeaveWarning form={form} />
      <Buttons>
        <SubmitButton busy={words.busy} tone="secondary">
          {words.save}
        </SubmitButton>
      </Buttons>
    </FormShell>
  );
}
