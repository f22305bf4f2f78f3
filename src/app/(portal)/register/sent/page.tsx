import { getTranslations } from "next-intl/server";
import { env } from "@/platform/env";
import { RegisterSentScreen } from "@/programme/accounts/screens/register-screens";

export async function generateMetadata() {
  return { title: (await getTranslations("accounts"))("registerSent.title") };
}

export default async function Page() {
  return <RegisterSentScreen demo={env().PORTAL_MODE === "demo"} />;
}
