import { addDays, dateOf } from "@/kernel/days";
import { type Faults, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { tell } from "@/platform/notices";
import { peopleOfFirm, regulatorsWith } from "@/platform/people";
import { dayToCome, type Typed, typedDay } from "@/platform/read-form";
import { beginLife, takeStep } from "@/platform/take-step";
import { seal } from "@/platform/vault";
import { startDraft } from "../../complaints/draft/commands";
import { contactPointOf } from "../queries";
import { mayReport, readsLeak } from "./policy";
import { findLeak, type LeakDetail } from "./queries";
import type { AskCity, ComplainOfLeak, OpenLeak, TakeLeakStep, WriteLeak } from "./schema";
import { type LeakSubject, leakWorkflow } from "./workflow";

/** Further back a report says nothing about a term of five days: the firm calls its bureau. */
const MOST_DAYS_BACK = 730;

/** What is wrong with the day on which it was noticed. */
export async function leakFaults(ctx: Ctx, typed: Typed): Promise<Faults> {
  const noticedOn = typedDay(typed, "noticedOn");
  const old = noticedOn !== undefined && noticedOn < addDays(ctx.today, -MOST_DAYS_BACK);
  return old ? { noticedOn: ["too-long-ago"] } : dayToCome(ctx, typed, ["noticedOn", "in-future"]);
}

/**
 * Writes a report of a leak as a draft, which only the firm sees: what happened is sealed, and its term of five working days runs from the day
 * on which it was noticed. domain.md §5.4. Refusals: `not-found` (nobody's firm), `no-point`. Invalid: a day after today or too long ago.
 */
export async function writeLeak(ctx: Ctx, input: WriteLeak): Promise<{ leakReportId: string }> {
  const { tx, actor, now } = ctx;
  if (actor.kind !== "firm" || !actor.enterpriseId) throw new Refusal("not-found");
  const { enterpriseId } = actor;
  const point = await contactPointOf(ctx, enterpriseId);
  if (!point || !mayReport(point)) throw new Refusal("no-point");
  refuseFaults(await leakFaults(ctx, input));
  const { divisionCode } = point;
  const created = await tx.leakReport.create({
    data: {
      ...{ enterpriseId, contactPointId: point.id, divisionCode, kind: input.kind, complains: input.complains },
      ...{ noticedOn: dateOf(input.noticedOn), reportedById: actor.personId, createdAt: now, updatedAt: now },
    },
    select: { id: true, status: true, version: true },
  });
  await seal(ctx, created.id, { "leak/account": input.account, "leak/measures": input.measures });
  const subject: LeakSubject = { ...created, enterpriseId, divisionCode, withCity: false };
  const { dueOn } = await beginLife(ctx, leakWorkflow, subject, { startsOn: input.noticedOn });
  await tx.leakReport.updateMany({ where: { id: created.id }, data: { dueOn } });
  return { leakReportId: created.id };
}

/**
 * Takes one step of a report: the firm changes its draft, sends it, answers the advice; the bureau receives, advises, closes with its ground.
 * Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`. Invalid: a day after today or too long ago.
 */
export async function moveLeak(ctx: Ctx, input: TakeLeakStep): Promise<{ leakReportId: string; gone: boolean }> {
  const { tx, now } = ctx;
  const leak = await leakFor(ctx, input.leakReportId);
  refuseFaults(await leakFaults(ctx, input));
  const status = await takeStep(ctx, leakWorkflow, {
    step: input.step,
    subject: leak,
    version: input.version,
    swap: (where, data) =>
      tx.leakReport.updateMany({
        where,
        data: {
          ...data,
          ...(input.step === "change"
            ? { noticedOn: dateOf(input.noticedOn), kind: input.kind, complains: input.complains }
            : {}),
          ...(input.step === "report" ? { reportedAt: now } : {}),
          ...(input.step === "close" ? { closingGround: input.closingGround } : {}),
        },
      }),
    recipients: (party) => recipients(ctx, party, leak),
    ...(input.step === "change" ? { startsOn: input.noticedOn } : {}),
    detail: input.step === "close" ? { ground: input.closingGround } : {},
  });
  await seal(ctx, leak.id, written(input));
  return { leakReportId: leak.id, gone: status === "discarded" };
}

/** What a step writes under seal; each in a field of its own, so that nothing written is overwritten. */
function written(input: TakeLeakStep): Record<string, string> {
  switch (input.step) {
    case "change":
      return { "leak/account": input.account, "leak/measures": input.measures };
    case "advise":
    case "answer":
    case "close":
      return { [`leak/${input.step}/${input.version}`]: input.text };
    default:
      return {};
  }
}

/** Asks the city in: from then on its coordinator reads the report and advises too. Refusals: `not-found`, `not-yours`, `wrong-status`, `overtaken`. */
export async function askCity(ctx: Ctx, { leakReportId, version }: AskCity): Promise<{ leakReportId: string }> {
  const { tx, now } = ctx;
  const leak = await leakFor(ctx, leakReportId);
  if (!leakWorkflow.partiesOf(ctx.actor, leak).includes("county")) throw new Refusal("not-yours");
  if (leak.withCity || leak.status === "closed") throw new Refusal("wrong-status");
  const { count } = await tx.leakReport.updateMany({
    where: { id: leak.id, version, status: leak.status },
    data: { withCity: true, version: version + 1, updatedAt: now },
  });
  if (count !== 1) throw new Overtaken();
  const { id, enterpriseId } = leak;
  ctx.record({ act: "ask.city", subjectKind: "leak-report", subjectId: id, enterpriseId });
  await tell(ctx, await regulatorsWith(ctx, ["coordinator"], "city"), {
    kind: "leak-report.ask",
    subjectKind: "leak-report",
    subjectId: id,
    number: null,
  });
  return { leakReportId: id };
}

/**
 * Begins a complaint from a report, once: a second time leads to the one that was begun. What is sealed in the report stays there.
 * Refusals: `not-found` (not this firm's, or a draft), and those of `startDraft`.
 */
export async function complainOfLeak(ctx: Ctx, { leakReportId }: ComplainOfLeak): Promise<{ complaintId: string }> {
  const { tx, now } = ctx;
  const leak = await leakFor(ctx, leakReportId);
  if (!leakWorkflow.partiesOf(ctx.actor, leak).includes("firm") || leak.status === "discarded")
    throw new Refusal("not-found");
  // Two at once: the second waits for the first's row and finds its complaint.
  await tx.leakReport.updateMany({ where: { id: leak.id }, data: { updatedAt: now } });
  const begun = await tx.leakComplaint.findUnique({ where: { leakReportId }, select: { complaintId: true } });
  if (begun) return begun;
  const { complaintId } = await startDraft(ctx);
  await tx.leakComplaint.createMany({ data: [{ leakReportId, complaintId, createdAt: now }] });
  return { complaintId };
}

/** Lets an official have a pass to what is sealed, for a purpose. Nothing is opened yet: the page that opens it records the look. Refuses `not-found`. */
export async function openLeak(ctx: Ctx, input: OpenLeak): Promise<{ leakReportId: string; purpose: string }> {
  const leak = await leakFor(ctx, input.leakReportId);
  if (!readsLeak(ctx.actor, leak)) throw new Refusal("not-found");
  return { leakReportId: leak.id, purpose: input.purpose === "other" ? input.words : input.purpose };
}

/** Gives the pass back before its time is over. */
export async function closeLeak(
  _ctx: Ctx,
  input: { readonly leakReportId: string },
): Promise<{ leakReportId: string }> {
  return input;
}

async function leakFor(ctx: Ctx, id: string): Promise<LeakDetail> {
  const leak = await findLeak(ctx, id);
  if (!leak) throw new Refusal("not-found");
  return leak;
}

/** Who is told: the firm's people; its bureau's programme office, and the coordinator of a report that the city was asked into. */
async function recipients(
  ctx: Ctx,
  party: string,
  { enterpriseId, divisionCode, withCity }: LeakSubject,
): Promise<readonly string[]> {
  if (party === "firm") return peopleOfFirm(ctx, enterpriseId);
  const county = await regulatorsWith(ctx, ["programme_officer"], { divisionCode });
  return withCity ? [...county, ...(await regulatorsWith(ctx, ["coordinator"], "city"))] : county;
}
