import { headers } from "next/headers";
import { cameBack, JUST_DONE } from "./request";
import { keepShort, readShort } from "./short-cookie";

/** The page follows at once and takes the cookie away; where none follows, it is gone a moment later, when the record may stand elsewhere. */
const SECONDS = 10;

/** Has the page at `address` say in this browser that something was just done: `key` is one of a feature's `done` or `steps`, with the feature before it. */
export async function tellDone(address: string, key: string): Promise<void> {
  const value = `${key} ${address.split("#")[0]}`;
  await keepShort({ name: JUST_DONE, path: "/", value, seconds: SECONDS, once: true });
}

/**
 * What was just done in this browser and led to the page at `address`; undefined on every other page, also on the one that asks before a record's next
 * step, and on the answer to a form that this very request posted.
 */
export async function justDone(address: string): Promise<string | undefined> {
  if (cameBack(await headers())) return undefined;
  const [key = "", to] = (await readShort(JUST_DONE))?.split(" ") ?? [];
  return to === address && /^[\w-]+\.(done|steps)\.[\w-]+$/.test(key) ? key : undefined;
}
