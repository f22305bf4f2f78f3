import { isSmall } from "@/kernel/small-figures";
import { asActor, type Ctx } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { worksOnCases } from "@/programme/cases/policy";
import { countCases } from "@/programme/cases/queue/queries";
import { worksOnComplaints } from "@/programme/complaints/intake/policy";
import { countComplaints } from "@/programme/complaints/intake/queries";
import { servicesPath } from "@/programme/contact-points/services/paths";
import { keepsServices } from "@/programme/contact-points/services/policy";
import { countServices } from "@/programme/contact-points/services/queries";
import { informationPath } from "@/programme/information-centre/articles/paths";
import { countPublished } from "@/programme/information-centre/published/queries";
import { type DocumentProps, ProgrammeDocument } from "@/programme/information-centre/screens/programme-document";
import { outcomesOn } from "@/programme/outcomes/counted/queries";
import { OutcomeLines } from "@/programme/outcomes/screens/outcome-strip";
import { sightsOf } from "@/programme/referrals/policy";
import { countReferrals } from "@/programme/referrals/queue/queries";
import { registerPath } from "@/programme/targets/paths";
import { readsInWords } from "@/programme/targets/policy";
import { progressOn } from "@/programme/targets/queries";
import { visitsPath } from "@/programme/visits/paths";
import { sightOf as visitSight } from "@/programme/visits/policy";
import { countVisits } from "@/programme/visits/queue/queries";

export default async function Page() {
  const actor = await currentActor();
  const view = await asActor(actor, async (ctx) => ({
    figures: { ...(await registersFor(ctx)), ...(await listsFor(ctx)), articles: await publishedFor(ctx) },
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

/** What the information centre has published is everybody's too. */
async function publishedFor(ctx: Ctx) {
  return { value: await countPublished(ctx, {}), href: informationPath() };
}

/** Of complaints, cases, referrals, visits and services each reader counts what his own lists show. */
async function listsFor(ctx: Ctx): Promise<Figures> {
  const { actor } = ctx;
  const year = Number(ctx.today.slice(0, 4));
  return {
    ...(worksOnComplaints(actor) ? { complaints: { value: await countComplaints(ctx, {}), href: "/complaints" } } : {}),
    ...(worksOnCases(actor) ? { cases: { value: await countCases(ctx, {}), href: "/cases" } } : {}),
    ...(visitSight(actor).of === "office"
      ? {
          guidance: {
            value: await countVisits(ctx, { purpose: "guidance", status: "held" }),
            href: visitsPath({ purpose: "guidance", status: "held" }),
          },
          visits: { value: await countVisits(ctx, { status: "held" }), href: visitsPath({ status: "held" }) },
        }
      : {}),
    ...(keepsServices(actor)
      ? {
          trainings: {
            value: await countServices(ctx, { code: "training", year, state: "done" }),
            href: servicesPath({ code: "training", year: String(year), state: "done" }),
          },
        }
      : {}),
    ...(sightsOf(actor).length > 0 ? { referrals: { value: await countReferrals(ctx, {}), href: "/referrals" } } : {}),
  };
}
