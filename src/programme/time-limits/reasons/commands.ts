import { Refusal } from "@/kernel/refusal";
import { sayWhy } from "@/platform/clock-reasons";
import type { Ctx } from "@/platform/database";
import { missedTermOf } from "./queries";
import type { ExplainTerm } from "./schema";

/**
 * Says why a term was missed, before the step that meets it is taken, or corrects what was said; the step doesn't ask again. For an official to whom
 * such a step belongs. The trail says that it was said, not what. Refusals: `not-found`, `not-yours`, `not-missed`, `overtaken`.
 */
export async function explainTerm(
  ctx: Ctx,
  { clockId, turns, reason }: ExplainTerm,
): Promise<{ readonly clockId: string }> {
  const term = await missedTermOf(ctx, clockId);
  if (!term) throw new Refusal("not-found");
  if (!term.missed) throw new Refusal("not-missed");
  if (!term.answers) throw new Refusal("not-yours");
  await sayWhy(ctx, { id: clockId, lateTurns: turns }, reason);
  const { subjectKind, subjectId, complaintId, kind } = term;
  ctx.record({
    act: turns === 0 ? "explain.clock" : "correct.clock",
    ...{ subjectKind, subjectId, complaintId, detail: { clock: kind } },
  });
  return { clockId };
}
