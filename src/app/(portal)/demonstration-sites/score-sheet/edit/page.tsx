import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayEditSheet } from "@/programme/demonstration-sites/policy";
import { currentSheet } from "@/programme/demonstration-sites/score-sheets/queries";
import { EditSheetScreen } from "@/programme/demonstration-sites/score-sheets/screens/edit-sheet-screen";

export default async function Page() {
  const actor = await requireOfficial("coordinator");
  if (!mayEditSheet(actor)) return notHere();
  return <EditSheetScreen sheet={await asActor(actor, currentSheet)} />;
}
