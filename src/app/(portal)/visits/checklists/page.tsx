import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { listChecklists } from "@/programme/visits/checklists/queries";
import { ChecklistsScreen } from "@/programme/visits/checklists/screens/checklists-screen";
import { mayChangeRules, mayExport, sightOf } from "@/programme/visits/policy";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

export default async function Page({ searchParams }: PageProps<"/visits/checklists">) {
  const [search, actor] = await Promise.all([searchParams, requireOfficial()]);
  if (sightOf(actor).of !== "office") return notHere();
  const read = await asActor(actor, async (ctx) => ({ versions: await listChecklists(ctx), today: ctx.today }));
  const end = mayExport(actor) ? <ExportLinks list="visit-checklists" query={{}} /> : null;
  return (
    <>
      <NotHeeded parts={unheeded(search, {})} search={search} />
      <ChecklistsScreen {...read} changes={mayChangeRules(actor)} end={end} />
    </>
  );
}
