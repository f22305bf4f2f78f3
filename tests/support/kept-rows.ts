import pg from "pg";

/** What stands in tables, as statements that put it back: for whoever lets no trigger and no foreign key stand in the way. */

/** A table as SQL names it, with its columns but those that PostgreSQL makes by itself. */
export type Table = { readonly name: string; readonly columns: string };

/** The portal's tables that are named, or all but those, and then the jobs' own table with them. */
export async function tablesOf(
  client: pg.Client,
  which: "only" | "all but",
  names: readonly string[],
): Promise<readonly Table[]> {
  const { rows } = await client.query<Table>(
    `SELECT format('%I.%I', nspname, relname) AS name, string_agg(quote_ident(attname), ', ') AS columns
     FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_attribute ON attrelid = pg_class.oid
     WHERE attnum > 0 AND NOT attisdropped AND attgenerated = '' AND relkind = 'r'
       AND ((nspname = 'public' AND relname = ANY ($1) = $2) OR (NOT $2 AND nspname = 'jobs' AND relname = 'job_common'))
     GROUP BY 1`,
    [names, which === "only"],
  );
  return rows;
}

/** For each of these tables that isn't empty the statement that puts its rows back. */
export async function keepRows(client: pg.Client, tables: readonly Table[]): Promise<Readonly<Record<string, string>>> {
  const reads = tables.map(({ name }, at) => `SELECT ${at} AS at, json_agg(kept)::text AS all FROM ${name} kept`);
  const { rows } = await client.query<{ at: number; all: string | null }>(reads.join(" UNION ALL "));
  return Object.fromEntries(
    rows.flatMap(({ at, all }) => {
      const table = tables[at];
      if (!table || all === null) return [];
      const { name, columns } = table;
      const from = `json_populate_recordset(NULL::${name}, ${pg.escapeLiteral(all)})`;
      return [[name, `INSERT INTO ${name} (${columns}) SELECT ${columns} FROM ${from}`]];
    }),
  );
}
