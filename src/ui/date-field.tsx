import { FieldGroup, type FieldProps, type FormWords } from "./field";

type DateFieldProps = Omit<FieldProps, "defaultValue"> & {
  readonly words: FormWords;
  /** Texts as typed, also wrong ones; `form.date("discoveredOn")` of `useForm` makes them. */
  readonly parts?: DateParts;
};

export type DateParts = { readonly [part in (typeof PARTS)[number]]?: string | undefined };
const PARTS = ["year", "month", "day"] as const;
/** Room for 三十一日; for the year as much as a whole day takes, which people paste into the first box. */
const LONGEST = { year: 16, month: 4, day: 4 } as const;

/**
 * A past date as three inputs: 年 月 日. Posts `<name>.year`, `<name>.month`, `<name>.day`; the day may stay empty where
 * the form says so. Errors belong to `<name>`. A near future date is a `TextField` of type `date`.
 */
export function DateField({ parts = {}, ...field }: DateFieldProps) {
  const id = field.id ?? field.name;
  return (
    <FieldGroup
      {...field}
      control={
        <div className="date">
          {PARTS.map((part) => (
            <label key={part}>
              <input
                className={part === "year" ? "input input--4" : "input input--2"}
                id={part === "year" ? id : undefined}
                name={`${field.name}.${part}`}
                inputMode="numeric"
                autoComplete="off"
                maxLength={LONGEST[part]}
                defaultValue={parts[part]}
                aria-invalid={field.errors?.length ? true : undefined}
              />
              {field.words[part]}
            </label>
          ))}
        </div>
      }
    />
  );
}
