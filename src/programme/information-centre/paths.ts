/** The programme document, at one of its clauses. */
export function documentPath(clause?: string): string {
  return clause ? `/programme-document#${clause}` : "/programme-document";
}
