import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { mayAnnounce } from "@/programme/calls/policy";
import { NewCallScreen } from "@/programme/calls/screens/call-screen";

export default async function Page() {
  const actor = await requireOfficial();
  if (!mayAnnounce(actor)) return notHere();
  const today = await asActor(actor, async (ctx) => ctx.today);
  return <NewCallScreen today={today} />;
}
