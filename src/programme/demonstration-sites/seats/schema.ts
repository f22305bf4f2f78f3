import { z } from "zod";

const text = (maximum: number) => z.string().trim().min(1).max(maximum);

/** Whoever was named says that nothing stands in his way, or leaves with a ground. */
export const declareInput = z.discriminatedUnion("interest", [
  z.strictObject({ interest: z.literal("none"), siteId: z.uuid() }),
  z.strictObject({ interest: z.literal("recuse"), siteId: z.uuid(), ground: text(500) }),
]);
export type Declare = z.output<typeof declareInput>;

/** Further people beside those who were named, or in the place of one who recused himself. */
export const nameMoreInput = z.strictObject({ siteId: z.uuid(), people: z.array(z.uuid()).min(1).max(9) });
export type NameMore = z.output<typeof nameMoreInput>;
