/** A version of the admission checklist; without a number the one in force. */
export function checklistPath(serial?: number): string {
  return serial ? `/contact-points/checklist?version=${serial}` : "/contact-points/checklist";
}
export const editChecklistPath = "/contact-points/checklist/edit";
