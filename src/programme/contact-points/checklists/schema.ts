import { z } from "zod";
import { partsOf } from "@/kernel/form-parts";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);

/** What a version of the admission checklist says, item by item. The code stays with an item from version to version. */
export const checklistItems = z
  .array(
    z.object({
      code: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
      textZh: text(200),
      textEn: text(300),
      /** What shows that it is met. */
      evidenceZh: text(150),
      evidenceEn: text(200),
      /** Without it nobody becomes a contact point, so it applies to everybody. */
      required: z.boolean(),
      /** The firm's word is all that can be brought: no file, no note. */
      declared: z.boolean(),
    }),
  )
  .min(1)
  .max(20);
export type ChecklistItem = z.output<typeof checklistItems>[number];

const itemTexts = z.object({
  textZh: text(200),
  textEn: text(300),
  evidenceZh: text(150),
  evidenceEn: text(200),
});
const TICKS = /\.(required|declared)$/;

/**
 * The form of a new version: a field for each part of an item, named by its place (`i2.textZh`). An item whose texts are all empty is left out, so an
 * empty row adds nothing and an emptied one is taken away.
 */
export const editChecklistInput = z
  .object({
    /** The version from which the form was filled: another one meanwhile, and its maker is told. */
    serial: z.coerce.number().int().positive(),
    source: text(300),
    verified: z.literal("yes").optional(),
  })
  .catchall(z.string())
  .transform(({ serial, source, verified, ...fields }, ctx) => {
    const texts = Object.fromEntries(Object.entries(fields).filter(([name]) => !TICKS.test(name)));
    const items = partsOf(texts, "i").map((name) => ({
      place: Number(name.slice(1)),
      read: itemTexts.safeParse({
        textZh: texts[`${name}.textZh`],
        textEn: texts[`${name}.textEn`],
        evidenceZh: texts[`${name}.evidenceZh`],
        evidenceEn: texts[`${name}.evidenceEn`],
      }),
      required: fields[`${name}.required`] === "yes",
      declared: fields[`${name}.declared`] === "yes",
    }));
    const whole = items.flatMap(({ read, ...item }) => (read.success ? [{ ...item, ...read.data }] : []));
    if (whole.length === items.length && whole.length > 0 && whole.length <= 20)
      return { serial, source, verified: verified === "yes", items: whole };
    ctx.addIssue({ code: "custom", message: "checklist", path: ["checklist"] });
    return z.NEVER;
  });
export type EditChecklist = z.output<typeof editChecklistInput>;

export const checklistQuery = z.object({ version: z.coerce.number().int().positive().optional().catch(undefined) });
