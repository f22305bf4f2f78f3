// biome-ignore-all lint/a11y/noRedundantRoles: a folded table is displayed as blocks, which takes its roles away
"use client";

import type { ReactNode } from "react";
import { Buttons } from "@/ui/button";
import { Checkbox, Radios } from "@/ui/choice-fields";
import { type FormWords, textOf } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea } from "@/ui/text-fields";
import { mergeEnterprisesAction } from "../actions";

const SIDES = ["one", "other"] as const;
type Side = (typeof SIDES)[number];

export type ComparedLine = {
  readonly key: string;
  readonly label: string;
  readonly values: Readonly<Record<Side, ReactNode>>;
  readonly differs: boolean;
  /** Whose value stays can be chosen: the field's name for a reader of the screen. */
  readonly choose?: string;
};

type MergeFormProps = {
  readonly heads: Readonly<Record<Side, ReactNode>>;
  readonly names: Readonly<Record<Side, string>>;
  readonly lines: readonly ComparedLine[];
  readonly hidden: Readonly<Record<string, string | number>>;
  /** What is chosen at first: which record stays, whose value of each field. */
  readonly initial: Readonly<Record<string, string>>;
  readonly words: FormWords &
    Readonly<
      Record<
        | ("table" | "field" | "differs" | "lead" | "title" | "keep" | "keepHint")
        | ("reason" | "reasonHint" | "same" | "effect" | "submit"),
        string
      >
    >;
};

/** Two records side by side, what differs marked; whose value stays is chosen in the line, which record stays below. Works without a script. */
export function MergeForm({ heads, names, lines, hidden, initial, words }: MergeFormProps) {
  const form = useForm({ action: mergeEnterprisesAction, words, initial });
  return (
    <FormShell form={form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p>{words.lead}</p>
      <SideBySide heads={heads} lines={lines} words={words} chosen={(name) => textOf(form.field(name).defaultValue)} />
      <h2>{words.title}</h2>
      <Radios
        {...form.field("keep")}
        label={words.keep}
        hint={words.keepHint}
        choices={SIDES.map((value) => ({ value, label: names[value] }))}
      />
      <TextArea {...form.field("reason")} label={words.reason} hint={words.reasonHint} rows={3} />
      <p>{words.effect}</p>
      <Checkbox {...form.field("same")} label={words.same} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
      </Buttons>
    </FormShell>
  );
}

type SideBySideProps = Pick<MergeFormProps, "heads" | "lines"> & {
  readonly words: Readonly<Record<"table" | "field" | "differs", string>>;
  /** Left out where nothing can be chosen. */
  readonly chosen?: (name: string) => string | undefined;
};

/** The table alone: for two that were merged, or may not be. */
export function SideBySide({ heads, lines, words, chosen }: SideBySideProps) {
  return (
    <section className="fit" aria-label={words.table}>
      {/* Folded on a phone, a table is none any more to a reader of the screen: hence the roles. */}
      <table className="table pairs" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {words.field}
            </th>
            <th scope="col" role="columnheader">
              {heads.one}
            </th>
            <th scope="col" role="columnheader">
              {heads.other}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map(({ key, label, values, differs, choose }) => (
            <tr key={key} role="row">
              <th scope="row" role="rowheader">
                {label} {differs ? <span className="tag">{words.differs}</span> : null}
              </th>
              {SIDES.map((side) => (
                <td key={side} role="cell">
                  {choose && chosen ? (
                    <label className="choice">
                      <input
                        type="radio"
                        name={`take.${key}`}
                        value={side}
                        defaultChecked={chosen(`take.${key}`) === side}
                        aria-label={choose}
                      />
                      <span>{values[side]}</span>
                    </label>
                  ) : (
                    values[side]
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
