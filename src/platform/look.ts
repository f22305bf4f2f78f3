import { cookies } from "next/headers";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { realNow } from "./clock";
import { env } from "./env";
import { readSessionId, sessionCookie } from "./session";

/**
 * A pass to one record's sealed content: for this session, this purpose, ten minutes. It grants nothing by itself: each page asks the vault
 * anew, which asks row-level security and records the look. docs/decisions/0020-looks-by-a-short-pass.md
 */
export type LookPass = {
  /** Path of the record's page: the browser sends the pass nowhere else. */
  readonly page: string;
  /** The complaint under whose key the content lies. */
  readonly recordId: string;
  /** Why, as it goes into the trail; null gives the pass back. */
  readonly purpose: string | null;
};

const COOKIE = "look";
const SECONDS = 600;
/** Keeps a pass from being read as a session, and a session as a pass: both are made from the same secret. */
const SALT = "look";

/** Puts the pass into this browser's cookie, or takes it out. For actions. */
export async function keepLook({ page, recordId, purpose }: LookPass): Promise<void> {
  const cookie = {
    name: COOKIE,
    path: page,
    httpOnly: true,
    sameSite: "strict",
    secure: sessionCookie().secure,
  } as const;
  const jar = await cookies();
  if (purpose === null) return void jar.set({ ...cookie, value: "", maxAge: 0 });
  const token = { sid: await readSessionId(), record: recordId, purpose };
  jar.set({
    ...cookie,
    value: await encode({ token, secret: env().NEXTAUTH_SECRET, maxAge: SECONDS, salt: SALT }),
    maxAge: SECONDS,
  });
}

const claims = z.object({ sid: z.string(), record: z.string(), purpose: z.string(), exp: z.number() });

export type CurrentLook = {
  readonly purpose: string /** Until it shuts, in real time. */;
  readonly secondsLeft: number;
};

/** The pass that this request brings for the record; undefined when it has none, or another session's, or one that is over. */
export async function currentLook(recordId: string): Promise<CurrentLook | undefined> {
  const token = (await cookies()).get(COOKIE)?.value;
  if (!token) return undefined;
  const read = claims.safeParse(await decode({ token, secret: env().NEXTAUTH_SECRET, salt: SALT }).catch(() => null));
  if (!read.success || read.data.record !== recordId || read.data.sid !== (await readSessionId())) return undefined;
  const secondsLeft = Math.floor(read.data.exp - realNow().getTime() / 1000);
  return secondsLeft > 0 ? { purpose: read.data.purpose, secondsLeft } : undefined;
}
