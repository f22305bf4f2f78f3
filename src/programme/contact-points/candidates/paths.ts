/** Firms that could become contact points, the likeliest first. */
export function candidatesPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/contact-points/candidates?${search}` : "/contact-points/candidates";
}
