import { z } from "zod";
import { parseDay, parseMoment } from "@/kernel/days";

const statementId = z.uuid();

/** The day whose figures are stated. */
export const openStatementInput = z.strictObject({
  asOf: z.string().transform((text, context) => {
    const day = parseDay(text);
    if (day) return day;
    context.addIssue({ code: "custom", message: "not-a-day", input: text });
    return z.NEVER;
  }),
});
export type OpenStatement = z.output<typeof openStatementInput>;

/** `step` says to its page which form was posted. `seen`: the moment of the confirmation that the person saw, or nothing when there was none. */
export const confirmFiguresInput = z.strictObject({
  step: z.literal("confirm"),
  statementId,
  divisionCode: z.string().regex(/^[\w-]{1,20}$/),
  seen: z.union([z.iso.datetime().refine(parseMoment), z.literal("").transform(() => null)]),
});
export type ConfirmFigures = Omit<z.output<typeof confirmFiguresInput>, "step">;

export const acceptStatementInput = z.strictObject({
  step: z.literal("accept"),
  statementId,
  version: z.coerce.number().int().positive(),
});
export type AcceptStatement = Omit<z.output<typeof acceptStatementInput>, "step">;

/** `seen`: how many restatements the person saw. */
export const restateInput = z.strictObject({
  step: z.literal("restate"),
  statementId,
  seen: z.coerce.number().int().min(0),
  reason: z.string().trim().min(1, "reason-missing").max(500, "reason-too-long"),
});
export type Restate = Omit<z.output<typeof restateInput>, "step">;
