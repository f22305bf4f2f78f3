/** Addresses of clues. */
export function cluesPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/clues?${search}` : "/clues";
}

export function cluePath(clueId: string): string {
  return `/clues/${clueId}`;
}

/** Where what was found at a visit is handed over. */
export function handOverCluePath(visitId: string): string {
  return `/visits/${visitId}/clue`;
}

/** The page that ends a clue in one of its ways. */
export function endCluePath(clueId: string, outcome: string): string {
  return `/clues/${clueId}?end=${outcome}`;
}
