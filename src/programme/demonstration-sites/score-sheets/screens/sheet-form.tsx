"use client";

import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Checkbox } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-fields";

export type SheetWords = Readonly<
  Record<
    | ("nameZh" | "nameEn" | "points" | "textZh" | "textEn" | "evidenceZh" | "evidenceEn" | "item" | "veto" | "bonus")
    | ("dimension" | "passMark" | "dimensionPercent" | "source" | "verified" | "submit" | "cancel" | "emptyHint"),
    string
  >
>;

type SheetFormProps = {
  readonly action: FormAction;
  readonly serial: number;
  readonly initial: FormValues;
  /** How many rows of each dimension, the bonus last; an empty one is left at the end of each. */
  readonly dimensions: readonly { readonly name: string; readonly items: number }[];
  readonly vetoes: number;
  readonly words: FormWords & SheetWords;
  readonly cancelHref: string;
};

/** The next version of the sheet: every part as a field. A row whose texts are emptied is taken away. */
export function SheetForm({ action, serial, initial, dimensions, vetoes, words, cancelHref }: SheetFormProps) {
  const form = useForm({ action, words, initial });
  const line = (name: string, label: string, width?: 9 | 20) => (
    <TextField key={name} {...form.field(name)} label={label} {...(width ? { width } : {})} />
  );
  return (
    <FormShell form={form}>
      <input type="hidden" name="serial" value={serial} />
      <p className="hint" id={form.idOf("sheet")}>
        {words.emptyHint}
      </p>
      {dimensions.map(({ name, items }) => (
        <details key={name} open={name === "d1"}>
          <summary>
            {name === "b" ? words.bonus : `${words.dimension} ${name.slice(1)}`}{" "}
            {String(initial[`${name}.nameZh`] ?? "")}
          </summary>
          {line(`${name}.nameZh`, words.nameZh, 20)}
          {line(`${name}.nameEn`, words.nameEn)}
          {Array.from({ length: items }, (_, index) => `${name}.i${index + 1}`).map((item, index) => (
            <fieldset key={item} className="field">
              <legend>{words.item.replace("{n}", `${name === "b" ? "B" : name.slice(1)}.${index + 1}`)}</legend>
              {line(`${item}.textZh`, words.textZh)}
              {line(`${item}.textEn`, words.textEn)}
              {line(`${item}.points`, words.points, 9)}
              {line(`${item}.evidenceZh`, words.evidenceZh, 20)}
              {line(`${item}.evidenceEn`, words.evidenceEn, 20)}
            </fieldset>
          ))}
        </details>
      ))}
      {Array.from({ length: vetoes }, (_, index) => `v${index + 1}`).map((veto, index) => (
        <fieldset key={veto} className="field">
          <legend>{words.veto.replace("{n}", String(index + 1))}</legend>
          {line(`${veto}.textZh`, words.textZh)}
          {line(`${veto}.textEn`, words.textEn)}
        </fieldset>
      ))}
      {line("passMark", words.passMark, 9)}
      {line("dimensionPercent", words.dimensionPercent, 9)}
      {line("source", words.source)}
      <Checkbox {...form.field("verified")} label={words.verified} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}
