import { requireActor } from "@/platform/session";
import { rightsOf } from "@/programme/rights/policy";
import { RightsScreen } from "@/programme/rights/screens/rights-screen";

export default async function Page() {
  const actor = await requireActor();
  return <RightsScreen name={actor.name} rights={rightsOf(actor)} />;
}
