import type { ReactNode } from "react";
import { LABEL, PLACE } from "@/kernel/form-state";
import { labelled } from "./format";

/** Words that fields and forms print. A screen gets them with `useFormWords()` on the server and hands them on. */
export type FormWords = {
  /** The tag of the language of these words: an answer is shown in it. */
  readonly language: string;
  readonly error: string;
  readonly optional: string;
  readonly errorTitle: string;
  readonly busy: string;
  readonly reference: string;
  readonly seeNew: string;
  readonly choose: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  /** The field of a form whose step meets a missed term. */
  readonly whyLate: string;
  readonly whyLateHint: string;
};

/** What a form knows of one field: `form.field("reason")` of `useForm` makes it; a plain form writes `name` alone. */
export type FieldState = {
  readonly name: string;
  /** Unique in the page; the error summary links to it. Default: the name. */
  readonly id?: string;
  readonly errors?: readonly string[] | undefined;
  readonly defaultValue?: string | readonly string[] | undefined;
  readonly words?: FormWords | undefined;
  /** Says in what is posted where the field stands, also when nothing is chosen in it: errors are listed in that order. */
  readonly placed?: true;
  /** The legend of the group around it, where several groups have a field of this label. */
  readonly within?: string | undefined;
};

export type FieldProps = FieldState & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Says （选填）; nothing marks what is required. Needs `words`. */
  readonly optional?: boolean;
  /** 密, or another mark behind the label. */
  readonly mark?: ReactNode;
  /** One question a page: the label is set larger. */
  readonly question?: boolean;
  /** Under the control: characters left, a link. */
  readonly below?: ReactNode;
};

/** Ids of hint, error and what stands below, for `aria-describedby`. */
export function describedBy({ hint, errors, below }: FieldProps, id: string): string | undefined {
  const ids = [hint && `${id}-hint`, errors?.length && `${id}-error`, below && `${id}-below`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

/** The text of a field that holds one. */
export function textOf(value: FieldState["defaultValue"]): string | undefined {
  return typeof value === "string" ? value : value?.[0];
}

function FieldLabel({ label, optional, mark, words }: FieldProps) {
  return (
    <>
      {label}
      {optional ? <small>{words?.optional}</small> : null}
      {mark}
    </>
  );
}

function HintAndError({ hint, errors, words, id }: FieldProps & { readonly id: string }) {
  return (
    <>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {errors?.length ? (
        <p className="error" id={`${id}-error`}>
          <span>{words?.error}</span>
          {errors.join(" ")}
        </p>
      ) : null}
    </>
  );
}

/** Label → hint → error → control, for one control. */
export function FieldFrame({ control, ...field }: FieldProps & { readonly control: ReactNode }) {
  const id = field.id ?? field.name;
  return (
    <div className={field.errors?.length ? "field field--error" : "field"}>
      <label className={field.question ? "q" : undefined} htmlFor={id}>
        <FieldLabel {...field} />
      </label>
      <HintAndError {...field} id={id} />
      {control}
      <Named {...field} />
      {field.below ? (
        <div className="count-left" id={`${id}-below`}>
          {field.below}
        </div>
      ) : null}
    </div>
  );
}

/** Says in what is posted what the field is called, where no script could look. */
export function Named({ name, label, placed, within, words }: FieldProps) {
  return placed && typeof label === "string" ? (
    <noscript>
      <input
        type="hidden"
        name={LABEL}
        value={`${name}=${within ? labelled(within, label, words?.language === "en" ? "en" : "zh-CN") : label}`}
      />
    </noscript>
  ) : null;
}

/** Says that here something is chosen: nothing chosen posts nothing, or an empty text. Stands last: what follows a legend is cleared of its float. */
export function Place({ name, placed }: FieldState) {
  return placed ? <input type="hidden" name={PLACE} value={name} autoComplete="off" /> : null;
}

/** The same for several controls under one question. */
export function FieldGroup({ control, ...field }: FieldProps & { readonly control: ReactNode }) {
  const id = field.id ?? field.name;
  return (
    <fieldset
      className={field.errors?.length ? "field field--error" : "field"}
      aria-describedby={describedBy(field, id)}
    >
      <legend className={field.question ? "q" : undefined}>
        <FieldLabel {...field} />
      </legend>
      <HintAndError {...field} id={id} />
      {control}
      <Named {...field} />
      <Place {...field} />
    </fieldset>
  );
}
