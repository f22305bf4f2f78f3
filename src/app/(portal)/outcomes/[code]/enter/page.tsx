import { randomUUID } from "node:crypto";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { keepsOutcomes, mayEnter } from "@/programme/outcomes/policy";
import { definitionsOf } from "@/programme/outcomes/queries";
import { EnterValueForm } from "@/programme/outcomes/screens/value-form";
import { periodsOver } from "@/programme/outcomes/screens/value-period";

export default async function Page({ params }: PageProps<"/outcomes/[code]/enter">) {
  const [actor, { code }] = await Promise.all([requireOfficial(), params]);
  if (!keepsOutcomes(actor)) return notHere();
  const view = await asActor(actor, async (ctx) => {
    const [indicator] = await definitionsOf(ctx, code);
    if (!indicator || indicator.counted) return null;
    const { divisions } = await placesOf(ctx);
    return {
      indicator,
      periods: periodsOver(indicator.frequency, ctx.today),
      divisions: divisions.filter((place) => mayEnter(actor, place.code)),
    };
  });
  if (!view) return notHere();
  return <EnterValueForm {...view} city={mayEnter(actor, null)} onceKey={randomUUID()} />;
}
