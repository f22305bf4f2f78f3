import { randomUUID } from "node:crypto";
import { addDays } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { DRAWN_DUTIES, mayDraw } from "@/programme/visits/draws/policy";
import { officersToDraw } from "@/programme/visits/draws/queries";
import { DrawForm } from "@/programme/visits/draws/screens/draw-form";

/** What stands in the form: the number of the day after tomorrow, visits within a month. */
const DAYS = { numberOn: 2, visitsBy: 32 };

export default async function Page() {
  const actor = await requireOfficial();
  if (!mayDraw(actor)) return notHere();
  const { divisionCode } = actor;
  const read = await asActor(actor, async (ctx) => ({
    places: await placesOf(ctx),
    officers: await officersToDraw(ctx, { divisionCode, duties: DRAWN_DUTIES }),
    days: { numberOn: addDays(ctx.today, DAYS.numberOn), visitsBy: addDays(ctx.today, DAYS.visitsBy) },
  }));
  return <DrawForm {...read} city={actor.level === "city"} onceKey={randomUUID()} />;
}
