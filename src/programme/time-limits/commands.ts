import { alarmsFor, type ClockUnit } from "@/kernel/clocks";
import { addDays, type Day, dateOf, dayFromDate } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import type { Ctx } from "@/platform/database";
import { beyondSight, moveDueDates, type RecountScope, recount } from "@/platform/recount";
import { rulesOf } from "@/platform/rules";
import { mayChangeRules } from "./policy";
import { type AnnounceYear, type ChangeHoliday, type ChangeTimeLimit, readAnnouncement } from "./schema";

/** Nothing of the programme ran before its first year, and no year before it will be entered. */
const CALENDAR_BEGINS = "2014-01-01";

/** What a rule says, as it is kept before and after a change. */
type Said = {
  length: number;
  unit: ClockUnit;
  extension: number | null;
  stops: string[];
  basis: string;
  basisEn: string | null;
  source: string;
  verified: boolean;
  validFrom: Day;
  validTo: Day | null;
};

/**
 * Changes a time limit, with a reason, and keeps what it was. A correction moves the due dates of the clocks that run under the rule; a
 * new rule holds for clocks that start from its first day on. Refusals: `not-found`, `overtaken`. Invalid: a first day that isn't to come
 * or lies outside the rule's time (`not-in-future`, `outside-period`), nothing that differs (`nothing-changed`).
 */
export async function changeTimeLimit(ctx: Ctx, input: ChangeTimeLimit): Promise<{ kind: string; changeId: string }> {
  const { tx } = ctx;
  const row = mayChangeRules(ctx.actor) ? await tx.timeLimit.findUnique({ where: { id: input.timeLimitId } }) : null;
  if (!row) throw new Refusal("not-found");
  if (row.version !== input.version) throw new Overtaken();
  const before: Said = {
    ...{ length: row.length, unit: row.unit, extension: row.extension, stops: row.stops },
    ...{ basis: row.basis, basisEn: row.basisEn, source: row.source, verified: row.verified },
    validFrom: dayFromDate(row.validFrom),
    validTo: row.validTo ? dayFromDate(row.validTo) : null,
  };
  const { length, unit, extension, stops, basis, basisEn, source } = input;
  const verified = input.verified === "yes";
  const rule = { length, unit, extension, stops: [...stops], basis, basisEn, source, verified };
  const after: Said = { ...before, ...rule, ...(input.mode === "renew" ? { validFrom: input.validFrom } : {}) };
  if (sameRule(before, after)) throw new InvalidInput({ "": ["nothing-changed"] });

  const end = input.mode === "renew" ? await beginPeriod(ctx, { kind: row.kind, before, after }) : {};
  const { count } = await tx.timeLimit.updateMany({
    where: { id: row.id, version: input.version },
    data: {
      ...(input.mode === "correct" ? { ...rule, ...alarmsFor(length, unit) } : end),
      version: input.version + 1,
    },
  });
  if (count !== 1) throw new Overtaken();
  const changeId = await keepChange(ctx, { of: { timeLimitId: row.id }, before, after, reason: input.reason });
  const moved = await moveClocks(ctx, changeId, input.mode === "correct" ? { timeLimitId: row.id } : undefined);
  ctx.record({
    act: "change.time-limit",
    subjectKind: "time-limit",
    subjectId: row.id,
    purpose: input.reason,
    detail: { kind: row.kind, mode: input.mode, length, unit, moved },
  });
  return { kind: row.kind, changeId };
}

function sameRule(before: Said, after: Said): boolean {
  const { validFrom: _a, ...a } = before;
  const { validFrom: _b, ...b } = after;
  return JSON.stringify({ ...a, stops: a.stops.toSorted() }) === JSON.stringify({ ...b, stops: b.stops.toSorted() });
}

/** Writes the rule that follows and answers with the end of the one before it: the same kind never has two rules on one day. */
async function beginPeriod(
  { tx, today }: Ctx,
  { kind, before, after }: { kind: string; before: Said; after: Said },
): Promise<{ validTo: Date }> {
  const { validFrom, validTo, ...rule } = after;
  if (validFrom <= today) throw new InvalidInput({ validFrom: ["not-in-future"] });
  if (validFrom <= before.validFrom || (validTo !== null && validFrom > validTo))
    throw new InvalidInput({ validFrom: ["outside-period"] });
  await tx.timeLimit.createMany({
    data: [
      {
        kind,
        ...rule,
        ...alarmsFor(rule.length, rule.unit),
        validFrom: dateOf(validFrom),
        validTo: validTo ? dateOf(validTo) : null,
      },
    ],
  });
  return { validTo: dateOf(addDays(validFrom, -1)) };
}

/**
 * Sets one day of a known year right. What is said of a weekday is whether it is off, of a weekend day whether it is worked. Refusals:
 * `not-found`, `year-unknown`. Invalid: `before-calendar`, `nothing-changed`.
 */
