import { getLocale } from "next-intl/server";
import { isMarketRegulator } from "@/kernel/actor";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { requireActor } from "@/platform/session";
import { MOST_COUNTED } from "@/programme/search/kinds/queries";
import { searchAll } from "@/programme/search/queries";
import { SearchScreen } from "@/programme/search/screens/search-screen";
import { NotHeeded } from "@/ui/address-notes";

export default async function Page({ searchParams }: PageProps<"/search">) {
  const [actor, search, language] = await Promise.all([requireActor(), searchParams, getLocale()]);
  const q = typeof search.q === "string" ? search.q : undefined;
  const query = (q ?? "").trim().slice(0, 100);
  const result = await asActor(actor, (ctx) => searchAll(ctx, query, language));
  return (
    <>
      <NotHeeded parts={unheeded(search, { q })} search={search} />
      <SearchScreen {...result} q={query} most={MOST_COUNTED} office={isMarketRegulator(actor)} />
    </>
  );
}
