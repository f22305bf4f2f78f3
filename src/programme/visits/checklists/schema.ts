import { z } from "zod";
import { type PartFields, partsOf, readPart } from "@/kernel/form-parts";
import { VISIT_PURPOSES } from "../workflow";

/** The most that one visit looks at. */
export const MOST_ITEMS = 60;

const text = (maximum: number) =>
  z.string().trim().normalize("NFC").min(1, "text-missing").max(maximum, "text-too-long");
const maybe = (maximum: number) => z.string().trim().normalize("NFC").max(maximum, "text-too-long");

/** An item of a checklist: what is looked at, what helps who looks, and where it comes from, where that isn't where the list does. */
export const checklistItem = z.object({
  code: z.string(),
  ...{ zh: z.string(), en: z.string() },
  ...{ helpZh: z.string().default(""), helpEn: z.string().default(""), source: z.string().default("") },
});
export type ChecklistItem = z.output<typeof checklistItem>;

const texts = z.object({
  ...{ zh: text(60), en: text(120), helpZh: maybe(200), helpEn: maybe(300), source: maybe(120) },
});
export const ITEM_TEXTS = ["zh", "en", "helpZh", "helpEn", "source"] as const;
const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/);

/**
 * The form of the next version of a purpose's checklist: a field for each part of an item, named by its place (`i1.zh`). An item whose texts are
 * all empty is left out, so an empty row adds nothing and an emptied one is taken away. An item keeps its code from version to version; a new one
 * gets one. Each text that is missing is told at its field.
 */
export const changeChecklistInput = z
  .object({
    purpose: z.enum(VISIT_PURPOSES),
    /** The version from which the form was filled: another one meanwhile, and its maker is told. */
    version: z.coerce.number().int().positive(),
    source: z.string().trim().normalize("NFC").min(1).max(300),
  })
  .catchall(z.string())
  .superRefine(
    ({ purpose: _p, source: _s, version, ...fields }, ctx) => {
      const fault = (field: string, message: string) => ctx.addIssue({ code: "custom", message, path: [field] });
      const { names, items } = itemsIn(fields, version, fault);
      if (names.length === 0) fault("items", "no-items");
      if (names.length > MOST_ITEMS) fault("items", "too-many-items");
      if (new Set(items.map(({ code }) => code)).size < items.length) fault("items", "same-code");
    },
    // Also when the source is wrong: all is told at once.
    { when: () => true },
  )
  .transform(({ purpose, version, source, ...fields }) => ({
    ...{ purpose, version, source },
    items: itemsIn(fields, version, () => {}).items,
  }));
export type ChangeChecklist = z.output<typeof changeChecklistInput>;

type Told = (field: string, message: string) => void;

/** The items that hold some text, as far as they can be read; what can't is told by its field. */
function itemsIn(fields: PartFields, version: number, fault: Told): { names: string[]; items: ChecklistItem[] } {
  const typed = Object.entries(fields).filter(([name]) => ITEM_TEXTS.some((field) => name.endsWith(`.${field}`)));
  const names = partsOf(Object.fromEntries(typed), "i");
  const items = names.flatMap((name): ChecklistItem[] => {
    const said = readPart(fields, { name, reader: texts, fault });
    const own = code.safeParse(fields[`${name}.code`]).data ?? `v${version + 1}_${name}`;
    return said ? [{ ...said, code: own }] : [];
  });
  return { names, items };
}
