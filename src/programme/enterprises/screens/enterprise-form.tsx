"use client";

import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Checkboxes, type Choice, Select } from "@/ui/choice-fields";
import { DateField } from "@/ui/date-field";
import type { FormWords } from "@/ui/field";
import { type Form, FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";

type Option = { readonly value: string; readonly label: string };
export type EnterpriseFormProps = {
  readonly action: FormAction;
  /** The owner before the check, the owner after it, the county, the city: each changes more or less. */
  readonly scope: "owner" | "owner-checked" | "county" | "city";
  readonly enterpriseId: string;
  readonly version: number;
  readonly initial: FormValues;
  readonly choices: {
    readonly divisions: readonly Option[];
    readonly clusters: readonly Option[];
    readonly industries: readonly Option[];
    readonly sizes: readonly Option[];
    readonly titles: readonly Choice[];
  };
  readonly words: FormWords & {
    /** By the field's name. */
    readonly labels: Readonly<Record<string, string>>;
    readonly hints: Readonly<Record<string, string>>;
    readonly submit: string;
    readonly cancel: string;
    readonly unknown: string;
  };
  readonly cancelHref: string;
};

/** The profile of a firm, for its owner; for the county with what it alone corrects, and why. */
export function EnterpriseForm({
  action,
  scope,
  enterpriseId,
  version,
  initial,
  choices,
  words,
  cancelHref,
}: EnterpriseFormProps) {
  const form = useForm({ action, words, initial });
  const text = (name: string) => ({ ...form.field(name), label: words.labels[name], hint: words.hints[name] });
  const office = scope === "county" || scope === "city";
  return (
    <FormShell form={form}>
      <input type="hidden" name="enterpriseId" value={enterpriseId} />
      <input type="hidden" name="version" value={version} />
      {scope === "owner-checked" ? null : (
        <Core text={text} withDivision={scope !== "county"} choices={choices} words={words} />
      )}
      {office ? (
        <>
          <TextField {...text("uscc")} width={20} optional />
          <TextField {...text("orgCode")} hint={words.hints.oldCode} width={20} optional />
          <TextField {...text("regNo")} hint={words.hints.oldCode} width={20} optional />
        </>
      ) : null}
      <TextField {...text("town")} optional />
      <TextField {...text("address")} optional />
      <Select {...text("industryCode")} options={choices.industries} empty={words.unknown} optional />
      <TextField {...text("legalPerson")} width={20} optional />
      <DateField {...form.date("foundedOn")} label={words.labels.foundedOn} optional />
      <TextField {...text("contactName")} width={20} />
      <TextField {...text("contactMobile")} type="tel" width={20} />
      <TextField {...text("contactEmail")} type="email" />
      <TextField {...text("staff")} inputMode="numeric" width={9} optional />
      <TextField {...text("researchStaff")} inputMode="numeric" width={9} optional />
      <Select {...text("sizeClass")} options={choices.sizes} empty={words.unknown} optional />
      <Checkboxes {...text("titles")} choices={choices.titles} optional />
      {office ? (
        <>
          <TextField {...text("askedBy")} />
          <TextField {...text("paper")} />
          <TextArea {...text("reason")} rows={3} />
        </>
      ) : null}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </FormShell>
  );
}

type CoreProps = Pick<EnterpriseFormProps, "choices" | "words"> & {
  readonly text: (
    name: string,
  ) => ReturnType<Form["field"]> & { readonly label: string | undefined; readonly hint: string | undefined };
  readonly withDivision: boolean;
};

/** What the county checks. */
function Core({ text, withDivision, choices, words }: CoreProps) {
  return (
    <>
      <TextField {...text("name")} />
      {withDivision ? <Select {...text("divisionCode")} options={choices.divisions} empty={words.choose} /> : null}
      <Select {...text("clusterId")} options={choices.clusters} empty={words.unknown} optional />
    </>
  );
}
