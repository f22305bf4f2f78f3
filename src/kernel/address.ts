/** The day that an address asks for can't be counted: it hasn't come, or is none; or the programme hadn't begun. */
export type MovedDay = "not-come" | "before";

/** The entries of an address that have a value: `exactOptionalPropertyTypes` tells an absent filter from an empty one, and so does Prisma. */
export function present<T extends Readonly<Record<string, unknown>>>(query: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const key in query) {
    const value = query[key];
    if (value !== undefined && value !== null && value !== "") kept[key] = value;
  }
  return kept;
}

/**
 * What of an address could not be read, as it was typed: fields that its schema knows and took for none. `read`: what the schema made of it.
 */
export function unread(search: Readonly<Record<string, unknown>>, read: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(search).flatMap(([name, value]) =>
    typeof value === "string" && value.trim() !== "" && name in read && read[name] === undefined
      ? [`${name}=${value.slice(0, 60)}`]
      : [],
  );
}
