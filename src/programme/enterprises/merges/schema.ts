import { z } from "zod";

/** What the record that stays can take over from the other. Its division is not among them: a firm moves by an act of its own. */
export const MERGE_FIELDS = [
  ...(["name", "uscc", "orgCode", "regNo", "town", "address", "industryCode", "clusterId", "foundedOn"] as const),
  ...(["legalPerson", "contactName", "contactMobile", "contactEmail"] as const),
  ...(["staff", "researchStaff", "sizeClass", "titles"] as const),
] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

const reason = z.string().trim().min(1).max(500);
const version = z.coerce.number().int().positive();
const side = z.enum(["one", "other"]);
const TAKE = "take.";

/** Each field that differs comes as `take.<field>`: whose value stays. */
function withTaken(input: unknown): unknown {
  const form = z.record(z.string(), z.unknown()).catch({}).parse(input);
  const taken = Object.entries(form).filter(([name]) => name.startsWith(TAKE));
  return {
    ...Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith(TAKE))),
    ...(taken.length > 0 ? { take: Object.fromEntries(taken.map(([name, of]) => [name.slice(TAKE.length), of])) } : {}),
  };
}

/** Two records become one: which stays, whose values stay, why they are one firm; `same`: whoever does it says that he compared them. */
export const mergeInput = z.preprocess(
  withTaken,
  z.strictObject({
    oneId: z.uuid(),
    otherId: z.uuid(),
    oneVersion: version,
    otherVersion: version,
    keep: side,
    take: z.partialRecord(z.enum(MERGE_FIELDS), side).default({}),
    reason,
    same: z.literal("yes", "not-compared"),
  }),
);
export type Merge = z.output<typeof mergeInput>;

/** Both records stand by themselves again. */
export const undoMergeInput = z.strictObject({ mergeId: z.uuid(), reason });
export type UndoMerge = z.output<typeof undoMergeInput>;

/** They look alike and are two firms. */
export const distinguishInput = z.strictObject({ oneId: z.uuid(), otherId: z.uuid(), reason });
export type Distinguish = z.output<typeof distinguishInput>;

/** A place in the list of likely pairs: after this one. */
export type PairPlace = { readonly marks: number; readonly one: string; readonly other: string };

/** The place as it stands in an address. */
export function pairPlaceText({ marks, one, other }: PairPlace): string {
  return `${marks}~${one}~${other}`;
}

const pairPlace = z
  .object({ marks: z.coerce.number().int().min(1).max(7), one: z.uuid(), other: z.uuid() })
  .or(z.undefined());

/** Reads a place; whatever isn't one is none, and the list begins at its beginning. */
function readPlace(text: string): PairPlace | undefined {
  const [marks, one, other] = text.split("~");
  return pairPlace.catch(undefined).parse({ marks, one, other });
}

export const DUPLICATE_VIEWS = ["open", "merged", "distinct"] as const;
export const duplicatesAddress = z.object({
  view: z.enum(DUPLICATE_VIEWS).default("open").catch("open"),
  division: z.string().max(12).optional().catch(undefined),
  after: z.string().transform(readPlace).optional().catch(undefined),
  /** No two records were found under the codes that were typed. */
  unknown: z.literal("1").optional().catch(undefined),
});
/** Two records by their ids, or by any code that each has or had, as somebody typed them. */
export const compareAddress = z.union([
  z.object({ one: z.uuid(), other: z.uuid() }),
  z.object({ oneCode: z.string().max(40), otherCode: z.string().max(40) }),
]);
