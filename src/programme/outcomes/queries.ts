import { type Actor, type DepartmentKind, isOfCityBureau } from "@/kernel/actor";
import { type Day, dayFromDate, endOfDay } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { anyOf, type Sql, sql } from "@/platform/sql";
import type { Counted, Figures, Frequency, Measure } from "./policy";
import { keepsOutcomes } from "./policy";
import type { OutcomeValueStatus, OutcomeValueSubject } from "./workflow";

export type IndicatorRow = {
  readonly code: string;
  readonly serial: number;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly definitionZh: string;
  readonly definitionEn: string;
  readonly source: string;
  readonly ownerKind: DepartmentKind;
  readonly ownerZh: string | null;
  readonly ownerEn: string | null;
  readonly frequency: Frequency;
  readonly measure: Measure;
  readonly counted: Counted | null;
  readonly lowerBetter: boolean;
  readonly verified: boolean;
  readonly changedAt: Date;
  readonly changedById: string | null;
  readonly reason: string | null;
};

const INDICATOR = sql`i.code, i.serial, i.name_zh as "nameZh", i.name_en as "nameEn", i.definition_zh as "definitionZh",
  i.definition_en as "definitionEn", i.source, i.owner_kind as "ownerKind", o.name_zh as "ownerZh", o.name_en as "ownerEn", i.frequency,
  i.measure, i.counted, i.lower_better as "lowerBetter", i.verified, i.changed_at as "changedAt", i.changed_by_id as "changedById", i.reason`;

/** What is measured, as defined on a day, in order. One statement. */
export async function indicatorsOn({ tx }: Ctx, day: Day): Promise<IndicatorRow[]> {
  const after = endOfDay(day);
  return tx.$queryRaw<IndicatorRow[]>`
    select ${INDICATOR} from outcome_indicators i left join departments o on o.kind = i.owner_kind and o.level = 'city'
    where (i.superseded_at is null or i.superseded_at >= ${after}) and (i.changed_at < ${after} or i.serial = 1)
    order by i.sort, i.code`;
}

/** One of them as it was defined, the newest first. */
export async function definitionsOf({ tx }: Ctx, code: string): Promise<IndicatorRow[]> {
  return tx.$queryRaw<IndicatorRow[]>`
    select ${INDICATOR} from outcome_indicators i left join departments o on o.kind = i.owner_kind and o.level = 'city'
    where i.code = ${code} order by i.serial desc`;
}

export type ValueRow = Figures &
  OutcomeValueSubject & {
    readonly code: string;
    readonly from: Day;
    readonly to: Day;
    readonly divisionCode: string | null;
    readonly note: string;
    readonly status: OutcomeValueStatus;
    readonly correctsId: string | null;
    readonly correctionReason: string | null;
    readonly reason: string | null;
    readonly enteredAt: Date;
    readonly enteredBy: string | null;
    readonly decidedAt: Date | null;
    readonly decidedBy: string | null;
  };

const valueSelect = {
  ...{ id: true, code: true, periodFrom: true, periodTo: true, divisionCode: true, numerator: true, denominator: true },
  ...{ note: true, status: true, version: true, correctsId: true, correctionReason: true, reason: true },
  ...{ enteredById: true, decidedById: true, decidedAt: true, createdAt: true },
  _count: { select: { files: true } },
} as const;

type ValueFilter = {
  readonly code?: string;
  readonly id?: string;
  /** What was ever approved, and what waits now; without names. */
  readonly told?: true;
  readonly waiting?: true;
  /** None but these. */
  readonly ids?: readonly string[];
};

/**
 * On which values (`outcome_values r`) this person has the next word: what others proved waits for the city's coordinator and leader, what came
 * back or lacks its proof for who entered it. One of these conditions must hold; none: nothing can wait for him.
 */
