/** Addresses of notices, and of the records that they are about. */
export const notificationsPath = "/notifications";
export const allNotificationsPath = "/notifications?show=all";

/** The list, which says that what the notice was about is the reader's no more. */
export const goneNoticePath = "/notifications?gone=1";

/** The way through a notice: marks it read and leads on to its record. */
export function noticePath(noticeId: string): string {
  return `${notificationsPath}/${noticeId}`;
}

const PLACES: Readonly<Record<string, string>> = {
  complaint: "/complaints",
  case: "/cases",
  referral: "/referrals",
  enterprise: "/enterprises",
  "contact-point": "/contact-points",
  "demonstration-site": "/demonstration-sites",
  "leak-report": "/contact-points/leaks",
  "contact-change": "/contact-points/changes",
  "counter-filing": "/contact-points/filings",
  visit: "/visits",
  clue: "/clues",
  transfer: "/transfers",
  "visit-draw": "/visits/draws",
  article: "/articles",
  "visit-advice": "/recommendations",
  circular: "/circulars",
  cluster: "/clusters",
  "outcome-value": "/outcomes/values",
  export: "/exports",
  "enterprise-import": "/enterprises/imports",
};

/** Where the record of a notice stands; those without a page of their own lead to the page that shows them. */
export function subjectPath({
  subjectKind,
  subjectId,
}: {
  readonly subjectKind: string;
  readonly subjectId: string;
}): string {
  const place = PLACES[subjectKind];
  if (place) return `${place}/${subjectId}`;
  return subjectKind === "join-request" ? "/join" : "/account";
}
