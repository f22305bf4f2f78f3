/** What time it is by this device, in milliseconds: for what is said of what lies on it. Nothing that the portal decides rests on it. */
export function deviceNow(): number {
  return Date.now();
}

/** 09:05, by this device. */
export function deviceTime(moment: number): string {
  const at = new Date(moment);
  return [at.getHours(), at.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}
