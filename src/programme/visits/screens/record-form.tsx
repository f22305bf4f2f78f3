"use client";

import { Fragment, type ReactNode } from "react";
import type { FormAction, FormValues } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { type Choice, Radios } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { type Form, FormShell, useForm } from "@/ui/form-shell";
import { KeptShell } from "@/ui/offline/kept-shell";
import { PhotoField } from "@/ui/offline/photo-field";
import { type KeptPlan, useKeptForm } from "@/ui/offline/use-kept-form";
import { SignatureField } from "@/ui/signature-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";

type RecordFormProps = {
  readonly action: FormAction;
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly items: readonly { readonly code: string; readonly label: string; readonly help: string }[];
  readonly answers: readonly { readonly value: string; readonly label: string }[];
  readonly rows: readonly (1 | 2 | 3)[];
  readonly initial: FormValues;
  /** The day by which an advice is to be followed unless somebody says otherwise. */
  readonly adviceDue: string;
  readonly signings: readonly Choice[];
  /** The conclusion meets a missed term. */
  readonly late: boolean;
  /** What can be concluded about the site; null where nothing is asked. */
  readonly conclusions: readonly Choice[] | null;
  readonly cancelHref: string;
  /** How it is filled in without a connection; null where nothing of it may lie on a device. */
  readonly plan: KeptPlan | null;
  readonly words: FormWords &
    Readonly<
      Record<
        | ("heldReason" | "heldReasonHint")
        | ("checklist" | "heldOn" | "dayHint" | "findings" | "findingsHint" | "advice" | "adviceDue" | "adviceHint")
        | ("signing" | "signerName" | "signature" | "signatureHint" | "noScript" | "clear" | "remark" | "remarkHint")
        | (
            | "submit"
            | "cancel"
            | "witness"
            | "witnessHint"
            | "answersHint"
            | "conclusion"
            | "conclusionFindings"
            | "conclusionHint"
          ),
        string
      >
    >;
};

/** What was found at a visit: the checklist of its purpose, findings, advice with its day, the firm's signature. */
export function RecordForm(props: RecordFormProps) {
  return props.plan ? <KeptRecord {...props} plan={props.plan} /> : <PlainRecord {...props} />;
}

function PlainRecord(props: RecordFormProps) {
  const { action, words, initial, late } = props;
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form} late={late}>
      <RecordFields {...props} form={form} />
    </FormShell>
  );
}

function KeptRecord(props: RecordFormProps & { readonly plan: KeptPlan }) {
  const { action, words, plan, initial, late } = props;
  const form = useKeptForm({ action, words, plan, initial });
  return (
    <KeptShell form={form} late={late}>
      <RecordFields {...props} form={form} photos={<PhotoField form={form} />} />
    </KeptShell>
  );
}

type RecordFieldsProps = RecordFormProps & { readonly form: Form; readonly photos?: ReactNode };

function RecordFields({ form, photos, ...props }: RecordFieldsProps) {
  const { hidden, items, answers, rows, adviceDue, signings, conclusions, cancelHref, words } = props;
  const wrong = form.field("answers").errors;
  const given = form.field("answers").defaultValue ?? [];
  const why = form.field("heldReason");
  const kept = typeof given === "string" ? [given] : given;
  return (
    <>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...form.field("heldOn")} label={words.heldOn} hint={words.dayHint} inputMode="numeric" width={20} />
      <TextField {...why} label={words.heldReason} hint={words.heldReasonHint} optional={!why.errors?.length} />
      <fieldset className={wrong?.length ? "field field--error" : "field"} id={form.idOf("answers")}>
        <legend>{words.checklist}</legend>
        <p className="hint">{words.answersHint}</p>
        {wrong?.length ? (
          <p className="error">
            <span>{words.error}</span>
            {wrong.join(" ")}
          </p>
        ) : null}
        <ol className="marks">
          {items.map(({ code, label, help }) => {
            const chosen = kept.find((line) => line.startsWith(`${code}:`)) ?? "";
            return (
              <li key={code}>
                <label>
                  <span>
                    {label}
                    {help ? <span className="hint">{help}</span> : null}
                  </span>
                  <select key={chosen} className="select" name="answers[]" defaultValue={chosen}>
                    <option value="">{words.choose}</option>
                    {answers.map((answer) => (
                      <option key={answer.value} value={`${code}:${answer.value}`}>
                        {answer.label}
                      </option>
                    ))}
                  </select>
                </label>
              </li>
            );
          })}
        </ol>
      </fieldset>
      <TextArea {...form.field("findings")} label={words.findings} hint={words.findingsHint} rows={5} />
      {photos}
      {conclusions ? (
        <>
          <Radios {...form.field("conclusion")} label={words.conclusion} choices={conclusions} />
          <TextArea
            {...form.field("conclusionFindings")}
            label={words.conclusionFindings}
            hint={words.conclusionHint}
            rows={4}
          />
        </>
      ) : null}
      {rows.map((row) => (
        <Fragment key={row}>
          <TextArea
            {...form.field(`advice${row}`)}
            label={`${words.advice} ${row}`}
            hint={row === 1 ? words.adviceHint : undefined}
            rows={2}
            optional
          />
          <TextField
            {...form.field(`advice${row}Due`)}
            defaultValue={form.field(`advice${row}Due`).defaultValue ?? adviceDue}
            label={`${words.adviceDue} ${row}`}
            inputMode="numeric"
            width={20}
          />
        </Fragment>
      ))}
      <Radios {...form.field("signing")} label={words.signing} choices={signings} />
      <TextField {...form.field("signerName")} label={words.signerName} optional width={20} />
      <SignatureField
        {...form.field("signature")}
        label={words.signature}
        hint={words.signatureHint}
        clear={words.clear}
        noScript={words.noScript}
        optional
      />
      <TextArea {...form.field("remark")} label={words.remark} hint={words.remarkHint} rows={2} optional />
      <TextField {...form.field("witness")} label={words.witness} hint={words.witnessHint} optional width={20} />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancelHref}>{words.cancel}</a>
      </Buttons>
    </>
  );
}
