import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { cluesDesks } from "@/programme/clues/queries";
import { handingOver } from "@/programme/transfers/policy";
import { WriteScreen } from "@/programme/transfers/screens/transfer-forms";

/** Where a department writes what it hands over. */
export default async function Page() {
  const actor = await requireOfficial();
  if (!handingOver(actor)) return notHere();
  const places = await asActor(actor, (ctx) => cluesDesks(ctx));
  const own = places.find(({ divisionCode }) => divisionCode === actor.divisionCode);
  return <WriteScreen places={places} usual={own?.divisionCode} onceKey={crypto.randomUUID()} />;
}
