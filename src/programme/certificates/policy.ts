import type { Day } from "@/kernel/days";

export type CertificateStatus = "valid" | "suspended" | "expired" | "ended";

/** What holds on a day. Its last day still counts; the day on which it was taken back doesn't. */
export function statusOn(
  day: Day,
  { validUntil, suspendedOn, endedOn }: { validUntil: Day | null; suspendedOn: Day | null; endedOn: Day | null },
): CertificateStatus {
  if (endedOn !== null && endedOn <= day) return "ended";
  if (validUntil !== null && validUntil < day) return "expired";
  return suspendedOn !== null && suspendedOn <= day ? "suspended" : "valid";
}
