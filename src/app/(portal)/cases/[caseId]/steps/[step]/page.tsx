import { z } from "zod";
import { stepsByClocks } from "@/kernel/clock-steps";
import { asActor, type Ctx } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { type CaseDetail, findCase } from "@/programme/cases/queries";
import type { TakeCaseStep } from "@/programme/cases/schema";
import { CaseStepScreen, type StepMatter } from "@/programme/cases/screens/case-step-screen";
import { caseWorkflow } from "@/programme/cases/workflow";
import { lastTried, Trial } from "@/programme/complaints/handling/screens/trial";
import { ifChanged, ifResumed, ifStarted } from "@/programme/time-limits/forecasts/queries";
import { CameLate, lateOrNotHere } from "../../../../late-or-not-here";

type Step = TakeCaseStep["step"];
type Props = {
  readonly params: Promise<{ caseId: string; step: string }>;
  readonly searchParams: Promise<{ until?: string | string[] }>;
};

const isStep = (step: string): step is Step => Object.hasOwn(caseWorkflow.steps, step);

/** One step of a case: what it needs, whom it tells, which date it starts or moves. */
export default async function Page({ params, searchParams }: Props) {
  const [{ caseId, step }, { until }, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  if (!z.uuid().safeParse(caseId).success || !isStep(step)) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const found = await findCase(ctx, caseId);
    if (!found) return null;
    const own = found.clocks.filter(({ kind }) => kind.startsWith("case-"));
    const steps = stepsByClocks(caseWorkflow, actor, found, own);
    const open = steps.open.find(({ name }) => name === step);
    return {
      found,
      refusal: open ? null : (steps.shut.find(({ name }) => name === step)?.refusal ?? "wrong-status"),
      late: open?.late === true,
      matter: open ? await matterOf(ctx, found, { step, until }) : {},
      today: ctx.today,
    };
  });
  if (!read) return lateOrNotHere();
  return (
    <>
      {read.refusal ? <CameLate /> : null}
      <CaseStepScreen {...read} step={step} />
    </>
  );
}

async function matterOf(
  ctx: Ctx,
  found: CaseDetail,
  { step, until }: { readonly step: Step; readonly until: unknown },
): Promise<StepMatter> {
  const clock = found.clocks.find(({ kind, running }) => kind === "case-decide" && running);
  switch (step) {
    case "extend":
      return clock ? { dueNow: clock.dueOn, extended: await ifChanged(ctx, clock, { extend: true }) } : {};
    case "pause": {
      if (!clock) return {};
      const last = lastTried(ctx.today, until);
      const { dueOn } = await ifChanged(ctx, clock, { pausedFrom: ctx.today, until: last });
      return {
        stops: clock.rule.stops,
        dueNow: clock.dueOn,
        trial: <Trial until={last} dueOn={dueOn} />,
      };
    }
    case "resume": {
      const resumed = await ifResumed(ctx, found.clocks, "case-decide");
      return resumed ? { resumed } : {};
    }
    case "decideOtherwise":
      return { started: await ifStarted(ctx, "case-close") };
    default:
      return {};
  }
}
