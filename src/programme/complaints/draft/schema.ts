import { z } from "zod";
import { isDay } from "@/kernel/days";
import type { SealedField } from "../workflow";

/** The questions of a complaint, page by page. Screens, checks, the text that is submitted and its hash are all made from this table. */
export const DRAFT_PAGES = ["firm", "events", "secret", "measures", "respondent", "evidence", "procedures", "wants"] as const;
export type DraftPage = (typeof DRAFT_PAGES)[number];

/** What the firm is to the secret (最高人民法院 侵犯商业秘密民事案件规定 第二十六条). */
export const CAPACITIES = ["owner", "exclusive_licensee", "sole_licensee", "ordinary_licensee"] as const;
/** 反不正当竞争法 第九条 (2019): acts that infringe; domain.md §2.2. */
export const INFRINGEMENT_FORMS = ["improper_acquisition", "use_of_acquired", "breach_of_duty", "inducement", "third_party"] as const;
export const SECRET_KINDS = ["technical", "business"] as const;
/** 同上规定 第一条: what technical and business information is. */
export const SUBKINDS = [
  "structure", "material", "composition", "formula", "sample", "plant_material", "process", "method", "algorithm", "data", "program",
  "idea", "management", "sales", "finance", "plan", "bidding", "customers", "business_data",
] as const;
/** 同上规定 第六条: the seven kinds of measures. */
export const MEASURE_KINDS = ["agreement", "rules_and_training", "premises", "marking_and_access", "devices", "departure_duties", "other"] as const;
/** Groups of evidence of domain.md §2.3 that can only be files; the letters are those of its table. */
export const EVIDENCE_GROUPS = ["authority", "novelty", "value", "measures", "access", "identity", "damage", "other_procedures"] as const;

type Named = { readonly name: string };
/** One line or several, stored in clear; nothing that betrays belongs here. */
type Text = Named & { readonly kind: "text"; readonly maximum: number };
/** Stored under seal. Several fields of one seal are its lines, in this order. */
type Sealed = Named & { readonly kind: "sealed"; readonly seal: SealedField; readonly maximum: number; readonly lines: "one" | "many"; readonly format?: "phone" | "mail"; readonly optional?: true };
type One = Named & { readonly kind: "one"; readonly options: readonly string[]; readonly select?: true };
type Several = Named & { readonly kind: "several"; readonly options: readonly string[]; readonly optional?: true };
/** A past day of which the month and the day may be unknown. */
type PastDay = Named & { readonly kind: "day" };
export type Field = Text | Sealed | One | Several | PastDay;

export const FIELDS = {
  firm: [
    { name: "capacity", kind: "one", options: CAPACITIES },
    { name: "filedThrough", kind: "one", options: ["own_staff", "agent"] },
  ],
  events: [
    { name: "discoveredOn", kind: "day" },
    { name: "discoveredBy", kind: "one", options: ["own_staff", "customer", "anonymous", "unclear"] },
    { name: "forms", kind: "several", options: INFRINGEMENT_FORMS },
    { name: "account", kind: "sealed", seal: "account", maximum: 5_000, lines: "many" },
  ],
  secret: [
    { name: "title", kind: "text", maximum: 60 },
    { name: "secretKind", kind: "one", options: SECRET_KINDS },
    { name: "subkind", kind: "one", options: SUBKINDS, select: true },
    { name: "carriers", kind: "several", options: ["paper", "electronic", "sample", "equipment", "other"] },
    { name: "completedOn", kind: "day" },
    { name: "secret", kind: "sealed", seal: "secret", maximum: 20_000, lines: "many", optional: true },
  ],
  measures: [
    { name: "measures", kind: "several", options: MEASURE_KINDS },
    { name: "measuresBefore", kind: "one", options: ["before", "partly", "after", "unclear"] },
  ],
  respondent: [
    { name: "respondent", kind: "sealed", seal: "respondent", maximum: 200, lines: "one" },
    { name: "respondentKind", kind: "several", options: ["person", "firm"] },
    { name: "relation", kind: "one", options: ["former_staff", "present_staff", "partner", "competitor", "other", "unclear"] },
    { name: "respondentDetail", kind: "sealed", seal: "respondent_detail", maximum: 5_000, lines: "many", optional: true },
  ],
  evidence: [{ name: "groups", kind: "several", options: EVIDENCE_GROUPS, optional: true }],
  procedures: [
    { name: "procedures", kind: "several", options: ["none", "civil", "criminal", "arbitration", "other_authority"] },
    { name: "proceduresState", kind: "one", options: ["pending", "ended", "not_applicable"] },
  ],
  wants: [
    { name: "wants", kind: "several", options: ["stop", "penalty", "return", "preserve", "mediation", "advice"] },
    { name: "reporterName", kind: "sealed", seal: "reporter", maximum: 60, lines: "one" },
    { name: "reporterPhone", kind: "sealed", seal: "reporter", maximum: 40, lines: "one", format: "phone" },
    { name: "reporterMail", kind: "sealed", seal: "reporter", maximum: 120, lines: "one", format: "mail", optional: true },
    { name: "reachBy", kind: "one", options: ["portal", "phone", "mail"] },
  ],
} as const satisfies Readonly<Record<DraftPage, readonly Field[]>>;

