import { getLocale } from "next-intl/server";
import { isMarketRegulator } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { requireActor } from "@/platform/session";
import { MOST_COUNTED, searchAll } from "@/programme/search/queries";
import { SearchScreen } from "@/programme/search/screens/search-screen";

export default async function Page({ searchParams }: PageProps<"/search">) {
  const [actor, { q }, language] = await Promise.all([requireActor(), searchParams, getLocale()]);
  const query = typeof q === "string" ? q.trim().slice(0, 100) : "";
  const result = await asActor(actor, (ctx) => searchAll(ctx, query, language));
  return <SearchScreen {...result} q={query} most={MOST_COUNTED} office={isMarketRegulator(actor)} />;
}
