import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { requireActor } from "@/platform/session";
import { mayWrite } from "@/programme/information-centre/articles/policy";
import { ArticleFormScreen } from "@/programme/information-centre/screens/article-form-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("informationCentre"))("articles.write") };
}

export default async function Page() {
  if (!mayWrite(await requireActor())) notFound();
  return <ArticleFormScreen onceKey={randomUUID()} />;
}
