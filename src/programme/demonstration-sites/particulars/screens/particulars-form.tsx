"use client";

import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Checkboxes, Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { type Form, FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";
import type { ParticularKind } from "../schema";

type Option = { readonly value: string; readonly label: string };
type FormField = {
  readonly name: string;
  readonly kind: ParticularKind;
  readonly label: string;
  readonly hint: string;
};

type ParticularsFormProps = {
  readonly action: FormAction;
  readonly hidden: Readonly<Record<string, string>>;
  readonly groups: readonly { readonly key: string; readonly legend: string; readonly fields: readonly FormField[] }[];
  readonly sizes: readonly Option[];
  readonly titles: readonly Option[];
  readonly initial: FormValues;
  readonly words: FormWords & { readonly submit: string; readonly cancel: string };
  readonly cancelHref: string;
};

/** The particulars of an application, filled in with what the portal knows; each field says where that stands. */
export function ParticularsForm(props: ParticularsFormProps) {
  const { action, hidden, groups, initial, words, cancelHref } = props;
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {groups.map(({ key, legend, fields }) => (
        <fieldset key={key} className="field">
          <legend>{legend}</legend>
          {fields.map((field) => (
            <ParticularField key={field.name} {...props} form={form} {...field} />
          ))}
        </fieldset>
      ))}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}

type ParticularFieldProps = FormField & Pick<ParticularsFormProps, "sizes" | "titles"> & { readonly form: Form };

function ParticularField({ form, name, kind, label, hint, sizes, titles }: ParticularFieldProps) {
  const field = { ...form.field(name), label, ...(hint ? { hint } : {}) };
  switch (kind) {
    case "long":
      return <TextArea {...field} rows={4} />;
    case "size":
      return <Select {...field} options={sizes} empty={form.words.choose} />;
    case "titles":
      return <Checkboxes {...field} choices={titles} />;
    case "count":
    case "percent":
      return <TextField {...field} inputMode="numeric" width={9} />;
    case "amount":
      return <TextField {...field} inputMode="decimal" width={9} />;
    case "phone":
      return <TextField {...field} type="tel" width={20} />;
    case "mail":
      return <TextField {...field} type="email" />;
    case "day":
      return <TextField {...field} width={20} />;
    case "text":
      return <TextField {...field} />;
  }
}
