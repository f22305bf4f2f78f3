import type { DraftPage } from "./draft/schema";

/** Addresses of complaints. Those to which a form is sent never change with a build: a form opened before a deployment is saved after it. */
export function complaintsPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/complaints?${search}` : "/complaints";
}

/** What a firm should know before the first question. */
export const startPath = "/complaints/start";
/** POST: begins a draft. */
export const newComplaintPath = "/complaints/new";

/** The task list of a draft; after submission how it stands. */
export function complaintPath(complaintId: string): string {
  return `/complaints/${complaintId}`;
}

/** One page of questions, or one of the pages around them. */
export function draftPath(
  complaintId: string,
  page: DraftPage | "check" | "receipt" | "supplement" | "withdraw",
): string {
  return `/complaints/${complaintId}/${page}`;
}

/** POST: saves a page as it was typed. */
export function savePath(complaintId: string, page: DraftPage): string {
  return `/complaints/${complaintId}/${page}/save`;
}

/** POST: submits the complaint. */
export function submitPath(complaintId: string): string {
  return `/complaints/${complaintId}/submit`;
}

/** The complaint's text as it was submitted: its SHA-256 is the one on the receipt. */
export function textPath(complaintId: string): string {
  return `/complaints/${complaintId}/text`;
}
