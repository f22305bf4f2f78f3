"use client";

import { Buttons } from "@/ui/button";
import { type Choice, Radios } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-fields";
import { changeSettingsAction } from "../actions";

type Names =
  | "idle"
  | "idleHint"
  | "hours"
  | "hoursHint"
  | "signIns"
  | "forms"
  | "perAddressHint"
  | "objections"
  | "objectionsHint"
  | "routing"
  | "routingHint"
  | "difference"
  | "offline"
  | "offlineHint"
  | "differenceHint"
  | "majority"
  | "majorityHint"
  | "perYear"
  | "perYearHint"
  | "invitation"
  | "invitationHint"
  | "keys"
  | "keysHint"
  | "drawn"
  | "save";

type SettingsFormProps = {
  readonly settings: {
    readonly seen: string;
    readonly sessionIdleMinutes: number;
    readonly sessionHours: number;
    readonly signInsPerAddress: number;
    readonly formsPerAddress: number;
    readonly objectionsPerAddress: number;
    readonly complaintRouting: string;
    readonly siteScoreDifference: number;
    readonly sitePanelMajority: number;
    readonly offlineHours: number;
    readonly visitsPerYear: number;
    readonly invitationMonths: number;
    readonly formKeyDays: number;
    readonly drawnFirmsPublic: string;
  };
  readonly routings: readonly Choice[];
  readonly namesPublic: readonly Choice[];
  readonly words: FormWords & Readonly<Record<Names, string>>;
};

/** All settings in one form: what differs is changed. */
export function SettingsForm({ settings, routings, namesPublic, words }: SettingsFormProps) {
  const form = useForm({
    action: changeSettingsAction,
    words,
    initial: {
      sessionIdleMinutes: String(settings.sessionIdleMinutes),
      sessionHours: String(settings.sessionHours),
      signInsPerAddress: String(settings.signInsPerAddress),
      formsPerAddress: String(settings.formsPerAddress),
      objectionsPerAddress: String(settings.objectionsPerAddress),
      complaintRouting: settings.complaintRouting,
      siteScoreDifference: String(settings.siteScoreDifference),
      sitePanelMajority: String(settings.sitePanelMajority),
      offlineHours: String(settings.offlineHours),
      visitsPerYear: String(settings.visitsPerYear),
      invitationMonths: String(settings.invitationMonths),
      formKeyDays: String(settings.formKeyDays),
      drawnFirmsPublic: settings.drawnFirmsPublic,
    },
  });
  return (
    <FormShell form={form}>
      <input type="hidden" name="seen" value={settings.seen} />
      <TextField
        {...form.field("sessionIdleMinutes")}
        label={words.idle}
        hint={words.idleHint}
        inputMode="numeric"
        width={9}
      />
      <TextField
        {...form.field("sessionHours")}
        label={words.hours}
        hint={words.hoursHint}
        inputMode="numeric"
        width={9}
      />
      <TextField
        {...form.field("signInsPerAddress")}
        label={words.signIns}
        hint={words.perAddressHint}
        inputMode="numeric"
        width={9}
      />
      <TextField
        {...form.field("formsPerAddress")}
        label={words.forms}
        hint={words.perAddressHint}
        inputMode="numeric"
        width={9}
      />
      <TextField
        {...form.field("objectionsPerAddress")}
        label={words.objections}
        hint={words.objectionsHint}
        inputMode="numeric"
        width={9}
      />
      <Radios {...form.field("complaintRouting")} label={words.routing} hint={words.routingHint} choices={routings} />
      <TextField
        {...form.field("siteScoreDifference")}
        label={words.difference}
        hint={words.differenceHint}
        inputMode="numeric"
        width={9}
      />
      <TextField
        {...form.field("sitePanelMajority")}
        label={words.majority}
        hint={words.majorityHint}
        inputMode="numeric"
        width={9}
      />
      <TextField
        {...form.field("offlineHours")}
        label={words.offline}
        hint={words.offlineHint}
        inputMode="numeric"
        width={9}
      />
      <TextField
        {...form.field("visitsPerYear")}
        label={words.perYear}
        hint={words.perYearHint}
        inputMode="numeric"
        width={9}
      />
      <TextField
        {...form.field("invitationMonths")}
        label={words.invitation}
        hint={words.invitationHint}
        inputMode="numeric"
        width={9}
      />
      <TextField
        {...form.field("formKeyDays")}
        label={words.keys}
        hint={words.keysHint}
        inputMode="numeric"
        width={9}
      />
      <Radios {...form.field("drawnFirmsPublic")} label={words.drawn} choices={namesPublic} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.save}</SubmitButton>
      </Buttons>
    </FormShell>
  );
}
