"use client";

import type { FormAction } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";

export type MarkingItem = {
  readonly key: string;
  readonly text: string;
  /** What the firm claims, in a sentence. */
  readonly claimed: string;
  readonly hint: string;
  readonly id: string;
  readonly base: number;
  readonly points: string;
  readonly finding: string;
  readonly note: string;
};

type MarkingFormProps = {
  readonly action: FormAction;
  readonly siteId: string;
  readonly round: number;
  readonly dimensions: readonly {
    readonly key: string;
    readonly name: string;
    readonly items: readonly MarkingItem[];
  }[];
  readonly findings: readonly { readonly value: string; readonly label: string }[];
  readonly words: FormWords & {
    readonly points: string;
    readonly finding: string;
    readonly note: string;
    readonly save: string;
  };
};

/** A reviewer's marks, item by item: points, what he saw, a note. Kept as often as he likes; they count once he signs. */
export function MarkingForm({ action, siteId, round, dimensions, findings, words }: MarkingFormProps) {
  const items = dimensions.flatMap((dimension) => dimension.items);
  const initial = Object.fromEntries(
    items.flatMap(({ key, points, finding, note }) => [
      [`${key}.points`, points],
      [`${key}.finding`, finding],
      [`${key}.note`, note],
    ]),
  );
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form}>
      <input type="hidden" name="siteId" value={siteId} />
      <input type="hidden" name="round" value={round} />
      {dimensions.map((dimension) => (
        <section key={dimension.key} aria-labelledby={`d-${dimension.key}`}>
          <h2 className="h3" id={`d-${dimension.key}`}>
            {dimension.name}
          </h2>
          {dimension.items.map((item) => (
            <fieldset key={item.key} className="field">
              <legend>
                {item.key} {item.text}
              </legend>
              <p className="hint">
                {item.hint} {item.claimed}
              </p>
              <input type="hidden" name={`${item.key}.id`} value={item.id} />
              <input type="hidden" name={`${item.key}.base`} value={item.base} />
              <TextField {...form.field(`${item.key}.points`)} label={words.points} inputMode="decimal" width={9} />
              <Select {...form.field(`${item.key}.finding`)} label={words.finding} options={findings} />
              <TextArea {...form.field(`${item.key}.note`)} label={words.note} rows={2} />
            </fieldset>
          ))}
        </section>
      ))}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.save}</SubmitButton>
      </Buttons>
    </FormShell>
  );
}
