"use client";

import { Buttons } from "@/ui/button";
import { Checkbox, Checkboxes, type Choice, Radios, Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";
import { changeTimeLimitAction } from "../actions";

type Names =
  | "mode"
  | "validFrom"
  | "validFromHint"
  | "length"
  | "unit"
  | "extension"
  | "extensionHint"
  | "stops"
  | "basis"
  | "basisEn"
  | "basisEnHint"
  | "source"
  | "verified"
  | "reason"
  | "reasonHint"
  | "save"
  | "keep";

type LimitFormProps = {
  readonly period: {
    readonly id: string;
    readonly version: number;
    readonly length: number;
    readonly unit: string;
    readonly extension: string;
    readonly stops: readonly string[];
    readonly basis: string;
    readonly basisEn: string;
    readonly source: string;
    readonly verified: boolean;
  };
  readonly backHref: string;
  readonly modes: readonly Choice[];
  readonly units: readonly { readonly value: string; readonly label: string }[];
  readonly stops: readonly Choice[];
  readonly words: FormWords & Readonly<Record<Names, string>>;
};

/** Corrects a rule, or writes the one that follows it. */
export function LimitForm({ period, backHref, modes, units, stops, words }: LimitFormProps) {
  const form = useForm({
    action: changeTimeLimitAction,
    words,
    initial: {
      ...{
        mode: "correct",
        length: String(period.length),
        unit: period.unit,
        extension: period.extension,
        stops: period.stops,
      },
      ...{
        basis: period.basis,
        basisEn: period.basisEn,
        source: period.source,
        ...(period.verified ? { verified: "yes" } : {}),
      },
    },
  });
  return (
    <FormShell form={form}>
      <input type="hidden" name="timeLimitId" value={period.id} />
      <input type="hidden" name="version" value={period.version} />
      <Radios {...form.field("mode")} label={words.mode} choices={modes} />
      <TextField {...form.field("validFrom")} label={words.validFrom} hint={words.validFromHint} width={20} />
      <TextField {...form.field("length")} label={words.length} inputMode="numeric" width={9} />
      <Select {...form.field("unit")} label={words.unit} options={units} />
      <TextField
        {...form.field("extension")}
        label={words.extension}
        hint={words.extensionHint}
        inputMode="numeric"
        width={9}
      />
      <Checkboxes {...form.field("stops")} label={words.stops} choices={stops} />
      <TextArea {...form.field("basis")} label={words.basis} rows={3} />
      <TextArea {...form.field("basisEn")} label={words.basisEn} hint={words.basisEnHint} rows={3} />
      <TextArea {...form.field("source")} label={words.source} rows={2} />
      <Checkbox {...form.field("verified")} label={words.verified} />
      <TextArea {...form.field("reason")} label={words.reason} hint={words.reasonHint} rows={2} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.save}</SubmitButton>
        <a href={backHref}>{words.keep}</a>
      </Buttons>
    </FormShell>
  );
}