export function waitingValues(actor: Actor): Sql[] {
  if (!keepsOutcomes(actor)) return [];
  const proven = sql`exists (select from outcome_files f where f.value_id = r.id)`;
  const own = sql`r.entered_by_id = ${actor.personId}::uuid`;
  const approves = isOfCityBureau(actor, "coordinator", "bureau_leader");
  return [
    sql`(${own} and (r.status = 'returned' or (r.status = 'entered' and not ${proven})))`,
    ...(approves ? [sql`(not ${own} and r.status = 'entered' and ${proven})`] : []),
  ];
}

/** Values that this person may see, by period, a correction after what it corrects. */
async function readValues(ctx: Ctx, { code, id, told, waiting, ids }: ValueFilter): Promise<ValueRow[]> {
  const rows = await ctx.tx.outcomeValue.findMany({
    where: {
      ...(code ? { code } : {}),
      ...(id ? { id } : {}),
      ...(told ? { status: { in: ["approved", "entered"] } } : {}),
      ...(waiting ? { status: "entered" } : {}),
      ...(ids ? { id: { in: [...ids] } } : {}),
    },
    select: valueSelect,
    orderBy: [{ periodFrom: "asc" }, { createdAt: "asc" }, { id: "asc" }],
  });
  const names =
    keepsOutcomes(ctx.actor) && !told
      ? await peopleKnown(
          ctx,
          rows.flatMap(({ enteredById, decidedById }) => [enteredById, decidedById ?? enteredById]),
        )
      : new Map<string, { readonly name: string }>();
  return rows.map(({ periodFrom, periodTo, _count, createdAt, decidedById, ...row }) => ({
    ...row,
    from: dayFromDate(periodFrom),
    to: dayFromDate(periodTo),
    proofs: _count.files,
    enteredAt: createdAt,
    enteredBy: names.get(row.enteredById)?.name ?? null,
    decidedBy: (decidedById && names.get(decidedById)?.name) ?? null,
  }));
}

/** One value, or null when it isn't there for this person. */
export async function findValue(ctx: Ctx, id: string): Promise<ValueRow | null> {
  return (await readValues(ctx, { id }))[0] ?? null;
}

/** The correction of a value that stands or is on its way, among the values of its indicator that a reader sees. */
export function correctionOf(values: readonly ValueRow[], id: string): ValueRow | undefined {
  return values.find(({ correctsId, status }) => correctsId === id && status !== "withdrawn");
}

/** All values of an indicator that this person may see: approved ones everybody's, the others those who keep them. */
export function valuesOf(ctx: Ctx, code: string): Promise<ValueRow[]> {
  return readValues(ctx, { code });
}

/** All values that this person may see, those that wait for approval, or those that wait for himself. */
export async function listValues(
  ctx: Ctx,
  { waiting = false, mine = false }: { readonly waiting?: boolean; readonly mine?: boolean },
): Promise<ValueRow[]> {
  if (!mine) return readValues(ctx, waiting ? { waiting } : {});
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    select r.id from outcome_values r where ${anyOf(waitingValues(ctx.actor))}`;
  return readValues(ctx, { ids: rows.map(({ id }) => id) });
}

/**
 * The values that had been approved by the end of a day, without names, those that ever were, and how many wait now, as far as the reader sees them.
 * One statement.
 */
export async function approvedBy(
  ctx: Ctx,
  day: Day,
): Promise<{ approved: ValueRow[]; everApproved: ValueRow[]; waiting: number }> {
  const rows = await readValues(ctx, { told: true });
  const everApproved = rows.filter(({ status }) => status === "approved");
  const after = endOfDay(day);
  const approved = everApproved.filter(({ decidedAt }) => decidedAt && decidedAt < after);
  return { approved, everApproved, waiting: rows.length - everApproved.length };
}

export type FileLine = { readonly id: string; readonly name: string; readonly size: number; readonly sha256: string };

/** The proof of a value, in the order in which it came, for those who keep values. */
export async function proofsOf({ tx }: Ctx, valueId: string): Promise<FileLine[]> {
  const rows = await tx.outcomeFile.findMany({
    where: { valueId },
    select: { id: true, name: true, size: true, sha256: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ size, ...row }) => ({ ...row, size: Number(size) }));
}