export async function changeHoliday(ctx: Ctx, input: ChangeHoliday): Promise<{ year: number; changeId: string }> {
  if (!mayChangeRules(ctx.actor)) throw new Refusal("not-found");
  const { tx } = ctx;
  const { calendar } = await rulesOf(ctx);
  if (input.day < CALENDAR_BEGINS) throw new InvalidInput({ day: ["before-calendar"] });
  if (input.day > calendar.knownUntil) throw new Refusal("year-unknown");
  const { day, kind, name, source, reason } = input;
  const found = await tx.holiday.findUnique({
    where: { day: dateOf(day) },
    select: { kind: true, name: true, source: true },
  });
  const said = { kind, name, source };
  if (found && JSON.stringify(found) === JSON.stringify(said)) throw new InvalidInput({ "": ["nothing-changed"] });
  await tx.holiday.upsert({
    where: { day: dateOf(day) },
    create: { day: dateOf(day), ...said, verified: true },
    update: { ...said, verified: true },
    select: { day: true },
  });
  const year = Number(day.slice(0, 4));
  const before = found ? [{ day, ...found }] : [];
  const changeId = await keepChange(ctx, { of: { year }, before, after: [{ day, ...said }], reason });
  const moved = await moveClocks(ctx, changeId, { dueSince: day });
  ctx.record({ act: "change.holiday", subjectKind: "holiday", purpose: reason, detail: { day, kind, moved } });
  return { year, changeId };
}

/**
 * Enters the announcement of the first year that isn't known yet; terms that reach into it are counted anew. Refusals: `not-found`,
 * `year-known`, `year-too-early`. Invalid: days that are no announcement.
 */
export async function announceYear(
  ctx: Ctx,
  { year, source, days }: AnnounceYear,
): Promise<{ year: number; changeId: string }> {
  if (!mayChangeRules(ctx.actor)) throw new Refusal("not-found");
  const { tx } = ctx;
  const { calendar } = await rulesOf(ctx);
  const next = Number(calendar.knownUntil.slice(0, 4)) + 1;
  if (year !== next) throw new Refusal(year < next ? "year-known" : "year-too-early", { year: String(next) });
  const rows = readAnnouncement(days, year);
  const [first] = rows ?? [];
  if (!rows || !first) throw new InvalidInput({ days: ["invalid"] });
  const between = { gte: dateOf(first.day), lte: dateOf(`${year}-12-31`) };
  const found = await tx.holiday.findMany({
    where: { day: between },
    select: { day: true, kind: true, name: true, source: true },
  });
  const before = found.map((row) => ({ ...row, day: dayFromDate(row.day) }));
  await tx.$executeRaw`
    insert into holidays (day, kind, name, source, verified)
    select day, kind, name, ${source}, true from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(day date, kind holiday_kind, name text)
    on conflict (day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source, verified = true`;
  const changeId = await keepChange(ctx, {
    of: { year },
    before,
    after: rows.map((row) => ({ ...row, source })),
    reason: source,
  });
  const moved = await moveClocks(ctx, changeId, { dueSince: first.day });
  ctx.record({
    act: "announce.holidays",
    subjectKind: "holiday",
    purpose: source,
    detail: { year, days: rows.length, moved },
  });
  return { year, changeId };
}

type Kept = {
  readonly of: { timeLimitId: string } | { year: number };
  readonly before: object;
  readonly after: object;
  readonly reason: string;
};

async function keepChange({ tx, actor, now }: Ctx, { of, before, after, reason }: Kept): Promise<string> {
  if (actor.kind !== "official") throw new Refusal("not-found");
  const change = await tx.timeLimitChange.create({
    data: { ...of, changedAt: now, changedById: actor.personId, before, after, reason },
    select: { id: true },
  });
  return change.id;
}

/** Tells every instance that the rules changed, and moves the dates that follow from it. Returns how many moved. */
async function moveClocks(ctx: Ctx, changeId: string, scope: RecountScope | undefined): Promise<number> {
  await announceRules(ctx);
  if (!scope) return 0;
  return beyondSight(ctx, async () => {
    const moves = await recount(ctx, scope);
    await moveDueDates(ctx, moves, changeId);
    return moves.length;
  });
}

async function announceRules({ tx }: Ctx): Promise<void> {
  await tx.$executeRaw`
    update settings set value = to_jsonb((value #>> '{}')::int + 1), updated_at = ${realNow()} where key = 'rules-version'`;
}

/** Counts every running clock anew and moves what differs: after a release brought rules, or when a step raced a change. */
export async function recountAll(ctx: Ctx): Promise<number> {
  const moves = await recount(ctx);
  await moveDueDates(ctx, moves, null);
  return moves.length;
}
