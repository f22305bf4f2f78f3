"use client";

import { Buttons } from "@/ui/button";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { LeaveWarning } from "@/ui/leave-warning";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-fields";
import { sendMessageAction } from "../actions";

type MessageFormProps = {
  readonly complaintId: string;
  readonly formKey: string;
  readonly words: FormWords & { readonly write: string; readonly writeHint: string; readonly send: string };
};

/** Writes the next message. */
export function MessageForm({ complaintId, formKey, words }: MessageFormProps) {
  const form = useForm({ action: sendMessageAction, words });
  return (
    <FormShell form={form}>
      <input type="hidden" name="_key" value={formKey} autoComplete="off" />
      <input type="hidden" name="complaintId" value={complaintId} />
      <TextArea {...form.field("text")} label={words.write} hint={words.writeHint} rows={4} />
      <LeaveWarning form={form} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.send}</SubmitButton>
      </Buttons>
    </FormShell>
  );
}
