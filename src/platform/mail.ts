import { createTransport } from "nodemailer";
import { env } from "./env";

export type Mail = {
  /** The same for the same mail, however often it is tried: of one that went twice, servers and people see that it is one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

export type Post = {
  /** Hands a mail over. Returns undefined, or a short code of what went wrong, never the server's text, which may repeat an address. */
  readonly send: (mail: Mail) => Promise<string | undefined>;
  /** Throws when the server can't be reached, or doesn't let the portal in: that is no mail's fault. */
  readonly verify: () => Promise<void>;
  readonly close: () => void;
};

/** Connections that hang would hold up the mails behind them. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Opens the way to the mail server, by one connection. Without SMTP_URL (demo) nothing leaves the house: the mailbox page shows what is in the outbox. */
export function openPost(): Post {
  const { SMTP_URL, MAIL_FROM } = env();
  if (!SMTP_URL) return { send: async () => undefined, verify: async () => {}, close: () => {} };
  const transport = createTransport({ url: SMTP_URL, pool: true, maxConnections: 1, ...PATIENCE });
  const house = /@([^\s@>]+)>?\s*$/.exec(MAIL_FROM)?.[1] ?? "localhost";
  return {
    async send({ id, to, subject, text }) {
      try {
        await transport.sendMail({ messageId: `<${id}@${house}>`, from: MAIL_FROM, to, subject, text });
        return undefined;
      } catch (error) {
        return codeOf(error);
      }
    },
    async verify() {
      await transport.verify().catch((error: unknown) => {
        throw new Error(`the mail server is away: ${codeOf(error)}`);
      });
    },
    close: () => transport.close(),
  };
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return typeof code === "string" ? code : "failed";
}
