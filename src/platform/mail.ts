import { createTransport } from "nodemailer";
import { env } from "./env";

export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** Connections that hang would hold up the mails behind them. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/**
 * Sends mails over one connection, handing each result to `told`: undefined, or a short code of what went wrong, never the server's text,
 * which may repeat an address. Without SMTP_URL (demo) nothing leaves the house: the mailbox page shows what is in the outbox.
 */
export async function sendMails<T extends Mail>(
  mails: readonly T[],
  told: (mail: T, failure: string | undefined) => Promise<void>,
): Promise<void> {
  const { SMTP_URL, MAIL_FROM } = env();
  const transport = SMTP_URL
    ? createTransport({ url: SMTP_URL, pool: true, maxConnections: 1, ...PATIENCE })
    : undefined;
  try {
    for (const mail of mails) await told(mail, await attempt(mail));
  } finally {
    transport?.close();
  }

  async function attempt({ to, subject, text }: Mail): Promise<string | undefined> {
    try {
      await transport?.sendMail({ from: MAIL_FROM, to, subject, text });
      return undefined;
    } catch (error) {
      const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
      return typeof code === "string" ? code : "failed";
    }
  }
}
