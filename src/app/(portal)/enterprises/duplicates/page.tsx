import { asActor, type Ctx } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { listDistinctions, listMerges, MOST_PAST } from "@/programme/enterprises/merges/queries";
import { duplicatesAddress } from "@/programme/enterprises/merges/schema";
import { DuplicatesScreen } from "@/programme/enterprises/merges/screens/duplicates-screen";
import { listDuplicates, MOST_COUNTED } from "@/programme/enterprises/pairs/queries";
import { seeksDuplicates } from "@/programme/enterprises/policy";
import { NotHeeded } from "@/ui/address-notes";

/** Records that could be one firm, those that became one, those that aren't. */
export default async function Page({ searchParams }: PageProps<"/enterprises/duplicates">) {
  const [actor, search] = await Promise.all([requireOfficial(), searchParams]);
  if (!seeksDuplicates(actor)) return notHere();
  const address = duplicatesAddress.parse(search);
  const { view, after, unknown } = address;
  const list = async (ctx: Ctx, division: string | undefined) => {
    if (view === "merged") return { view, merges: await listMerges(ctx) };
    if (view === "distinct") return { view, distinctions: await listDistinctions(ctx) };
    return { view, page: await listDuplicates(ctx, { division, after }) };
  };
  const read = await asActor(actor, async (ctx) => {
    const { filter, unheeded } = await heeded(ctx, search, address);
    return {
      ...{ unheeded, division: filter.division },
      list: await list(ctx, filter.division),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  return (
    <>
      <NotHeeded parts={read.unheeded} search={search} />
      <DuplicatesScreen
        {...read.list}
        today={read.today}
        divisions={read.places.divisions}
        chooses={actor.level === "city"}
        division={read.division}
        later={after !== undefined}
        counted={MOST_COUNTED}
        most={MOST_PAST}
        unknown={unknown === "1"}
      />
    </>
  );
}
