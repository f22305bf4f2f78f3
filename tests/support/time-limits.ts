import { dateOf } from "@/kernel/days";
import { applyClocks, planClocks } from "@/platform/clock-plan";
import { clocksOf } from "@/platform/clocks";
import { asActor, asSystem } from "@/platform/database";
import { limitsOn, periodsOf } from "@/programme/time-limits/queries";
import type { ChangeTimeLimit } from "@/programme/time-limits/schema";
import { asSuperuser } from "./database";
import * as given from "./given";

/** Who changes rules. */
export const security = () => given.official(["security_administrator"], { kind: "operations" });
/** A complaint that waits for verification since a moment, with its clock; `seven` working days under the rule of 2016. */
export async function complaintSince(moment: string) {
  given.atMoment(moment);
  const officer = await given.official(["investigator"]);
  const firm = await given.firm();
  const complaint = await given.complaint(firm, { status: "verifying", team: [officer] });
  await asSystem("given", async (ctx) => {
    const plan = await planClocks(
      ctx,
      { kind: "complaint", id: complaint.id, complaintId: complaint.id },
      { start: ["complaint-verify"] },
    );
    await applyClocks(ctx, plan);
    await ctx.tx.complaint.updateMany({
      where: { id: complaint.id },
      data: { dueOn: plan.dueOn ? dateOf(plan.dueOn) : null },
    });
  });
  return { officer, firm, complaint };
}

/** When a complaint is due, by itself and by its clock. */
export async function dueOf(id: string) {
  return asSystem("look", async (ctx) => {
    const row = await ctx.tx.complaint.findUniqueOrThrow({ where: { id }, select: { dueOn: true } });
    const [clock] = (await clocksOf(ctx, [id])).get(id) ?? [];
    return { record: row.dueOn?.toISOString().slice(0, 10), clock: clock?.dueOn, clockId: clock?.id ?? "" };
  });
}

/** The rule that is in force, as the security administrator sees it. */
export async function ruleNow(kind = "complaint-verify") {
  return asActor(await security(), async (ctx) => {
    const rule = (await limitsOn(ctx, ctx.today)).get(kind);
    const period = (await periodsOf(ctx, kind)).find(({ id }) => id === rule?.id);
    if (!period) throw new Error("no rule");
    return period;
  });
}

/** The form of a rule, filled in with what it says, but for a change. */
export function input(rule: Awaited<ReturnType<typeof ruleNow>>, change: Partial<ChangeTimeLimit>): ChangeTimeLimit {
  const { id, version, length, unit, extension, basis, basisEn = null, source } = rule;
  return {
    mode: "correct",
    timeLimitId: id,
    version,
    length,
    unit,
    extension,
    stops: [],
    basis,
    basisEn,
    source,
    reason: "核对原文后改正",
    ...change,
  } as ChangeTimeLimit;
}

/** Reference rows are not emptied between tests: each puts the rule back as it was delivered. */
export async function restoring(work: () => Promise<void>): Promise<void> {
  const copy =
    "create table if not exists kept_limits as table time_limits; create table if not exists kept_days as table holidays";
  await asSuperuser((client) => client.query(copy));
  try {
    await work();
  } finally {
    await asSuperuser((client) =>
      client.query(`set session_replication_role = replica; delete from time_limits; insert into time_limits table kept_limits;
        delete from holidays; insert into holidays table kept_days; drop table kept_limits, kept_days;
        update settings set value = to_jsonb((value #>> '{}')::int + 1) where key = 'rules-version'`),
    );
  }
}
