import { z } from "zod";
import { readCount } from "@/kernel/counts";
import { parseFirmCode } from "@/kernel/credit-code";
import { isDay, partsOfDay, writtenDay } from "@/kernel/days";
import { tidyFirmName } from "@/kernel/firm-name";
import { SORTS } from "@/kernel/keyset";
import { foldPhone, isPhone } from "@/kernel/phone";
import { ENTERPRISE_STATUSES, ENTERPRISE_TITLES, SIZE_CLASSES } from "./workflow";

const enterpriseId = z.uuid();
const version = z.coerce.number().int().positive();
const line = (maximum: number) => z.string().trim().min(1).max(maximum);
/** Left empty it is unknown, not a text of no length. */
const optionalLine = (maximum: number) => z.string().trim().max(maximum).default("").transform(orNull);
/** A count, left empty where it isn't known. */
export const count = z
  .string()
  .default("")
  .transform((text, issues) => {
    if (text.trim() === "") return null;
    const read = readCount(text);
    if ("value" in read) return read.value;
    issues.addIssue({ code: "custom", message: read.fault });
    return z.NEVER;
  });
const code = (kind: "uscc" | "orgCode" | "regNo") =>
  z
    .string()
    .default("")
    .transform((text, issues) => {
      if (text.trim() === "") return null;
      const parsed = parseFirmCode(text);
      if ("fault" in parsed) issues.addIssue({ code: "custom", message: `code-${parsed.fault}` });
      else if (parsed.kind !== kind) issues.addIssue({ code: "custom", message: "code-kind" });
      else return parsed.code;
      return z.NEVER;
    });

/** An office may not know yet whom to call. */
const contact = {
  contactName: optionalLine(60),
  contactMobile: z
    .string()
    .default("")
    .transform(foldPhone)
    .refine((text) => text === "" || isPhone(text), "phone")
    .transform(orNull),
  contactEmail: z
    .string()
    .default("")
    .transform((text) => text.normalize("NFKC").trim().toLowerCase())
    .pipe(z.union([z.literal(""), z.email("email").max(254)], "email"))
    .transform(orNull),
};

function orNull(text: string): string | null {
  return text === "" ? null : text;
}

const core = {
  name: z.string().transform(tidyFirmName).pipe(z.string().min(2).max(120)),
  divisionCode: z.string().min(1).max(12),
  clusterId: z.union([z.uuid(), z.literal("").transform(() => null)]),
};

const profile = {
  town: optionalLine(60),
  address: optionalLine(200),
  industryCode: optionalLine(4),
  legalPerson: optionalLine(60),
  contactName: line(60),
  contactMobile: z.string().transform(foldPhone).pipe(z.string().min(1).refine(isPhone, "phone")),
  contactEmail: z.string().normalize("NFKC").trim().toLowerCase().min(1).max(254).pipe(z.email("email")),
  staff: count,
  researchStaff: count,
  sizeClass: z
    .enum(SIZE_CLASSES)
    .or(z.literal("").transform(() => null))
    .default(null),
  titles: z.array(z.enum(ENTERPRISE_TITLES)).default([]),
  foundedOn: z
    .string()
    .transform(writtenDay)
    .refine((text) => text === "" || isDay(text), "not-a-day")
    .transform(orNull),
};

/** Of those who work at a firm not more do research; unknown numbers aren't compared. */
export function tooManyResearchers({
  staff,
  researchStaff,
}: {
  readonly staff?: unknown;
  readonly researchStaff?: unknown;
}): boolean {
  return typeof staff === "number" && typeof researchStaff === "number" && researchStaff > staff;
}

/** That there aren't, told whatever else is wrong with a form. */
export const MORE_THAN_STAFF = { path: ["researchStaff"], message: "more-than-staff", when: () => true };

/** Three boxes make one day, all empty none: before the rest is read, so that a wrong day is told together with all else. */
export function withDay(input: unknown): Readonly<Record<string, unknown>> {
  const {
    "foundedOn.year": year,
    "foundedOn.month": month,
    "foundedOn.day": day,
    foundedOn = "",
    ...rest
  } = z.record(z.string(), z.unknown()).catch({}).parse(input);
  const [y, m, d] = partsOfDay([String(year ?? ""), String(month ?? ""), String(day ?? "")]);
  return { ...rest, foundedOn: y + m + d === "" ? foundedOn : `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}` };
}

/** What the owner keeps up himself. Name, division and block economy only until the county has checked them. */
export const editEnterpriseInput = z.preprocess(
  withDay,
  z
    .strictObject({
      enterpriseId,
      version,
      ...profile,
      name: core.name.optional(),
      divisionCode: core.divisionCode.optional(),
      clusterId: core.clusterId.optional(),
    })
    .refine((firm) => !tooManyResearchers(firm), MORE_THAN_STAFF),
);
export type EditEnterprise = z.output<typeof editEnterpriseInput>;

/** A correction by the county: everything, who asked for it, with which paper, and why. */
export const correctEnterpriseInput = z.preprocess(
  withDay,
  z
    .strictObject({
      enterpriseId,
      version,
      ...profile,
      ...contact,
      ...core,
      divisionCode: core.divisionCode.optional(),
      uscc: code("uscc"),
      orgCode: code("orgCode"),
      regNo: code("regNo"),
      askedBy: line(100),
      paper: line(200),
      reason: line(500),
    })
    .refine((firm) => !tooManyResearchers(firm), MORE_THAN_STAFF)
    .refine(({ uscc, orgCode, regNo }) => Boolean(uscc ?? orgCode ?? regNo), {
      ...{ path: ["uscc"], message: "no-code", when: () => true },
    }),
);
export type CorrectEnterprise = z.output<typeof correctEnterpriseInput>;

/** One step of a registration. `distinct`: why it isn't one of the firms that look like it; needed when there are such. */
export const takeEnterpriseStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.literal("check"), enterpriseId, version, distinct: optionalLine(500) }),
  z.strictObject({ step: z.literal("return"), enterpriseId, version, reason: line(500) }),
  z.strictObject({ step: z.literal("resubmit"), enterpriseId, version }),
]);
export type TakeEnterpriseStep = z.output<typeof takeEnterpriseStepInput>;

/** The list's address: what isn't known is no filter. */
export const enterpriseAddress = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  division: z.string().max(12).optional().catch(undefined),
  cluster: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  industry: z.string().max(4).optional().catch(undefined),
  status: z.enum(ENTERPRISE_STATUSES).optional().catch(undefined),
  title: z.enum(ENTERPRISE_TITLES).optional().catch(undefined),
  /** With a title: held in that year, as far as figures of it are confirmed; without one of no effect. */
  year: z
    .string()
    .regex(/^20\d\d$/)
    .optional()
    .catch(undefined),
  point: z.enum(["with", "without"]).optional().catch(undefined),
  standing: z.enum(["in_business", "ended"]).optional().catch(undefined),
  mine: z.literal("1").optional().catch(undefined),
  sort: z.enum(SORTS).optional().catch(undefined),
});
export type EnterpriseAddress = z.output<typeof enterpriseAddress>;
