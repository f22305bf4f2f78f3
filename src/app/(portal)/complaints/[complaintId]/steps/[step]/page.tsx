import { getLocale } from "next-intl/server";
import { z } from "zod";
import { asActor, type Ctx } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { FileSheet } from "@/programme/cases/screens/file-confirm";
import { complaintStepPath } from "@/programme/complaints/handling/paths";
import {
  findHandled,
  type HandledComplaint,
  handledSteps,
  mergeTargets,
  officersOf,
  receivingDivisions,
} from "@/programme/complaints/handling/queries";
import type { TakeComplaintStep } from "@/programme/complaints/handling/schema";
import { RefusedStep, type StepMatter, StepScreen } from "@/programme/complaints/handling/screens/step-screen";
import { lastTried, Trial } from "@/programme/complaints/handling/screens/trial";
import { complaintPath } from "@/programme/complaints/paths";
import { complaintWorkflow } from "@/programme/complaints/workflow";
import { ifChanged, ifResumed, ifStarted } from "@/programme/time-limits/forecasts/queries";
import { CameLate, lateOrNotHere } from "../../../../late-or-not-here";

type Step = TakeComplaintStep["step"];
type Props = {
  readonly params: Promise<{ complaintId: string; step: string }>;
  readonly searchParams: Promise<{ until?: string | string[] }>;
};

const FIRMS: readonly string[] = ["submit", "supply", "withdraw"];
const isStep = (step: string): step is Step | "file" =>
  Object.hasOwn(complaintWorkflow.steps, step) && !FIRMS.includes(step);

/** One step of a complaint: what it needs, whom it tells, which date it moves. */
export default async function Page({ params, searchParams }: Props) {
  const [{ complaintId, step }, { until }, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  if (!z.uuid().safeParse(complaintId).success || !isStep(step)) return notHere();
  const english = (await getLocale()) === "en";
  const found = await asActor(actor, async (ctx) => {
    const complaint = await findHandled(ctx, complaintId);
    if (!complaint) return null;
    const steps = await handledSteps(ctx, complaint);
    const open = steps.open.find(({ name }) => name === step);
    return {
      complaint,
      refusal: open ? null : (steps.shut.find(({ name }) => name === step)?.refusal ?? "wrong-status"),
      late: open?.late === true,
      matter: open && step !== "file" ? await matterOf(ctx, complaint, { step, until, english }) : {},
      file: open && step === "file" ? await ifStarted(ctx, "case-decide") : null,
    };
  });
  if (!found) return lateOrNotHere();
  const { complaint, refusal, late, matter, file } = found;
  if (refusal)
    return (
      <>
        <CameLate />
        <RefusedStep complaint={complaint} step={step} refusal={refusal} />
      </>
    );
  if (step !== "file") return <StepScreen complaint={complaint} step={step} late={late} matter={matter} />;
  if (!file) return notHere();
  return (
    <FileSheet
      complaint={complaint}
      forecast={file}
      late={late}
      pageHref={complaintStepPath(complaintId, step)}
      backHref={complaintPath(complaintId)}
    />
  );
}

type Asked = { readonly step: Step; readonly until: unknown; readonly english: boolean };

async function matterOf(ctx: Ctx, complaint: HandledComplaint, { step, until, english }: Asked): Promise<StepMatter> {
  const clock = complaint.clocks.find(({ kind, running }) => kind === "complaint-verify" && running);
  switch (step) {
    case "assign": {
      const officers = await officersOf(ctx, complaint.divisionCode);
      return {
        officers: officers.map(({ id, name, post }) => ({ value: id, label: name, ...(post ? { hint: post } : {}) })),
      };
    }
    case "passOn": {
      const places = await receivingDivisions(ctx, complaint.divisionCode);
      return { places: places.map(({ code, nameZh, nameEn }) => ({ value: code, label: english ? nameEn : nameZh })) };
    }
    case "merge": {
      const targets = await mergeTargets(ctx, complaint);
      return {
        targets: targets.map(({ id, number, title }) => ({ value: id, label: `${number ?? ""} ${title ?? ""}` })),
      };
    }
    case "extend":
      return clock ? { dueNow: clock.dueOn, forecast: await ifChanged(ctx, clock, { extend: true }) } : {};
    case "pause": {
      if (!clock) return {};
      const last = lastTried(ctx.today, until);
      const forecast = await ifChanged(ctx, clock, { pausedFrom: ctx.today, until: last });
      return {
        stops: clock.rule.stops,
        dueNow: clock.dueOn,
        trial: <Trial until={last} dueOn={forecast.dueOn} />,
      };
    }
    case "resume": {
      const forecast = await ifResumed(ctx, complaint.clocks, "complaint-verify");
      return forecast ? { forecast } : {};
    }
    default:
      return {};
  }
}
