import { z } from "zod";
import { isDay, parseDay } from "@/kernel/days";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);

/**
 * That a firm began or ceased to count on another day than its register says. `turn`: which turn, and the day that the register said when
 * the person looked (`to 2016-06-02`).
 */
export const enterLateInput = z.strictObject({
  register: z.enum(["contact-points", "demonstration-sites"]),
  subjectId: z.uuid(),
  turn: z.string().transform((value, context) => {
    const [boundary, seen = ""] = value.split(" ");
    if ((boundary === "from" || boundary === "to") && isDay(seen)) return { boundary, seen } as const;
    context.addIssue({ code: "custom", message: "missing", input: value });
    return z.NEVER;
  }),
  happenedOn: z.string().transform((value, context) => {
    const day = parseDay(value);
    if (day) return day;
    context.addIssue({ code: "custom", message: value.trim() ? "not-a-day" : "missing", input: value });
    return z.NEVER;
  }),
  lateReason: text(500),
  proof: text(300),
  /** The uploaded paper. */
  paper: z.uuid("missing"),
  restatement: z.string().trim().normalize("NFC").max(500).default(""),
});
export type EnterLate = z.output<typeof enterLateInput>;
