import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import { reasonGiven } from "@/platform/clock-plan";
import { sayWhy } from "@/platform/clock-reasons";
import type { ClockView } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { regulatorsWith } from "@/platform/people";
import { moveSite } from "../commands";
import { hasDeclared, mayName, mayScore, mayVote, missedAtSigning } from "../policy";
import { findSite, type SiteDetail } from "../queries";
import { itemsOf } from "../score-sheets/schema";
import { nameSeats } from "../seats/commands";
import { REVIEWERS_NEEDED, seated } from "../seats/policy";
import type { Declare, NameMore } from "../seats/schema";
import { type Mark, ownMarks, totalOfMarks } from "./queries";
import type { CastVote, MarkInput, MarkItems, SignScore } from "./schema";

/** What became of marks that were sent: kept, or met by another version of the same reviewer's, which is shown beside. */
export type Marked = {
  readonly siteId: string;
  readonly kept: readonly { readonly itemKey: string; readonly id: string; readonly version: number }[];
  readonly conflicts: readonly Mark[];
};

/**
 * Keeps a reviewer's marks: each once, however often it is sent. A mark that was changed elsewhere meanwhile is not overwritten: it comes
 * back as a conflict. Refusals: `not-found`, `not-declared` (no declaration of interest yet), `wrong-status` (signed, or another round).
 */
export async function markItems(ctx: Ctx, { siteId, round, marks }: MarkItems): Promise<Marked> {
  const site = await openForMarks(ctx, siteId);
  if (site.round !== round) throw new Refusal("wrong-status");
  const items = new Map(itemsOf(site.sheet.content).map(({ key, points }) => [key, points]));
  const there = await ownMarks(ctx, { siteId, round });
  const fresh: MarkInput[] = [];
  const kept: { itemKey: string; id: string; version: number }[] = [];
  const conflicts: Mark[] = [];
  for (const mark of marks) {
    const { itemKey } = mark;
    const full = items.get(itemKey);
    if (full === undefined || mark.points > full) throw new Refusal("no-such-item", { item: itemKey });
    const now = there.find((other) => other.itemKey === itemKey && other.round === round);
    if (!now) fresh.push(mark);
    const version = now ? await changeMark(ctx, now, mark) : 1;
    if (version !== undefined) kept.push({ itemKey, id: now?.id ?? mark.id, version });
    else if (now) conflicts.push(now);
  }
  await addMarks(ctx, { siteId, round, marks: fresh });
  return { siteId, kept, conflicts };
}

/** The same for the form of a page, which has no place to show two versions: a conflict refuses the whole, and points above full are told beside their field. Faults: `mark`. */
export async function markByForm(ctx: Ctx, input: MarkItems): Promise<{ siteId: string }> {
  const items = new Map(itemsOf((await openForMarks(ctx, input.siteId)).sheet.content).map((item) => [item.key, item]));
  const above = input.marks.filter(({ itemKey, points }) => points > (items.get(itemKey)?.points ?? points));
  if (above.length > 0)
    throw new InvalidInput(Object.fromEntries(above.map(({ itemKey }) => [`${itemKey}.points`, ["mark"]])));
  const { conflicts } = await markItems(ctx, input);
  if (conflicts.length > 0) throw new Overtaken();
  return { siteId: input.siteId };
}

async function openForMarks(ctx: Ctx, siteId: string): Promise<SiteDetail> {
  const site = await findSite(ctx, siteId);
  if (!site) throw new Refusal("not-found");
  const { actor } = ctx;
  if (!mayScore(actor, site)) throw new Refusal("not-found");
  if (!hasDeclared(actor, site)) throw new Refusal("not-declared");
  return site;
}

