import { dateOf } from "@/kernel/days";
import { type Faults, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import { type Typed, typedDay } from "@/platform/read-form";
import { mayAnnounce } from "./policy";
import { findCall } from "./queries";
import type { AnnounceCall, SetApplications, WithdrawCall } from "./schema";

/**
 * Opens, pauses or closes applications of a kind from a day on, and says why. What was set before stays readable. Refusals: `not-found`,
 * `overtaken` (somebody set it since). Invalid: `in-past`, `before-from`, `open-has-no-end`.
 */
export async function setApplications(ctx: Ctx, input: SetApplications): Promise<{ stateId: string }> {
  const { tx, actor, now } = ctx;
  if (!mayAnnounce(actor)) throw new Refusal("not-found");
  const { kind, state, fromDay, untilDay, reason, afterId } = input;
  refuseFaults(await applicationsFaults(ctx, input));
  const latest = await tx.applicationState.findFirst({
    where: { kind },
    select: { id: true },
    orderBy: [{ setAt: "desc" }, { id: "desc" }],
  });
  if ((latest?.id ?? null) !== afterId) throw new Overtaken();
  const [created] = await tx.applicationState.createManyAndReturn({
    data: [
      {
        ...{ kind, state, reason, afterId, setAt: now, setById: actor.personId },
        ...{ fromDay: dateOf(fromDay), untilDay: untilDay && dateOf(untilDay) },
      },
    ],
    select: { id: true },
    skipDuplicates: true,
  });
  if (!created) throw new Overtaken();
  const detail = { kind, state, fromDay, untilDay };
  ctx.record({ act: "set.applications", subjectKind: "applications", subjectId: created.id, detail });
  return { stateId: created.id };
}

/** What is wrong with the days of such a setting, among each other and from today. */
export async function applicationsFaults({ today }: Ctx, typed: Typed): Promise<Faults> {
  const [from, until] = [typedDay(typed, "fromDay"), typedDay(typed, "untilDay")];
  const backwards = from !== undefined && until !== undefined && until < from;
  const end = typed.untilDay && typed.state === "open" ? "open-has-no-end" : backwards ? "before-from" : "";
  return {
    ...(from !== undefined && from < today ? { fromDay: ["in-past"] } : {}),
    ...(end ? { untilDay: [end] } : {}),
  };
}

/** Announces a call to apply for a demonstration site, with its days. Refusals: `not-found`. Invalid: `before-from`, `in-past`. */
export async function announceCall(ctx: Ctx, input: AnnounceCall): Promise<{ callId: string }> {
  const { tx, actor, now } = ctx;
  if (!mayAnnounce(actor)) throw new Refusal("not-found");
  const { title, text, fromDay, toDay } = input;
  refuseFaults(await callFaults(ctx, input));
  const { id } = await tx.call.create({
    data: {
      ...{ title, text, fromDay: dateOf(fromDay), toDay: dateOf(toDay) },
      ...{ announcedAt: now, announcedById: actor.personId },
    },
    select: { id: true },
  });
  ctx.record({ act: "announce.call", subjectKind: "call", subjectId: id, detail: { fromDay, toDay } });
  return { callId: id };
}

/** What is wrong with the days of a call. */
export async function callFaults({ today }: Ctx, typed: Typed): Promise<Faults> {
  const [from, to] = [typedDay(typed, "fromDay"), typedDay(typed, "toDay")];
  if (to === undefined) return {};
  if (from !== undefined && to < from) return { toDay: ["before-from"] };
  return to < today ? { toDay: ["in-past"] } : {};
}

/** Withdraws a call, with the reason; it stays findable. Refusals: `not-found`, `overtaken` (withdrawn already). */
export async function withdrawCall(ctx: Ctx, { callId, reason }: WithdrawCall): Promise<{ callId: string }> {
  const { tx, actor, now } = ctx;
  if (!mayAnnounce(actor) || !(await findCall(ctx, callId))) throw new Refusal("not-found");
  const { count } = await tx.call.updateMany({
    where: { id: callId, withdrawnAt: null },
    data: { withdrawnAt: now, withdrawnById: actor.personId, withdrawnReason: reason },
  });
  if (count !== 1) throw new Overtaken();
  ctx.record({ act: "withdraw.call", subjectKind: "call", subjectId: callId });
  return { callId };
}
