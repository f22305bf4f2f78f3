/** The year's plan: one obligation at a time. */
export function servicesPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/contact-points/services?${search}` : "/contact-points/services";
}

export function serviceRulesPath(code?: string): string {
  return code ? `/contact-points/services/rules#${code}` : "/contact-points/services/rules";
}

/** The form of a batch of yearly reviews: what was picked in the plan. */
export const reviewPath = "/contact-points/review";

/** The same for one point alone, from its own page. */
export function reviewOnePath(contactPointId: string, year: number): string {
  return `${reviewPath}?${new URLSearchParams({ year: String(year), "picked[]": contactPointId })}`;
}
