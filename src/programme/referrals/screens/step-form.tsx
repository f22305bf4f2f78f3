"use client";

import { Buttons } from "@/ui/button";
import { Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { LeaveWarning } from "@/ui/leave-warning";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-fields";
import { takeReferralStepAction } from "../actions";

export type StepFormProps = {
  readonly step: string;
  readonly referralId: string;
  readonly version: number;
  /** One is likeliest and stands first; withdrawing is an alarm. */
  readonly tone: "primary" | "secondary" | "alarm";
  readonly words: FormWords & {
    readonly submit: string;
    readonly reason?: string;
    readonly answer?: string;
    readonly text?: string;
  };
  /** The step meets a missed term. */
  readonly late?: boolean | undefined;
  /** The quiet way out, on a page that asks. */
  readonly cancel?: { readonly href: string; readonly label: string };
  /** Only for answering: value and label. */
  readonly answers?: readonly { readonly value: string; readonly label: string }[];
};

/** One step with what it needs besides: a reason, or an answer. Works without a script. */
export function StepForm({ step, referralId, version, tone, words, late, cancel, answers }: StepFormProps) {
  const form = useForm({ action: takeReferralStepAction, words });
  return (
    <FormShell form={form} late={late}>
      <input type="hidden" name="step" value={step} />
      <input type="hidden" name="referralId" value={referralId} />
      <input type="hidden" name="version" value={version} />
      <LeaveWarning form={form} />
      {answers && words.answer ? (
        <Select {...form.field("answer")} label={words.answer} options={answers} empty={words.choose} />
      ) : null}
      {words.text ? <TextArea {...form.field("text")} label={words.text} rows={6} /> : null}
      {words.reason ? <TextArea {...form.field("reason")} label={words.reason} rows={3} /> : null}
      <Buttons>
        <SubmitButton busy={words.busy} tone={tone}>
          {words.submit}
        </SubmitButton>
        {cancel ? <a href={cancel.href}>{cancel.label}</a> : null}
      </Buttons>
    </FormShell>
  );
}
