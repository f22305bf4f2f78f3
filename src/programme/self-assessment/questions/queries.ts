import { dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { standingOf } from "../policy";
import { askedOn, questionnaireOf } from "../queries";

const line = { version: true, validFrom: true, verified: true, savedAt: true, savedById: true } as const;

/** All versions that this person may know of, the newest first, each with where it stands today. */
export async function listQuestions(ctx: Ctx) {
  const asked = await askedOn(ctx, ctx.today);
  const rows = await ctx.tx.assessmentQuestionnaire.findMany({ select: line, orderBy: { version: "desc" }, take: 100 });
  const people = await peopleKnown(
    ctx,
    rows.flatMap(({ savedById }) => savedById ?? []),
  );
  return rows.map(({ savedById, ...row }) => {
    const validFrom = row.validFrom && dayFromDate(row.validFrom);
    const by = savedById ? (people.get(savedById)?.name ?? null) : null;
    return { ...row, validFrom, by, standing: standingOf({ ...row, validFrom }, asked, ctx.today) };
  });
}
export type QuestionsLine = Awaited<ReturnType<typeof listQuestions>>[number];

/** A version by its number, or those asked today; null when there is none, or none that this person may know of. */
export async function findQuestions(ctx: Ctx, version?: number) {
  const wanted = version ?? (await askedOn(ctx, ctx.today));
  return wanted === undefined ? null : questionnaireOf(ctx, wanted);
}

/** What the coordinator's form makes: the draft as it was saved, or a new version filled with the newest; `coming`: a version waits for its day. */
export async function nextQuestions(ctx: Ctx) {
  const newest = await ctx.tx.assessmentQuestionnaire.findFirst({
    select: { version: true, revision: true, validFrom: true },
    orderBy: { version: "desc" },
  });
  const { version, revision, validFrom } = newest ?? { version: 0, revision: 0, validFrom: new Date(0) };
  const filled = newest ? await questionnaireOf(ctx, version) : null;
  if (validFrom === null) return { kind: "draft", version, revision, filled } as const;
  if (dayFromDate(validFrom) > ctx.today) return { kind: "coming", version, revision, filled } as const;
  return { kind: "new", version: version + 1, revision: 0, filled } as const;
}
export type NextQuestions = Awaited<ReturnType<typeof nextQuestions>>;
