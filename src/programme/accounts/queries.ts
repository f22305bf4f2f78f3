import { parseMoment } from "@/kernel/days";
import { inPortalTime, realNow } from "@/platform/clock";
import type { Ctx } from "@/platform/database";
import { type Sql, sql } from "@/platform/sql";

/** What one sees of oneself. */
export async function findSelf({ tx, actor }: Ctx) {
  if (actor.kind !== "firm" && actor.kind !== "official") return null;
  return tx.person.findUnique({
    where: { id: actor.personId },
    select: {
      ...{
        version: true,
        username: true,
        name: true,
        email: true,
        mobile: true,
        post: true,
        kind: true,
        enterpriseRole: true,
        createdAt: true,
        consentedAt: true,
      },
      department: { select: { nameZh: true, nameEn: true } },
      enterprise: { select: { id: true, name: true } },
      duties: { where: { endedAt: null }, select: { duty: true, grantedAt: true }, orderBy: { grantedAt: "asc" } },
    },
  });
}

export type SessionRow = {
  readonly id: string;
  readonly device: string;
  readonly address: string;
  readonly since: Date;
  readonly seen: Date;
  readonly here: boolean;
};

/** Where one is signed in now, the latest first. Sessions live in real time; the moments are told in the portal's, which a story moves. */
export async function listSessions({ tx, actor }: Ctx): Promise<SessionRow[]> {
  if (actor.kind !== "firm" && actor.kind !== "official") return [];
  const real = realNow();
  const idle = await tx.setting.findUnique({ where: { key: "session-idle-minutes" }, select: { value: true } });
  const minutes = typeof idle?.value === "number" ? idle.value : 30;
  const rows = await tx.session.findMany({
    where: {
      ...{ personId: actor.personId, endedAt: null, expiresAt: { gt: real } },
      lastSeenAt: { gt: new Date(real.getTime() - minutes * 60_000) },
    },
    select: { id: true, device: true, address: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: "desc" },
  });
  return rows.map(({ createdAt, lastSeenAt, ...row }) => ({
    ...row,
    since: inPortalTime(createdAt),
    seen: inPortalTime(lastSeenAt),
    here: row.id === actor.sessionId,
  }));
}

export type OwnEntry = {
  readonly key: string;
  readonly at: Date;
  readonly act: string;
  readonly outcome: string;
  /** Its number, or the name of the person to whom it was done. */
  readonly about: string | null;
  readonly device: string | null;
  readonly address: string | null;
  readonly mine: boolean;
};

const DOOR_ACTS = ["open.session", "end.session", "change.password", "set.password", "ask.password", "ask.mail"];

/**
 * What the trail holds of oneself, the latest first: what one did, and what was done to one's account, failed tries included. `doors`:
 * only signing in and out and the password. Page by page, `after` is the key of the last row seen.
 */
export async function listOwnTrail(
  { tx, actor }: Ctx,
  {
    doors = false,
    after,
    take,
  }: { readonly doors?: boolean; readonly after?: string | undefined; readonly take: number },
): Promise<{ rows: OwnEntry[]; next: string | undefined }> {
  if (actor.kind !== "firm" && actor.kind !== "official") return { rows: [], next: undefined };
  const [moment = "", chain, seq] = after?.split("~") ?? [];
  const at = parseMoment(moment);
  const start = at && chain && seq && /^\d{1,18}$/.test(seq) ? { at, chain, seq: BigInt(seq) } : null;
  const me = sql`${actor.personId}::uuid`;
  // The moment is said by itself too: an index begins there.
  const beyond = start
    ? sql`e.at <= ${start.at} and (e.at, e.chain, e.seq) < (${start.at}, ${start.chain}, ${start.seq}::bigint)`
    : sql`true`;
  const acts = doors ? sql`e.act = any (${DOOR_ACTS})` : sql`true`;
  // Each way in which an entry is one's own from its own index: of both at once all would be read, and who works all day has a hundred thousand.
  const latest = (own: Sql) =>
    sql`(select e.* from audit_entries e where ${own} and ${acts} and ${beyond} order by e.at desc, e.chain desc, e.seq desc limit ${take + 1})`;
  const found = await tx.$queryRaw<(Omit<OwnEntry, "key"> & { chain: string; seq: bigint })[]>`
    select chain, seq, at, act, outcome, coalesce(detail->>'number', p.name) as about, detail->>'device' as device,
      detail->>'address' as address, coalesce(actor_id = ${me}, false) as mine
    from (${latest(sql`e.actor_id = ${me}`)}
      union all ${latest(sql`e.subject_kind = 'person' and e.subject_id = ${me} and e.actor_id is distinct from ${me}`)}) own
      left join persons p on subject_kind = 'person' and p.id = subject_id and p.id <> ${me}
    order by at desc, chain desc, seq desc limit ${take + 1}`;
  const rows = found
    .slice(0, take)
    .map(({ chain: on, seq: place, ...row }) => ({ ...row, key: `${row.at.toISOString()}~${on}~${place}` }));
  return { rows, next: found.length > take ? rows.at(-1)?.key : undefined };
}

/** Which of the demo's accounts are there: the sign-in page lists no others. For the system. */
export async function listDemoAccounts({ tx }: Ctx, usernames: readonly string[]): Promise<string[]> {
  const people = await tx.person.findMany({
    where: { username: { in: [...usernames] }, status: "active" },
    select: { username: true },
  });
  return people.map(({ username }) => username);
}