/** Marks of items that had none: a whole form's in one statement. */
async function addMarks({ tx, actor, now: markedAt }: Ctx, { siteId, round, marks }: MarkItems): Promise<void> {
  if (actor.kind !== "official") return;
  const { count } = await tx.siteMark.createMany({
    data: marks.map(({ id, itemKey, points, finding, note }) => {
      return { id, siteId, reviewerId: actor.personId, round, itemKey, points, finding, note, markedAt };
    }),
    skipDuplicates: true,
  });
  // Fewer: the same reviewer's other device was faster, within this very moment.
  if (count !== marks.length) throw new Overtaken();
}

/** The version under which the mark stands now; undefined when another one stands there. */
async function changeMark({ tx, now: markedAt }: Ctx, now: Mark, mark: MarkInput): Promise<number | undefined> {
  const { points, finding, note, base } = mark;
  if (now.points === points && now.finding === finding && now.note === note) return now.version;
  if (now.version !== base) return undefined;
  const { count } = await tx.siteMark.updateMany({
    where: { id: now.id, version: base },
    data: { points, finding, note, markedAt, version: base + 1 },
  });
  if (count !== 1) throw new Overtaken();
  return base + 1;
}

/**
 * A reviewer signs his marks with his opinion: once in a round, apart from the others, of which he sees nothing before all are in. The last
 * signature concludes the scoring, or opens the reconciliation when the totals differ by more than the setting allows; after the term either
 * asks why. Refusals: `not-found`, `not-declared`, `marks-missing`, `wrong-status` (another round runs). Signed before: nothing more happens.
 */
export async function signScore(
  ctx: Ctx,
  { siteId, round, opinion, vetoes = [] }: SignScore,
): Promise<{ siteId: string }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-found");
  // Pressed twice it is signed once. Nothing is signed in a round that his form didn't show.
  const there = { siteId, reviewerId: actor.personId, round };
  if (await tx.siteScore.findFirst({ where: there, select: { id: true } })) return { siteId };
  const site = await openForMarks(ctx, siteId);
  if (site.round !== round) throw new Refusal("wrong-status");
  // Touching the row lets two who sign at once do so one after the other, so that the later one sees both; its version stays.
  await tx.demonstrationSite.updateMany({ where: { id: siteId }, data: { updatedAt: now } });
  const { content } = site.sheet;
  const marks = await ownMarks(ctx, { siteId, round: site.round });
  const missing = itemsOf(content).filter(
    ({ key, dimension }) => dimension !== "B" && !marks.some(({ itemKey }) => itemKey === key),
  );
  if (missing.length > 0) throw new Refusal("marks-missing", { n: missing.length, first: missing[0]?.key ?? "" });
  const { total, dimensions } = totalOfMarks(content, marks);
  const signed = await tx.siteScore.createMany({
    data: [
      {
        siteId,
        reviewerId: actor.personId,
        round: site.round,
        points: total,
        dimensions,
        vetoes: vetoes.filter((index) => content.vetoes[Number(index)]),
        opinion,
        signedAt: now,
      },
    ],
    skipDuplicates: true,
  });
  if (signed.count !== 1) return { siteId };
  await tx.siteReviewer.updateMany({ where: { siteId, personId: actor.personId }, data: { pending: false } });
  ctx.record({
    act: "score.demonstration-site",
    subjectKind: "demonstration-site",
    subjectId: siteId,
    enterpriseId: site.enterpriseId,
    detail: { round: site.round },
  });
  const scored = await findSite(ctx, siteId);
  const reviewers = seated(scored?.seats ?? [], "reviewer");
  if (scored && reviewers.length >= REVIEWERS_NEEDED && reviewers.every(({ pending }) => !pending)) {
    const differs = scored.spread !== null && scored.spread > scored.allowedSpread;
    const missed = missedAtSigning(actor, site);
    if (differs && missed) await explain(ctx, site, missed);
    await moveSite(ctx, { step: differs ? "reconcile" : "conclude", siteId, version: scored.version });
  }
  return { siteId };
}

/**
 * Scores that are reconciled don't meet their clock yet. The reason is asked and kept all the same: were it asked only of scores that agree, a
 * form without one would tell before the signature that they do.
 */
