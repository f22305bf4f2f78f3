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
  .superRefine(
    ({ field, code = "" }, issues) => {
      const fault = faultOf(field, code);
      if (fault) issues.addIssue({ code: "custom", message: fault, path: ["code"] });
    },
    // Also when something else is wrong: all is told at once.
    { when: () => true },
  )
  .transform((input) => {
    const parsed = parseFirmCode(input.code);
    return { ...input, code: "code" in parsed ? parsed.code : input.code };
  });
export type AddCode = z.output<typeof addCodeInput>;

export const strikeCodeInput = z.strictObject({ codeId: z.uuid() });
export type StrikeCode = z.output<typeof strikeCodeInput>;

/** What is wrong with a code of this kind; undefined when it is one, or when nobody has said of which kind it is. */
function faultOf(field: CodeField | undefined, text: string): string | undefined {
  const parsed = parseFirmCode(text);
  if ("fault" in parsed) return `code-${parsed.fault}`;
  return field === undefined || parsed.kind === field ? undefined : "code-kind";
}
