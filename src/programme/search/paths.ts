/** The page of results for a query. */
export function searchPath(q?: string): string {
  return q ? `/search?${new URLSearchParams({ q })}` : "/search";
}
