import { headers } from "next/headers";
import { cameBack } from "./request";
import { keepShort, readShort } from "./short-cookie";

export const COOKIE = "just-done";
/** The page follows at once, and takes the cookie away when it has said it; where no script runs, it is gone a moment later, when the record may stand elsewhere. */
const SECONDS = 10;

/** Has the page at `address` say in this browser that something was just done: `key` is one of a feature's `done` or `steps`, with the feature before it. */
export async function tellDone(address: string, key: string): Promise<void> {
  const value = `${key} ${address.split("#")[0]}`;
  await keepShort({ name: COOKIE, path: "/", value, seconds: SECONDS, once: true });
}

/**
 * What was just done in this browser and led to the page at `address`; undefined on every other page, also on the one that asks before a record's next
 * step, and on the answer to a form that this very request posted.
 */
export async function justDone(address: string): Promise<string | undefined> {
  if (cameBack(await headers())) return undefined;
  const [key = "", to] = (await readShort(COOKIE))?.split(" ") ?? [];
  return to === address && /^[\w-]+\.(done|steps)\.[\w-]+$/.test(key) ? key : undefined;
}
