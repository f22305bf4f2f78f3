import { createHash } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import { platform } from "node:os";
import type { Client } from "pg";
import { asClient } from "./cluster";
import { isSystemError } from "./say";

/**
 * What only one may do at a time, while the others wait: on this machine, and in one database. Either turn ends with the process
 * or the connection that holds it, however that ended, so that nothing is left to clear away.
 */

/** Runs `body` while no other process on this machine runs one by the same name; `waiting` is called once when it has to wait for another. */
export async function inTurn<T>(name: string, body: () => Promise<T>, waiting = () => {}): Promise<T> {
  // Linux knows sockets that lie in no folder and are gone with their process; elsewhere starts at the same time aren't kept apart.
  if (platform() !== "linux") return body();
  const path = `\0humi ${createHash("sha256").update(name).digest("hex")}`;
  const others = new Set<Socket>();
  let waited = false;
  for (;;) {
    const server = await hold(path, others);
    if (server) {
      try {
        return await body();
      } finally {
        server.close();
        for (const other of others) other.destroy();
      }
    }
    if (!waited) waiting();
    waited = true;
    await ended(path);
  }
}

/** The turn as a socket that others find taken; undefined when another holds it. */
async function hold(path: string, others: Set<Socket>): Promise<Server | undefined> {
  const server = createServer((other) => {
    others.add(other);
    other.on("error", () => {}).on("close", () => others.delete(other));
  });
  server.listen(path);
  try {
    await once(server, "listening");
    return server;
  } catch (error) {
    if (!isSystemError(error, "EADDRINUSE")) throw error;
    return undefined;
  }
}

/** Stays on the line with whoever holds the turn until he is gone. */
async function ended(path: string): Promise<void> {
  const line = connect(path);
  await new Promise<void>((done) => line.on("error", () => {}).on("close", () => done()));
}

/** Where the row lies that stands for the turn: apart from the tables, which are made and removed by whoever holds it. */
const PLACE = "preparation";

/**
 * Runs `body` while no other process prepares this database, on whatever machine: a row is held, by a transaction that does nothing else.
 * `waiting` is called when it has to wait.
 */
export async function inTurnOf<T>(ownerUrl: string, body: () => Promise<T>, waiting: () => void): Promise<T> {
  return asClient(ownerUrl, async (client) => {
    await makeTurn(client);
    await client.query("BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0");
    const free = await client.query(`SELECT FROM ${PLACE}.turn FOR UPDATE SKIP LOCKED`);
    if (free.rowCount === 0) {
      waiting();
      await client.query(`SELECT FROM ${PLACE}.turn FOR UPDATE`);
    }
    return await body().finally(() => client.query("COMMIT"));
  });
}

async function makeTurn(client: Client): Promise<void> {
  const found = await client.query<{ there: boolean }>(`SELECT to_regclass('${PLACE}.turn') IS NOT NULL AS there`);
  if (found.rows[0]?.there) return;
  await client
    .query(
      `CREATE SCHEMA ${PLACE};
       CREATE TABLE ${PLACE}.turn (one boolean PRIMARY KEY DEFAULT true CHECK (one));
       INSERT INTO ${PLACE}.turn DEFAULT VALUES;`,
    )
    .catch((error: unknown) => {
      // Another made it at the same moment: the whole of it, as one transaction.
      if (!isSystemError(error, "42P06", "23505")) throw error;
    });
}
