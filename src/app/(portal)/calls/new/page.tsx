import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { requireOfficial } from "@/platform/session";
import { mayAnnounce } from "@/programme/calls/policy";
import { NewCallScreen } from "@/programme/calls/screens/call-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("calls"))("calls.new") };
}

export default async function Page() {
  const actor = await requireOfficial();
  if (!mayAnnounce(actor)) notFound();
  const today = await asActor(actor, async (ctx) => ctx.today);
  return <NewCallScreen today={today} />;
}
