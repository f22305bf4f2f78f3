"use client";

import type { FormAction } from "@/kernel/form-state";
import { Buttons } from "@/ui/button";
import { Checkboxes, type Choice, Select } from "@/ui/choice-fields";
import type { FormWords } from "@/ui/field";
import { FormShell, useForm } from "@/ui/form-shell";
import { SubmitButton } from "@/ui/submit-button";
import { TextArea, TextField } from "@/ui/text-fields";

const FIELDS = ["channel", "topics", "title", "body", "source", "note"] as const;

type ArticleFormProps = {
  readonly action: FormAction;
  readonly hidden: Readonly<Record<string, string | number>>;
  readonly onceKey?: string;
  readonly initial: Readonly<Record<string, string | string[]>>;
  readonly channels: readonly { readonly value: string; readonly label: string }[];
  readonly topics: readonly Choice[];
  /** A correction says what it puts right. */
  readonly corrects: boolean;
  readonly cancel: { readonly href: string; readonly label: string };
  readonly words: FormWords &
    Readonly<Record<(typeof FIELDS)[number] | "submit" | "choose", string>> & {
      readonly hints: Readonly<Record<"channel" | "body" | "source" | "note", string>>;
    };
};

/** The text of an article, saved as a draft: nothing goes out from here. */
export function ArticleForm(props: ArticleFormProps) {
  const { action, hidden, onceKey, initial, channels, topics, corrects, cancel, words } = props;
  const form = useForm({ action, words, initial });
  return (
    <FormShell form={form} {...(onceKey ? { onceKey } : {})}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <TextField {...form.field("title")} label={words.title} />
      <Select
        {...form.field("channel")}
        label={words.channel}
        hint={words.hints.channel}
        options={channels}
        empty={words.choose}
      />
      <Checkboxes {...form.field("topics")} label={words.topics} choices={topics} />
      <TextArea {...form.field("body")} label={words.body} hint={words.hints.body} rows={16} />
      <TextField {...form.field("source")} label={words.source} hint={words.hints.source} />
      {corrects ? <TextArea {...form.field("note")} label={words.note} hint={words.hints.note} rows={2} /> : null}
      <Buttons>
        <SubmitButton busy={words.busy}>{words.submit}</SubmitButton>
        <a href={cancel.href}>{cancel.label}</a>
      </Buttons>
    </FormShell>
  );
}
