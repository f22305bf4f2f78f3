"use client";

import type { ReactNode } from "react";
import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Checkbox, Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { type Form, FormShell, useForm } from "@/ui/form-shell";
import { Section } from "@/ui/section";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-fields";

export type FieldOf = {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly below?: ReactNode;
  readonly optional?: boolean;
  readonly width?: 9 | 20;
  readonly autoComplete?: string;
} & (
  | { readonly kind?: "text" | "email" | "tel" | "password" | "tick" }
  | { readonly kind: "select"; readonly options: readonly { readonly value: string; readonly label: string }[] }
);

type FieldsFormProps = {
  readonly action: FormAction;
  readonly words: FormWords;
  /** Parts of the form, each under its own head; one without a head is no part. */
  readonly groups: readonly { readonly title?: string; readonly fields: readonly FieldOf[] }[];
  readonly submit: string;
  /** Secondary where the page has several forms. */
  readonly tone?: "secondary";
  /** The quiet way out. */
  readonly out?: { readonly href: string; readonly label: string };
  readonly hidden?: Readonly<Record<string, string>>;
  readonly initial?: FormValues;
  readonly onceKey?: string;
};

/** Every form of accounts: fields as data, so that the browser loads one small component for all of them. */
export function FieldsForm({
  action,
  words,
  groups,
  submit,
  tone,
  out,
  hidden = {},
  initial = {},
  onceKey,
}: FieldsFormProps) {
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form} {...(onceKey ? { onceKey } : {})}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="stack stack--wide">
        {groups.map(({ title, fields }, place) =>
          title ? (
            <Section key={fields[0]?.name} id={`part-${place}`} title={title} size={2}>
              <Fields form={form} fields={fields} />
            </Section>
          ) : (
            <div key="fields">
              <Fields form={form} fields={fields} />
            </div>
          ),
        )}
      </div>
      <Buttons>
        <SubmitButton busy={words.busy} tone={tone ?? "primary"}>
          {submit}
        </SubmitButton>
        {out ? <a href={out.href}>{out.label}</a> : null}
      </Buttons>
    </FormShell>
  );
}

function Fields({ form, fields }: { readonly form: Form; readonly fields: readonly FieldOf[] }) {
  return fields.map((field) => {
    if (field.kind === "select") {
      const { kind: _kind, name, ...rest } = field;
      return <Select key={name} {...form.field(name)} {...rest} empty={form.words.choose} />;
    }
    const { kind = "text", name, ...rest } = field;
    return kind === "tick" ? (
      <Checkbox key={name} {...form.field(name)} {...rest} />
    ) : (
      <TextField key={name} {...form.field(name)} {...rest} type={kind} />
    );
  });
}
