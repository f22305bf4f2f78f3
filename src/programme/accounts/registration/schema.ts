import { z } from "zod";
import { parseFirmCode } from "@/kernel/credit-code";
import { tidyFirmName } from "@/kernel/firm-name";
import { email, locale, mobile, password, personName, token, username } from "../schema";

/** Any of the three codes of a firm, upper case. Faults: `code-length`, `code-letters`, `code-check`, `code-org-check`, `missing`. */
const firmCode = z.string().transform((text, context) => {
  const read = parseFirmCode(text);
  if (!("fault" in read)) return read.code;
  context.addIssue({ code: "custom", message: read.fault === "empty" ? "missing" : read.fault });
  return z.NEVER;
});

/** A firm and its first person, or a further person of it: the form is the same, so that it tells nothing. */
export const registerInput = z.strictObject({
  code: firmCode,
  firmName: z.string().transform(tidyFirmName).pipe(z.string().min(2).max(120)),
  divisionCode: z.string().min(1).max(12),
  name: personName,
  mobile,
  email,
  username: username.pipe(z.string().min(4)),
  password,
  consent: z.literal("yes", "consent-missing"),
  locale,
});
export type Register = z.output<typeof registerInput>;

export const verifyMailInput = z.strictObject({ token });
export type VerifyMail = z.output<typeof verifyMailInput>;
