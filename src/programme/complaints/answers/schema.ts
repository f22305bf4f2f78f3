import { z } from "zod";
import { isDay, partsOfDay } from "@/kernel/days";
import { DRAFT_PAGES, type DraftPage, type DraftSeal, fieldsOf, sealOf } from "../draft/schema";

/** Texts of a page as they were typed: field name (days: `.year`, `.month`, `.day`) → text or ticked values. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

const savedPage = z.object({
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  /** Counts the savings of this page. */
  revision: z.number(),
  /** Which opened form saved it last. */
  form: z.string(),
  byId: z.string(),
  at: z.string(),
});
export type SavedPage = z.output<typeof savedPage>;
export type Answers = Readonly<Partial<Record<DraftPage, SavedPage>>>;

const answers = z.partialRecord(z.enum(DRAFT_PAGES), savedPage).catch({});

/** The unsealed answers as they stand in their column. */
export function answersIn(column: unknown): Answers {
  return answers.parse(column);
}

/** Sealed texts of a complaint, opened. */
export type SealedTexts = Readonly<Partial<Record<DraftSeal, string>>>;

/** A complaint as far as it has been written. */
export type DraftContent = { readonly answers: Answers; readonly sealed: SealedTexts; readonly files: number };

/** A file of a complaint, with its name opened for the firm. */
export type DraftFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly hashedBy: string;
  readonly uploadedAt: Date;
};

/** A complaint that is being written, as its pages need it. */
export type Draft = {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly enterpriseId: string;
  readonly enterprise: {
    readonly name: string;
    readonly uscc: string | null;
    readonly orgCode: string | null;
    readonly regNo: string | null;
    readonly address: string | null;
    readonly division: { readonly nameZh: string; readonly nameEn: string };
  };
  readonly files: readonly DraftFile[];
  readonly content: DraftContent;
};

/** A day as far as it is known: 2016, 2016-05 or 2016-05-03. */
export type PartialDay = string;

/** Reads the three inputs of a past day. Empty when nothing was typed, `wrong` when it is no day. */
export function partialDay(typed: Typed, name: string): PartialDay | "" | "wrong" {
  const box = (part: string) => textOf(typed, `${name}.${part}`);
  const [year, month, day] = partsOfDay([box("year"), box("month"), box("day")]);
  if (!year && !month && !day) return "";
  if (!/^(19|20)\d\d$/.test(year) || (day && !month)) return "wrong";
  const parts = [year, month, day].filter((part) => part).map((part) => part.padStart(2, "0"));
  const whole = [...parts, "01", "01"].slice(0, 3).join("-");
  return parts.every((part) => /^\d+$/.test(part)) && isDay(whole) ? parts.join("-") : "wrong";
}

export function textOf(typed: Typed, name: string): string {
  const value = typed[name];
  return typeof value === "string" ? value : "";
}

export function listOf(typed: Typed, name: string): readonly string[] {
  const value = typed[name];
  return typeof value === "object" ? value : [];
}

/** What was typed on a page, sealed fields included: the lines of a seal go to its fields. */
export function typedOf(page: DraftPage, { answers, sealed }: Pick<DraftContent, "answers" | "sealed">): Typed {
  const values: Record<string, string | readonly string[]> = { ...answers[page]?.values };
  for (const field of fieldsOf(page)) {
    const seal = sealOf(field);
    if (!seal || (seal === "title" && sealed.title === undefined)) continue; // a title that was saved before it was sealed is among the answers
    const text = sealed[seal] ?? "";
    const sharing = sharersOf(page, seal);
    values[field.name] = sharing.length === 1 ? text : (text.split("\n")[sharing.indexOf(field.name)] ?? "");
  }
  return values;
}

/** The sealed texts of a page, made from what was typed; the rest of it is stored in clear. */
export function splitTyped(page: DraftPage, typed: Typed): { readonly open: Typed; readonly sealed: SealedTexts } {
  const fields = fieldsOf(page);
  const secretNames = new Set(fields.flatMap((field) => (sealOf(field) ? [field.name] : [])));
  const sealed: Partial<Record<DraftSeal, string>> = {};
  for (const seal of new Set(fields.flatMap((field) => sealOf(field) ?? []))) {
    const names = sharersOf(page, seal);
    const lines = names.map((name) => textOf(typed, name));
    sealed[seal] =
      lines.length === 1
        ? (lines[0] ?? "")
        : lines
            .map((line) => line.replace(/\s+/g, " ").trim())
            .join("\n")
            .trimEnd();
  }
  return { open: Object.fromEntries(Object.entries(typed).filter(([name]) => !secretNames.has(name))), sealed };
}

function sharersOf(page: DraftPage, seal: DraftSeal): string[] {
  return fieldsOf(page).flatMap((field) => (sealOf(field) === seal ? [field.name] : []));
}

/** The posted fields of a page: only its own, and of choices only those that there are, whatever else was sent. */
export function typedIn(page: DraftPage, form: FormData): Typed {
  const values: Record<string, string | string[]> = {};
  const textIn = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  for (const field of fieldsOf(page)) {
    const { name } = field;
    if (field.kind === "several")
      values[name] = field.options.filter((option) => form.getAll(`${name}[]`).includes(option));
    else if (field.kind === "one") values[name] = field.options.find((option) => option === textIn(name)) ?? "";
    else if (field.kind === "day")
      for (const part of ["year", "month", "day"]) values[`${name}.${part}`] = textIn(`${name}.${part}`);
    else values[name] = textIn(name);
  }
  return values;
}
