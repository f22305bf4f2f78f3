import { randomUUID } from "node:crypto";
import { z } from "zod";
import { dayFromDate } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { DRAWN_DUTIES } from "@/programme/visits/draws/policy";
import { findDraw, officersToDraw } from "@/programme/visits/draws/queries";
import { DrawForm } from "@/programme/visits/draws/screens/draw-form";
import { drawWorkflow } from "@/programme/visits/draws/workflow";
import { lateOrNotHere } from "../../../../late-or-not-here";

export default async function Page({ params }: PageProps<"/visits/draws/[drawId]/edit">) {
  const [{ drawId }, actor] = await Promise.all([params, requireOfficial()]);
  if (!z.uuid().safeParse(drawId).success) return notHere();
  const read = await asActor(actor, async (ctx) => {
    const draw = await findDraw(ctx, drawId);
    if (draw?.status !== "draft" || drawWorkflow.partiesOf(actor, draw).length === 0) return null;
    return {
      draw,
      places: await placesOf(ctx),
      officers: await officersToDraw(ctx, { divisionCode: draw.divisionCode, duties: DRAWN_DUTIES }),
      days: { numberOn: dayFromDate(draw.numberOn), visitsBy: dayFromDate(draw.visitsBy) },
    };
  });
  if (!read) return lateOrNotHere();
  return <DrawForm {...read} city={actor.level === "city"} onceKey={randomUUID()} />;
}
