import { z } from "zod";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);

/** What a reviewer found for one item. */
export const markInput = z.strictObject({
  /** Made where it was written. */
  id: z.uuid(),
  itemKey: z.string().regex(/^(\d{1,2}|B)\.\d{1,2}$/),
  points: z.number("mark").min(0, "mark").max(100, "mark").multipleOf(0.25, "mark"),
  finding: z.enum(["verified", "refuted", "not_seen"], "finding-missing"),
  note: z.string().trim().max(1000),
  /** The version that he changed; 0 when he knew of none. */
  base: z.number().int().min(0),
});
export type MarkInput = z.output<typeof markInput>;
export const markItemsInput = z.strictObject({
  siteId: z.uuid(),
  round: z.number().int().min(1),
  marks: z.array(markInput).max(100),
});
export type MarkItems = z.output<typeof markItemsInput>;

/**
 * The form without a script: fields `<item>.points`, `.finding`, `.note`, `.id`, `.base` for each item. An item in which nothing stands is left out, unless
 * it has a mark, which can be changed and not taken back.
 */
export const markFormInput = z
  .object({ siteId: z.uuid(), round: z.coerce.number().int().min(1) })
  .catchall(z.string())
  .transform(({ siteId, round, ...fields }, ctx) => {
    const keys = Object.keys(fields).flatMap((field) => /^(.+)\.points$/.exec(field)?.[1] ?? []);
    const marks: MarkInput[] = [];
    for (const itemKey of keys) {
      const value = (name: string) => (fields[`${itemKey}.${name}`] ?? "").trim();
      const points = value("points").normalize("NFKC");
      const [id, finding, note, base] = [value("id"), value("finding"), value("note"), Number(value("base"))];
      if (base === 0 && !points && !finding && !note) continue;
      const read = markInput.safeParse({ id, itemKey, points: Number(points || "NaN"), finding, note, base });
      if (read.success) marks.push(read.data);
      for (const issue of read.error?.issues ?? []) {
        const field = String(issue.path[0]);
        const lacking = field === "points" && !points ? { message: "points-missing" } : {};
        ctx.addIssue({ ...issue, ...lacking, path: [`${itemKey}.${field}`] });
      }
    }
    return { siteId, round, marks };
  });

/** A reviewer's signature under his marks. */
export const signScoreInput = z.strictObject({
  siteId: z.uuid(),
  round: z.coerce.number().int().min(1),
  opinion: text(2000),
  vetoes: z
    .array(z.string().regex(/^\d{1,2}$/))
    .max(20)
    .optional(),
});
export type SignScore = z.output<typeof signScoreInput>;

/** A vote on the panel. */
export const castVoteInput = z.strictObject({
  siteId: z.uuid(),
  vote: z.enum(["for", "against", "abstain"]),
  opinion: text(2000),
});
export type CastVote = z.output<typeof castVoteInput>;
