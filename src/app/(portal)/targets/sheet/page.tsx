import { unread } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { hiddenAt } from "@/programme/targets/board/queries";
import { askedDay, readsInWords, scopeFor } from "@/programme/targets/policy";
import { progressOn } from "@/programme/targets/queries";
import { boardAddress, scopeOf } from "@/programme/targets/schema";
import { TargetsSheet } from "@/programme/targets/screens/targets-sheet";
import { NotHeeded } from "@/ui/address-notes";

/** The board's place, day and knowledge on one sheet: the same address but for the path. */
export default async function Page({ searchParams }: PageProps<"/targets/sheet">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const address = boardAddress.parse(search);
  const { known } = address;
  const inWords = readsInWords(actor);
  const asked = heeded(scopeOf(address), await asActor(actor, placesOf));
  const scope = scopeFor(actor, asked.filter);
  const ignored = [...unread(search, address), ...asked.parts];
  const view = await asActor(actor, async (ctx) => {
    const { day, moved } = askedDay(address.asOf, ctx.today);
    return {
      ...{ day, moved, progress: await progressOn(ctx, { day, scope, known }), places: await placesOf(ctx) },
      hiddenHere: inWords ? await hiddenAt(ctx, { day, known }, scope) : [],
    };
  });
  return <TargetsSheet {...view} notes={<NotHeeded parts={ignored} />} scope={scope} known={known} inWords={inWords} />;
}
