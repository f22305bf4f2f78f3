import type { UploadTarget } from "./policy";

/** Where a file of this target is sent: PUT with its hash, or a plain form with files. */
export function uploadPath(target: UploadTarget): string {
  return "complaintId" in target
    ? `/api/evidence?complaint=${target.complaintId}`
    : `/api/evidence?referral=${target.referralId}`;
}

/** A file's bytes. A firm follows it as a link; an official posts his reason (`purpose`) to it. */
export function evidencePath(evidenceId: string): string {
  return `/api/evidence/${evidenceId}`;
}