async function explain(ctx: Ctx, site: SiteDetail, clock: ClockView): Promise<void> {
  const reason = reasonGiven(ctx);
  if (!reason) return;
  await sayWhy(ctx, clock, reason);
  ctx.record({
    ...{ act: "explain.clock", subjectKind: "demonstration-site", subjectId: site.id },
    ...{ enterpriseId: site.enterpriseId, detail: { clock: clock.kind } },
  });
}

/** A member of the panel votes, once. Refusals: `not-found`, `not-declared`, `already-signed`. */
export async function castVote(ctx: Ctx, { siteId, vote, opinion }: CastVote): Promise<{ siteId: string }> {
  const { tx, actor, now } = ctx;
  const site = await findSite(ctx, siteId);
  if (!site || !mayVote(actor, site)) throw new Refusal("not-found");
  const { count } = await tx.siteReviewer.updateMany({
    where: {
      siteId,
      personId: actor.personId,
      part: "panel",
      recusedAt: null,
      pending: true,
      declaredAt: { not: null },
    },
    data: { vote, opinion, votedAt: now, pending: false },
  });
  if (count !== 1) throw new Refusal("not-declared");
  ctx.record({
    act: "vote.site-panel",
    subjectKind: "demonstration-site",
    subjectId: siteId,
    enterpriseId: site.enterpriseId,
  });
  return { siteId };
}

/**
 * Whoever was named declares that nothing stands in his way, or recuses himself: from then on he sees nothing of the site, and the
 * coordinator is told to name another. What he marked stays, and doesn't count. Out of a reconciliation the scoring goes back to the spot,
 * where another can be named who scores apart. Refusals: `not-found`, `already-signed`, those of the step.
 */
export async function declareInterest(ctx: Ctx, input: Declare): Promise<{ siteId: string; left: boolean }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official") throw new Refusal("not-found");
  const { siteId } = input;
  const seat = await tx.siteReviewer.findFirst({
    where: { siteId, personId: actor.personId, recusedAt: null },
    select: { id: true, part: true, pending: true, site: { select: { enterpriseId: true, version: true } } },
  });
  if (!seat) throw new Refusal("not-found");
  const left = input.interest === "recuse";
  if (left && !seat.pending) throw new Refusal("already-signed");
  if (left && seat.part === "reviewer") await moveSite(ctx, { step: "recuse", siteId, version: seat.site.version });
  const { count } = await tx.siteReviewer.updateMany({
    where: { id: seat.id, recusedAt: null, pending: true },
    data: left ? { recusedAt: now, recusalGround: input.ground, pending: false } : { declaredAt: now },
  });
  if (count !== 1) throw new Refusal("already-signed");
  // A reviewer's recusal is a step, which its entry tells already.
  if (!left || seat.part === "panel")
    ctx.record({
      act: left ? "recuse.reviewer" : "declare.interest",
      subjectKind: "demonstration-site",
      subjectId: siteId,
      enterpriseId: seat.site.enterpriseId,
    });
  if (left && seat.part === "panel")
    await tell(ctx, await regulatorsWith(ctx, ["coordinator"], "city"), {
      kind: "demonstration-site.recuse",
      subjectKind: "demonstration-site",
      subjectId: siteId,
      number: null,
    });
  return { siteId, left };
}

/**
 * Names further reviewers during the check on the spot, or further members of a panel that sits: in the place of who recused himself.
 * Refusals: `not-found`, `wrong-status`; faults: people `conflict`.
 */
export async function nameMore(ctx: Ctx, { siteId, people }: NameMore): Promise<{ siteId: string }> {
  const site = await findSite(ctx, siteId);
  if (!site || !mayName(ctx.actor)) throw new Refusal("not-found");
  const part = site.status === "on_site" ? "reviewer" : site.status === "panel" ? "panel" : undefined;
  if (!part) throw new Refusal("wrong-status");
  await nameSeats(ctx, site, { people, part });
  return { siteId };
}
