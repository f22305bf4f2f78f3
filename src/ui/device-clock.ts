import { addDays, type Day } from "@/kernel/days";

/** What time it is by this device, in milliseconds: for what is said of what lies on it. Nothing that the portal decides rests on it. */
export function deviceNow(): number {
  return Date.now();
}

const [HOUR, DAY] = [3_600_000, 86_400_000];

/**
 * The portal's day by now, of a page that was made at a moment on a day: as many days later as have begun in Jiaxing since, by this device. For what stands in
 * a form before anybody has written in it.
 */
export function dayByNow(day: Day, madeAt: number, now = deviceNow()): Day {
  const begun = (moment: number) => Math.floor((moment + 8 * HOUR) / DAY);
  return addDays(day, Math.max(0, begun(now) - begun(madeAt)));
}

/** 09:05, by this device; on another day than today 11-28 09:05. */
export function deviceTime(moment: number): string {
  const [at, now] = [new Date(moment), new Date(deviceNow())];
  const two = (part: number) => String(part).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return at.toDateString() === now.toDateString() ? time : `${two(at.getMonth() + 1)}-${two(at.getDate())} ${time}`;
}
