import { useTranslations } from "next-intl";
import { Checkboxes, Radios, Select } from "@/ui/choice-fields";
import { DateField } from "@/ui/date-field";
import type { FormWords } from "@/ui/field";
import { number } from "@/ui/format";
import { TextArea, TextField } from "@/ui/text-fields";
import { listOf, type Typed, textOf } from "../answers/schema";
import type { Field } from "../draft/schema";

type DraftFieldProps = {
  readonly field: Field;
  readonly typed: Typed;
  readonly words: FormWords;
  readonly errors: readonly string[];
};

/** One question of the table, as the control that its kind asks for. */
export function DraftField({ field, typed, words, errors }: DraftFieldProps) {
  const t = useTranslations("complaints");
  const { name } = field;
  const maximum = "maximum" in field ? field.maximum : 0;
  const common = {
    name,
    words,
    errors,
    label: t(`fields.${name}`),
    hint: t.has(`hints.${name}`) ? t(`hints.${name}`, { maximum: number(maximum) }) : undefined,
    question: true,
    optional: "optional" in field,
  };
  if (field.kind === "day") {
    const parts = {
      year: textOf(typed, `${name}.year`),
      month: textOf(typed, `${name}.month`),
      day: textOf(typed, `${name}.day`),
    };
    return <DateField {...common} parts={parts} />;
  }
  if (field.kind === "one" || field.kind === "several") {
    const options = field.options.map((value) => ({ value, label: t(`options.${name}.${value}`) }));
    if (field.kind === "several")
      return <Checkboxes {...common} choices={options} defaultValue={listOf(typed, name)} />;
    const chosen = textOf(typed, name);
    return field.select ? (
      <Select {...common} options={options} empty={words.choose} defaultValue={chosen} />
    ) : (
      <Radios {...common} choices={options} defaultValue={chosen} />
    );
  }
  const text = textOf(typed, name);
  if (field.kind === "sealed" && field.lines === "many") return <TextArea {...common} defaultValue={text} rows={6} />;
  const kinds = { phone: "tel", mail: "email" } as const;
  const type = field.kind === "sealed" && field.format ? kinds[field.format] : "text";
  return (
    <TextField
      {...common}
      type={type}
      defaultValue={text}
      autoComplete={type === "tel" ? "tel" : type === "email" ? "email" : "off"}
    />
  );
}
