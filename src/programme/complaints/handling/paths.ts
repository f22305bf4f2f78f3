/** Tabs of a complaint's page as officials read it; the first has no name in the address. */
export const COMPLAINT_TABS = ["", "evidence", "messages", "history"] as const;
export type ComplaintTab = (typeof COMPLAINT_TABS)[number];

export function complaintTabPath(complaintId: string, tab: ComplaintTab = ""): string {
  return tab ? `/complaints/${complaintId}?tab=${tab}` : `/complaints/${complaintId}`;
}

/** The page on which one step is taken: its form and its consequences. */
export function complaintStepPath(complaintId: string, step: string): string {
  return `/complaints/${complaintId}/steps/${step}`;
}

/** The page on which the team is changed. */
export function complaintTeamPath(complaintId: string): string {
  return `/complaints/${complaintId}/team`;
}
