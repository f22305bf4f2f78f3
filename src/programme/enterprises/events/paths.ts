/** The page on which an office enters what befell a firm. */
export function eventsPath(enterpriseId: string, kind?: string): string {
  return `/enterprises/${enterpriseId}/events${kind ? `?kind=${kind}` : ""}`;
}
