/** The entries of an address that have a value: `exactOptionalPropertyTypes` tells an absent filter from an empty one, and so does Prisma. */
export function present<T extends Readonly<Record<string, unknown>>>(query: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const kept: { [K in keyof T]?: NonNullable<T[K]> } = {};
  for (const key in query) {
    const value = query[key];
    if (value !== undefined && value !== null && value !== "") kept[key] = value;
  }
  return kept;
}
