"use client";

import type { ReactNode } from "react";
import { Buttons } from "@/ui/button";
import { Select } from "@/ui/choice-fields";
import { FieldGroup, type FieldState, type FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { LeaveWarning } from "@/ui/leave-warning";
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
    readonly preview: string;
    readonly send: string;
    readonly cancel: string;
  };
  readonly cancelHref: string;
  readonly onceKey: string;
  /** What can be shared, item by item, each with what they will see of it. */
  readonly shares: readonly Shares[];
  /** Between the ticks and the button, rendered by the server. */
  readonly children: ReactNode;
};

type Shares = {
  readonly name: string;
  readonly legend: string;
  readonly items: readonly { readonly value: string; readonly label: string; readonly shown: ReactNode }[];
};

/** To whom and what for; between them and the button, what they will see. */
export function SendForm({ caseId, kind, departments, words, cancelHref, onceKey, shares, children }: SendFormProps) {
  const only = departments.length === 1 ? departments[0]?.value : undefined;
  const form = useForm({ action: sendReferralAction, words, initial: only ? { toDepartmentId: only } : {} });
  return (
    <FormShell form={form} onceKey={onceKey}>
      <LeaveWarning form={form} />
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="kind" value={kind} />
      <Select {...form.field("toDepartmentId")} label={words.to} options={departments} empty={words.choose} />
      <TextArea {...form.field("question")} label={words.question} hint={words.questionHint} rows={6} />
      {shares.map((each) => (
        <ShareChoice key={each.name} {...each} field={form.field(each.name)} preview={words.preview} />
      ))}
      {children}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.send}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}

function ShareChoice({
  field,
  legend,
  items,
  preview,
}: Shares & { readonly field: FieldState; readonly preview: string }) {
  const ticked = [field.defaultValue ?? []].flat();
  return (
    <FieldGroup
      {...field}
      label={legend}
      control={items.map(({ value, label, shown }, index) => (
        <div key={value} className="share">
          <label className="choice">
            <input
              type="checkbox"
              id={index === 0 ? field.id : undefined}
              name={`${field.name}[]`}
              value={value}
              defaultChecked={ticked.includes(value)}
            />
            <span>{label}</span>
          </label>
          <div className="share__shown">
            <b>{preview}</b>
            <p className="prose">{shown}</p>
          </div>
        </div>
      ))}
    />
  );
}
