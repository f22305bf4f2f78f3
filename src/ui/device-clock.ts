/** What time it is by this device, in milliseconds: for what is said of what lies on it. Nothing that the portal decides rests on it. */
export function deviceNow(): number {
  return Date.now();
}

/** 09:05, by this device; on another day than today 11-28 09:05. */
export function deviceTime(moment: number): string {
  const [at, now] = [new Date(moment), new Date(deviceNow())];
  const two = (part: number) => String(part).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return at.toDateString() === now.toDateString() ? time : `${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`;
}
