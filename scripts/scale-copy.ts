import { once } from "node:events";
import type pg from "pg";

declare module "pg" {
  // Parts of its connection that the types of pg leave out.
  interface Connection {
    sendCopyFromChunk(chunk: Buffer): void;
    endCopyFrom(): void;
  }
}

/** Writing rows by the million: COPY, into tables whose indexes, keys and triggers were laid aside meanwhile. */

export type Cell = string | number | boolean | null | Date | Uint8Array | readonly string[];
export type Row = Readonly<Record<string, Cell>>;

/** Rows of several tables that are written together. */
export type Batch = Map<string, Row[]>;

/** Adds a row to a batch. */
export function put(batch: Batch, table: string, row: Row): void {
  const rows = batch.get(table);
  if (rows) rows.push(row);
  else batch.set(table, [row]);
}

/** Writes batches into empty tables, within the transaction of `withoutUpkeep`. */
export type Writer = (batch: Batch) => Promise<void>;

/** Every row of a table has the same columns in the same order. */
function writerFor(client: pg.Client): Writer {
  const emptied = new Set<string>();
  return async (batch) => {
    for (const [table, rows] of batch) {
      const columns = Object.keys(rows[0] ?? {}).join(", ");
      if (!columns) continue;
      // Rows may be written frozen (as if vacuumed) into a table that this very transaction has emptied.
      if (!emptied.has(table)) await client.query(`TRUNCATE ${table}`);
      emptied.add(table);
      await copy(client, `COPY ${table} (${columns}) FROM STDIN WITH (FREEZE)`, rows);
    }
  };
}

async function copy(client: pg.Client, statement: string, rows: readonly Row[]): Promise<void> {
  const copying = new CopyIn(statement, rows);
  client.query(copying);
  await copying.ended;
}

const CHUNK = 1_000;

/** A query as pg runs it, in which this side sends the rows when the server is ready for them. */
class CopyIn implements pg.Submittable {
  readonly ended: Promise<void>;
  readonly #end: { resolve: () => void; reject: (error: unknown) => void };

  constructor(
    readonly statement: string,
    readonly rows: readonly Row[],
  ) {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.ended = promise;
    this.#end = { resolve, reject };
  }

  submit(connection: pg.Connection): void {
    connection.query(this.statement);
  }

  handleCopyInResponse(connection: pg.Connection): void {
    void this.#send(connection);
  }

  async #send(connection: pg.Connection): Promise<void> {
    for (let from = 0; from < this.rows.length; from += CHUNK) {
      const text = this.rows
        .slice(from, from + CHUNK)
        .map(lineOf)
        .join("");
      connection.sendCopyFromChunk(Buffer.from(text));
      if (connection.stream.writableNeedDrain) await once(connection.stream, "drain");
    }
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}

  handleReadyForQuery(): void {
    this.#end.resolve();
  }

  handleError(error: Error): void {
    this.#end.reject(error);
  }
}

function lineOf(row: Row): string {
  let line = "";
  for (const name in row) line += (line === "" ? "" : "\t") + textOf(row[name] ?? null);
  return `${line}\n`;
}

function textOf(cell: Cell): string {
  if (cell === null) return "\\N";
  if (typeof cell === "string") return escaped(cell);
  if (typeof cell === "number" || typeof cell === "boolean") return String(cell);
  if (cell instanceof Date) return cell.toISOString();
  if (cell instanceof Uint8Array) return `\\\\x${Buffer.from(cell).toString("hex")}`;
  return escaped(`{${cell.map((item) => JSON.stringify(item)).join(",")}}`);
}

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text)
    ? text.replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n").replaceAll("\r", "\\r")
    : text;
}

const LAID_ASIDE = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS off,
    format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back, 2 AS turn
  FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace
  UNION ALL
  SELECT format('DROP INDEX %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 1
  FROM pg_index JOIN pg_class c ON c.oid = indexrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
  UNION ALL
  SELECT format('ALTER TABLE %1$I DISABLE TRIGGER USER, NO FORCE ROW LEVEL SECURITY', tablename),
    format('ALTER TABLE %1$I ENABLE TRIGGER USER, FORCE ROW LEVEL SECURITY', tablename), 3
  FROM pg_tables WHERE schemaname = 'public' AND rowsecurity
  ORDER BY turn`;

/**
 * Runs `load`, in one transaction, as the owner of tables without foreign keys, indexes, triggers and row-level security (COPY knows
 * none), and puts all of them back: the keys are then checked over the whole, the indexes built in one go.
 */
export async function withoutUpkeep(client: pg.Client, load: (write: Writer) => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ off: string; back: string }>(LAID_ASIDE);
  await client.query("BEGIN; SET LOCAL maintenance_work_mem = '256MB'");
  for (const { off } of rows.toReversed()) await client.query(off);
  await load(writerFor(client));
  for (const { back } of rows) await client.query(back);
  await client.query("COMMIT; ANALYZE");
}
