import { randomUUID } from "node:crypto";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsStations } from "@/programme/guidance-stations/policy";
import { NewStation } from "@/programme/guidance-stations/screens/station-forms";
import { choosable } from "@/ui/names";

export default async function Page() {
  const actor = await requireOfficial();
  if (!keepsStations(actor)) return notHere();
  const { places, today } = await asActor(actor, async (ctx) => ({ places: await placesOf(ctx), today: ctx.today }));
  const here = (code: string) => actor.level === "city" || code === actor.divisionCode;
  return (
    <NewStation
      divisions={places.divisions.filter(({ code }) => here(code))}
      clusters={choosable(places.clusters).filter(({ divisionCode }) => here(divisionCode))}
      today={today}
      onceKey={randomUUID()}
    />
  );
}
