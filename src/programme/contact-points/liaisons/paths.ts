/** Where a firm names another leader or liaison. */
export function contactPersonPath(contactPointId: string, role: "leader" | "liaison"): string {
  return `/contact-points/${contactPointId}/people?role=${role}`;
}

/** Where whoever was named answers, by the link in his mail. */
export function confirmContactPath(token: string): string {
  return `/confirm-contact?token=${token}`;
}

/** What he reads when he has answered. */
export function contactAnsweredPath(answer: "confirmed" | "refused"): string {
  return `/confirm-contact?answered=${answer}`;
}
