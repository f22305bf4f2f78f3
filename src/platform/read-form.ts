import type { z } from "zod";
import { InvalidInput } from "@/kernel/refusal";

/** What is wrong with a field, as a key of `faults` with its numbers. */
export function faultOf(issue: z.core.$ZodIssue): [string, Record<string, number>] {
  if (issue.code === "custom" || /^[a-z][a-z0-9-]+$/.test(issue.message)) return [issue.message, {}];
  if (issue.code === "too_small")
    return Number(issue.minimum) <= 1 ? ["missing", {}] : ["too-short", { minimum: Number(issue.minimum) }];
  if (issue.code === "too_big") return ["too-long", { maximum: Number(issue.maximum) }];
  if (issue.code === "invalid_type" || issue.code === "invalid_value") return ["missing", {}];
  return ["invalid", {}];
}

/** Reads what was typed on one feature's form and came by another's action. Throws InvalidInput with the faults that the form's own action tells. */
export function readForm<Schema extends z.ZodType>(schema: Schema, typed: unknown): z.output<Schema> {
  const read = schema.safeParse(typed);
  if (read.success) return read.data;
  const fields: Record<string, string[]> = {};
  for (const issue of read.error.issues) {
    const field = String(issue.path[0] ?? "");
    const [code, numbers] = faultOf(issue);
    // A fault with numbers in its sentence says less here: the sentence is made elsewhere, without them.
    fields[field] = [...(fields[field] ?? []), Object.keys(numbers).length > 0 ? "invalid" : code];
  }
  throw new InvalidInput(fields);
}
