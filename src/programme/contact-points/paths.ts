/** Addresses of contact points: the register of a day and, for the office, the work list. */
export function contactPointsPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/contact-points?${search}` : "/contact-points";
}

export function contactPointPath(contactPointId: string): string {
  return `/contact-points/${contactPointId}`;
}

/** Where a firm applies. */
export const newContactPointPath = "/contact-points/new";

/** Where a firm changes its application, or names other people. */
export function editContactPointPath(contactPointId: string): string {
  return `/contact-points/${contactPointId}/edit`;
}

/** The page that asks for what a step needs. */
export function contactPointStepPath(contactPointId: string, step: string): string {
  return `/contact-points/${contactPointId}?step=${step}`;
}
