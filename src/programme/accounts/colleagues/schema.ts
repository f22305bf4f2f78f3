import { z } from "zod";
import { parseDay } from "@/kernel/days";

const personId = z.uuid();
const version = z.coerce.number().int().positive();

/** The last day of a term-bound authority as it is typed; left empty, it has no end. */
const lastDay = z
  .string()
  .trim()
  .transform((text, context) => {
    if (text === "") return null;
    const day = parseDay(text);
    if (day) return day;
    context.addIssue({ code: "custom", message: "not-a-day" });
    return z.NEVER;
  });

/** What somebody is in the firm (liaison, lawyer …), and until when he may act for it. */
export const changeColleagueInput = z.strictObject({
  personId,
  version,
  post: z.string().normalize("NFC").trim().max(60),
  authorityEndsOn: lastDay,
});
export type ChangeColleague = z.output<typeof changeColleagueInput>;

export const colleagueInput = z.strictObject({ personId, version });
export type ColleagueChosen = z.output<typeof colleagueInput>;
