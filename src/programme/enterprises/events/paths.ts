/** The page on which an office enters what befell a firm. */
export function eventsPath(enterpriseId: string, kind?: string): string {
  return `/enterprises/${enterpriseId}/events${kind ? `?kind=${kind}` : ""}`;
}

/** The page on which an event that was entered by mistake is struck. */
export function eventPath(enterpriseId: string, eventId: string): string {
  return `/enterprises/${enterpriseId}/events/${eventId}`;
}
