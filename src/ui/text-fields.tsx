import { describedBy, FieldFrame, type FieldProps, textOf } from "./field";

type TextFieldProps = FieldProps & {
  readonly type?: "text" | "email" | "tel" | "password" | "date" | "url" | "search";
  readonly inputMode?: "numeric" | "decimal";
  readonly autoComplete?: string;
  readonly maxLength?: number;
  /** Width by what is expected: 9 or 20 characters; else the whole line. */
  readonly width?: 9 | 20;
};

/** One line. Paste is allowed everywhere; a limit is told in words, so `maxLength` is for codes of fixed length only. */
export function TextField({ type = "text", inputMode, autoComplete, maxLength, width, ...field }: TextFieldProps) {
  const id = field.id ?? field.name;
  return (
    <FieldFrame
      {...field}
      control={
        <input
          className={width ? `input input--${width}` : "input"}
          id={id}
          name={field.name}
          type={type}
          inputMode={inputMode}
          autoComplete={autoComplete}
          maxLength={maxLength}
          defaultValue={textOf(field.defaultValue)}
          aria-invalid={field.errors?.length ? true : undefined}
          aria-describedby={describedBy(field, id)}
        />
      }
    />
  );
}

/** Several lines; grows with what is typed where the browser can. */
export function TextArea({ rows, ...field }: FieldProps & { readonly rows?: number }) {
  const id = field.id ?? field.name;
  return (
    <FieldFrame
      {...field}
      control={
        <textarea
          className="area"
          id={id}
          name={field.name}
          rows={rows}
          defaultValue={textOf(field.defaultValue)}
          aria-invalid={field.errors?.length ? true : undefined}
          aria-describedby={describedBy(field, id)}
        />
      }
    />
  );
}
