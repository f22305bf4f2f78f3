import { SMTPServer } from "smtp-server";

/** A mail server that keeps what it is sent. */

export type Mail = {
  readonly from: string;
  readonly to: readonly string[] /** Head and body as sent. */;
  readonly source: string;
};

export type Postbox = { readonly url: string; readonly mails: readonly Mail[]; close(): Promise<void> };

/** Opens one on a free port; it takes mail from anybody, without encryption, and for all but those whom it `refuses`. */
export async function openPostbox({ refuses = [] }: { readonly refuses?: readonly string[] } = {}): Promise<Postbox> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) => done(refuses.includes(address) ? new Error("no such mailbox") : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : "";
        mails.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          source: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });
  const port = await new Promise<number>((listening) => {
    const http = server.listen(0, "127.0.0.1", () => {
      const address = http.address();
      listening(address && typeof address === "object" ? address.port : 0);
    });
  });
  return { url: `smtp://127.0.0.1:${port}`, mails, close: () => new Promise((closed) => server.close(() => closed())) };
}
