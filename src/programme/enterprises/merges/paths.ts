/** Records that could be one firm, those that became one, and those that aren't. */
export function duplicatesPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/enterprises/duplicates?${search}` : "/enterprises/duplicates";
}

/** Two records side by side. */
export function comparePath(oneId: string, otherId: string): string {
  return `${compareByCodesPath}?${new URLSearchParams({ one: oneId, other: otherId })}`;
}

/** Where two codes are sent to, to compare the records that they stand for. */
export const compareByCodesPath = "/enterprises/duplicates/compare";
