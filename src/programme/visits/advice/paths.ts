/** Where an advice stands: on the page of its visit. */
export function adviceVisitPath(visitId: string): string {
  return `/visits/${visitId}#advice`;
}
