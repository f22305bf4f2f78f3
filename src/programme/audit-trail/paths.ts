/** Addresses of the trail. */
export function auditPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/audit?${search}` : "/audit";
}
