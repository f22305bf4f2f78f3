/** Addresses of demonstration sites: the register of a day with the public notices and, for the office, the work list. */
export function sitesPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/demonstration-sites?${search}` : "/demonstration-sites";
}

export function sitePath(siteId: string): string {
  return `/demonstration-sites/${siteId}`;
}

/** Where a contact point applies. */
export const newSitePath = "/demonstration-sites/new";

/** Where a firm changes a returned application. */
export function editSitePath(siteId: string): string {
  return `/demonstration-sites/${siteId}/edit`;
}

/** The page that asks for what a step needs; `score` asks a reviewer for his points. */
export function siteStepPath(siteId: string, step: string): string {
  return `/demonstration-sites/${siteId}?step=${step}`;
}
