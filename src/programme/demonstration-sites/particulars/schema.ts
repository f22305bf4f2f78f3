import { z } from "zod";
import { isDay, writtenDay } from "@/kernel/days";
import { foldPhone, isPhone } from "@/kernel/phone";
import { ENTERPRISE_TITLES, SIZE_CLASSES } from "../../enterprises/workflow";

/** How a particular is written. */
export type ParticularKind =
  | "text"
  | "long"
  | "count"
  | "amount"
  | "percent"
  | "day"
  | "phone"
  | "mail"
  | "size"
  | "titles";

/** Where the portal knows it from already. */
export const SOURCES = ["registration", "year", "contact-point", "application"] as const;
export type Source = (typeof SOURCES)[number];

type Particular = { readonly name: string; readonly kind: ParticularKind };
const all = (kind: ParticularKind, ...names: string[]): Particular[] => names.map((name) => ({ name, kind }));
/** Of the three years before the one in which it is applied, the first of them first. */
const threeYears = (name: string): Particular[] => all("amount", ...[1, 2, 3].map((place) => `${name}${place}`));

/**
 * What the form of an application asks beside the main practice and the self-assessment, in its order (domain.md §5.6). Never the secret itself: of secrets,
 * areas and leaks how many, of measures which kind.
 */
export const PARTICULAR_GROUPS = [
  {
    key: "unit",
    fields: [
      ...all("text", "kind", "address", "productionAddress", "legalPerson"),
      ...all("day", "foundedOn"),
      ...all("size", "sizeClass"),
      ...all("titles", "titles"),
    ],
  },
  {
    key: "people",
    fields: [
      ...all("text", "leaderName", "leaderPost"),
      ...all("phone", "leaderPhone"),
      ...all("text", "liaisonName", "liaisonPost"),
      ...all("phone", "liaisonMobile"),
      ...all("mail", "liaisonEmail"),
      ...all("count", "staff", "researchStaff", "clearedStaff"),
    ],
  },
  { key: "figures", fields: [...threeYears("revenue"), ...threeYears("profit"), ...threeYears("research")] },
  { key: "rights", fields: all("count", "inventions", "utilityModels", "designs", "trademarks", "software") },
  {
    key: "protection",
    fields: [
      ...all("long", "rules"),
      ...all("count", "secretsCore", "secretsImportant", "secretsGeneral"),
      ...all("percent", "agreements"),
      ...all("count", "nonCompete", "areas"),
      ...all("long", "measures"),
      ...all("count", "trainings", "trained", "leaks"),
    ],
  },
] as const satisfies readonly { readonly key: string; readonly fields: readonly Particular[] }[];

const FIELDS: readonly Particular[] = PARTICULAR_GROUPS.flatMap(({ fields }) => fields);

/** Field → what stands in it; of several that are ticked their list. Empty: not said. */
export const stated = z.record(z.string(), z.union([z.string(), z.array(z.string())]));
export type Stated = z.output<typeof stated>;
export const known = z.record(
  z.string(),
  z.object({
    value: z.union([z.string(), z.array(z.string())]),
    from: z.enum(SOURCES),
    year: z.number().int().optional(),
  }),
);
export type Known = z.output<typeof known>;

const text = (maximum: number) => z.string().normalize("NFC").trim().max(maximum);
const digits = z
  .string()
  .normalize("NFKC")
  .transform((typed) => typed.replace(/[\s,]/g, ""));

/** An empty field is kept as it is: what is missing is told when it is handed in. */
const WRITTEN: Readonly<Record<ParticularKind, z.ZodType<string | string[]>>> = {
  text: text(200).default(""),
  long: text(2000).default(""),
  count: digits.refine((typed) => /^\d{0,7}$/.test(typed), "count").default(""),
  amount: digits.refine((typed) => /^(-?\d{1,9}(\.\d{1,2})?)?$/.test(typed), "amount").default(""),
  percent: digits.refine((typed) => /^(\d{1,2}|100)?$/.test(typed), "percent").default(""),
  day: z
    .string()
    .transform(writtenDay)
    .refine((day) => day === "" || isDay(day), "day")
    .default(""),
  phone: z
    .string()
    .transform(foldPhone)
    .refine((typed) => typed === "" || isPhone(typed), "phone")
    .default(""),
  mail: z
    .union([z.literal(""), z.string().normalize("NFKC").trim().toLowerCase().max(254).pipe(z.email("email"))])
    .default(""),
  size: z.union([z.literal(""), z.enum(SIZE_CLASSES)]).default(""),
  titles: z.array(z.enum(ENTERPRISE_TITLES)).default([]),
};

const fields: Record<string, z.ZodType<string | string[]>> = Object.fromEntries(
  FIELDS.map(({ name, kind }) => [name, WRITTEN[kind]]),
);

function moreThanStaff({ staff, ...said }: Readonly<Record<string, unknown>>, part: string): boolean {
  return Boolean(staff) && Number(said[part]) > Number(staff);
}

/** Told whatever else is wrong. */
function moreThan(part: string) {
  return { path: [part], message: "more-than-staff", when: () => true };
}

/** The form of the particulars. It may be saved half filled in; some of a staff are not more than the staff. */
export const stateParticularsInput = z
  .strictObject({ ...fields, siteId: z.uuid() })
  .refine((said) => !moreThanStaff(said, "researchStaff"), moreThan("researchStaff"))
  .refine((said) => !moreThanStaff(said, "clearedStaff"), moreThan("clearedStaff"))
  .transform(({ siteId, ...written }) => ({ siteId, stated: stated.parse(written) }));
export type StateParticulars = z.output<typeof stateParticularsInput>;

/** Fields that are still empty; a firm may have no title. */
export function missingOf(said: Stated): string[] {
  return FIELDS.filter(({ name, kind }) => kind !== "titles" && (said[name] ?? "") === "").map(({ name }) => name);
}

/** What stands in the form: what the firm said, else what is known. */
export function filledIn({
  stated: said,
  known: before,
}: {
  readonly stated: Stated | null;
  readonly known: Known;
}): Stated {
  const values = FIELDS.flatMap(({ name }) => {
    const value = said?.[name] ?? before[name]?.value;
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}
