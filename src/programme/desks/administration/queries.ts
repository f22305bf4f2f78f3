import type { Duty } from "@/kernel/actor";
import { startOfDay } from "@/kernel/days";
import { inPortalTime, realNow } from "@/platform/clock";
import type { Ctx } from "@/platform/database";
import { rulesOf } from "@/platform/rules";
import { lastSelfCheck } from "../../settings/queries";

export type AccountFigures = {
  /** Accounts by side and status, as the list of accounts can be narrowed. */
  readonly accounts: readonly {
    readonly side: "official" | "enterprise";
    readonly status: "active" | "waiting" | "disabled";
    readonly n: number;
  }[];
  /** People signed in at this moment, in real time. */
  readonly signedIn: number;
  readonly beats: readonly Beat[];
  /** When the last self-check found something; null when it found nothing, or there was none. */
  readonly found: Date | null;
};
export type Beat = { readonly name: string; readonly lastSuccessAt: Date | null; readonly failed: boolean };

/** The system administrator's figures: accounts, who is signed in, when each job last succeeded, and whether the self-check found anything. Four statements. */
export async function accountFigures(ctx: Ctx): Promise<AccountFigures> {
  const { tx } = ctx;
  const groups = await tx.person.groupBy({
    by: ["kind", "status"],
    _count: { _all: true },
    orderBy: [{ kind: "desc" }, { status: "asc" }],
  });
  const alive = await tx.session.groupBy({ by: ["personId"], where: { endedAt: null, expiresAt: { gt: realNow() } } });
  const beats = await tx.jobHeartbeat.findMany({
    select: { name: true, lastSuccessAt: true, lastError: true },
    orderBy: { name: "asc" },
  });
  const check = await lastSelfCheck(ctx);
  const wrong = check && Object.values(check.found).some(({ faults }) => faults > 0);
  return {
    found: wrong ? inPortalTime(new Date(check.at)) : null,
    accounts: groups.map(({ kind, status, _count }) => ({ side: kind, status, n: _count._all })),
    signedIn: alive.length,
    beats: beats.map(({ name, lastSuccessAt, lastError }) => ({
      name,
      // Heartbeats live in real time.
      lastSuccessAt: lastSuccessAt && inPortalTime(lastSuccessAt),
      failed: lastError !== null,
    })),
  };
}

export type SecurityFigures = {
  /** People who hold each duty now. */
  readonly duties: readonly { readonly duty: Duty; readonly n: number }[];
  /** Duties given and ended, the latest first. */
  readonly grants: readonly {
    readonly id: string;
    readonly personId: string;
    readonly name: string;
    readonly duty: Duty;
    readonly at: Date;
    readonly ended: boolean;
  }[];
  /** Kinds of time limits whose figure nobody has held against the text of the law. */
  readonly unverified: readonly string[];
  readonly changes: readonly {
    readonly id: string;
    readonly kind: string | null;
    readonly year: number | null;
    readonly at: Date;
    readonly reason: string;
  }[];
};

const LATEST = 6;

/** The security administrator's figures: who holds what, what was given and taken, which rules are unverified and which were changed. Three statements. */
export async function securityFigures(ctx: Ctx): Promise<SecurityFigures> {
  const { tx } = ctx;
  const duties = await tx.$queryRaw<{ duty: Duty; n: number }[]>`
    select duty::text as duty, count(distinct person_id)::int as n from person_duties where ended_at is null group by duty order by n desc, duty`;
  const grants = await tx.$queryRaw<SecurityFigures["grants"]>`
    select d.id || case when moved.ended then '-' else '+' end as id, p.id as "personId", p.name, d.duty::text as duty, moved.at, moved.ended
    from person_duties d join persons p on p.id = d.person_id,
      lateral (values (d.granted_at, false), (d.ended_at, true)) moved (at, ended)
    where moved.at is not null order by moved.at desc limit ${LATEST}`;
  const changes = await tx.timeLimitChange.findMany({
    select: { id: true, changedAt: true, reason: true, year: true, timeLimit: { select: { kind: true } } },
    orderBy: { id: "desc" },
    take: LATEST,
  });
  const { limits } = await rulesOf(ctx);
  return {
    duties,
    grants,
    unverified: [...new Set(limits.filter(({ verified }) => !verified).map(({ kind }) => kind))],
    changes: changes.map(({ id, changedAt, reason, year, timeLimit }) => ({
      id,
      kind: timeLimit?.kind ?? null,
      year,
      at: changedAt,
      reason,
    })),
  };
}

export type TrailFigures = {
  /** Up to when: what the audit administrator does next, looking at the lists included, comes after it. */
  readonly until: Date;
  readonly entries: number;
  readonly refused: number;
  readonly acts: readonly { readonly act: string; readonly n: number }[];
};

/** The audit administrator's figures: what is on record of today, by act. One statement. */
export async function trailFigures({ tx, now, today }: Ctx): Promise<TrailFigures> {
  const rows = await tx.$queryRaw<{ act: string; n: number; refused: number }[]>`
    select act, count(*)::int as n, count(*) filter (where outcome = 'refused')::int as refused
    from audit_entries where at >= ${startOfDay(today)} and at <= ${now} group by act order by n desc, act`;
  return {
    until: now,
    entries: rows.reduce((sum, { n }) => sum + n, 0),
    refused: rows.reduce((sum, { refused }) => sum + refused, 0),
    acts: rows.map(({ act, n }) => ({ act, n })),
  };
}
