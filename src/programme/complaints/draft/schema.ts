import { z } from "zod";
import { SEALED_FIELDS, type SealedField } from "../workflow";

/** The questions of a complaint, page by page. Screens, checks, the text that is submitted and its hash are all made from this table. */
export const DRAFT_PAGES = [
  "firm",
  "events",
  "secret",
  "measures",
  "respondent",
  "evidence",
  "procedures",
  "wants",
] as const;
export type DraftPage = (typeof DRAFT_PAGES)[number];

/** What the firm is to the secret (最高人民法院 侵犯商业秘密民事案件规定 第二十六条). */
export const CAPACITIES = ["owner", "exclusive_licensee", "sole_licensee", "ordinary_licensee"] as const;
/** 反不正当竞争法 第九条 (2019): acts that infringe; domain.md §2.2. */
export const INFRINGEMENT_FORMS = [
  "improper_acquisition",
  "use_of_acquired",
  "breach_of_duty",
  "inducement",
  "third_party",
] as const;
export const SECRET_KINDS = ["technical", "business"] as const;
/** 同上规定 第一条: what technical and business information is. */
export const SUBKINDS = {
  technical: [
    "structure",
    "material",
    "composition",
    "formula",
    "sample",
    "plant_material",
    "process",
    "method",
    "algorithm",
    "data",
    "program",
  ],
  business: ["idea", "management", "sales", "finance", "plan", "bidding", "customers", "business_data"],
} as const satisfies Record<(typeof SECRET_KINDS)[number], readonly string[]>;
/** 同上规定 第六条: the seven kinds of measures. */
export const MEASURE_KINDS = [
  "agreement",
  "rules_and_training",
  "premises",
  "marking_and_access",
  "devices",
  "departure_duties",
  "other",
] as const;
/** Groups of evidence of domain.md §2.3 that can only be files; the letters are those of its table. */
export const EVIDENCE_GROUPS = [
  "authority",
  "novelty",
  "value",
  "measures",
  "access",
  "identity",
  "damage",
  "other_procedures",
] as const;

type Named = { readonly name: string };
/**
 * One line that will stand in clear, where nothing that betrays belongs. As it is typed it lies under seal: it may betray something until that was
 * looked at.
 */
type Text = Named & { readonly kind: "text"; readonly seal: "title"; readonly maximum: number };
/** Stored under seal. Several fields of one seal are its lines, in this order. */
type Sealed = Named & {
  readonly kind: "sealed";
  readonly seal: SealedField;
  readonly maximum: number;
  readonly lines: "one" | "many";
  readonly format?: "phone" | "mail";
  readonly optional?: true;
};
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
    { name: "title", kind: "text", seal: "title", maximum: 60 },
    { name: "secretKind", kind: "one", options: SECRET_KINDS },
    { name: "subkind", kind: "one", options: [...SUBKINDS.technical, ...SUBKINDS.business], select: true },
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
    {
      name: "relation",
      kind: "one",
      options: ["former_staff", "present_staff", "partner", "competitor", "other", "unclear"],
    },
    {
      name: "respondentDetail",
      kind: "sealed",
      seal: "respondent_detail",
      maximum: 5_000,
      lines: "many",
      optional: true,
    },
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
    {
      name: "reporterMail",
      kind: "sealed",
      seal: "reporter",
      maximum: 120,
      lines: "one",
      format: "mail",
      optional: true,
    },
    { name: "reachBy", kind: "one", options: ["portal", "phone", "mail"] },
  ],
} as const satisfies Readonly<Record<DraftPage, readonly Field[]>>;

/** What a draft holds under seal: what officials will open, and what isn't in clear yet. */
export const DRAFT_SEALS = [...SEALED_FIELDS, "title"] as const;
export type DraftSeal = (typeof DRAFT_SEALS)[number];

/** The seal under which a field is stored as it was typed; undefined where that is in clear. */
export function sealOf(field: Field): DraftSeal | undefined {
  return field.kind === "sealed" || field.kind === "text" ? field.seal : undefined;
}

/** The fields of a page as what they have in common. */
export function fieldsOf(page: DraftPage): readonly Field[] {
  return FIELDS[page];
}

/** More than any page needs; what is longer is no answer, and is refused before it is read. */
const MOST = 200_000;
const typedText = z
  .string()
  .max(MOST)
  .transform((text) => text.replaceAll("\r\n", "\n").replaceAll("\u0000", ""));

/** Whether somebody wrote more than is taken, rather than something that no page of ours sends. */
export function isTooLong(texts: Iterable<unknown>): boolean {
  return [...texts].some((text) => typeof text === "string" && text.length > MOST);
}

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

export const submitInput = z.strictObject({ complaintId: z.uuid(), version: z.coerce.number().int().positive() });
export type Submit = z.output<typeof submitInput>;
