/** Addresses of demonstration sites: the register of a day with the public notices and, for the office, the work list. */
export function sitesPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/demonstration-sites?${search}` : "/demonstration-sites";
}

export function sitePath(siteId: string): string {
  return `/demonstration-sites/${siteId}`;
}

/** Where a contact point applies. */
export const newSitePath = "/demonstration-sites/new";

/** Where a firm submits its application, or changes one that came back. */
export function editSitePath(siteId: string): string {
  return `/demonstration-sites/${siteId}/edit`;
}

/** The page that asks for what a step needs; `vote` asks a member of the panel. */
export function siteStepPath(siteId: string, step: string): string {
  return `/demonstration-sites/${siteId}?step=${step}`;
}

/** Where a firm says what it is, in its application. */
export function particularsPath(siteId: string): string {
  return `/demonstration-sites/${siteId}/particulars`;
}

/** The self-assessment by the sheet, item by item; of one item with its proofs. */
export function assessmentPath(siteId: string, itemKey?: string): string {
  return `/demonstration-sites/${siteId}/assessment${itemKey ? `/${itemKey}` : ""}`;
}

/** Where a reviewer marks what he sees on the spot, and signs. */
export function markingPath(siteId: string): string {
  return `/demonstration-sites/${siteId}/marking`;
}

/** A version of the score sheet; without a number the one in force. */
export function sheetPath(serial?: number): string {
  return serial ? `/demonstration-sites/score-sheet?version=${serial}` : "/demonstration-sites/score-sheet";
}
export const editSheetPath = "/demonstration-sites/score-sheet/edit";

/** What is in public notice, and for whoever answers them the objections that came. */
export const objectionsPath = "/demonstration-sites/objections";
/** Where anybody objects to a site in public notice. */
export function objectionPath(siteId: string): string {
  return `${objectionsPath}?site=${siteId}`;
}
/** Where whoever objected finds the answer by his code. */
export const objectionAnswerPath = "/demonstration-sites/objections/answer";
/** The code itself stands in no address: the browser brings it to these pages for ten minutes. */
export function objectionCookie(code: string) {
  return { name: OBJECTION_COOKIE, path: "/demonstration-sites/objections", value: code };
}
export const OBJECTION_COOKIE = "objection";
/** Where an objection is read and answered. */
export function objectionReplyPath(siteId: string, objectionId: string): string {
  return `/demonstration-sites/${siteId}/objections/${objectionId}`;
}

/** Where the papers of a reassessment are brought. */
export function reassessPath(siteId: string): string {
  return `/demonstration-sites/${siteId}/reassessment`;
}
/** Where a proof is sent, and where it is taken. */
export function proofUploadPath(siteId: string, itemKey: string): string {
  return `/api/site-proofs?site=${siteId}&item=${encodeURIComponent(itemKey)}`;
}
/** Where a reviewer's photograph is sent; the item and the photograph's own id are filled in where it is taken. */
export function photoUploadPath(siteId: string): string {
  return `/api/site-proofs?site=${siteId}&item={slot}&id={id}`;
}
/** Where marks that were given without a connection are sent. */
export function bringMarksPath(siteId: string): string {
  return `/api/site-marks/${siteId}`;
}
export function proofPath(proofId: string): string {
  return `/api/site-proofs/${proofId}`;
}

/** The sites of a year by their scores. */
export function rankingPath(year?: number): string {
  return year ? `/demonstration-sites/ranking?year=${year}` : "/demonstration-sites/ranking";
}

/** The signed record of the check on the spot, as a PDF. */
export function recordPath(siteId: string): string {
  return `/api/site-records/${siteId}`;
}
