/** Addresses of time limits and holidays. */
export function timeLimitsPath(on?: string): string {
  return on ? `/time-limits?on=${on}` : "/time-limits";
}

export function timeLimitPath(kind: string, query: Readonly<Record<string, string>> = {}): string {
  return withQuery(`/time-limits/${kind}`, query);
}

/** The holidays of a year, `YYYY`. */
export function holidaysPath(query: Readonly<Record<string, string>> = {}): string {
  return withQuery("/time-limits/holidays", query);
}

/** The page behind a due date: each of its days, and why it counts or doesn't. */
export function clockPath(clockId: string): string {
  return `/time-limits/clocks/${clockId}`;
}

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search ? `${path}?${search}` : path;
}
