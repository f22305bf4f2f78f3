"use client";

import { Buttons } from "@/ui/button";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextField } from "@/ui/text-fields";
import { saveViewAction } from "../actions";

type ViewFormProps = {
  readonly list: string;
  /** The filter to keep, as it stands in the address. */
  readonly query: string;
  readonly cancelHref: string;
  readonly words: FormWords & { readonly name: string; readonly keep: string; readonly cancel: string };
};

/** Gives the present filter a name. */
export function ViewForm({ list, query, cancelHref, words }: ViewFormProps) {
  const form = useForm({ action: saveViewAction, words });
  return (
    <FormShell form={form}>
      <input type="hidden" name="list" value={list} />
      <input type="hidden" name="query" value={query} />
      <TextField {...form.field("name")} label={words.name} width={20} />
      <Buttons>
        <SubmitButton busy={words.busy} tone="secondary">
          {words.keep}
        </SubmitButton>
        <a className="btn btn--text" href={cancelHref}>
          {words.cancel}
        </a>
      </Buttons>
    </FormShell>
  );
}
