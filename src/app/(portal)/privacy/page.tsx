import { env } from "@/platform/env";
import { PrivacyScreen } from "@/programme/accounts/screens/privacy-screen";

export default async function Page() {
  const { SITE_ORGANISER, SITE_PHONE } = env();
  return <PrivacyScreen organiser={SITE_ORGANISER} phone={SITE_PHONE} />;
}
