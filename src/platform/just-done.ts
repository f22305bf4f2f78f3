import { keepShort, readShort } from "./short-cookie";

const COOKIE = "just-done";
/** The page follows at once; whoever opens it again a minute later is told nothing. */
const SECONDS = 60;

/** Has the page at `path` say in this browser that something was just done: `key` is one of a feature's `done` or `steps`, with the feature before it. */
export async function tellDone(path: string, key: string): Promise<void> {
  await keepShort({ name: COOKIE, path: "/", value: `${key} ${path.split(/[?#]/)[0]}`, seconds: SECONDS });
}

/** What was just done in this browser and led to the page at `path`; undefined on every other page. */
export async function justDone(path: string): Promise<string | undefined> {
  const [key = "", to] = (await readShort(COOKIE))?.split(" ") ?? [];
  return to === path && /^[\w-]+\.(done|steps)\.[\w-]+$/.test(key) ? key : undefined;
}
