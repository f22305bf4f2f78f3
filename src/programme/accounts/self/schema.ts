import { z } from "zod";
import { email, mobile, password, personName, token } from "../schema";

/** What a person keeps up of himself. The name of an official stands on papers: it is the system administrator's to change. */
export const changeSelfInput = z.strictObject({
  version: z.coerce.number().int().positive(),
  name: personName.optional(),
  mobile: mobile.or(z.literal("").transform(() => null)),
});
export type ChangeSelf = z.output<typeof changeSelfInput>;

export const askMailChangeInput = z.strictObject({ email, current: password });
export type AskMailChange = z.output<typeof askMailChangeInput>;

export const confirmMailInput = z.strictObject({ token });
export type ConfirmMail = z.output<typeof confirmMailInput>;
