import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { listChecklists } from "@/programme/visits/checklists/queries";
import { ChecklistsScreen } from "@/programme/visits/checklists/screens/checklists-screen";
import { mayChangeRules, sightOf } from "@/programme/visits/policy";

export default async function Page() {
  const actor = await requireOfficial();
  if (sightOf(actor).of !== "office") return notHere();
  const read = await asActor(actor, async (ctx) => ({ versions: await listChecklists(ctx), today: ctx.today }));
  return <ChecklistsScreen {...read} changes={mayChangeRules(actor)} />;
}
