import { z } from "zod";
import { type PartFields, partsOf, readPart } from "@/kernel/form-parts";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);
const quarters = z.number().min(0.25).max(100).multipleOf(0.25);

const itemContent = z.object({
  points: quarters,
  textZh: text(300),
  textEn: text(400),
  evidenceZh: text(100),
  evidenceEn: text(150),
});
const dimensionContent = z.object({
  nameZh: text(40),
  nameEn: text(80),
  items: z.array(itemContent).min(1).max(20),
});
const vetoContent = z.object({ textZh: text(200), textEn: text(300) });

/** What a version of the score sheet says. An item's key is its place: 3.2 is the second of the third dimension, B.1 the first bonus. */
export const sheetContent = z.object({
  dimensions: z.array(dimensionContent).min(1).max(20),
  bonus: dimensionContent,
  vetoes: z.array(vetoContent).max(20),
  /** Total from which it is passed. */
  passMark: z.number().int().min(1).max(200),
  /** Share of each dimension's points that must be reached, in percent; bonus aside. */
  dimensionPercent: z.number().int().min(0).max(100),
});
export type SheetContent = z.output<typeof sheetContent>;
export type SheetDimension = SheetContent["dimensions"][number];
type SheetParts = Pick<SheetContent, "dimensions" | "bonus" | "vetoes">;

export type SheetItem = SheetDimension["items"][number] & { readonly key: string; readonly dimension: string };

/** The items of a sheet in their order, bonus last, each with its key. */
export function itemsOf({ dimensions, bonus }: SheetContent): SheetItem[] {
  const listed = (key: string, { items }: SheetDimension) =>
    items.map((item, index) => ({ ...item, dimension: key, key: `${key}.${index + 1}` }));
  return [...dimensions.flatMap((dimension, index) => listed(String(index + 1), dimension)), ...listed("B", bonus)];
}

/** The dimensions with their keys, bonus last. */
export function dimensionsOf({
  dimensions,
  bonus,
}: SheetParts): (SheetDimension & { readonly key: string; readonly points: number })[] {
  return [...dimensions.map((one, index) => ({ ...one, key: String(index + 1) })), { ...bonus, key: "B" }].map(
    (one) => ({ ...one, points: one.items.reduce((sum, { points }) => sum + points, 0) }),
  );
}

/** The most that can be reached: the dimensions' points, and the bonus's beside it. */
export function fullMarks(content: SheetParts): { readonly points: number; readonly bonus: number } {
  const all = dimensionsOf(content);
  const sum = (keys: (key: string) => boolean) =>
    all.filter(({ key }) => keys(key)).reduce((total, { points }) => total + points, 0);
  return { points: sum((key) => key !== "B"), bonus: sum((key) => key === "B") };
}

export type Points = Readonly<Record<string, number>>;

/** Points by dimension and in total, from points by item; what isn't marked counts nothing. */
export function totalOf(content: SheetContent, marks: Points): { readonly total: number; readonly dimensions: Points } {
  const dimensions: Record<string, number> = {};
  for (const { key, dimension } of itemsOf(content))
    dimensions[dimension] = (dimensions[dimension] ?? 0) + (marks[key] ?? 0);
  return { total: Object.values(dimensions).reduce((sum, points) => sum + points, 0), dimensions };
}

/** Dimensions whose share of points isn't reached; their keys. Bonus has no share. */
export function weakDimensions(content: SheetContent, points: Points): string[] {
  return dimensionsOf(content)
    .filter(({ key, points: full }) => key !== "B" && (points[key] ?? 0) * 100 < full * content.dimensionPercent)
    .map(({ key }) => key);
}

const number = z
  .string()
  .normalize("NFKC")
  .trim()
  .regex(/^\d{1,3}(\.\d{1,2})?$/, "points")
  .transform(Number);

