import { z } from "zod";
import { parseFirmCode } from "@/kernel/credit-code";
import { isDay, writtenDay } from "@/kernel/days";

/** The kinds of code that a firm has had: 统一社会信用代码 from 2015-10, 组织机构代码 and 工商注册号 before it (domain.md §9.1). */
export const CODE_FIELDS = ["uscc", "orgCode", "regNo"] as const;
export type CodeField = (typeof CODE_FIELDS)[number];

const day = z
  .string()
  .transform(writtenDay)
  .refine((text) => text === "" || isDay(text), "not-a-day")
  .transform((text) => text || null);

/** A code that the firm had before the register knew it, with the days as far as a paper says them. */
export const addCodeInput = z
  .strictObject({
    enterpriseId: z.uuid(),
    field: z.enum(CODE_FIELDS),
    code: z.string(),
    fromDay: day,
    toDay: z.string().transform(writtenDay).refine(isDay, "not-a-day"),
    source: z.string().trim().min(1).max(300),
  })
  .transform((input, issues) => {
    const parsed = parseFirmCode(input.code);
    if (!("fault" in parsed) && parsed.kind === input.field) return { ...input, code: parsed.code };
    const message = "fault" in parsed ? `code-${parsed.fault}` : "code-kind";
    issues.addIssue({ code: "custom", message, path: ["code"] });
    return z.NEVER;
  });
export type AddCode = z.output<typeof addCodeInput>;

export const strikeCodeInput = z.strictObject({ codeId: z.uuid() });
export type StrikeCode = z.output<typeof strikeCodeInput>;
