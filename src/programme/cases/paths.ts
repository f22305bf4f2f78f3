import type { CaseFilter } from "./schema";

/** Addresses of cases. */
export function casesPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/cases?${search}` : "/cases";
}

/** Tabs of a case's page; the first has no name in the address. */
export const CASE_TABS = ["", "evidence", "referrals", "messages", "history"] as const;
export type CaseTab = (typeof CASE_TABS)[number];

export function casePath(caseId: string, tab: CaseTab = ""): string {
  return tab ? `/cases/${caseId}?tab=${tab}` : `/cases/${caseId}`;
}

/** The page on which one step is taken: its form and its consequences. */
export function caseStepPath(caseId: string, step: string): string {
  return `/cases/${caseId}/steps/${step}`;
}

/** The page on which the team is changed. */
export function caseTeamPath(caseId: string): string {
  return `/cases/${caseId}/team`;
}

/** A filter as it stands in the address: for links, saved views and exports. */
export function filterQuery(filter: CaseFilter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value === true ? "1" : String(value)]],
    ),
  );
}
