import { dateOf, dayFromDate } from "@/kernel/days";
import { InvalidInput, Overtaken, Refusal } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { mayWriteQuestions } from "../policy";
import { nextQuestions } from "./queries";
import type { DiscardQuestions, MoveQuestions, SaveQuestions } from "./schema";

/**
 * Saves the draft of the next version of the questions. What is asked stays as it is, and so does every assessment. Refusals: `not-found` (not the
 * coordinator), `version-coming` (a version waits for its day: taken back first), `overtaken` (another one saved it meanwhile).
 */
export async function saveQuestions(
  ctx: Ctx,
  { version, revision, ...said }: SaveQuestions,
): Promise<{ version: number }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "official" || !mayWriteQuestions(actor)) throw new Refusal("not-found");
  const next = await nextQuestions(ctx);
  if (next.kind === "coming") throw new Refusal("version-coming");
  if (next.version !== version || next.revision !== revision) throw new Overtaken();
  const saved = { ...said, savedById: actor.personId, savedAt: now };
  const { count } =
    revision === 0
      ? // Of two who begin at once the number is taken for the second.
        await tx.assessmentQuestionnaire.createMany({ data: [{ version, ...saved }], skipDuplicates: true })
      : await tx.assessmentQuestionnaire.updateMany({
          where: { version, revision, validFrom: null },
          data: { ...saved, revision: revision + 1 },
        });
  if (count !== 1) throw new Overtaken();
  ctx.record({ act: "edit.assessment-questions", subjectKind: "assessment-questions", detail: { version } });
  return { version };
}

/**
 * Lets a draft be asked from a coming day, or takes back one whose day hasn't come. Refusals: `not-found`, `overtaken`, `in-force` (its day has
 * come). Invalid: a first day that isn't to come (`not-in-future`).
 */
export async function moveQuestions(ctx: Ctx, input: MoveQuestions): Promise<{ version: number; announced: boolean }> {
  const { tx, actor, today } = ctx;
  const { version, revision, step } = input;
  const row = mayWriteQuestions(actor)
    ? await tx.assessmentQuestionnaire.findUnique({ where: { version }, select: { revision: true, validFrom: true } })
    : null;
  if (!row) throw new Refusal("not-found");
  if (row.revision !== revision || (row.validFrom === null) !== (step === "announce")) throw new Overtaken();
  if (row.validFrom && dayFromDate(row.validFrom) <= today) throw new Refusal("in-force");
  // Firms of one day are all asked the same, and until the day it can be taken back.
  if (step === "announce" && input.validFrom <= today) throw new InvalidInput({ validFrom: ["not-in-future"] });
  const validFrom = step === "announce" ? dateOf(input.validFrom) : null;
  const { count } = await tx.assessmentQuestionnaire.updateMany({
    where: { version, revision, validFrom: row.validFrom },
    data: { validFrom, revision: revision + 1 },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({
    act: step === "announce" ? "announce.assessment-questions" : "take-back.assessment-questions",
    subjectKind: "assessment-questions",
    detail: { version, ...(step === "announce" ? { validFrom: input.validFrom } : {}) },
  });
  return { version, announced: step === "announce" };
}

/**
 * Throws a draft away, in the state that the coordinator saw: nobody was asked it, and its number is free again. Refusals: `not-found`, `overtaken`
 * (it was saved, given a day or thrown away meanwhile).
 */
export async function discardQuestions(
  ctx: Ctx,
  { version, revision }: DiscardQuestions,
): Promise<{ version: number }> {
  const { tx, actor } = ctx;
  if (!mayWriteQuestions(actor)) throw new Refusal("not-found");
  const rows = await tx.$queryRaw<{ n: number }[]>`select discard_questions(${version}::int, ${revision}::int) as n`;
  if (rows[0]?.n !== 1) throw new Overtaken();
  ctx.record({
    act: "discard.assessment-questions",
    subjectKind: "assessment-questions",
    detail: { version },
  });
  return { version };
}
