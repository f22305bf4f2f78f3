import { z } from "zod";
import { stepsFor } from "@/kernel/workflow";
import { realNow } from "@/platform/clock";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { findSettings } from "@/programme/settings/queries";
import { openAdviceOf } from "@/programme/visits/advice/queries";
import { adviceDue } from "@/programme/visits/policy";
import { checklistFor, findVisit } from "@/programme/visits/queries";
import { recordOf } from "@/programme/visits/revisions/queries";
import { RecordScreen } from "@/programme/visits/screens/record-screen";
import { visitWorkflow } from "@/programme/visits/workflow";

export default async function Page({ params }: PageProps<"/visits/[visitId]/record">) {
  const [{ visitId }, actor] = await Promise.all([params, requireOfficial()]);
  if (!z.uuid().safeParse(visitId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const visit = await findVisit(ctx, visitId);
    return (
      visit && {
        visit,
        checklist: await checklistFor(ctx, visit),
        open: await openAdviceOf(ctx, visit),
        hours: (await findSettings(ctx)).offlineHours,
        today: ctx.today,
      }
    );
  });
  // A form for a step that this person can't take now isn't there.
  const steps = read ? stepsFor(visitWorkflow, actor, read.visit).open.map(({ name }) => name) : [];
  const revises = steps.includes("revise");
  if (!read || (!revises && !steps.includes("record"))) return notHere();
  return (
    <RecordScreen
      {...read}
      owner={actor.personId}
      madeAt={realNow().getTime()}
      record={revises ? recordOf(read.visit) : null}
      adviceDue={adviceDue(read.today)}
    />
  );
}
