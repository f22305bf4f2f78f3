import { cookies } from "next/headers";
import { writtenText } from "@/kernel/plain-text";
import { sessionCookie } from "./session";

/** Something that this browser shows again for a while and that must not stand in an address: addresses are logged, kept and sent on. */
export type ShortCookie = {
  readonly name: string;
  /** Where the browser sends it: a page and what lies below. */
  readonly path: string;
  readonly value: string;
  /** For how long: ten minutes unless said otherwise. */
  readonly seconds?: number;
  /** The page's own script takes it away once it was shown. */
  readonly once?: true;
};

/** Puts it into this browser's cookie. For actions. */
export async function keepShort({ name, path, value, seconds = 600, once }: ShortCookie): Promise<void> {
  const { secure } = sessionCookie();
  (await cookies()).set({ name, path, value, httpOnly: !once, sameSite: "strict", secure, maxAge: seconds });
}

/** What this request brings; undefined when it brings none. */
export async function readShort(name: string): Promise<string | undefined> {
  const value = (await cookies()).get(name)?.value;
  return value === undefined ? undefined : writtenText(value);
}
