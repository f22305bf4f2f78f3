"use client";

import { Buttons } from "@/ui/button";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { LeaveWarning } from "@/ui/leave-warning";
import { Notice } from "@/ui/notice";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-fields";
import { supplyMoreAction } from "../actions";

type SupplyFormProps = {
  readonly complaintId: string;
  readonly version: number;
  readonly formKey: string;
  readonly words: FormWords & {
    readonly text: string;
    readonly textHint: string;
    /** That nothing was handed in yet of what was asked for. */
    readonly nothing: string | undefined;
    readonly supply: string;
  };
};

/** Tells the bureau that more was handed in. */
export function SupplyForm({ complaintId, version, formKey, words }: SupplyFormProps) {
  const form = useForm({ action: supplyMoreAction, words });
  return (
    <FormShell form={form}>
      <input type="hidden" name="_key" value={formKey} autoComplete="off" />
      <input type="hidden" name="complaintId" value={complaintId} />
      <input type="hidden" name="version" value={version} />
      <TextArea {...form.field("text")} label={words.text} hint={words.textHint} optional rows={5} />
      <LeaveWarning form={form} />
      {words.nothing ? (
        <div className="field">
          <Notice tone="warn">{words.nothing}</Notice>
        </div>
      ) : null}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.supply}</SubmitButton>
      </Buttons>
    </FormShell>
  );
}
