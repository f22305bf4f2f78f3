import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayEditChecklist } from "@/programme/contact-points/checklists/policy";
import { currentChecklist } from "@/programme/contact-points/checklists/queries";
import { EditChecklistScreen } from "@/programme/contact-points/checklists/screens/edit-checklist-screen";

export default async function Page() {
  const actor = await requireOfficial("coordinator");
  if (!mayEditChecklist(actor)) return notHere();
  return <EditChecklistScreen checklist={await asActor(actor, currentChecklist)} />;
}
