import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { asActor } from "@/platform/database";
import { requireFirm } from "@/platform/session";
import { findSite } from "@/programme/demonstration-sites/queries";
import { ApplicationScreen } from "@/programme/demonstration-sites/screens/application-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demonstrationSites"))("title") };
}

export default async function Page({ params }: PageProps<"/demonstration-sites/[siteId]/edit">) {
  const [{ siteId }, actor] = await Promise.all([params, requireFirm()]);
  if (!z.uuid().safeParse(siteId).success) notFound();
  const site = await asActor(actor, (ctx) => findSite(ctx, siteId));
  if (site?.status !== "draft" && site?.status !== "returned") notFound();
  return <ApplicationScreen mode={site.status === "draft" ? "submit" : "resubmit"} site={site} />;
}
