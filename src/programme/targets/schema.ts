import { z } from "zod";
import { present } from "@/kernel/address";
import { writtenCount } from "@/kernel/counts";
import type { Scope } from "./policy";

/** How many more a month what-if takes at most. */
export const MOST_MORE = 100;
const more = z.coerce.number().int().min(1).max(MOST_MORE).optional().catch(undefined);
const own = z.record(z.string(), z.coerce.number().int().min(0).max(MOST_MORE)).optional().catch(undefined);

/**
 * The board's address: the day, the place, whether as known then, and what-if: so many more a month in each division. What it can't be is
 * left out, so that every address shows a board.
 */
const board = z.object({
  asOf: z.string().max(20).optional().catch(undefined),
  division: z
    .string()
    .regex(/^[\w-]{1,20}$/)
    .optional()
    .catch(undefined),
  cluster: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
  town: z.string().trim().max(60).optional().catch(undefined),
  industry: z
    .string()
    .regex(/^\w{1,4}$/)
    .optional()
    .catch(undefined),
  known: z.literal("then").optional().catch(undefined),
  addPoints: more,
  addSites: more,
  /** What single divisions add instead, by code: `addPoints.330402=3` in the address. */
  pointsAt: own,
  sitesAt: own,
});

export const boardAddress = z.preprocess((query) => {
  const { addPoints, addSites } = Object(query);
  return {
    ...Object(query),
    ...{ addPoints: plainNumber(addPoints), addSites: plainNumber(addSites) },
    ...{ pointsAt: ownOf(query, "addPoints"), sitesAt: ownOf(query, "addSites") },
  };
}, board);
export type BoardAddress = z.output<typeof board>;
/** The day alone, of a list that knows no more. */
export const dayAddress = board.pick({ asOf: true });

/** A number as it was typed, its digits wide or narrow; nothing where it is none. */
function plainNumber(typed: unknown): string | undefined {
  const text = typeof typed === "string" ? typed.normalize("NFKC").trim() : "";
  return /^\d{1,3}$/.test(text) ? text : undefined;
}

/** The fields `prefix.<code>` of an address, by code; empty ones weren't filled in. */
function ownOf(query: unknown, prefix: string): Record<string, string> | undefined {
  const found = Object.entries(Object(query)).flatMap(([name, value]) => {
    const code = name.startsWith(`${prefix}.`) ? name.slice(prefix.length + 1) : "";
    const typed = plainNumber(value);
    return /^[\w-]{1,20}$/.test(code) && typed !== undefined && Number(typed) <= MOST_MORE
      ? [[code, typed] as const]
      : [];
  });
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

/** Names of the fields of what-if, which tell by themselves what they can't read. */
export const WHAT_IF = /^add(?:Points|Sites)(\.[\w-]{1,20})?$/;

/** What was typed into what-if and is no such number, by the field's name: it is told there, and stays. */
export function wrongMore(query: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const wrong = Object.entries(query).filter(([name, value]) => {
    const [field, division] = WHAT_IF.exec(name) ?? [];
    if (!field || typeof value !== "string" || value.trim() === "") return false;
    const typed = Number(plainNumber(value));
    return !(typed >= (division ? 0 : 1) && typed <= MOST_MORE);
  });
  return Object.fromEntries(wrong.map(([name, value]) => [name, String(value).slice(0, 20)]));
}

/** Where, out of an address. */
export function scopeOf({
  division,
  cluster,
  town,
  industry,
}: Pick<BoardAddress, "division" | "cluster" | "town" | "industry">): Scope {
  return present({ division, cluster, town, industry });
}

const count = z
  .string()
  .transform(writtenCount)
  .pipe(z.string().min(1))
  .pipe(z.coerce.number<string>().int().min(0).max(100_000));
const version = z.coerce.number().int().positive();

export type ChangeQuotas = {
  readonly targetId: string;
  readonly reason: string;
  readonly quotas: readonly { readonly divisionCode: string; readonly value: number; readonly version: number }[];
};

/** Name of a division's field in the form. */
export function quotaField(divisionCode: string): string {
  return `value.${divisionCode}`;
}

/** Why a split is changed: at most so many characters. */
const LONGEST = 500;
const head = z.object({ targetId: z.uuid(), reason: z.string().trim().min(1, "missing").max(LONGEST, "too-long") });

/**
 * A target's split over the divisions, as the form posts it: for each division a value, and the version that the person saw.
 * Which divisions there are is data, so the fields are read by their names; all faults are told at once, each at its own field.
 */
export const changeQuotasInput = z.record(z.string(), z.string()).transform((fields, context): ChangeQuotas => {
  const read = head.safeParse(fields);
  for (const { path, message } of read.error?.issues ?? [])
    context.addIssue({ code: "custom", path: [...path], message, input: fields });
  const quotas = Object.entries(fields).flatMap(([name, text]) => {
    const divisionCode = /^value\.(.+)$/.exec(name)?.[1];
    if (!divisionCode) return [];
    const value = count.safeParse(text);
    const seen = version.safeParse(fields[`version.${divisionCode}`]);
    if (value.success && seen.success) return [{ divisionCode, value: value.data, version: seen.data }];
    context.addIssue({ code: "custom", path: [name], message: "not-a-count", input: text });
    return [];
  });
  return { targetId: read.data?.targetId ?? "", reason: read.data?.reason ?? "", quotas };
});
