import { z } from "zod";
import { type PartFields, partsOf, readPart } from "@/kernel/form-parts";

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

const line = (maximum: number) => z.string().trim().min(1, "missing").max(maximum, "line-too-long");
const itemTexts = z.object({
  ...{ textZh: line(200), textEn: line(300), evidenceZh: line(150), evidenceEn: line(200) },
});
/** The most that an application is held to. */
const MOST_ITEMS = 20;
const TICKS = /\.(required|declared)$/;

/**
 * The form of a new version: a field for each part of an item, named by its place (`i2.textZh`). An item whose texts are all empty is left out, so an
 * empty row adds nothing and an emptied one is taken away. Each text that is missing is told at its field.
 */
export const editChecklistInput = z
  .object({
    /** The version from which the form was filled: another one meanwhile, and its maker is told. */
    serial: z.coerce.number().int().positive(),
    source: text(300),
    verified: z.literal("yes").optional(),
  })
  .catchall(z.string())
  .superRefine(
    ({ serial: _s, source: _o, verified: _v, ...fields }, ctx) => {
      const fault = (field: string, message: string) => ctx.addIssue({ code: "custom", message, path: [field] });
      const { names } = itemsIn(fields, fault);
      if (names.length === 0) fault("checklist", "no-items");
      if (names.length > MOST_ITEMS) fault("checklist", "too-many-items");
    },
    { when: () => true },
  )
  .transform(({ serial, source, verified, ...fields }) => ({
    ...{ serial, source, verified: verified === "yes" },
    items: itemsIn(fields, () => {}).items,
  }));
export type EditChecklist = z.output<typeof editChecklistInput>;

function itemsIn(fields: PartFields, fault: (field: string, message: string) => void) {
  const texts = Object.fromEntries(Object.entries(fields).filter(([name]) => !TICKS.test(name)));
  const names = partsOf(texts, "i");
  const items = names.flatMap((name) => {
    const said = readPart(texts, { name, reader: itemTexts, fault });
    const ticked = (tick: string) => fields[`${name}.${tick}`] === "yes";
    if (!said) return [];
    return [{ place: Number(name.slice(1)), ...said, required: ticked("required"), declared: ticked("declared") }];
  });
  return { names, items };
}

export const checklistQuery = z.object({ version: z.coerce.number().int().positive().optional().catch(undefined) });
