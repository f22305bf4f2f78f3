/** Addresses of referrals. */
export function referralsPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/referrals?${search}` : "/referrals";
}

export function referralPath(referralId: string): string {
  return `/referrals/${referralId}`;
}

/** The page on which a step is taken that can't be undone. */
export function referralStepPath(referralId: string, step: string): string {
  return `${referralPath(referralId)}/steps/${step}`;
}

/** The page on which a referral is written from a case. */
export function newReferralPath(caseId: string): string {
  return `/cases/${caseId}/refer`;
}
