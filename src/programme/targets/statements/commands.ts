import { addDays, type Day, dateOf, dayFromDate, PROGRAMME_BEGAN } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { takeTurn } from "@/platform/turn";
import { INDICATORS, type Indicator } from "../policy";
import { progressOn } from "../queries";
import { mayConfirm, mayLead } from "./policy";
import { anotherLeads, FIGURES_PER_DIVISION, findStatement, movedIn } from "./queries";
import type { AcceptStatement, ConfirmFigures, OpenStatement, Restate } from "./schema";

type Done = { readonly statementId: string };

/** Opens the statement of a day: from now on the bureaus may confirm. Refusals: `not-found`, `already-opened`. Invalid: `in-future`, `before-programme`. */
export async function openStatement(ctx: Ctx, { asOf }: OpenStatement): Promise<Done> {
  const { tx, actor, now, today } = ctx;
  if (!mayLead(actor)) throw new Refusal("not-found");
  if (asOf > today) throw new InvalidInput({ asOf: ["in-future"] });
  if (asOf < PROGRAMME_BEGAN) throw new InvalidInput({ asOf: ["before-programme"] });
  const [created] = await tx.statement.createManyAndReturn({
    data: [{ asOf: dateOf(asOf), openedAt: now, openedById: actor.personId }],
    select: { id: true },
    skipDuplicates: true,
  });
  if (!created) throw new Refusal("already-opened");
  ctx.record({ act: "open.statement", subjectKind: "statement", subjectId: created.id, detail: { asOf } });
  return { statementId: created.id };
}

/**
 * A bureau confirms its division's figures, counted now from the registers; until the statement is accepted it may do so anew.
 * Refusals: `not-found`, `statement-closed`, `nobody-else-accepts` (the only lead would keep himself from accepting), `overtaken` (somebody confirmed since the person looked).
 */
export async function confirmFigures(ctx: Ctx, { statementId, divisionCode, seen }: ConfirmFigures): Promise<Done> {
  const { tx, actor, now } = ctx;
  if (!mayConfirm(actor, divisionCode)) throw new Refusal("not-found");
  const statement = await tx.statement.findUnique({
    where: { id: statementId },
    select: { asOf: true, acceptedAt: true },
  });
  if (!statement) throw new Refusal("not-found");
  if (statement.acceptedAt) throw new Refusal("statement-closed");
  if (mayLead(actor) && !(await anotherLeads(ctx, actor))) throw new Refusal("nobody-else-accepts");
  const progress = await progressOn(ctx, { day: dayFromDate(statement.asOf) });
  const figures = progress.flatMap(({ indicator, divisions }) =>
    divisions
      .filter(({ place }) => place.code === divisionCode)
      .map(({ standing }) => ({
        indicator,
        n: standing.actual,
        target: standing.goal.value,
        confirmedAt: now,
        confirmedById: actor.personId,
      })),
  );
  if (figures.length !== FIGURES_PER_DIVISION) throw new Refusal("not-found");
  let written = 0;
  if (seen === null) {
    const data = figures.map((figure) => ({ statementId, divisionCode, ...figure }));
    ({ count: written } = await tx.statementFigure.createMany({ data, skipDuplicates: true }));
  } else {
    for (const { indicator, ...figure } of figures) {
      const where = { statementId, divisionCode, indicator, confirmedAt: new Date(seen) };
      written += (await tx.statementFigure.updateMany({ where, data: figure })).count;
    }
  }
  if (written !== FIGURES_PER_DIVISION) throw new Overtaken();
  ctx.record({
    act: "confirm.statement",
    subjectKind: "statement",
    subjectId: statementId,
    detail: { divisionCode, ...Object.fromEntries(figures.map(({ indicator, n }) => [indicator, n])) },
  });
  return { statementId };
}

/**
 * The lead accepts: from now on the figures stay as they are. Refusals: `not-found`, `overtaken`, `not-all-confirmed`, `own-confirmation`
 * (who accepts has confirmed none of them), `figures-moved` (a register says something else by now: that bureau confirms anew).
 */
