"use client";

import { Fragment } from "react";
import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "./button";
import { Checkbox } from "./choice-fields";
import type { FormWords } from "./field";
import { type Form, FormShell, useForm } from "./form-shell";
import { SubmitButton } from "./submit-button";
import { TextArea, TextField } from "./text-fields";

export type PartLine = {
  readonly name: string;
  readonly label: string;
  readonly width?: 9 | 20;
  /** Several lines; without it one. */
  readonly rows?: number;
  /** A tick instead of a text. */
  readonly tick?: true;
};
export type PartRow = { readonly key: string; readonly legend: string; readonly lines: readonly PartLine[] };
export type Part = {
  readonly key: string;
  /** With a title the part is folded, unless `open` or something in it is wrong. */
  readonly title?: string;
  readonly open?: boolean;
  readonly lines?: readonly PartLine[];
  readonly rows?: readonly PartRow[];
};

type PartsFormProps = {
  readonly action: FormAction;
  /** The version that the person saw, and what else goes along unseen. */
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly initial: FormValues;
  /** How rows are added and taken away; `field` is where a fault of the whole is told. */
  readonly hint: { readonly field: string; readonly text: string };
  readonly parts: readonly Part[];
  readonly submit: string;
  readonly cancel: { readonly href: string; readonly label: string };
  readonly words: FormWords;
};

/** The next version of something that is made of rows, every part of a row a field, named by its place (`kernel/form-parts`). Works without a script. */
export function PartsForm({ action, hidden, initial, hint, parts, submit, cancel, words }: PartsFormProps) {
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="hint" id={form.idOf(hint.field)}>
        {hint.text}
      </p>
      {parts.map(({ key, title, open, lines = [], rows = [] }) => {
        const wrong = [...lines, ...rows.flatMap((row) => row.lines)].some(({ name }) => form.field(name).errors);
        const fields = (
          <>
            <Lines form={form} lines={lines} within={title} />
            {rows.map((row) => (
              <fieldset key={row.key} className="field">
                <legend>{row.legend}</legend>
                <Lines form={form} lines={row.lines} within={row.legend} />
              </fieldset>
            ))}
          </>
        );
        return title === undefined ? (
          <Fragment key={key}>{fields}</Fragment>
        ) : (
          <details key={key} className="field" open={open || wrong}>
            <summary>{title}</summary>
            {fields}
          </details>
        );
      })}
      <Buttons>
        <SubmitButton busy={words.busy}>{submit}</SubmitButton>
        <a href={cancel.href}>{cancel.label}</a>
      </Buttons>
    </FormShell>
  );
}

type LinesProps = {
  readonly form: Form;
  readonly lines: readonly PartLine[];
  readonly within: string | undefined;
};

function Lines({ form, lines, within }: LinesProps) {
  return lines.map(({ name, label, width, rows, tick }) => {
    if (tick) return <Checkbox key={name} {...form.field(name, within)} label={label} />;
    if (rows) return <TextArea key={name} {...form.field(name, within)} label={label} rows={rows} />;
    return <TextField key={name} {...form.field(name, within)} label={label} {...(width ? { width } : {})} />;
  });
}
