import { z } from "zod";
import { writtenCount } from "@/kernel/counts";
import { VISIT_GROUNDS } from "../workflow";

const days = z
  .string()
  .transform(writtenCount)
  .pipe(z.string().min(1))
  .pipe(z.coerce.number<string>().int().min(0).max(365));

/** A rule as it is to stand from today; the one before ends yesterday and stays readable. */
export const changeVisitRuleInput = z
  .strictObject({
    ground: z.enum(VISIT_GROUNDS),
    /** The row that the person saw. */
    ruleId: z.uuid(),
    /** Months with commas between: 3, 12. */
    months: z
      .string()
      .normalize("NFKC")
      .trim()
      .regex(/^(\d{1,2}(\s*[,、]\s*\d{1,2})*)?$/, "months")
      .transform((text) => (text === "" ? [] : text.split(/[,、]/).map((part) => Number(part.trim())))),
    aheadDays: days,
    yellow: days,
    red: days,
    source: z.string().trim().normalize("NFC").min(1).max(300),
  })
  .refine(({ red, yellow }) => red <= yellow, { path: ["red"], message: "red-after-yellow" })
  .refine(
    ({ ground, months }) =>
      ground === "by_hand" || ground === "advice"
        ? months.length === 0
        : months.length > 0 && months.every((month) => month > 0),
    { path: ["months"], message: "months" },
  );
export type ChangeVisitRule = z.output<typeof changeVisitRuleInput>;

export const makePlanInput = z.strictObject({});
