import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { notHere, requireActor } from "@/platform/session";
import { mayWriteQuestions } from "@/programme/self-assessment/policy";
import { findQuestions, listQuestions } from "@/programme/self-assessment/questions/queries";
import { questionsQuery } from "@/programme/self-assessment/questions/schema";
import { QuestionsScreen } from "@/programme/self-assessment/questions/screens/questions-screen";
import { NotHeeded } from "@/ui/address-notes";

/** A version of the questions, by its number; without one those that are asked today. */
export default async function Page({ searchParams }: PageProps<"/self-assessment/questions">) {
  const [actor, search] = await Promise.all([requireActor(), searchParams]);
  const { version } = questionsQuery.parse(search);
  const { questionnaire, versions } = await asActor(actor, async (ctx) => ({
    questionnaire: await findQuestions(ctx, version),
    versions: await listQuestions(ctx),
  }));
  if (!questionnaire) return notHere();
  return (
    <>
      <NotHeeded parts={unheeded(search, { version })} search={search} />
      <QuestionsScreen questionnaire={questionnaire} versions={versions} mayWrite={mayWriteQuestions(actor)} />
    </>
  );
}
