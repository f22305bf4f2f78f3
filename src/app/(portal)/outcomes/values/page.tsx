import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { requireOfficial } from "@/platform/session";
import { keepsOutcomes } from "@/programme/outcomes/policy";
import { indicatorsOn, listValues } from "@/programme/outcomes/queries";
import { ValueList } from "@/programme/outcomes/screens/value-list";

export async function generateMetadata() {
  return { title: (await getTranslations("outcomes"))("values.title") };
}

export default async function Page({ searchParams }: PageProps<"/outcomes/values">) {
  const [actor, { status }] = await Promise.all([requireOfficial(), searchParams]);
  if (!keepsOutcomes(actor)) notFound();
  const waiting = status === "entered";
  const view = await asActor(actor, async (ctx) => ({
    values: await listValues(ctx, { waiting }),
    indicators: await indicatorsOn(ctx, ctx.today),
    divisions: (await placesOf(ctx)).divisions,
    today: ctx.today,
  }));
  return <ValueList {...view} waiting={waiting} />;
}
