import { z } from "zod";

const count = z.coerce.number().int().min(0).max(100_000);
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
    const value = count.safeParse(text === "" ? undefined : text);
    const seen = version.safeParse(fields[`version.${divisionCode}`]);
    if (value.success && seen.success) return [{ divisionCode, value: value.data, version: seen.data }];
    context.addIssue({ code: "custom", path: [name], message: "not-a-count", input: text });
    return [];
  });
  return { targetId: read.data?.targetId ?? "", reason: read.data?.reason ?? "", quotas };
});
