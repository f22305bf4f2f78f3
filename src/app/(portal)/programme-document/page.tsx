import { isSmall } from "@/kernel/small-figures";
import { asActor, type Ctx } from "@/platform/database";
import { currentActor } from "@/platform/session";
import type { Sql } from "@/platform/sql";
import { countsOf } from "@/platform/work-list";
import { worksOnCases } from "@/programme/cases/policy";
import { countedCases } from "@/programme/cases/queue/queries";
import { worksOnComplaints } from "@/programme/complaints/intake/policy";
import { countedComplaints } from "@/programme/complaints/intake/queries";
import { servicesPath } from "@/programme/contact-points/services/paths";
import { keepsServices } from "@/programme/contact-points/services/policy";
import { countedServices } from "@/programme/contact-points/services/queries";
import { informationPath } from "@/programme/information-centre/articles/paths";
import { countedPublished } from "@/programme/information-centre/published/queries";
import { type DocumentProps, ProgrammeDocument } from "@/programme/information-centre/screens/programme-document";
import { outcomesOn } from "@/programme/outcomes/counted/queries";
import { OutcomeLines } from "@/programme/outcomes/screens/outcome-strip";
import { sightsOf } from "@/programme/referrals/policy";
import { countedReferrals } from "@/programme/referrals/queue/queries";
import { registerPath } from "@/programme/targets/paths";
import { readsInWords } from "@/programme/targets/policy";
import { progressOn } from "@/programme/targets/queries";
import { visitsPath } from "@/programme/visits/paths";
import { sightOf as visitSight } from "@/programme/visits/policy";
import { countedVisits } from "@/programme/visits/queue/queries";

export default async function Page() {
  const actor = await currentActor();
  const view = await asActor(actor, async (ctx) => ({
    figures: { ...(await registersFor(ctx)), ...(await countedIn(ctx, await listsFor(ctx))) },
    departments: await ctx.tx.department.findMany({
      where: { level: "city" },
      select: { kind: true, nameZh: true, nameEn: true },
      orderBy: { code: "asc" },
    }),
    today: ctx.today,
    outcomes: await outcomesOn(ctx, ctx.today, { kept: true }),
  }));
  const { outcomes, ...shown } = view;
  return (
    <ProgrammeDocument
      {...shown}
      effects={{ g2: <OutcomeLines {...outcomes} /> }}
      forFirms={actor.kind !== "official"}
    />
  );
}

type Figures = DocumentProps["figures"];

/** The registers are everybody's, but for small figures, which are told to their keepers alone. */
async function registersFor(ctx: Ctx): Promise<Figures> {
  const rows = await progressOn(ctx, { day: ctx.today });
  const told = rows.filter(({ standing }) => !(readsInWords(ctx.actor) && isSmall(standing.actual)));
  return Object.fromEntries(
    told.map(({ indicator, standing: { goal, actual } }) => [
      indicator,
      {
        value: actual,
        href: registerPath(indicator, { asOf: ctx.today }),
        goal: { value: goal.value, deadline: goal.day },
      },
    ]),
  );
}

type Lists = { readonly [Name in keyof Figures]?: { readonly counted: Sql; readonly href: string } };

/** What each of these lists holds. One statement. */
async function countedIn(ctx: Ctx, lists: Lists): Promise<Figures> {
  const counts = await countsOf(
    ctx,
    Object.values(lists).map(({ counted }) => counted),
  );
  return Object.fromEntries(
    Object.entries(lists).map(([name, { href }], at) => [name, { value: counts[at] ?? 0, href }]),
  );
}

/** Of complaints, cases, referrals, visits and services each reader counts what his own lists show; what the information centre has published is everybody's. */
async function listsFor(ctx: Ctx): Promise<Lists> {
  const { actor } = ctx;
  const year = Number(ctx.today.slice(0, 4));
  return {
    articles: { counted: countedPublished({}), href: informationPath() },
    ...(worksOnComplaints(actor)
      ? { complaints: { counted: await countedComplaints(ctx, {}), href: "/complaints" } }
      : {}),
    ...(worksOnCases(actor) ? { cases: { counted: await countedCases(ctx, {}), href: "/cases" } } : {}),
    ...(visitSight(actor).of === "office"
      ? {
          guidance: {
            counted: countedVisits(ctx, { purpose: "guidance", status: "held" }),
            href: visitsPath({ purpose: "guidance", status: "held" }),
          },
          visits: { counted: countedVisits(ctx, { status: "held" }), href: visitsPath({ status: "held" }) },
        }
      : {}),
    ...(keepsServices(actor)
      ? {
          trainings: {
            counted: countedServices(ctx, { code: "training", year, state: "done" }),
            href: servicesPath({ code: "training", year: String(year), state: "done" }),
          },
        }
      : {}),
    ...(sightsOf(actor).length > 0 ? { referrals: { counted: countedReferrals(ctx, {}), href: "/referrals" } } : {}),
  };
}
