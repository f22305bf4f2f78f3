"use client";

import type { FormAction } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { KeptShell } from "@/ui/offline/kept-shell";
import { PhotoField } from "@/ui/offline/photo-field";
import { type KeptPlan, useKeptForm } from "@/ui/offline/use-kept-form";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";

export type MarkingItem = {
  readonly key: string;
  /** Its number and what it asks. */
  readonly legend: string;
  /** What the firm claims, in a sentence. */
  readonly claimed: string;
  readonly hint: string;
  readonly id: string;
  readonly base: number;
  readonly points: string;
  readonly finding: string;
  readonly note: string;
  /** Photographs of his that the server has. */
  readonly photos: string;
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
  /** How it is filled in without a connection. */
  readonly plan: KeptPlan;
  readonly words: FormWords & {
    readonly points: string;
    readonly finding: string;
    readonly choose: string;
    readonly note: string;
    readonly save: string;
  };
};

/** A reviewer's marks, item by item: points, what he saw, a note. Kept as often as he likes; they count once he signs. */
export function MarkingForm({ action, siteId, round, dimensions, findings, plan, words }: MarkingFormProps) {
  const items = dimensions.flatMap((dimension) => dimension.items);
  const initial = Object.fromEntries(
    items.flatMap(({ key, points, finding, note }) => [
      [`${key}.points`, points],
      [`${key}.finding`, finding],
      [`${key}.note`, note],
    ]),
  );
  const form = useKeptForm({ action, words, plan, initial });
  return (
    <KeptShell form={form}>
      <input type="hidden" name="siteId" value={siteId} />
      <input type="hidden" name="round" value={round} />
      {dimensions.map((dimension) => (
        <section key={dimension.key} aria-labelledby={`d-${dimension.key}`}>
          <h2 className="h3" id={`d-${dimension.key}`}>
            {dimension.name}
          </h2>
          {dimension.items.map((item) => (
            <fieldset key={item.key} className="field">
              <legend>{item.legend}</legend>
              <p className="hint">
                {item.hint} {item.claimed}
              </p>
              <input type="hidden" name={`${item.key}.id`} value={item.id} />
              <input type="hidden" name={`${item.key}.base`} value={item.base} />
              <TextField
                {...form.field(`${item.key}.points`, item.legend)}
                label={words.points}
                inputMode="decimal"
                width={9}
              />
              <Select
                {...form.field(`${item.key}.finding`, item.legend)}
                label={words.finding}
                options={findings}
                empty={words.choose}
              />
              <TextArea {...form.field(`${item.key}.note`, item.legend)} label={words.note} rows={2} />
              {item.photos ? <p className="hint">{item.photos}</p> : null}
              <PhotoField form={form} slot={item.key} of={item.key} />
            </fieldset>
          ))}
        </section>
      ))}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.save}</SubmitButton>
      </Buttons>
    </KeptShell>
  );
}
