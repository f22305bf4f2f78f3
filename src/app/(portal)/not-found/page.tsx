import { getTranslations } from "next-intl/server";
import { NotFoundScreen } from "@/ui/error-screens";

export async function generateMetadata() {
  return { title: (await getTranslations("ui"))("notFound.title") };
}

/** What `platform/front.ts` sends, with 404, for every page that isn't there. */
export default function Page() {
  return <NotFoundScreen />;
}
