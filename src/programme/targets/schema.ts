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

/**
 * A target's split over the divisions, as the form posts it: for each division a value, and the version that the person saw.
 * Which divisions there are is data, so the fields are read by their names; each fault stands at its own field.
 */
export const changeQuotasInput = z
  .intersection(
    z.looseObject({ targetId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
    z.record(z.string(), z.string()),
  )
  .transform(({ targetId, reason, ...rest }, context): ChangeQuotas => {
    const quotas = Object.entries(rest).flatMap(([name, text]) => {
      const divisionCode = /^value\.(.+)$/.exec(name)?.[1];
      if (!divisionCode) return [];
      const value = count.safeParse(text === "" ? undefined : text);
      const seen = version.safeParse(rest[`version.${divisionCode}`]);
      if (value.success && seen.success) return [{ divisionCode, value: value.data, version: seen.data }];
      context.addIssue({ code: "custom", path: [name], message: "not-a-count", input: text });
      return [];
    });
    return { targetId, reason, quotas };
  });
