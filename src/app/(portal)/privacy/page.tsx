import { getTranslations } from "next-intl/server";
import { env } from "@/platform/env";
import { PrivacyScreen } from "@/programme/accounts/screens/privacy-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("accounts"))("privacy.title") };
}

export default async function Page() {
  const { SITE_ORGANISER, SITE_PHONE } = env();
  return <PrivacyScreen organiser={SITE_ORGANISER} phone={SITE_PHONE} />;
}
