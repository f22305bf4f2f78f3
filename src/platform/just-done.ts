import { headers } from "next/headers";
import { cameBack } from "./request";
import { keepShort, readShort } from "./short-cookie";

const COOKIE = "just-done";
/** The page follows at once; whoever opens it again a moment later, when it may stand elsewhere, is told nothing. */
const SECONDS = 10;

/** Has the page at `address` say in this browser that something was just done: `key` is one of a feature's `done` or `steps`, with the feature before it. */
export async function tellDone(address: string, key: string): Promise<void> {
  await keepShort({ name: COOKIE, path: "/", value: `${key} ${address.split("#")[0]}`, seconds: SECONDS });
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
