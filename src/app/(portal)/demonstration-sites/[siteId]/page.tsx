import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { stepsFor } from "@/kernel/workflow";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { requireActor } from "@/platform/session";
import { historyOf } from "@/programme/audit-trail/queries";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { mayScore } from "@/programme/demonstration-sites/policy";
import { findSite } from "@/programme/demonstration-sites/queries";
import { SiteScreen } from "@/programme/demonstration-sites/screens/site-screen";
import { ASKING_STEPS, StepSheet } from "@/programme/demonstration-sites/screens/step-sheet";
import { siteWorkflow } from "@/programme/demonstration-sites/workflow";
import { ClockPanel } from "@/programme/time-limits/screens/clock-panel";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demonstrationSites"))("title") };
}

export default async function Page({ params, searchParams }: PageProps<"/demonstration-sites/[siteId]">) {
  const [{ siteId }, search, actor] = await Promise.all([params, searchParams, requireActor()]);
  if (!z.uuid().safeParse(siteId).success) notFound();
  const read = await asActor(actor, async (ctx) => {
    const site = await findSite(ctx, siteId);
    return site && { site, course: await historyOf(ctx, siteId), places: await placesOf(ctx), today: ctx.today };
  });
  if (!read) notFound();
  const { site, course, places, today } = read;
  const steps = stepsFor(siteWorkflow, actor, site);
  const scores = mayScore(actor, site);
  const asked = z.enum(ASKING_STEPS).safeParse(search.step);
  if (asked.success && (asked.data === "score" ? scores : steps.open.some(({ name }) => name === asked.data))) {
    return <StepSheet step={asked.data} site={site} />;
  }
  return (
    <SiteScreen
      site={site}
      places={places}
      side={actor.kind === "firm" ? "firm" : "office"}
      steps={steps}
      scores={scores}
      dueOn={site.clocks.find(({ running }) => running)?.dueOn ?? null}
      clocks={<ClockPanel clocks={site.clocks} today={today} />}
      course={<RecordHistory entries={course} today={today} />}
    />
  );
}
