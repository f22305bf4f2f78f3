import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { hiddenAt } from "@/programme/targets/board/queries";
import { askedDay, readsInWords } from "@/programme/targets/policy";
import { askedScope, progressOn } from "@/programme/targets/queries";
import { boardAddress } from "@/programme/targets/schema";
import { TargetsSheet } from "@/programme/targets/screens/targets-sheet";
import { NotHeeded } from "@/ui/address-notes";

/** The board's place, day and knowledge on one sheet: the same address but for the path. */
export default async function Page({ searchParams }: PageProps<"/targets/sheet">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const address = boardAddress.parse(search);
  const { known } = address;
  const inWords = readsInWords(actor);
  const view = await asActor(actor, async (ctx) => {
    const { scope, unheeded } = await askedScope(ctx, search, address);
    const { day, moved } = askedDay(address.asOf, ctx.today);
    return {
      ...{
        day,
        moved,
        scope,
        unheeded,
        progress: await progressOn(ctx, { day, scope, known }),
        places: await placesOf(ctx),
      },
      hiddenHere: inWords ? await hiddenAt(ctx, { day, known }, scope) : [],
    };
  });
  const { unheeded, ...shown } = view;
  const notes = <NotHeeded parts={unheeded} search={search} />;
  return <TargetsSheet {...shown} notes={notes} known={known} inWords={inWords} />;
}
