import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { currentActor, notHere } from "@/platform/session";
import { mayEditChecklist } from "@/programme/contact-points/checklists/policy";
import { currentChecklist, findChecklist, listChecklists } from "@/programme/contact-points/checklists/queries";
import { checklistQuery } from "@/programme/contact-points/checklists/schema";
import { ChecklistScreen } from "@/programme/contact-points/checklists/screens/checklist-screen";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/contact-points/checklist">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const { version } = checklistQuery.parse(search);
  const read = await asActor(actor, async (ctx) => ({
    checklist: version ? await findChecklist(ctx, version) : await currentChecklist(ctx),
    versions: await listChecklists(ctx),
  }));
  if (!read.checklist) return notHere();
  return (
    <>
      <NotHeeded parts={unheeded(search, { version })} search={search} />
      <ChecklistScreen
        {...{ checklist: read.checklist, versions: read.versions }}
        mayEdit={mayEditChecklist(actor)}
        mayExport={actor.kind !== "public"}
      />
    </>
  );
}
