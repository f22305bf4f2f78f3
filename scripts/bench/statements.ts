import { connect, createServer, type Socket } from "node:net";

/** Stands between the portal and PostgreSQL and notes what is asked. */
export type Listener = {
  readonly port: number;
  /** The statements since the last call: those of pages, without BEGIN, COMMIT and the telling of who asks. */
  take(): readonly string[];
  close(): void;
};

/** Listens on a free port, and hands all on to PostgreSQL at that address. */
export async function listenTo(url: string): Promise<Listener> {
  const { hostname, port } = new URL(url);
  let heard: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const database = connect(Number(port), hostname);
    sockets.add(client).add(database);
    const ofPage = pageStatements();
    const read = readerOf((statement) => {
      if (ofPage(statement)) heard.push(statement.text);
    });
    client.on("data", (chunk) => {
      read(chunk);
      database.write(chunk);
    });
    database.on("data", (chunk) => client.write(chunk));
    for (const [one, other] of [
      [client, database],
      [database, client],
    ] as const) {
      one.on("close", () => other.destroy());
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  return {
    port: address && typeof address === "object" ? address.port : 0,
    take() {
      const statements = heard;
      heard = [];
      return statements;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** What a connection was asked to do, and the first value that was put in. */
export type Statement = { readonly text: string; readonly first: string | undefined };

/**
 * Tells the statements of pages from what else one connection hears: the frame of a transaction, the queue's looks for jobs and whether it is still told of them, and whatever is
 * done by the system itself, which says so at the beginning of its transaction.
 */
export function pageStatements(): (statement: Statement) => boolean {
  let system = false;
  return ({ text, first }) => {
    if (/^\s*(begin|commit|rollback)\b/i.test(text)) system = false;
    else if (/^\s*select set_config\('app\.kind'/i.test(text)) system = first === "system";
    else
      return (
        !system &&
        !/\bjobs\.|\bpg_listening_channels\(/.test(text) &&
        !/^\s*(select set_config|listen|set)\b/i.test(text)
      );
    return false;
  };
}

/** Reads the messages of one connection's sending side (PostgreSQL protocol 3): each Execute and each simple Query is a statement. */
export function readerOf(note: (statement: Statement) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  const prepared = new Map<string, string>();
  let bound: Statement = { text: "", first: undefined };
  const textAt = (body: Buffer, from: number) => body.toString("utf8", from, body.indexOf(0, from));
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return;
      const length = rest.readInt32BE(head) + head;
      if (rest.length < length) return;
      const [type, body] = [String.fromCharCode(rest[0] ?? 0), rest.subarray(head + 4, length)];
      if (started && type === "P") prepared.set(textAt(body, 0), textAt(body, body.indexOf(0) + 1));
      if (started && type === "B") {
        const name = body.indexOf(0) + 1;
        bound = { text: prepared.get(textAt(body, name)) ?? "", first: firstValue(body, body.indexOf(0, name) + 1) };
      }
      if (started && type === "E") note(bound);
      if (started && type === "Q") note({ text: textAt(body, 0), first: undefined });
      started = true;
      rest = rest.subarray(length);
    }
  };
}

/** The first value of a Bind, whose formats begin at `from`. */
function firstValue(body: Buffer, from: number): string | undefined {
  const values = from + 2 + 2 * body.readInt16BE(from);
  if (body.readInt16BE(values) === 0) return undefined;
  const length = body.readInt32BE(values + 2);
  return length < 0 ? undefined : body.toString("utf8", values + 6, values + 6 + length);
}
