"use client";

import type { FormAction } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SignatureField } from "@/ui/signature-field";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-fields";

type SignFormProps = {
  readonly action: FormAction;
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly signer: string;
  readonly words: FormWords &
    Readonly<Record<"signerName" | "signature" | "signatureHint" | "clear" | "noScript" | "submit", string>>;
};

/** Whoever is present signs on the screen what was typed for his firm. */
export function SignForm({ action, hidden, signer, words }: SignFormProps) {
  const form = useForm({ action, words, initial: { signerName: signer } });
  return (
    <FormShell form={form}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...form.field("signerName")} label={words.signerName} width={20} />
      <SignatureField
        {...form.field("signature")}
        label={words.signature}
        hint={words.signatureHint}
        clear={words.clear}
        noScript={words.noScript}
      />
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
      </Buttons>
    </FormShell>
  );
}
