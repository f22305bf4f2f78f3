import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { listChecklists } from "@/programme/visits/checklists/queries";
import { ChecklistsScreen } from "@/programme/visits/checklists/screens/checklists-screen";
import { mayChangeRules, mayExport, sightOf } from "@/programme/visits/policy";
import { ExportLinks } from "@/ui/export-links";

export default async function Page() {
  const actor = await requireOfficial();
  if (sightOf(actor).of !== "office") return notHere();
  const read = await asActor(actor, async (ctx) => ({ versions: await listChecklists(ctx), today: ctx.today }));
  const end = mayExport(actor) ? <ExportLinks list="visit-checklists" query={{}} /> : null;
  return <ChecklistsScreen {...read} changes={mayChangeRules(actor)} end={end} />;
}
