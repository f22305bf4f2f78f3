import { getLocale, getTranslations } from "next-intl/server";
import { requireOfficial } from "@/platform/session";
import { signInPath } from "@/programme/accounts/paths";
import { KeptList } from "@/ui/offline/kept-list";
import { offlineWords, TAKEN_ALONG } from "@/ui/offline/words";
import { PageHead } from "@/ui/page-head";

/** What lies on this device. The page itself holds nothing of it: the browser fills it, also without a connection. */
export default async function Page() {
  const [actor, t, language] = await Promise.all([requireOfficial(), getTranslations("ui.offline"), getLocale()]);
  return (
    <>
      <PageHead title={t("list")} />
      <KeptList
        owner={actor.personId}
        signIn={signInPath({ next: TAKEN_ALONG })}
        language={language}
        words={offlineWords(t)}
      />
    </>
  );
}