export async function acceptStatement(ctx: Ctx, { statementId, version }: AcceptStatement): Promise<Done> {
  const { tx, actor, now } = ctx;
  if (!mayLead(actor) || !(await findStatement(ctx, statementId))) throw new Refusal("not-found");
  // First the row, then the look: a bureau that confirms at this moment comes before or after, never in between.
  const { count } = await tx.statement.updateMany({
    where: { id: statementId, version, acceptedAt: null },
    data: { acceptedAt: now, acceptedById: actor.personId, version: version + 1 },
  });
  if (count !== 1) throw new Overtaken();
  const statement = await findStatement(ctx, statementId);
  if (!statement) throw new Refusal("not-found");
  const figures = statement.indicators.flatMap((one) => one.figures);
  if (figures.some(({ confirmed }) => confirmed === null)) throw new Refusal("not-all-confirmed");
  if (statement.confirmedBy.includes(actor.personId)) throw new Refusal("own-confirmation");
  // Not yet as accepted: until now a changed split counts.
  if (movedIn({ ...statement, acceptedAt: null }).length > 0) throw new Refusal("figures-moved");
  ctx.record({
    act: "accept.statement",
    subjectKind: "statement",
    subjectId: statementId,
    detail: { asOf: statement.asOf },
  });
  return { statementId };
}

/**
 * Says of every figure that has changed since what it was, what it is, and why; the published one stays.
 * Refusals: `not-found`, `nothing-moved`, `overtaken`.
 */
export async function restate(ctx: Ctx, { statementId, seen, reason }: Restate): Promise<Done> {
  const { actor } = ctx;
  if (!mayLead(actor)) throw new Refusal("not-found");
  await oneAtATime(ctx, statementId);
  const statement = await findStatement(ctx, statementId);
  if (!statement?.acceptedAt) throw new Refusal("not-found");
  if (statement.restatements.length !== seen) throw new Overtaken();
  const moved = movedIn(statement);
  if (moved.length === 0) throw new Refusal("nothing-moved");
  await sayAnew(ctx, { statementId, moved, reason, byId: actor.personId });
  return { statementId };
}

export type Touching = {
  readonly indicator: Indicator;
  readonly divisions: readonly string[];
  /** The days of which the register says something else by now. */
  readonly from: Day;
  readonly before: Day;
  readonly reason: string;
};

/**
 * Restates what an entry that came late has changed in accepted statements: the figures of these divisions, of each statement of these days.
 * In the transaction of the entry, by who may restate. Refusals: `not-found`.
 */
export async function restateAfter(ctx: Ctx, { indicator, divisions, from, before, reason }: Touching): Promise<void> {
  const { tx, actor } = ctx;
  if (!mayLead(actor)) throw new Refusal("not-found");
  const touched = await tx.statement.findMany({
    where: { acceptedAt: { not: null }, asOf: { gte: dateOf(from), lt: dateOf(before) } },
    select: { id: true },
    orderBy: { asOf: "asc" },
  });
  for (const { id: statementId } of touched) {
    await oneAtATime(ctx, statementId);
    const statement = await findStatement(ctx, statementId);
    const moved = (statement ? movedIn(statement) : []).filter(
      (one) => one.indicator === indicator && divisions.includes(one.place.code),
    );
    if (moved.length > 0) await sayAnew(ctx, { statementId, moved, reason, byId: actor.personId });
  }
}

/** The same after the move of a firm: both divisions, of each statement since its day. */
export async function restateMove(
  ctx: Ctx,
  { divisions, since, reason }: Pick<Touching, "divisions" | "reason"> & { readonly since: Day },
): Promise<void> {
  const before = addDays(ctx.today, 1);
  for (const indicator of INDICATORS) await restateAfter(ctx, { indicator, divisions, from: since, before, reason });
}

/** Two who restate at once do so one after the other: the row itself is closed and can't be locked. */
function oneAtATime(ctx: Ctx, statementId: string): Promise<void> {
  return takeTurn(ctx, `statement ${statementId}`);
}

type Saying = {
  readonly statementId: string;
  readonly moved: ReturnType<typeof movedIn>;
  readonly reason: string;
  readonly byId: string;
};

async function sayAnew(ctx: Ctx, { statementId, moved, reason, byId }: Saying): Promise<void> {
  const { tx, now: at } = ctx;
  await tx.restatement.createMany({
    data: moved.map(({ indicator, place, published, now: n }) => ({
      statementId,
      indicator,
      divisionCode: place.code,
      published,
      n,
      reason,
      at,
      byId,
    })),
  });
  ctx.record({
    act: "restate.statement",
    subjectKind: "statement",
    subjectId: statementId,
    purpose: reason,
    detail: Object.fromEntries(
      moved.map(({ indicator, place, stated, now: n }) => [`${indicator} ${place.code}`, `${stated}→${n}`]),
    ),
  });
}
