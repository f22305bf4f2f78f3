import { type Faults, Overtaken, Refusal, refuseFaults } from "@/kernel/refusal";
import type { Ctx } from "@/platform/database";
import type { Typed } from "@/platform/read-form";
import { takeTurn } from "@/platform/turn";
import { profileOf, refuseGone, saveProfile } from "../commands";
import { type EnterpriseDetail, findEnterprise } from "../queries";
import { ENTERPRISE_TITLES } from "../workflow";
import { mayConfirm, mayPropose } from "./policy";
import { findYear, lastConfirmed, standingOfYear } from "./queries";
import type { DecideYear, EnterYear } from "./schema";

/**
 * Enters a firm's figures of one year. By the county's programme office they hold at once, by the firm's owner they wait for the county. What stood
 * there is replaced and stays readable; the figures of the latest year become those of the profile, unless they are older than last year's. Refusals: `not-found`, `merged`,
 * `overtaken`. Invalid: `future-year`.
 */
export async function enterYear(ctx: Ctx, { seen, ...input }: EnterYear): Promise<{ enterpriseId: string }> {
  const { tx, actor, now } = ctx;
  const { enterpriseId, year } = input;
  const enterprise = await findEnterprise(ctx, enterpriseId);
  const confirms = enterprise !== null && mayConfirm(actor, enterprise);
  if (!enterprise || !(confirms || mayPropose(actor, enterprise))) throw new Refusal("not-found");
  refuseGone(enterprise);
  refuseFaults(await yearFaults(ctx, { year }));
  if (actor.kind !== "official" && actor.kind !== "firm") throw new Refusal("not-found");

  await hold(ctx, enterpriseId);
  const state = confirms ? "confirmed" : "proposed";
  const before = (await standingOfYear(ctx, enterpriseId, year))[state];
  if (before !== seen) throw new Overtaken();
  if (before) await end(ctx, before, { from: state, to: "replaced", because: null });
  const decision = confirms ? { decidedAt: now, decidedById: actor.personId } : {};
  await tx.enterpriseYear.createMany({
    data: [{ ...input, state, enteredAt: now, enteredById: actor.personId, ...decision }],
  });
  ctx.record({
    act: "enter.year",
    subjectKind: "enterprise",
    subjectId: enterpriseId,
    enterpriseId,
    detail: { year, state },
  });
  if (confirms) await followProfile(ctx, enterprise, input);
  return { enterpriseId };
}

/** A year that hasn't begun. */
export async function yearFaults({ today }: Ctx, { year }: Typed): Promise<Faults> {
  return Number(year) > Number(today.slice(0, 4)) ? { year: ["future-year"] } : {};
}

/** One at a time of a firm's years: what a year says, and what the profile takes from it, belong together. */
function hold(ctx: Ctx, enterpriseId: string): Promise<void> {
  return takeTurn(ctx, `enterprise-year ${enterpriseId}`);
}

type Ending = {
  readonly from: "confirmed" | "proposed";
  readonly to: "replaced" | "refused" | "confirmed";
  readonly because: string | null;
};

async function end({ tx, actor, now }: Ctx, id: string, { from, to, because }: Ending): Promise<void> {
  const decidedById = actor.kind === "official" || actor.kind === "firm" ? actor.personId : null;
  const { count } = await tx.enterpriseYear.updateMany({
    where: { id, state: from },
    data: { state: to, decidedAt: now, decidedById, decidedBecause: because },
  });
  if (count !== 1) throw new Overtaken();
}

/** The profile says of titles and people what the latest confirmed year says, be it this one or the last; a count that it leaves open stays. */
async function followProfile(
  ctx: Ctx,
  enterprise: EnterpriseDetail,
  {
    year,
    titles,
    staff,
    researchStaff,
    source,
  }: Pick<EnterYear, "year" | "titles" | "staff" | "researchStaff" | "source">,
): Promise<void> {
  if ((await lastConfirmed(ctx, enterprise.id)) !== year || year < Number(ctx.today.slice(0, 4)) - 1) return;
  const profile = profileOf(enterprise);
  const people = { staff: staff ?? profile.staff, researchStaff: researchStaff ?? profile.researchStaff };
  const fits = people.staff === null || people.researchStaff === null || people.researchStaff <= people.staff;
  await saveProfile(ctx, enterprise, {
    version: enterprise.version,
    profile: { ...profile, titles, ...(fits ? people : { staff, researchStaff }) },
    act: "correct.enterprise",
    reason: source,
  });
}

/**
 * The county confirms what a firm proposed of a year, or refuses it with a reason. Refusals: `not-found`, `merged`, `overtaken` (decided, or
 * proposed anew, meanwhile).
 */
export async function decideYear(ctx: Ctx, input: DecideYear): Promise<{ enterpriseId: string }> {
  const proposed = await findYear(ctx, input.yearId);
  const enterprise = proposed && (await findEnterprise(ctx, proposed.enterpriseId));
  if (!proposed || !enterprise || !mayConfirm(ctx.actor, enterprise)) throw new Refusal("not-found");
  refuseGone(enterprise);
  const { enterpriseId, year } = proposed;
  await hold(ctx, enterpriseId);
  if (input.decision === "refuse") {
    await end(ctx, proposed.id, { from: "proposed", to: "refused", because: input.reason });
  } else {
    const { confirmed } = await standingOfYear(ctx, enterpriseId, year);
    if (confirmed) await end(ctx, confirmed, { from: "confirmed", to: "replaced", because: null });
    await end(ctx, proposed.id, { from: "proposed", to: "confirmed", because: null });
  }
  ctx.record({
    act: "decide.year",
    subjectKind: "enterprise",
    subjectId: enterpriseId,
    enterpriseId,
    detail: { year, decision: input.decision },
  });
  if (input.decision === "confirm") {
    const fresh = await findEnterprise(ctx, enterpriseId);
    if (fresh)
      await followProfile(ctx, fresh, {
        ...proposed,
        titles: ENTERPRISE_TITLES.filter((title) => proposed.titles.includes(title)),
      });
  }
  return { enterpriseId };
}
