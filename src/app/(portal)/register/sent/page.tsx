import { env } from "@/platform/env";
import { RegisterSentScreen } from "@/programme/accounts/screens/register-screens";

export default async function Page() {
  return <RegisterSentScreen demo={env().PORTAL_MODE === "demo"} />;
}
