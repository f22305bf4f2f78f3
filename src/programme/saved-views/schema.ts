import { z } from "zod";

/** Lists that can keep views. The name is the list's address. */
export const VIEWED_LISTS = ["complaints", "cases", "referrals", "enterprises", "contact-points"] as const;
export type ViewedList = (typeof VIEWED_LISTS)[number];

/** Letters of an address: a search of eighty Chinese characters takes nine for each. */
const LONGEST = 2000;

const list = z.enum(VIEWED_LISTS);
const name = z.string().normalize("NFC").trim().min(1).max(20);

/** Keeps a filter, as it stands in the address, under a name. */
export const saveViewInput = z.strictObject({
  list,
  name,
  query: z
    .string()
    .max(LONGEST)
    .regex(/^[\w=&%.~+*-]*$/),
});
export type SaveView = z.output<typeof saveViewInput>;

export const renameViewInput = z.strictObject({ list, viewId: z.uuid(), name });
export type RenameView = z.output<typeof renameViewInput>;

export const removeViewInput = z.strictObject({ list, viewId: z.uuid() });
export type RemoveView = z.output<typeof removeViewInput>;
