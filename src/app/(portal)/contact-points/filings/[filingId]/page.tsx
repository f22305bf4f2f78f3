import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { stepsFor } from "@/kernel/workflow";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { requireActor } from "@/platform/session";
import { findFiling } from "@/programme/contact-points/counter/queries";
import { FilingScreen } from "@/programme/contact-points/counter/screens/filing-screen";
import { counterWorkflow } from "@/programme/contact-points/counter/workflow";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("counter"))("title") };
}

export default async function Page({ params }: PageProps<"/contact-points/filings/[filingId]">) {
  const [{ filingId }, actor] = await Promise.all([params, requireActor()]);
  if (!z.uuid().safeParse(filingId).success) notFound();
  const read = await asActor(actor, async (ctx) => ({
    filing: await findFiling(ctx, filingId),
    divisions: (await placesOf(ctx)).divisions,
    today: ctx.today,
  }));
  const { filing, ...shown } = read;
  if (!filing) notFound();
  const steps = stepsFor(counterWorkflow, actor, filing).open.map(({ name }) => name);
  return <FilingScreen filing={filing} {...shown} steps={steps} side={actor.kind === "firm" ? "firm" : "office"} />;
}
