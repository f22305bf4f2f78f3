/** Addresses of visits. */
export function visitsPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/visits?${search}` : "/visits";
}

export function visitPath(visitId: string): string {
  return `/visits/${visitId}`;
}

/** The form of a visit, by its purpose. */
export function recordVisitPath(visitId: string): string {
  return `/visits/${visitId}/record`;
}

/** The page on which a visit to a firm is planned by hand, for a purpose that is chosen already. */
export function newVisitPath(enterpriseId: string, purpose?: "mid_term"): string {
  return `/visits/new?enterprise=${enterpriseId}${purpose ? `&purpose=${purpose}` : ""}`;
}

/** Visits of a month day by day, or of the days to come town by town. */
export function visitPlanPath(view: "calendar" | "route", query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/visits/${view}?${search}` : `/visits/${view}`;
}

/** The plan of a year, by division and month. */
export function visitYearPath(year?: string): string {
  return year ? `/visits/year?year=${year}` : "/visits/year";
}

/** The rules by which visits are owed, and the run of the plan; or one of them. */
export function visitRulesPath(ground?: string): string {
  return ground ? `/visits/rules#${ground}` : "/visits/rules";
}

/** What visits look at, purpose by purpose, and the form of a checklist's next version. */
export function checklistsPath(purpose?: string): string {
  return purpose ? `/visits/checklists#${purpose}` : "/visits/checklists";
}
export function editChecklistPath(purpose: string): string {
  return `/visits/checklists/${purpose}/edit`;
}

/** Where a photograph of a visit, or the proof that an advice was followed, is sent. */
export function visitUploadPath(target: { readonly visitId: string } | { readonly adviceId: string }): string {
  return "visitId" in target
    ? `/api/visit-files?visit=${target.visitId}`
    : `/api/visit-files?advice=${target.adviceId}`;
}

/** A file's bytes. A firm follows it as a link; an official posts his reason (`purpose`) to it. */
export function visitFilePath(fileId: string): string {
  return `/api/visit-files/${fileId}`;
}

/** Where a record that was written without a connection is sent. */
export function bringRecordPath(visitId: string): string {
  return `/api/visit-records/${visitId}`;
}

/** The record of a visit as a paper: what was found, advised and concluded, by whom it was signed. */
export function visitRecordPath(visitId: string): string {
  return `/api/visit-records/${visitId}`;
}

/** The notice of a visit as a paper: to whom, when, by whom, with the numbers of their cards. */
export function visitNoticePath(visitId: string): string {
  return `/api/visit-notices/${visitId}`;
}

/** Who isn't there, from when to when. */
export const absencesPath = "/visits/absences";
