import { answersFor } from "@/kernel/clock-steps";
import type { Workflow } from "@/kernel/workflow";
import { clocksOf } from "@/platform/clocks";
import type { Ctx } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { findCase } from "../../cases/queries";
import { caseWorkflow } from "../../cases/workflow";
import { findClue } from "../../clues/queries";
import { clueWorkflow } from "../../clues/workflow";
import { findHandled } from "../../complaints/handling/queries";
import { complaintWorkflow } from "../../complaints/workflow";
import { findLeak } from "../../contact-points/leaks/queries";
import { leakWorkflow } from "../../contact-points/leaks/workflow";
import { findContactPoint } from "../../contact-points/queries";
import { contactPointWorkflow } from "../../contact-points/workflow";
import { findSite } from "../../demonstration-sites/queries";
import { siteWorkflow } from "../../demonstration-sites/workflow";
import { findEnterprise } from "../../enterprises/queries";
import { enterpriseWorkflow } from "../../enterprises/workflow";
import { findReferral } from "../../referrals/queries";
import { referralWorkflow } from "../../referrals/workflow";
import { findTransfer } from "../../transfers/queries";
import { transferWorkflow } from "../../transfers/workflow";

type Answers = (ctx: Ctx, id: string) => Promise<readonly string[]>;

/** The limits for which the asker answers at a record of this workflow; none at one that he doesn't see. */
function at<Subject>(
  workflow: Workflow<string, string, string, Subject, string>,
  find: (ctx: Ctx, id: string) => Promise<Subject | null>,
): Answers {
  return async (ctx, id) => {
    const subject = await find(ctx, id);
    return subject ? answersFor(workflow, ctx.actor, subject) : [];
  };
}

/** By the kind of record under which a clock runs. */
const ANSWERS: Readonly<Record<string, Answers>> = {
  complaint: at(complaintWorkflow, findHandled),
  case: at(caseWorkflow, findCase),
  referral: at(referralWorkflow, findReferral),
  transfer: at(transferWorkflow, findTransfer),
  clue: at(clueWorkflow, findClue),
  enterprise: at(enterpriseWorkflow, findEnterprise),
  "contact-point": at(contactPointWorkflow, findContactPoint),
  "leak-report": at(leakWorkflow, findLeak),
  "demonstration-site": at(siteWorkflow, findSite),
};

export type MissedTerm = {
  readonly clockId: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly complaintId: string | null;
  /** It ran out, whether it still runs or was met late. */
  readonly missed: boolean;
  readonly turns: number;
  /** The newest first: it stands. */
  readonly reasons: readonly {
    readonly turn: number;
    readonly reason: string;
    readonly by: string | null;
    readonly at: Date;
  }[];
  /** Whether the asker answers for it. */
  readonly answers: boolean;
};

/** Why a term was missed, as it was said and said anew. Null: no such clock, or not for this person. */
export async function missedTermOf(ctx: Ctx, clockId: string): Promise<MissedTerm | null> {
  const row = await ctx.tx.clock.findUnique({
    where: { id: clockId },
    select: {
      ...{ kind: true, subjectKind: true, subjectId: true, complaintId: true, lateTurns: true },
      reasons: { select: { turn: true, reason: true, byId: true, at: true }, orderBy: { turn: "desc" } },
    },
  });
  if (!row) return null;
  const { lateTurns, reasons, ...clock } = row;
  const { subjectKind, subjectId, kind } = clock;
  const shown = (await clocksOf(ctx, [subjectId])).get(subjectId)?.find(({ id }) => id === clockId);
  const missed = shown?.light.light === "overdue" || (shown?.light.lateBy ?? null) !== null;
  const people = await peopleKnown(
    ctx,
    reasons.flatMap(({ byId }) => byId ?? []),
  );
  return {
    ...{ clockId, ...clock, missed, turns: lateTurns },
    reasons: reasons.map(({ byId, ...said }) => ({ ...said, by: (byId && people.get(byId)?.name) || null })),
    answers: missed && ((await ANSWERS[subjectKind]?.(ctx, subjectId)) ?? []).includes(kind),
  };
}
