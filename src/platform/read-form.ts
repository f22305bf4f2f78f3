import type { z } from "zod";
import { type Day, parseDay } from "@/kernel/days";
import { type Faults, InvalidInput, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "./database";

/** What was typed, field by field, unread. */
export type Typed = Readonly<Record<string, unknown>>;

/** What is wrong with one field: a key of `faults` with its numbers, and whether it is one of choices and none was chosen. */
export type Fault = {
  readonly field: string;
  readonly code: string;
  readonly params: Readonly<Record<string, number>>;
  readonly unchosen: boolean;
};

/**
 * What is wrong with what was typed, one fault a field. A field in which nothing was typed is missing, whatever its schema says of the
 * empty text; one in which something was typed is wrong.
 */
export function faultsIn(error: z.ZodError, typed: Typed): Fault[] {
  const found = new Map<string, Fault>();
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? "");
    const value = typed[field];
    const unchosen = value === undefined || (Array.isArray(value) && value.length === 0);
    const blank = unchosen || (typeof value === "string" && value.trim() === "");
    const [code, params] = blank && field !== "" ? missingIn(issue, unchosen) : wrongIn(issue);
    // Of several, what is missing says the most.
    if (!found.has(field) || code === "missing") found.set(field, { field, code, params, unchosen });
  }
  return [...found.values()];
}

type Said = [code: string, params: Record<string, number>];

/** The code that a schema gives itself. */
function ownCode({ code, message }: z.core.$ZodIssue): string | undefined {
  return code === "custom" || /^[a-z][a-z0-9-]+$/.test(message) ? message : undefined;
}

/** Of choices the schema may say how many are needed; of a text, what is missing beside it. */
function missingIn(issue: z.core.$ZodIssue, unchosen: boolean): Said {
  const own = ownCode(issue);
  return [own && (unchosen || own.endsWith("-missing")) ? own : "missing", {}];
}

function wrongIn(issue: z.core.$ZodIssue): Said {
  const own = ownCode(issue);
  if (own) return [own === "missing" ? "not-a-choice" : own, issue.code === "custom" ? (issue.params ?? {}) : {}];
  switch (issue.code) {
    case "too_small":
      return [BELOW[issue.origin] ?? "invalid", { minimum: Number(issue.minimum) }];
    case "too_big":
      return [ABOVE[issue.origin] ?? "invalid", { maximum: Number(issue.maximum) }];
    case "invalid_type":
      return [NUMBERS[issue.expected] ?? "invalid", {}];
    case "invalid_value":
      return ["not-a-choice", {}];
    case "invalid_union": {
      // Empty, or else something: what is wrong is what the something says.
      const other = issue.errors.flat().find(({ code }) => code !== "invalid_value");
      return other ? wrongIn(other) : ["not-a-choice", {}];
    }
    default:
      return [issue.code === "invalid_format" && issue.format === "uuid" ? "not-a-choice" : "invalid", {}];
  }
}

const BELOW: Readonly<Record<string, string>> = { string: "too-short", number: "too-low", array: "too-few" };
const ABOVE: Readonly<Record<string, string>> = { string: "too-long", number: "too-high", array: "too-many" };
const NUMBERS: Readonly<Record<string, string>> = { number: "not-a-number", int: "not-whole" };

/**
 * Reads what was typed on one feature's form and came by another's action. Throws InvalidInput with the faults that the form's own action tells, together
 * with what is wrong beyond the schema.
 */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  typed: unknown,
  beyond: Faults = {},
): z.output<Schema> {
  const read = schema.safeParse(typed);
  if (read.success) {
    refuseFaults(beyond);
    return read.data;
  }
  // A fault with numbers in its sentence says less here: the sentence is made elsewhere, without them.
  const withoutNumbers = (code: string) => (code === "too-long" ? "longer" : "invalid");
  const faults = faultsIn(read.error, Object(typed)).map(({ field, code, params }) => [
    field,
    [Object.keys(params).length > 0 ? withoutNumbers(code) : code],
  ]);
  throw new InvalidInput({ ...beyond, ...Object.fromEntries(faults) });
}

/** The day that was typed into a field, however it was written; undefined when it is none. */
export function typedDay(typed: Typed, field: string): Day | undefined {
  return parseDay(String(typed[field] ?? ""));
}

/** A day that hasn't come yet, told as `code`. What is no day the schema tells. */
export function dayToCome(
  { today }: Pick<Ctx, "today">,
  typed: Typed,
  [field, code]: readonly [string, string],
): Faults {
  return (typedDay(typed, field) ?? "") > today ? { [field]: [code] } : {};
}

/** What such a reading finds wrong; nothing when all can be read. */
export async function faultsOf(reading: Promise<unknown>): Promise<Faults> {
  try {
    await reading;
    return {};
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    throw error;
  }
}
