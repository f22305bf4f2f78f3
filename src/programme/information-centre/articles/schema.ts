import { z } from "zod";
import { CHECKS } from "./policy";
import { ARTICLE_CHANNELS, ARTICLE_STATUSES, ARTICLE_TOPICS } from "./workflow";

const text = (maximum: number) => z.string().trim().normalize("NFC").min(1).max(maximum);
const maybe = (maximum: number) =>
  z
    .string()
    .trim()
    .normalize("NFC")
    .max(maximum)
    .default("")
    .transform((given) => given || null);
const articleId = z.uuid();
const version = z.coerce.number().int().positive();

const written = {
  channel: z.enum(ARTICLE_CHANNELS),
  topics: z.array(z.enum(ARTICLE_TOPICS)).default([]),
  title: text(120),
  body: text(20_000),
  source: maybe(200),
};

/** A new article, as a draft. */
export const draftArticleInput = z.strictObject(written);
export type DraftArticle = z.output<typeof draftArticleInput>;

/** The text that is being written, saved anew; `note` says what a correction puts right. */
export const saveArticleInput = z.strictObject({ articleId, version, ...written, note: maybe(500) });
export type SaveArticle = z.output<typeof saveArticleInput>;

/** One step of an article, with what that step needs besides. */
export const takeArticleStepInput = z.discriminatedUnion("step", [
  z.strictObject({ step: z.enum(["submit", "discard", "correct", "recheck", "keep"]), articleId, version }),
  z.strictObject({ step: z.enum(["return", "reject", "withdraw"]), articleId, version, reason: text(500) }),
  z.strictObject({
    step: z.literal("publish"),
    articleId,
    version,
    checks: z.array(z.enum(CHECKS)).default([]),
  }),
]);
export type TakeArticleStep = z.output<typeof takeArticleStepInput>;

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
/** The public list's filter as it stands in an address. */
export const informationAddress = z.object({
  q: optional(z.string().trim().min(1).max(80)),
  channel: optional(z.enum(ARTICLE_CHANNELS)),
  topic: optional(z.enum(ARTICLE_TOPICS)),
});
export type InformationFilter = {
  readonly [K in keyof z.output<typeof informationAddress>]?: z.output<typeof informationAddress>[K];
};

/** The filter of those who write and check. */
export const articleAddress = z.object({
  mine: optional(z.literal("1")),
  status: optional(z.enum(ARTICLE_STATUSES)),
  channel: optional(z.enum(ARTICLE_CHANNELS)),
});
export type ArticleFilter = {
  readonly [K in keyof z.output<typeof articleAddress>]?: z.output<typeof articleAddress>[K];
};
