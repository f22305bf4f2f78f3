/** What was typed at a counter for firms. */
export const counterPath = "/contact-points/filings";

export function filingPath(filingId: string): string {
  return `${counterPath}/${filingId}`;
}

/** The form on which somebody types for a firm that is present. */
export function newFilingPath(kind: string, code?: string): string {
  return `${counterPath}/new?${new URLSearchParams({ kind, ...(code ? { code } : {}) })}`;
}

/** Behind the link in the firm's mail. */
export function confirmFilingPath(token: string): string {
  return `/confirm-filing?${new URLSearchParams({ token })}`;
}

export function filingAnsweredPath(answered: "confirmed" | "refused"): string {
  return `/confirm-filing?answered=${answered}`;
}
