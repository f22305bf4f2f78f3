import { type Day, dayOfMoment } from "@/kernel/days";

/**
 * The only place that asks what time it is. Two times run side by side: the portal's (legal days, what screens say; in the demo
 * the story's) and the real one (sessions, tokens, locks; the trail keeps both).
 */
declare global {
  var humiClock: (() => Date) | undefined;
}

// Global, because the framework bundles the boot code and the pages apart: each would otherwise have a clock of its own.
function source(): Date {
  return globalThis.humiClock ? globalThis.humiClock() : new Date();
}

/** The portal's present moment. */
export function now(): Date {
  return source();
}

/** The portal's present day in Asia/Shanghai. */
export function today(): Day {
  return dayOfMoment(source());
}

/** The real present moment: for what protects, and for what expires. */
export function realNow(): Date {
  return new Date();
}

/** A moment of the real time as the portal tells it, whose time a story moves: when somebody signed in, when a job last ran. */
export function inPortalTime(real: Date): Date {
  return new Date(real.getTime() + now().getTime() - realNow().getTime());
}

/** Lets the portal's time differ from the real one by so many milliseconds (story), from now on. */
export function runAtOffset(milliseconds: number): void {
  globalThis.humiClock = () => new Date(Date.now() + milliseconds);
}

/** Holds the portal's time still (tests, the script that tells the demo). */
export function standAt(moment: Date): void {
  globalThis.humiClock = () => moment;
}

/** Lets the portal's time be the real one. */
export function runInRealTime(): void {
  globalThis.humiClock = () => new Date();
}
