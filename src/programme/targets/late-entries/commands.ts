import { addDays, type Day, dateOf } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import { type Boundary, dayFault, type Entry, turnedOn } from "@/kernel/stretches";
import type { Ctx } from "@/platform/database";
import type { Register } from "@/platform/periods";
import { prolongCertificates, turnCertificates } from "../../certificates/commands";
import { lastDayOfAward } from "../../demonstration-sites/workflow";
import { paperOf } from "../papers/queries";
import { restateAfter } from "../statements/commands";
import { mayEnterLate } from "./policy";
import { closedDays, type RegisterRow, type RegisterSubject, registerSubject } from "./queries";
import type { EnterLate } from "./schema";

/** What a step brings that is entered later than it was taken; `paper`: the id of its uploaded paper. Empty texts: it wasn't. */
export type LateFields = {
  readonly happenedOn?: Day | undefined;
  readonly lateReason?: string | undefined;
  readonly proof?: string | undefined;
  readonly paper?: string | undefined;
  readonly restatement?: string | undefined;
};

type Which = { readonly register: Register; readonly subjectId: string; readonly boundary: Boundary };

/**
 * Enters that a turn came on another day than the register says: counts as known now follow, counts as known then stay, and statements
 * that were accepted are restated with their reason. The one way in which the past of a register is written, for whichever step. Refusals:
 * `not-found`, `overtaken` (the register says another day by now). Invalid: happenedOn `in-future`, `same-day`, `before-the-step-before`,
 * `after-the-step-after`, `counts-nothing`; lateReason, proof `missing`; paper `missing` (none, or none of this record); restatement
 * `closed-period`.
 */
export async function enterLate(ctx: Ctx, input: EnterLate): Promise<Pick<EnterLate, "register" | "subjectId">> {
  const { turn, ...late } = input;
  await moveTurn(ctx, { ...late, boundary: turn.boundary, seen: turn.seen });
  return { register: input.register, subjectId: input.subjectId };
}

/** The same for a step that was taken just now and happened earlier, in its transaction: nothing when it happened today. */
export async function enterStepLate(ctx: Ctx, which: Which, fields: LateFields): Promise<void> {
  const { happenedOn = "", lateReason = "", proof = "", paper = "", restatement = "" } = fields;
  if (happenedOn === ctx.today) return;
  if (happenedOn !== "")
    return moveTurn(ctx, { ...which, seen: ctx.today, happenedOn, lateReason, proof, paper, restatement });
  if (lateReason || proof || paper || restatement) throw new InvalidInput({ happenedOn: ["missing"] });
}

async function moveTurn(
  ctx: Ctx,
  input: Which & Pick<EnterLate, keyof LateFields> & { readonly seen: Day },
): Promise<void> {
  const { tx, actor, now, today } = ctx;
  const { register, subjectId, boundary, seen, happenedOn, lateReason, proof, paper, restatement } = input;
  const subject = mayEnterLate(actor) ? await registerSubject(ctx, register, subjectId) : null;
  if (!subject || actor.kind !== "official") throw new Refusal("not-found");
  const turn = subject.turns.find((one) => one.boundary === boundary && one.day === seen);
  if (!turn && seen === today) throw new InvalidInput({ happenedOn: ["counts-nothing"] });
  if (!turn) throw new Overtaken();
  const fault = dayFault(turn, happenedOn, today);
  // The days of which the register says something else by now.
  const span = happenedOn < seen ? { from: happenedOn, before: seen } : { from: seen, before: happenedOn };
  const touched = fault ? [] : await closedDays(ctx, span);
  const paperId = await paperOf(ctx, subjectId, paper);
  const faults = {
    ...(fault ? { happenedOn: [fault] } : {}),
    ...(lateReason ? {} : { lateReason: ["missing"] }),
    ...(proof ? {} : { proof: ["missing"] }),
    ...(paperId ? {} : { paper: ["missing"] }),
    ...(touched.length > 0 && !restatement ? { restatement: ["closed-period"] } : {}),
  };
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);

  const changed = turnedOn(turn, happenedOn);
  for (const { row, becomes } of changed) await rewrite(ctx, register, row, becomes);
  if (boundary === "from" && turn.first) await followAward(ctx, subjectId, subject, happenedOn);
  if (boundary === "to") await turnCertificates(ctx, subjectId, { was: seen, became: happenedOn });
  const { enterpriseId, divisionCode, number } = subject;
  const restated = touched.length > 0 ? restatement : null;
  await tx.lateEntry.createMany({
    data: [
      {
        ...{ register, subjectId, enterpriseId, divisionCode, boundary, was: dateOf(seen), became: dateOf(happenedOn) },
        ...{ reason: lateReason, proof, paperId, restatement: restated, enteredAt: now, enteredById: actor.personId },
      },
    ],
  });
  ctx.record({
    act: "correct.register",
    subjectKind: register === "contact-points" ? "contact-point" : "demonstration-site",
    subjectId,
    enterpriseId,
    purpose: lateReason,
    detail: {
      [boundary === "from" ? "fromDay" : "toDay"]: `${seen}→${happenedOn}`,
      ...(number ? { number } : {}),
      ...(paperId ? { paperId } : {}),
    },
  });
  if (restated)
    await restateAfter(ctx, {
      ...{ indicator: register, ...span, reason: restated },
      divisions: [...new Set(changed.map(({ row }) => row.divisionCode))],
    });
}

/** Compare-and-swap: whoever moved the entry meanwhile was faster. */
async function rewrite({ tx }: Ctx, register: Register, row: RegisterRow, becomes: Entry): Promise<void> {
  const spanOf = ({ from, to }: Entry) => ({ fromDay: dateOf(from), toDay: to && dateOf(to) });
  const change = { where: { id: row.id, ...spanOf(row) }, data: spanOf(becomes) };
  const { count } =
    register === "contact-points"
      ? await tx.contactPointPeriod.updateMany(change)
      : await tx.sitePeriod.updateMany(change);
  if (count !== 1) throw new Overtaken();
}

/** The term of an award runs from its first day; one that was renewed since keeps its end. */
async function followAward(ctx: Ctx, siteId: string, { term }: RegisterSubject, awardedOn: Day): Promise<void> {
  const { tx } = ctx;
  if (!term) return;
  const validUntil = term.validUntil === lastDayOfAward(term.awardedOn) ? lastDayOfAward(awardedOn) : term.validUntil;
  await tx.demonstrationSite.updateMany({
    where: { id: siteId },
    data: { awardedOn: dateOf(awardedOn), validUntil: dateOf(validUntil) },
  });
  await tx.sitePeriod.updateMany({
    where: { siteId, toDay: dateOf(addDays(term.validUntil, 1)) },
    data: { toDay: dateOf(addDays(validUntil, 1)) },
  });
  await prolongCertificates(ctx, siteId, validUntil);
}
