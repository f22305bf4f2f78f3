import type { ReactNode } from "react";
import { describedBy, FieldFrame, FieldGroup, type FieldProps, Named, Place, textOf } from "./field";

export type Choice = { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode };

type ChoiceProps = FieldProps & { readonly choices: readonly Choice[] };

function ChoiceRows({ type, ...field }: ChoiceProps & { readonly type: "radio" | "checkbox" }) {
  const id = field.id ?? field.name;
  const chosen: readonly string[] =
    typeof field.defaultValue === "string" ? [field.defaultValue] : (field.defaultValue ?? []);
  return field.choices.map(({ value, label, hint }, index) => (
    <label key={value} className="choice">
      <input
        type={type}
        id={index === 0 ? id : undefined}
        name={type === "checkbox" ? `${field.name}[]` : field.name}
        value={value}
        defaultChecked={chosen.includes(value)}
        aria-invalid={type === "checkbox" && field.errors?.length ? true : undefined}
      />
      <span>{label}</span>
      {hint ? <span className="hint">{hint}</span> : null}
    </label>
  ));
}

/** One of up to seven; more is a `Select`. The target is the whole row. */
export function Radios(field: ChoiceProps) {
  return <FieldGroup {...field} control={<ChoiceRows {...field} type="radio" />} />;
}

/** Any of several. Posts `<name>[]`, a list; nothing ticked posts nothing, so the schema takes a missing name as empty. */
export function Checkboxes(field: ChoiceProps) {
  return <FieldGroup {...field} control={<ChoiceRows {...field} type="checkbox" />} />;
}

/** One tick on its own: 我已核对. Posts `value`, or nothing. */
export function Checkbox({ value = "yes", label, hint, ...field }: FieldProps & { readonly value?: string }) {
  const id = field.id ?? field.name;
  return (
    <div className={field.errors?.length ? "field field--error" : "field"}>
      {field.errors?.length ? (
        <p className="error" id={`${id}-error`}>
          <span>{field.words?.error}</span>
          {field.errors.join(" ")}
        </p>
      ) : null}
      <label className="choice">
        <input
          type="checkbox"
          id={id}
          name={field.name}
          value={value}
          defaultChecked={textOf(field.defaultValue) === value}
          aria-invalid={field.errors?.length ? true : undefined}
          aria-describedby={field.errors?.length ? `${id}-error` : undefined}
        />
        <span>{label}</span>
        {hint ? <span className="hint">{hint}</span> : null}
      </label>
      <Named {...field} label={label} />
      <Place {...field} />
    </div>
  );
}

type SelectProps = FieldProps & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The first, empty line: 请选择. Without it the first option is chosen. */
  readonly empty?: string;
};

/** One of eight and more. */
export function Select({ options, empty, ...field }: SelectProps) {
  const id = field.id ?? field.name;
  const chosen = textOf(field.defaultValue);
  return (
    <FieldFrame
      {...field}
      control={
        <>
          {/* The key: React keeps the first defaultValue of a select for ever, so a changed one needs a new element. */}
          <select
            key={chosen}
            className="select"
            id={id}
            name={field.name}
            defaultValue={chosen ?? ""}
            aria-invalid={field.errors?.length ? true : undefined}
            aria-describedby={describedBy(field, id)}
          >
            {empty === undefined ? null : <option value="">{empty}</option>}
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
          {empty === undefined ? null : <Place {...field} />}
        </>
      }
    />
  );
}
