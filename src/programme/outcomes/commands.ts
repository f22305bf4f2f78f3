import { type Day, dateOf } from "@/kernel/days";
import { type Faults, InvalidInput, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { regulatorsWith } from "@/platform/people";
import type { Typed } from "@/platform/read-form";
import { beginLife, takeStep } from "@/platform/take-step";
import { type Figures, type Frequency, type Measure, mayChangeIndicators, mayEnter, periodNamed } from "./policy";
import { definitionsOf, findValue, type IndicatorRow } from "./queries";
import { type ChangeIndicator, type CorrectValue, type EnterValue, type TakeValueStep, typedValue } from "./schema";
import { outcomeValueWorkflow } from "./workflow";

/**
 * Writes anew what is measured: the old definition stays readable. Refusals: `not-found`, `overtaken`, `nothing-changed`,
 * `frequency-in-use` (values of other periods stand under it).
 */
export async function changeIndicator(
  ctx: Ctx,
  { code, serial, reason, ...wanted }: ChangeIndicator,
): Promise<{ code: string }> {
  const { tx, actor, now } = ctx;
  if (!mayChangeIndicators(actor)) throw new Refusal("not-found");
  const [old] = await definitionsOf(ctx, code);
  if (!old) throw new Refusal("not-found");
  if (old.serial !== serial) throw new Overtaken();
  const fields = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((field) => wanted[field] !== old[field]);
  if (fields.length === 0) throw new Refusal("nothing-changed");
  if (fields.includes("frequency") && (await tx.outcomeValue.count({ where: { code } })) > 0)
    throw new Refusal("frequency-in-use");
  const { count } = await tx.outcomeIndicator.updateMany({
    where: { code, serial, supersededAt: null },
    data: { supersededAt: now },
  });
  if (count !== 1) throw new Overtaken();
  const { sort } = await tx.outcomeIndicator.findUniqueOrThrow({
    where: { code_serial: { code, serial } },
    select: { sort: true },
  });
  const { measure, counted, lowerBetter } = old;
  await tx.outcomeIndicator.createMany({
    data: [
      {
        ...{ code, serial: serial + 1, ...wanted, measure, counted, lowerBetter, sort },
        ...{ verified: false, changedAt: now, changedById: actor.personId, reason },
      },
    ],
  });
  ctx.record({
    act: "change.outcome-indicator",
    subjectKind: "outcome-indicator",
    purpose: reason,
    detail: { code, serial: serial + 1, fields },
  });
  return { code };
}

/**
 * Enters a value of a period that is over, for a division or the city; its proof follows, and a second person approves it. Refusals:
 * `not-found`, `already-entered`. Invalid: `not-a-period`, `not-over-yet`, and the figures'.
 */
export async function enterValue(ctx: Ctx, input: EnterValue): Promise<{ valueId: string }> {
  const { actor, today } = ctx;
  const { code, period: named, division: divisionCode, note } = input;
  const indicator = await enteredIndicator(ctx, code);
  if (!mayEnter(actor, divisionCode)) throw new Refusal("not-found");
  refuseFaults(periodFaults(indicator.frequency, named, today));
  const period = periodNamed(indicator.frequency, named);
  if (!period) throw new Error(`the period ${named} was read and isn't one`);
  const known =
    divisionCode === null || (await ctx.tx.division.count({ where: { code: divisionCode, tileX: { not: null } } }));
  if (!known) throw new InvalidInput({ division: ["invalid"] });
  return begin(ctx, {
    ...{ code, divisionCode, note, periodFrom: dateOf(period.from), periodTo: dateOf(period.to) },
    ...checked(indicator.measure, input),
    ...{ enteredById: actor.personId },
  });
}

/**
 * Enters what is to be put in an approved value's stead, with the reason; the approved one stays as it was published. Refusals: `not-found`,
 * `already-corrected` (a correction of it is on its way or stands: that one is corrected), `not-approved`.
 */
export async function correctValue(ctx: Ctx, input: CorrectValue): Promise<{ valueId: string }> {
  const { actor } = ctx;
  const old = await findValue(ctx, input.valueId);
  if (!old || !mayEnter(actor, old.divisionCode)) throw new Refusal("not-found");
  if (old.status !== "approved") throw new Refusal("not-approved");
  const { measure } = await enteredIndicator(ctx, old.code);
  const figures = checked(measure, input);
  if (figures.numerator === old.numerator && figures.denominator === old.denominator)
    throw new Refusal("nothing-changed");
  return begin(ctx, {
    ...{ code: old.code, divisionCode: old.divisionCode, note: input.note },
    ...{ periodFrom: dateOf(old.from), periodTo: dateOf(old.to), ...figures },
    ...{ correctsId: old.id, correctionReason: input.correctionReason, enteredById: actor.personId },
  });
}

/**
 * Takes one step of a value: approved by a second person, returned with the reason, entered again, withdrawn. Refusals: `not-found`,
 * `not-yours`, `wrong-status`, `overtaken`, `proof-missing`.
 */
export async function moveValue(ctx: Ctx, input: TakeValueStep): Promise<{ valueId: string }> {
  const { tx, actor, now } = ctx;
  const value = await findValue(ctx, input.valueId);
  if (!value || actor.kind !== "official") throw new Refusal("not-found");
  const decided = { decidedById: actor.personId, decidedAt: now };
  const brought =
    input.step === "resubmit"
      ? { ...checked((await enteredIndicator(ctx, value.code)).measure, input), note: input.note, reason: null }
      : input.step === "approve"
        ? { ...decided, reason: null }
        : input.step === "return"
          ? { ...decided, reason: input.reason }
          : {};
  await takeStep(ctx, outcomeValueWorkflow, {
    step: input.step,
    subject: value,
    version: input.version,
    swap: (where, { dueOn: _none, ...data }) => tx.outcomeValue.updateMany({ where, data: { ...data, ...brought } }),
    recipients: (party) => recipients(ctx, party, value.enteredById),
    detail: { code: value.code },
  });
  return { valueId: value.id };
}

type NewValue = Figures & {
  readonly code: string;
  readonly periodFrom: Date;
  readonly periodTo: Date;
  readonly divisionCode: string | null;
  readonly note: string;
  readonly enteredById: string;
  readonly correctsId?: string;
  readonly correctionReason?: string;
};

async function begin(ctx: Ctx, value: NewValue): Promise<{ valueId: string }> {
  const { tx, now } = ctx;
  const [created] = await tx.outcomeValue.createManyAndReturn({
    data: [{ ...value, createdAt: now, updatedAt: now }],
    select: { id: true, status: true, version: true },
    // Two at once, or a second of the same period, meet the unique index.
    skipDuplicates: true,
  });
  if (!created) throw new Refusal(value.correctsId ? "already-corrected" : "already-entered");
  const subject = { ...created, enteredById: value.enteredById, proofs: 0 };
  await beginLife(ctx, outcomeValueWorkflow, subject, {
    recipients: (party) => recipients(ctx, party, value.enteredById),
  });
  return { valueId: created.id };
}

/** The indicator in force, when values are entered for it at all. */
async function enteredIndicator(ctx: Ctx, code: string): Promise<IndicatorRow> {
  const [indicator] = await definitionsOf(ctx, code);
  if (!indicator || indicator.counted !== null) throw new Refusal("not-found");
  return indicator;
}

/** What is wrong with the period and the figures of a value beyond each by itself. */
export async function valueFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  const { code, valueId, period, ...figures } = typedValue.parse(typed);
  const of = code ?? (valueId && (await findValue(ctx, valueId))?.code);
  const [indicator] = of ? await definitionsOf(ctx, of) : [];
  if (!indicator) return {};
  return {
    ...(period === undefined ? {} : periodFaults(indicator.frequency, period, ctx.today)),
    ...figureFaults(indicator.measure, figures),
  };
}

function periodFaults(frequency: Frequency, named: string, today: Day): Faults {
  const period = periodNamed(frequency, named);
  if (!period) return { period: ["not-a-period"] };
  return period.to >= today ? { period: ["not-over-yet"] } : {};
}

type TypedFigures = { readonly [Name in keyof Figures]?: Figures[Name] | undefined };

function figureFaults(measure: Measure, { numerator = 0, denominator }: TypedFigures): Faults {
  if (measure === "count" || denominator === undefined) return {};
  if (denominator === null) return { denominator: ["missing"] };
  if (denominator === 0) return { denominator: ["not-zero"] };
  return numerator > denominator ? { numerator: ["more-than-all"] } : {};
}

function checked(measure: Measure, { numerator, denominator }: Figures): Figures {
  refuseFaults(figureFaults(measure, { numerator, denominator }));
  return { numerator, denominator: measure === "count" ? null : denominator };
}

async function recipients(ctx: Ctx, party: string, enteredById: string): Promise<readonly string[]> {
  if (party === "enterer") return [enteredById];
  const people = await regulatorsWith(ctx, ["coordinator", "bureau_leader"], "city");
  return people.filter((id) => id !== enteredById);
}
