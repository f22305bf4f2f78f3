import { redirect } from "next/navigation";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { questionsPath } from "@/programme/self-assessment/paths";
import { mayWriteQuestions } from "@/programme/self-assessment/policy";
import { nextQuestions } from "@/programme/self-assessment/questions/queries";
import { QuestionsFormScreen } from "@/programme/self-assessment/questions/screens/questions-form-screen";

/** The form of the next version; while one waits for its day, that one, where it can be taken back. */
export default async function Page() {
  const actor = await requireOfficial("coordinator");
  if (!mayWriteQuestions(actor)) return notHere();
  const next = await asActor(actor, nextQuestions);
  if (next.kind === "coming") redirect(questionsPath(next.version));
  return <QuestionsFormScreen next={next} />;
}
