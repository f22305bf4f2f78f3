import { z } from "zod";
import { stepsFor } from "@/kernel/workflow";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { historyOf } from "@/programme/audit-trail/queries";
import { RecordHistory } from "@/programme/audit-trail/screens/record-history";
import { previewOf } from "@/programme/visits/draws/commands";
import { drawnOf, exclusionsOf, findDraw } from "@/programme/visits/draws/queries";
import { DrawScreen } from "@/programme/visits/draws/screens/draw-screen";
import { DrawStepSheet } from "@/programme/visits/draws/screens/draw-step-sheet";
import { drawWorkflow } from "@/programme/visits/draws/workflow";
import { CameLate } from "../../../late-or-not-here";

export default async function Page({ params, searchParams }: PageProps<"/visits/draws/[drawId]">) {
  const [{ drawId }, search, actor] = await Promise.all([params, searchParams, requireOfficial()]);
  if (!z.uuid().safeParse(drawId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const draw = await findDraw(ctx, drawId);
    if (!draw) return null;
    const makes = drawWorkflow.partiesOf(actor, draw).length > 0;
    return {
      draw,
      preview: makes && draw.status === "draft" ? await previewOf(ctx, draw) : null,
      drawn: draw.status === "drawn" ? await drawnOf(ctx, drawId) : [],
      exclusions: await exclusionsOf(ctx, drawId),
      places: await placesOf(ctx),
      course: await historyOf(ctx, drawId),
      today: ctx.today,
    };
  });
  if (!read) return notHere();
  const { course, today, ...rest } = read;
  const steps = stepsFor(drawWorkflow, actor, read.draw);
  const asked = z.enum(["freeze", "draw", "abandon"]).safeParse(search.step);
  if (asked.success && steps.open.some(({ name }) => name === asked.data))
    return <DrawStepSheet step={asked.data} draw={read.draw} />;
  return (
    <>
      <CameLate />
      <DrawScreen {...rest} steps={steps} course={<RecordHistory entries={course} today={today} />} />
    </>
  );
}
