import { connect, createServer, type Socket } from "node:net";

/** Stands between the portal and PostgreSQL and notes what is asked. */
export type Listener = {
  readonly port: number;
  /** The statements since the last call, without BEGIN, COMMIT and the telling of who asks. */
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
    const read = readerOf((statement) => heard.push(statement));
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
      const statements = heard.filter((text) => !/^\s*(begin|commit|rollback|select set_config)/i.test(text));
      heard = [];
      return statements;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Reads the messages of one connection's sending side (PostgreSQL protocol 3): each Execute and each simple Query is a statement. */
export function readerOf(note: (statement: string) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let started = false;
  const prepared = new Map<string, string>();
  let bound = "";
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
      if (started && type === "B") bound = prepared.get(textAt(body, body.indexOf(0) + 1)) ?? "";
      if (started && type === "E") note(bound);
      if (started && type === "Q") note(textAt(body, 0));
      started = true;
      rest = rest.subarray(length);
    }
  };
}
