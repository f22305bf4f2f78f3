import type { ComplaintFilter } from "./schema";

/** The page on which several new complaints get their officers. */
export const assignManyPath = "/complaints/assign";

/** A filter as it stands in the address: for links, saved views and exports. */
export function filterQuery(filter: ComplaintFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value === true ? "1" : String(value)]],
    ),
  );
}
