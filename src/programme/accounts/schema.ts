import { z } from "zod";
import { foldPhone } from "@/kernel/phone";

export const LOCALES = ["zh-CN", "en"] as const;
export const locale = z.enum(LOCALES);

/** Lower case, so that one person can't be two by a capital. No @, so that a user name is never a mail address. */
export const username = z
  .string()
  .normalize("NFKC")
  .trim()
  .toLowerCase()
  .min(1, { abort: true })
  .max(32)
  .regex(/^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/, "username-letters");

export const email = z.string().normalize("NFKC").trim().toLowerCase().min(1).max(254).pipe(z.email("invalid"));

/** A mobile number of the mainland, as people type it: with spaces, hyphens, +86. */
export const mobile = z
  .string()
  .transform(foldPhone)
  .pipe(
    z
      .string()
      .min(1, { abort: true })
      .regex(/^1[3-9]\d{9}$/, "invalid"),
  );

export const personName = z.string().normalize("NFC").trim().min(1).max(60);

/** A password as it was typed: never trimmed, never folded. What makes it good is `passwordFault`, which must know whose it is. */
export const password = z.string().min(1).max(1000);

/** What was typed at the door. Bounded, for it is hashed. */
export const signInInput = z.strictObject({
  username: z.string().trim().min(1).max(254),
  password,
  next: z.string().max(2000).optional(),
});

export const askResetInput = z.strictObject({ username: z.string().trim().min(1).max(254), locale });
export type AskReset = z.output<typeof askResetInput>;

export const token = z.string().regex(/^[\w-]{43}$/);
export const setPasswordInput = z.strictObject({ token, password });
export type SetPassword = z.output<typeof setPasswordInput>;

export const changePasswordInput = z.strictObject({ current: password, password });
export type ChangePassword = z.output<typeof changePasswordInput>;

export const endSessionInput = z.strictObject({ sessionId: z.uuid() });
export type EndSession = z.output<typeof endSessionInput>;

export const endAllSessionsInput = z.strictObject({});

/** The demo's accounts, in the two groups of the sign-in page; what each is for stands in words (`accounts.demo.<name>`). */
export const DEMO_OFFICIALS = [
  ...([
    "lead",
    "officer",
    "officer2",
    "chief",
    "reviewer",
    "intake",
    "nanhu",
    "haining",
    "expert-1",
    "expert-2",
  ] as const),
  ...(["police", "scitech", "hr", "station", "office", "sysadmin", "secadmin", "auditor"] as const),
] as const;
export const DEMO_FIRMS = ["firm-a", "firm-a2", "firm-b"] as const;
export const demoAccount = z.enum([...DEMO_OFFICIALS, ...DEMO_FIRMS]);

const text = z.string().max(2000).optional().catch(undefined);
/** What the sign-in page takes from its address. `error` is next-auth's. */
export const signInQuery = z.object({
  next: text,
  error: text,
  as: demoAccount.optional().catch(undefined),
});
/** What other pages of accounts take: a link's token, why a letter was not taken, the key of the last row seen. */
export const pageQuery = z.object({ token: token.optional().catch(undefined), refused: text, after: text });
