import { randomUUID } from "node:crypto";
import { notFound } from "next/navigation";
import { requireActor } from "@/platform/session";
import { mayWrite } from "@/programme/information-centre/articles/policy";
import { ArticleFormScreen } from "@/programme/information-centre/screens/article-form-screen";

export default async function Page() {
  if (!mayWrite(await requireActor())) notFound();
  return <ArticleFormScreen onceKey={randomUUID()} />;
}
