"use client";

import { Buttons } from "@/ui/button";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { LeaveWarning } from "@/ui/leave-warning";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-fields";
import { writeToFirmAction } from "../actions";

type LetterFormProps = {
  readonly complaintId: string;
  readonly page: string;
  readonly onceKey: string;
  readonly words: FormWords & { readonly write: string; readonly hint: string; readonly send: string };
};

/** Writes to the firm: the button names its reader. */
export function LetterForm({ complaintId, page, onceKey, words }: LetterFormProps) {
  const form = useForm({ action: writeToFirmAction, words });
  return (
    <FormShell form={form} onceKey={onceKey}>
      <input type="hidden" name="complaintId" value={complaintId} />
      <input type="hidden" name="page" value={page} />
      <TextArea {...form.field("text")} label={words.write} hint={words.hint} rows={4} />
      <LeaveWarning form={form} />
      <Buttons>
        <SubmitButton busy={words.busy} tone="secondary">
          {words.send}
        </SubmitButton>
      </Buttons>
    </FormShell>
  );
}
