import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { publicDraws } from "@/programme/visits/draws/queries";
import { PublicDraws } from "@/programme/visits/draws/screens/public-draws";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("draws"))("public.title") };
}

/** The same for whoever asks: read as the public, also by officials. */
export default async function Page() {
  return <PublicDraws draws={await asActor({ kind: "public" }, (ctx) => publicDraws(ctx))} />;
}
