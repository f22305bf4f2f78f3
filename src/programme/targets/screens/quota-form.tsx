"use client";

import { Buttons } from "@/ui/button";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";
import { changeQuotasAction } from "../actions";
import { quotaField } from "../schema";

type QuotaFormProps = {
  readonly targetId: string;
  readonly shares: readonly {
    readonly divisionCode: string;
    readonly name: string;
    readonly value: number;
    readonly version: number;
    readonly hint: string;
  }[];
  readonly backHref: string;
  readonly words: FormWords & {
    readonly reason: string;
    readonly reasonHint: string;
    readonly submit: string;
    readonly back: string;
  };
};

/** The split of one target: a number for each division, and why. */
export function QuotaForm({ targetId, shares, backHref, words }: QuotaFormProps) {
  const initial = Object.fromEntries(
    shares.map(({ divisionCode, value }) => [quotaField(divisionCode), String(value)]),
  );
  const form = useForm({ action: changeQuotasAction, words, initial });
  return (
    <FormShell form={form}>
      <input type="hidden" name="targetId" value={targetId} />
      <div className="shares">
        {shares.map(({ divisionCode, name, version, hint }) => (
          <div key={divisionCode}>
            <input type="hidden" name={`version.${divisionCode}`} value={version} />
            <TextField
              {...form.field(quotaField(divisionCode))}
              label={name}
              hint={hint}
              inputMode="numeric"
              width={9}
            />
          </div>
        ))}
      </div>
      <TextArea {...form.field("reason")} label={words.reason} hint={words.reasonHint} rows={2} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={backHref}>{words.back}</a>
      </Buttons>
    </FormShell>
  );
}
