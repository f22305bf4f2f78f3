import { randomUUID } from "node:crypto";
import { notHere, requireActor } from "@/platform/session";
import { mayWrite } from "@/programme/information-centre/articles/policy";
import { ArticleFormScreen } from "@/programme/information-centre/screens/article-form-screen";

export default async function Page() {
  if (!mayWrite(await requireActor())) return notHere();
  return <ArticleFormScreen onceKey={randomUUID()} />;
}
