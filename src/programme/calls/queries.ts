import { type Day, dayFromDate } from "@/kernel/days";
import { Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { APPLICATION_KINDS, type ApplicationKind, type ApplicationState } from "./policy";

export type Intake = {
  readonly state: ApplicationState;
  /** The last day on which it is shut; null while it is open, or shut until further notice. */
  readonly until: Day | null;
  /** Why it is shut; null while it is open. */
  readonly reason: string | null;
};
const OPEN: Intake = { state: "open", until: null, reason: null };

/** Whether applications are taken today, of each kind. One statement. */
export async function intakes({ tx, today }: Ctx): Promise<Readonly<Record<ApplicationKind, Intake>>> {
  const rows = await tx.$queryRaw<(Omit<Intake, "reason"> & { kind: ApplicationKind; reason: string })[]>`
    select kind, state, to_char(until_day, 'YYYY-MM-DD') as until, reason
    from unnest(${APPLICATION_KINDS}::text[]) kind, application_state_on(kind, ${today}::date)`;
  const of = (wanted: ApplicationKind): Intake => {
    const { state = "open", until = null, reason = null } = rows.find(({ kind }) => kind === wanted) ?? {};
    return state === "open" ? OPEN : { state, until, reason };
  };
  return { "contact-point": of("contact-point"), "demonstration-site": of("demonstration-site") };
}

/** Whether applications of a kind are taken today. */
export async function intakeOf(ctx: Ctx, kind: ApplicationKind): Promise<Intake> {
  return (await intakes(ctx))[kind];
}

type ShutRefusal = { readonly code: string; readonly values: Readonly<Record<string, string>> };

/** Why nothing can be handed in now, as a refusal of the features that take applications; null while it can. */
export function shutRefusal({ state, until, reason }: Intake): ShutRefusal | null {
  if (state === "open") return null;
  const code = until ? `applications-${state}-until` : `applications-${state}`;
  return { code, values: { reason: reason ?? "", ...(until ? { until } : {}) } };
}

/** Refuses what is handed in while applications of its kind are shut. Refusals: `applications-…`, with reason and day. */
export async function refuseShut(ctx: Ctx, kind: ApplicationKind): Promise<void> {
  const shut = shutRefusal(await intakeOf(ctx, kind));
  if (shut) throw new Refusal(shut.code, shut.values);
}

export type StateRow = {
  readonly id: string;
  readonly kind: ApplicationKind;
  readonly state: ApplicationState;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
  readonly reason: string;
  readonly setAt: Date;
  /** For officials; to everybody else an office speaks, not a person. */
  readonly by: string | null;
};

/** All that was ever set, by kind, the latest entry first. One statement. */
export async function stateHistory({
  tx,
  actor,
}: Ctx): Promise<Readonly<Record<ApplicationKind, readonly StateRow[]>>> {
  const rows = await tx.$queryRaw<StateRow[]>`
    select s.id, s.kind, s.state, to_char(s.from_day, 'YYYY-MM-DD') as "fromDay", to_char(s.until_day, 'YYYY-MM-DD') as "untilDay",
      s.reason, s.set_at as "setAt", case when ${actor.kind === "official"} then o.name end as by
    from application_states s left join known_officials o on o.id = s.set_by_id
    order by s.set_at desc, s.id desc`;
  const of = (wanted: ApplicationKind) => rows.filter(({ kind }) => kind === wanted);
  return { "contact-point": of("contact-point"), "demonstration-site": of("demonstration-site") };
}

const CALL_STANDINGS = ["coming", "running", "over", "withdrawn"] as const;
export type CallLine = {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly fromDay: Day;
  readonly toDay: Day;
  readonly announcedAt: Date;
  readonly withdrawn: { readonly at: Date; readonly reason: string } | null;
  readonly standing: (typeof CALL_STANDINGS)[number];
};

/** Every call there was, the latest first: also those that are over or were withdrawn. */
export async function listCalls(ctx: Ctx): Promise<CallLine[]> {
  return readCalls(ctx, {});
}

export async function findCall(ctx: Ctx, id: string): Promise<CallLine | null> {
  return (await readCalls(ctx, { id }))[0] ?? null;
}

async function readCalls({ tx, today }: Ctx, where: { readonly id?: string }): Promise<CallLine[]> {
  const rows = await tx.call.findMany({
    where,
    select: {
      ...{ id: true, title: true, text: true, fromDay: true, toDay: true, announcedAt: true },
      ...{ withdrawnAt: true, withdrawnReason: true },
    },
    orderBy: [{ fromDay: "desc" }, { id: "desc" }],
  });
  return rows.map(({ withdrawnAt, withdrawnReason, ...row }) => {
    const [fromDay, toDay] = [dayFromDate(row.fromDay), dayFromDate(row.toDay)];
    const standing = withdrawnAt ? "withdrawn" : today < fromDay ? "coming" : today > toDay ? "over" : "running";
    const withdrawn = withdrawnAt && { at: withdrawnAt, reason: withdrawnReason ?? "" };
    return { ...row, fromDay, toDay, withdrawn, standing };
  });
}
