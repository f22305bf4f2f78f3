/**
 * Why a job could not do what somebody asked for, as its row keeps it: a key of words; and for what nobody foresaw `failed`, and after a space the
 * reference under which the log tells of it.
 */
export function unforeseenFault(reference: string): string {
  return `failed ${reference}`;
}

/** The key and the reference of a kept fault; no reference: `none`. */
export function readFault(kept: string): { readonly code: string; readonly reference: string } {
  const [code = "", reference = "none"] = kept.split(" ");
  return { code, reference };
}

/** Whether nobody foresaw it. */
export function isUnforeseen(kept: string | null): boolean {
  return kept !== null && readFault(kept).code === "failed";
}
