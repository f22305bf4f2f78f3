import pg from "pg";

/**
 * The statements that reach Postgres while `work` runs, besides those that open and close a transaction and say who is asking: lists and
 * desks have a budget of them, whatever the number of rows.
 */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    seen.push(typeof first === "string" ? first : textOf(first));
    return Reflect.apply(query, this, given);
  };
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return seen.filter((text) => !/^\s*(begin|commit|rollback|set |select set_config)/i.test(text));
}

function textOf(config: unknown): string {
  return typeof config === "object" && config !== null && "text" in config ? String(config.text) : "";
}