/** The fields of a page as what they have in common. */
export function fieldsOf(page: DraftPage): readonly Field[] {
  return FIELDS[page];
}

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
export type SealedTexts = Readonly<Partial<Record<SealedField, string>>>;

/** A complaint as far as it has been written. */
export type DraftContent = { readonly answers: Answers; readonly sealed: SealedTexts; readonly files: number };

/** A file of a complaint, with its name opened for the firm. */
export type DraftFile = { readonly id: string; readonly name: string; readonly size: number; readonly sha256: string; readonly hashedBy: string; readonly uploadedAt: Date };

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
  const [year, month, day] = ["year", "month", "day"].map((part) => textOf(typed, `${name}.${part}`).normalize("NFKC").trim());
  if (!year && !month && !day) return "";
  if (!/^(19|20)\d\d$/.test(year ?? "") || (day && !month)) return "wrong";
  const parts = [year, month, day].filter((part) => part).map((part) => part?.padStart(2, "0"));
  const whole = [...parts, "01", "01"].slice(0, 3).join("-");
  return parts.every((part) => /^\d+$/.test(part ?? "")) && isDay(whole) ? parts.join("-") : "wrong";
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
    if (field.kind !== "sealed") continue;
    const text = sealed[field.seal] ?? "";
    const sharing = sharersOf(page, field.seal);
    values[field.name] = sharing.length === 1 ? text : (text.split("\n")[sharing.indexOf(field.name)] ?? "");
  }
  return values;
}

/** The sealed texts of a page, made from what was typed; the rest of it is stored in clear. */
export function splitTyped(page: DraftPage, typed: Typed): { readonly open: Typed; readonly sealed: SealedTexts } {
  const fields = fieldsOf(page);
  const secretNames = new Set(fields.flatMap((field) => (field.kind === "sealed" ? [field.name] : [])));
  const sealed: Partial<Record<SealedField, string>> = {};
  for (const seal of new Set(fields.flatMap((field) => (field.kind === "sealed" ? [field.seal] : [])))) {
    const names = sharersOf(page, seal);
    const lines = names.map((name) => textOf(typed, name));
    sealed[seal] = lines.length === 1 ? (lines[0] ?? "") : lines.map((line) => line.replace(/\s+/g, " ").trim()).join("\n").trimEnd();
  }
  return { open: Object.fromEntries(Object.entries(typed).filter(([name]) => !secretNames.has(name))), sealed };
}

function sharersOf(page: DraftPage, seal: SealedField): string[] {
  return fieldsOf(page).flatMap((field) => (field.kind === "sealed" && field.seal === seal ? [field.name] : []));
}

/** More than any page needs; what is longer is no answer, and is refused before it is read. */
const MOST = 200_000;
const typedText = z.string().max(MOST).transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\u0000", ""));

/** One saving of one page. */
export const savePageInput = z.object({
  complaintId: z.uuid(),
  page: z.enum(DRAFT_PAGES),
  /** The revision that the form showed when it was opened, and the form's own mark. */
  revision: z.coerce.number().int().min(0),
  form: z.string().min(8).max(64),
  values: z.record(z.string(), z.union([typedText, z.array(typedText)])),
});
export type SavePage = z.output<typeof savePageInput>;

/** The posted fields of a page: only its own, and of choices only those that there are, whatever else was sent. */
export function typedIn(page: DraftPage, form: FormData): Typed {
  const values: Record<string, string | string[]> = {};
  const textIn = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  for (const field of fieldsOf(page)) {
    const { name } = field;
    if (field.kind === "several") values[name] = field.options.filter((option) => form.getAll(`${name}[]`).includes(option));
    else if (field.kind === "one") values[name] = field.options.find((option) => option === textIn(name)) ?? "";
    else if (field.kind === "day") for (const part of ["year", "month", "day"]) values[`${name}.${part}`] = textIn(`${name}.${part}`);
    else values[name] = textIn(name);
  }
  return values;
}

export const submitInput = z.strictObject({ complaintId: z.uuid(), version: z.coerce.number().int().positive() });
export type Submit = z.output<typeof submitInput>;