const line = (maximum: number) => z.string().trim().min(1, "missing").max(maximum, "line-too-long");
const dimensionTexts = z.object({ nameZh: line(40), nameEn: line(80) });
const vetoTexts = z.object({ textZh: line(200), textEn: line(300) });
const itemTexts = z.object({
  ...{ textZh: line(300), textEn: line(400), evidenceZh: line(100), evidenceEn: line(150) },
  points: z
    .string()
    .trim()
    .min(1, "missing")
    .pipe(number)
    .refine((points) => quarters.safeParse(points).success, "quarters"),
});

/**
 * The form of a new version: a field for each part, named by its place (`d1.nameZh`, `d1.i2.points`, `v1.textZh`). A part whose texts are all
 * empty is left out, so an empty row adds nothing and an emptied one is taken away. Each text that is missing is told at its field.
 */
export const editSheetInput = z
  .object({
    /** The version from which the form was filled: another one meanwhile, and its maker is told. */
    serial: z.coerce.number().int().positive(),
    source: text(300),
    verified: z.literal("yes").optional(),
    /** What the items are to add up to: their maker says it, so that a slip in one of them isn't the next version. */
    fullPoints: number,
    bonusPoints: number,
    passMark: number.refine((mark) => mark >= 1 && Number.isInteger(mark), "whole-points"),
    dimensionPercent: number.refine((share) => share <= 100 && Number.isInteger(share), "percent"),
  })
  .catchall(z.string())
  .superRefine(
    ({ serial: _s, source: _o, verified: _v, dimensionPercent: _p, ...totals }, ctx) => {
      const { fullPoints, bonusPoints, passMark, ...fields } = totals;
      let right = true;
      const fault = (field: string, message: string, params: Readonly<Record<string, number>> = {}) => {
        right = false;
        ctx.addIssue({ code: "custom", message, path: [field], params });
      };
      const parts = partsIn(fields, fault);
      if (partsOf(fields, "d").length === 0) fault("sheet", "no-dimensions");
      // What can be reached is known once every row is.
      if (!right) return;
      const { points, bonus } = fullMarks(parts);
      if (fullPoints !== points) fault("fullPoints", "adds-up-to", { sum: points });
      if (bonusPoints !== bonus) fault("bonusPoints", "adds-up-to", { sum: bonus });
      // Without any bonus, which not everybody can earn.
      if (passMark > points) fault("passMark", "pass-mark-unattainable");
    },
    { when: () => true },
  )
  .transform(
    ({ serial, source, verified, fullPoints: _f, bonusPoints: _b, passMark, dimensionPercent, ...fields }) => ({
      ...{ serial, source, verified: verified === "yes" },
      content: sheetContent.parse({ ...partsIn(fields, () => {}), passMark, dimensionPercent }),
    }),
  );
export type EditSheet = z.output<typeof editSheetInput>;

type Told = (field: string, message: string) => void;

/** What was typed, as far as it can be read; what can't is told by its field. */
function partsIn(fields: PartFields, fault: Told): SheetParts {
  return {
    dimensions: partsOf(fields, "d").flatMap((name) => dimensionIn(fields, name, fault) ?? []),
    bonus: dimensionIn(fields, "b", fault) ?? { nameZh: "", nameEn: "", items: [] },
    vetoes: partsOf(fields, "v").flatMap((name) => readPart(fields, { name, reader: vetoTexts, fault }) ?? []),
  };
}

function dimensionIn(fields: PartFields, name: string, fault: Told): SheetDimension | undefined {
  const names = readPart(fields, { name, reader: dimensionTexts, fault });
  const rows = partsOf(fields, "i", `${name}.`);
  // A dimension without a row is told at its first one.
  if (rows.length === 0) fault(`${name}.i1.textZh`, "missing");
  const items = rows.flatMap((item) => readPart(fields, { name: item, reader: itemTexts, fault }) ?? []);
  return names && { ...names, items };
}

export const sheetQuery = z.object({ version: z.coerce.number().int().positive().optional().catch(undefined) });
