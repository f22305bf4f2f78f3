import { argon2Sync } from "node:crypto";
import type { Actor } from "@/kernel/actor";
import { asSystem } from "@/platform/database";
import { actorOfSession } from "@/platform/session";
import { signIn } from "@/programme/accounts/commands";
import { asSuperuser } from "./database";

/** People with a password, who come in by it. */

export const PASSWORD = "seven herons at dusk";
export const from = { device: "Chrome 153 · Linux", address: "192.0.2.7" };

/**
 * The PHC string of a password at the least that argon2id can cost. What a password is checked by is written in its string, so people who
 * have this one come in by the same way as others, a hundred times in a file; what the portal itself hashes has its full cost here, too.
 */
function phcOf(password: string): string {
  const nonce = Buffer.alloc(16, 7);
  const tag = argon2Sync("argon2id", { message: password, nonce, memory: 8, passes: 1, parallelism: 1, tagLength: 32 });
  const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString("base64").replace(/=+$/, ""));
  return `$argon2id$v=19$m=8,t=1,p=1$${salt}$${hash}`;
}

const passwordHash = phcOf(PASSWORD);

export async function withPassword(
  personId: string,
  phc = passwordHash,
): Promise<{ readonly username: string; readonly email: string }> {
  return asSystem("given", async ({ tx, now }) => {
    await tx.credential.createMany({ data: [{ personId, passwordHash: phc, changedAt: now }] });
    const { username, email } = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { username: true, email: true },
    });
    return { username, email: email ?? "" };
  });
}

export function enter(username: string, password = PASSWORD): ReturnType<typeof signIn> {
  return signIn({ username, password, ...from });
}

type Opened = { readonly actor: Actor; readonly sessionId: string; readonly expiresAt: Date };

/** A session, which must be granted. */
export async function opened(username: string): Promise<Opened> {
  const answer = await enter(username);
  if (!answer.ok) throw new Error(answer.refusal);
  const { sessionId, expiresAt } = answer;
  const actor = await actorOfSession(sessionId);
  if (!actor) throw new Error("no such session");
  return { actor, sessionId, expiresAt };
}

/** What the trail has of a person, by whomever and of whomever. */
export async function trailOf(personId: string) {
  const { rows } = await asSuperuser((client) =>
    client.query<{ act: string; outcome: string; actor_id: string | null; detail: { code?: string } }>(
      "SELECT act, outcome, actor_id, detail FROM audit_entries WHERE subject_id = $1 OR actor_id = $1 ORDER BY real_at, seq",
      [personId],
    ),
  );
  return rows;
}
