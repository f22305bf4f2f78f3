/** The page on which a year's figures are entered or proposed. */
export function yearsPath(enterpriseId: string, year?: number): string {
  return `/enterprises/${enterpriseId}/years${year ? `?year=${year}` : ""}`;
}
