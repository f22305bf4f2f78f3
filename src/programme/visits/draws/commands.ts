import { randomBytes } from "node:crypto";
import { addMonths, type Day, dateOf, dayFromDate } from "@/kernel/days";
import { type DrawList, drawFrom, firmsShortOfOfficers, hashOf, listText, seedOf } from "@/kernel/draw";
import { type Faults, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import { SMALLEST_FIGURE } from "@/kernel/small-figures";
import type { Ctx } from "@/platform/database";
import { type Typed, typedDay } from "@/platform/read-form";
import { beginLife, takeStep } from "@/platform/take-step";
import { openSealed, seal } from "@/platform/vault";
import { findSettings } from "../../settings/queries";
import { awayFor } from "../absences/policy";
import { absencesFrom } from "../absences/queries";
import { burdened } from "../burden/queries";
import { putInPlan } from "../commands";
import { DRAWN_DUTIES, mayDraw } from "./policy";
import { type DrawDetail, findDraw, firmsFor, idsOf, keptAway, listOf, officersToDraw, visitedSince } from "./queries";
import type { ChangeDraw, SetUpDraw, TakeDrawStep } from "./schema";
import { drawWorkflow } from "./workflow";

/** The field under which the seed's first half lies sealed. */
const HIDDEN = "seed-half";

/** Sets up a draw, as a draft: by the programme office or the coordinator, for his own bureau. Refusals: `not-found`. Invalid: days that are past. */
export async function setUpDraw(ctx: Ctx, input: SetUpDraw): Promise<{ drawId: string }> {
  const { tx, actor, now, today } = ctx;
  if (!mayDraw(actor)) throw new Refusal("not-found");
  const { divisionCode } = actor;
  const created = await tx.visitDraw.create({
    data: { ...(await planOf(ctx, input)), divisionCode, createdById: actor.personId, createdAt: now, updatedAt: now },
    select: { id: true, status: true, version: true },
  });
  await beginLife(ctx, drawWorkflow, { ...created, divisionCode, numberDay: input.numberOn, today });
  return { drawId: created.id };
}

/** Changes a draft. Refusals: `not-found`, `not-yours`, `draw-frozen`, `draw-abandoned`, `overtaken`. */
export async function changeDraw(ctx: Ctx, { drawId, version, ...input }: ChangeDraw): Promise<{ drawId: string }> {
  const draw = await drawFor(ctx, drawId);
  if (drawWorkflow.partiesOf(ctx.actor, draw).length === 0) throw new Refusal("not-yours");
  if (draw.status !== "draft") throw new Refusal(draw.status === "abandoned" ? "draw-abandoned" : "draw-frozen");
  const { count } = await ctx.tx.visitDraw.updateMany({
    where: { id: drawId, version, status: "draft" },
    data: { ...(await planOf(ctx, input)), version: version + 1, updatedAt: ctx.now },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({ act: "change.visit-draw", subjectKind: "visit-draw", subjectId: drawId });
  return { drawId };
}

/** What is wrong with the days of a draw. */
export async function drawFaults({ today }: Ctx, typed: Typed): Promise<Faults> {
  const [number, visits] = [typedDay(typed, "numberOn"), typedDay(typed, "visitsBy")];
  if (number === undefined) return {};
  return {
    ...(number <= today ? { numberOn: ["too-early"] } : {}),
    ...(visits !== undefined && visits <= number ? { visitsBy: ["after-number"] } : {}),
  };
}

async function planOf(ctx: Ctx, typed: SetUpDraw) {
  refuseFaults(await drawFaults(ctx, typed));
  const { actor } = ctx;
  const { industry, visitsBy, numberOn, divisions, ...input } = typed;
  const county = actor.kind === "official" && actor.level === "county";
  return {
    ...input,
    divisions: county ? [] : divisions,
    industries: industry ? [industry] : [],
    visitsBy: dateOf(visitsBy),
    numberOn: dateOf(numberOn),
  };
}

/**
 * Takes one step of a draw: freezes its list, draws out of it and plans the visits, or gives it up. Refusals: `not-found`, `not-yours`,
 * `wrong-status`, `overtaken`, `number-too-early`, `number-not-yet`, `too-few-firms`, `list-too-small`, `too-few-officers`, `burden`.
 */
export async function moveDraw(ctx: Ctx, input: TakeDrawStep): Promise<{ drawId: string }> {
  const draw = await drawFor(ctx, input.drawId);
  if (input.step === "freeze") await freeze(ctx, draw, input.version);
  else if (input.step === "draw") await drawOut(ctx, draw, input);
  else await move(ctx, draw, input, { reason: input.reason, abandonedAt: ctx.now });
  return { drawId: draw.id };
}

type Brought = Partial<
  Pick<DrawDetail, "listHash" | "commitment" | "firmCount" | "officerCount" | "frozenAt" | "frozenById">
> &
  Partial<Pick<DrawDetail, "secret" | "number" | "seed" | "drawnAt" | "drawnById" | "reason" | "abandonedAt">>;

async function move(
  ctx: Ctx,
  draw: DrawDetail,
  { step, version }: Pick<TakeDrawStep, "step" | "version">,
  brought: Brought,
): Promise<void> {
  await takeStep(ctx, drawWorkflow, {
    ...{ step, version, subject: draw },
    swap: (where, { dueOn: _none, ...data }) => ctx.tx.visitDraw.updateMany({ where, data: { ...data, ...brought } }),
    detail: brought.listHash ? { list: brought.listHash } : brought.seed ? { seed: brought.seed } : {},
  });
}

/** Who could be drawn now and who not: firms, officers, pairs that are kept apart, firms that have had their visits of the year. */
async function gathered(ctx: Ctx, draw: DrawDetail) {
  const { today } = ctx;
  const found = await firmsFor(ctx, draw);
  const since = addMonths(today, -draw.months);
  const visited = draw.months > 0 ? found.filter((firm) => visitedSince(firm, since)) : [];
  const firms = found.filter((firm) => !visited.includes(firm)).map((firm, at) => ({ ...firm, no: at + 1 }));
  const people = await officersToDraw(ctx, { divisionCode: draw.divisionCode, duties: DRAWN_DUTIES });
  const off = await offDuty(ctx, draw, people);
  const officers = people.filter(({ id }) => !off.has(id)).map((officer, at) => ({ ...officer, no: at + 1 }));
  const both = { people: officers.map(({ id }) => id), enterprises: firms.map(({ id }) => id) };
  const apart = await keptAway(ctx, both);
  const full = await burdened(ctx, both.enterprises, dayFromDate(draw.visitsBy).slice(0, 4));
  return { firms, visited, people, off, officers, apart, full };
}

/**
 * Who of these isn't drawn because he isn't there, with the last day of it where it is entered: by the register of absences from the day of the
 * number until the visits are made, and who was ticked.
 */
async function offDuty(
  ctx: Ctx,
  { absent, numberOn, visitsBy }: DrawDetail,
  people: readonly { readonly id: string }[],
): Promise<ReadonlyMap<string, Day | null>> {
  const ids = people.map(({ id }) => id);
  const absences = await absencesFrom(ctx, ctx.today, ids);
  const window = { from: dayFromDate(numberOn), to: dayFromDate(visitsBy) };
  return new Map(
    ids.flatMap((id): [string, Day | null][] => {
      const absence = awayFor(absences, id, window);
      return absence || absent.includes(id) ? [[id, absence?.toDay ?? null]] : [];
    }),
  );
}

/** What the list of a draft would hold if it were frozen now. */
export async function previewOf(ctx: Ctx, draw: DrawDetail) {
  const { firms, visited, people, off, officers, apart, full } = await gathered(ctx, draw);
  return {
    off: people.filter(({ id }) => off.has(id)).map(({ name }) => name),
    ...{ firms: firms.length, visited: visited.length, officers: officers.length, apart: apart.length },
    ...{ full: full.size, limit: (await findSettings(ctx)).visitsPerYear },
  };
}

/**
 * Writes down who can be drawn and who not, and why; publishes the hash of the list and the commitment to the half of the seed that is made
 * now and sealed. Who was visited, who is off duty, who keeps away from a firm is asked once, here.
 */
async function freeze(ctx: Ctx, draw: DrawDetail, version: number): Promise<void> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-yours");
  const { firms, visited, off, officers, apart, full } = await gathered(ctx, draw);
  if (firms.length < draw.take) throw new Refusal("too-few-firms");
  // How long the list is everybody reads, for the draw to be checked by it.
  if (firms.length < SMALLEST_FIGURE) throw new Refusal("list-too-small", { floor: SMALLEST_FIGURE });
  if (full.size > 0 && !draw.burdenReason) throw new Refusal("burden");

  const numbered = ({ personId, enterpriseId }: (typeof apart)[number]) => ({
    firm: firms.find(({ id }) => id === enterpriseId)?.no ?? 0,
    officer: officers.find(({ id }) => id === personId)?.no ?? 0,
  });
  const list: DrawList = {
    ...{ id: draw.id, take: draw.take, each: draw.each, firms, officers },
    apart: apart.map(numbered).toSorted((a, b) => a.firm - b.firm || a.officer - b.officer),
  };
  if (firmsShortOfOfficers(list).length > 0) throw new Refusal("too-few-officers");
  const secret = randomBytes(32).toString("hex");
  const listHash = hashOf(listText(list));
  await move(
    ctx,
    draw,
    { step: "freeze", version },
    {
      ...{ listHash, commitment: hashOf(secret), frozenAt: now, frozenById: actor.personId },
      ...{ firmCount: firms.length, officerCount: officers.length },
    },
  );
  await seal(ctx, draw.id, { [HIDDEN]: secret });
  await tx.visitDrawFirm.createMany({
    data: firms.map(({ no, id, code, divisionCode, name }) => ({
      ...{ drawId: draw.id, no, enterpriseId: id, code, divisionCode, name, officers: [] },
    })),
  });
  await tx.visitDrawOfficer.createMany({
    data: officers.map(({ no, id, divisionCode, city, card, name }) => ({
      ...{ drawId: draw.id, no, personId: id, divisionCode, city, card, name },
    })),
  });
  await tx.visitDrawExclusion.createMany({
    data: [
      ...visited.map(({ id, lastOn }) => ({ drawId: draw.id, enterpriseId: id, reason: "visited", day: lastOn })),
      ...[...off].map(([personId, until]) => ({
        ...{ drawId: draw.id, personId, reason: "absent" },
        day: until && dateOf(until),
      })),
      ...apart.map((pair) => ({ drawId: draw.id, ...pair, reason: "interest" })),
    ],
  });
  // What was hashed is what was written, as it is read from now on.
  if (hashOf(listText(await listOf(ctx, draw))) !== listHash)
    throw new Error(`the list of draw ${draw.id} reads otherwise than it was hashed`);
}

/** Makes the seed, draws, and plans a visit for each firm with its officers: all in one transaction, so that a draw without its visits isn't there. */
async function drawOut(
  ctx: Ctx,
  draw: DrawDetail,
  { version, number }: Extract<TakeDrawStep, { step: "draw" }>,
): Promise<void> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official" || drawWorkflow.partiesOf(actor, draw).length === 0) throw new Refusal("not-yours");
  if (draw.status !== "frozen") throw new Refusal("wrong-status");
  const list = await listOf(ctx, draw);
  const listHash = hashOf(listText(list));
  if (listHash !== draw.listHash) throw new Error(`the list of draw ${draw.id} isn't the one that was frozen`);
  const { [HIDDEN]: secret } = await openSealed(ctx, {
    ...{ recordId: draw.id, complaintId: null, fields: [HIDDEN], enterpriseId: null, purpose: "draw" },
    ...{ subjectKind: "visit-draw", subjectId: draw.id },
  });
  if (!secret || hashOf(secret) !== draw.commitment)
    throw new Error(`the hidden half of draw ${draw.id} isn't the one`);
  const seed = seedOf({ listHash, secret, number });
  await move(ctx, draw, { step: "draw", version }, { secret, number, seed, drawnAt: now, drawnById: actor.personId });
  const ids = await idsOf(ctx, draw.id);
  const dueOn = dayFromDate(draw.visitsBy);
  const full = await burdened(ctx, [...ids.firms.values()], dueOn.slice(0, 4));
  for (const [at, { firm: no, officers }] of drawFrom(list, seed).entries()) {
    const firm = list.firms.find((one) => one.no === no);
    const enterpriseId = ids.firms.get(no);
    const [officerId, ...companionIds] = officers.flatMap((officer) => ids.officers.get(officer) ?? []);
    if (!firm || !enterpriseId || !officerId) throw new Error(`draw ${draw.id} names what isn't in its list`);
    const { visitId } = await putInPlan(ctx, {
      ...{ enterpriseId, divisionCode: firm.divisionCode, officerId, companionIds, dueOn, drawId: draw.id },
      ...{ purpose: draw.purpose === "patrol" ? "patrol" : "guidance", reason: draw.title },
      ...{ occasion: `draw/${draw.id}/${no}`, burdenReason: full.has(enterpriseId) ? draw.burdenReason : null },
    });
    await tx.visitDrawFirm.updateMany({
      where: { drawId: draw.id, no, place: null },
      data: { place: at + 1, officers: [...officers], visitId },
    });
  }
}

/** The draw, or the refusal that hidden and absent share. */
async function drawFor(ctx: Ctx, drawId: string): Promise<DrawDetail> {
  const draw = await findDraw(ctx, drawId);
  if (!draw) throw new Refusal("not-found");
  return draw;
}
