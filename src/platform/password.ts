import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { env } from "./env";

/** argon2id (RFC 9106) with 19 MiB and two passes: what OWASP asks at least, and about 35 ms of one core here. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };
const SALT = 16;
/** $argon2id$v=19$m=19456,t=2,p=1$salt$hash, base64 without padding. */
const PHC = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]{11,64})\$([A-Za-z0-9+/]{43,86})$/;

const derive = promisify(argon2);

let shared: { readonly password: string; readonly phc: Promise<string> } | undefined;

/**
 * From now on this process hashes this password once for all who have it: for the story of the demo, whose hundreds of people have the one that
 * stands on its sign-in page. Throws where the portal is no demo.
 */
export function hashOnce(password: string): void {
  if (env().PORTAL_MODE !== "demo") throw new Error("Only the people of the demo have the same password.");
  shared = { password, phc: hashPassword(password) };
}

/** The PHC string to keep for a password, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  if (shared?.password === password) return shared.phc;
  const nonce = randomBytes(SALT);
  const tag = await derive("argon2id", { message: password.normalize("NFKC"), nonce, ...COST });
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(nonce)}$${bare(tag)}`;
}

/**
 * Whether the password belongs to the PHC string. Without one (no such account, or none set yet) the same work is done against a salt
 * that belongs to nobody, so that the time tells nothing, and the answer is no.
 */
export async function passwordMatches(password: string, phc: string | null | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt, hash] = PHC.exec(phc ?? "") ?? [];
  const wanted = hash ? Buffer.from(hash, "base64") : Buffer.alloc(COST.tagLength);
  const tag = await derive("argon2id", {
    message: password.normalize("NFKC"),
    nonce: salt ? Buffer.from(salt, "base64") : Buffer.alloc(SALT),
    memory: memory ? Number(memory) : COST.memory,
    passes: passes ? Number(passes) : COST.passes,
    parallelism: parallelism ? Number(parallelism) : COST.parallelism,
    tagLength: wanted.length,
  });
  return timingSafeEqual(tag, wanted) && hash !== undefined;
}

function bare(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64").replace(/=+$/, "");
}
