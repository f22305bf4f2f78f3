"use client";

import { Buttons } from "@/ui/button";
import { type Choice, Radios } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";
import { announceYearAction, changeHolidayAction } from "../actions";

type DayNames = "day" | "dayHint" | "kind" | "name" | "source" | "reason" | "save";

/** Sets one day right. */
export function DayForm({
  kinds,
  words,
}: {
  readonly kinds: readonly Choice[];
  readonly words: FormWords & Readonly<Record<DayNames, string>>;
}) {
  const form = useForm({ action: changeHolidayAction, words });
  return (
    <FormShell form={form}>
      <TextField {...form.field("day")} label={words.day} hint={words.dayHint} width={20} />
      <Radios {...form.field("kind")} label={words.kind} choices={kinds} />
      <TextField {...form.field("name")} label={words.name} width={20} />
      <TextField {...form.field("source")} label={words.source} />
      <TextArea {...form.field("reason")} label={words.reason} rows={2} />
      <Buttons>
        <SubmitButton busy={words.busy} tone="secondary">
          {words.save}
        </SubmitButton>
      </Buttons>
    </FormShell>
  );
}

type YearNames = "days" | "daysHint" | "source" | "save";

/** Enters a year as its announcement tells it. */
export function YearForm({
  year,
  words,
}: {
  readonly year: number;
  readonly words: FormWords & Readonly<Record<YearNames, string>>;
}) {
  const form = useForm({ action: announceYearAction, words });
  return (
    <FormShell form={form}>
      <input type="hidden" name="year" value={year} />
      <TextArea {...form.field("days")} label={words.days} hint={words.daysHint} rows={8} />
      <TextField {...form.field("source")} label={words.source} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.save}</SubmitButton>
      </Buttons>
    </FormShell>
  );
}
