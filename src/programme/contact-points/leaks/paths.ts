/** Addresses of reports of leaks. */
export function leaksPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/contact-points/leaks?${search}` : "/contact-points/leaks";
}

export function leakPath(leakReportId: string): string {
  return `/contact-points/leaks/${leakReportId}`;
}

/** Where a firm writes one. */
export const newLeakPath = "/contact-points/leaks/new";

/** Where a firm changes its draft. */
export function editLeakPath(leakReportId: string): string {
  return `/contact-points/leaks/${leakReportId}/edit`;
}

/** The page that asks for what a step needs. */
export function leakStepPath(leakReportId: string, step: string): string {
  return `/contact-points/leaks/${leakReportId}?step=${step}`;
}

/** The complaint that a firm began from a report. */
export function leakComplaintPath(complaintId: string): string {
  return `/complaints/${complaintId}`;
}
