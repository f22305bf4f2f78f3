import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { maySeeRanking } from "@/programme/demonstration-sites/policy";
import { placesToAward, rankingOf } from "@/programme/demonstration-sites/ranking/queries";
import { rankingQuery } from "@/programme/demonstration-sites/ranking/schema";
import { RankingScreen } from "@/programme/demonstration-sites/ranking/screens/ranking-screen";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** The programme began with the opinion of December 2014. */
const FIRST_YEAR = 2015;

export default async function Page({ searchParams }: PageProps<"/demonstration-sites/ranking">) {
  const [search, actor] = await Promise.all([
    searchParams,
    requireOfficial("coordinator", "bureau_leader", "programme_officer"),
  ]);
  if (!maySeeRanking(actor)) return notHere();
  const { rounds, places, divisions, year, thisYear, unheeded } = await asActor(actor, async (ctx) => {
    const thisYear = Number(ctx.today.slice(0, 4));
    const { filter, unheeded } = await heeded(ctx, search, rankingQuery.parse(search));
    const year = filter.year ?? thisYear;
    return {
      ...{ year, thisYear, unheeded },
      rounds: await rankingOf(ctx, year),
      places: await placesToAward(ctx, year),
      divisions: (await placesOf(ctx)).divisions,
    };
  });
  const years = Array.from({ length: Math.max(1, thisYear - FIRST_YEAR + 1) }, (_, index) => thisYear - index);
  const t = await getTranslations("demonstrationSites");
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <RankingScreen
        year={year}
        years={years}
        rounds={rounds}
        places={places}
        divisions={divisions}
        end={
          <ExportLinks
            list="demonstration-site-ranking"
            query={{ year: String(year) }}
            words={{ excel: t("export.excel"), csv: t("export.csv") }}
          />
        }
      />
    </>
  );
}
