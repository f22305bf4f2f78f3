/** The programme document, at one of its clauses. */
export function documentPath(clause?: string): string {
  return clause ? `/programme-document#${clause}` : "/programme-document";
}

/** How far the programme is, for everybody, on a day. */
export function progressPath(asOf?: string): string {
  return asOf ? `/progress?asOf=${asOf}` : "/progress";
}

/** The same as open data. */
export function openDataPath(format: "xlsx" | "csv" | "pdf" | "json", asOf?: string): string {
  return asOf ? `/open-data/progress.${format}?asOf=${asOf}` : `/open-data/progress.${format}`;
}
