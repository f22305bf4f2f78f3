import { getLocale, getTranslations } from "next-intl/server";
import { realNow } from "@/platform/clock";
import { secondsTo, windowEnd } from "@/platform/crowd";
import { keptPage } from "@/platform/form-post";
import { clockTime } from "@/ui/format";

export const dynamic = "force-dynamic";

/** Says that too many requests came from this address, and when one can try again. A handler, because no page chooses its status. */
export async function GET(request: Request): Promise<Response> {
  const t = await getTranslations("ui");
  const until = windowEnd(realNow());
  const answer = keptPage(request, {
    status: 429,
    locale: await getLocale(),
    title: t("tooManyRequests.title"),
    sentences: [t("tooManyRequests.when", { time: clockTime(until) }), t("tooManyRequests.why")],
    link: { href: "/", label: t("tooManyRequests.home") },
    fields: [],
  });
  answer.headers.set("retry-after", String(secondsTo(until)));
  return answer;
}
