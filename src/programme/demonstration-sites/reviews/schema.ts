import { z } from "zod";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);

/** What a reviewer found for one item. */
export const markInput = z.strictObject({
  /** Made where it was written. */
  id: z.uuid(),
  itemKey: z.string().regex(/^(\d{1,2}|B)\.\d{1,2}$/),
  points: z.number().min(0).max(100).multipleOf(0.25),
  finding: z.enum(["verified", "refuted", "not_seen"]),
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

/** The form without a script: fields `<item>.points`, `.finding`, `.note`, `.id`, `.base` for each item. */
export const markFormInput = z
  .object({ siteId: z.uuid(), round: z.coerce.number().int().min(1) })
  .catchall(z.string())
  .transform(({ siteId, round, ...fields }, ctx) => {
    const keys = Object.keys(fields).flatMap((field) => /^(.+)\.points$/.exec(field)?.[1] ?? []);
    const marks: MarkInput[] = [];
    for (const itemKey of keys) {
      const value = (name: string) => fields[`${itemKey}.${name}`] ?? "";
      if (value("points").trim() === "" && value("note").trim() === "") continue;
      const read = markInput.safeParse({
        id: value("id"),
        itemKey,
        points: Number(value("points").normalize("NFKC").trim() || "NaN"),
        finding: value("finding"),
        note: value("note"),
        base: Number(value("base")),
      });
      if (read.success) marks.push(read.data);
      else if (read.error.issues.every(({ path }) => path[0] === "finding"))
        ctx.addIssue({ code: "custom", message: "finding", path: [`${itemKey}.finding`] });
      else ctx.addIssue({ code: "custom", message: "mark", path: [`${itemKey}.points`] });
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
