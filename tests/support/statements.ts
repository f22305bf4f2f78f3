import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

/** What one `statementsDuring` has seen, known to all that happens on its behalf. */
const watching = new AsyncLocalStorage<string[]>();

/**
 * The statements that `work` sends to Postgres, besides those that open and close a transaction and say who is asking: lists and
 * desks have a budget of them, whatever the number of rows. What something else sends at the same time, left running by a test before, is not `work`'s.
 */
export async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const seen: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: unknown[]) {
    const [first] = given;
    watching.getStore()?.push(typeof first === "string" ? first : textOf(first));
    return Reflect.apply(query, this, given);
  };
  try {
    await watching.run(seen, work);
  } finally {
    pg.Client.prototype.query = query;
  }
  return seen.filter((text) => !/^\s*(begin|commit|rollback|set |select set_config)/i.test(text));
}

function textOf(config: unknown): string {
  return typeof config === "object" && config !== null && "text" in config ? String(config.text) : "";
}
