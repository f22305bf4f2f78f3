import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { mayChangeRules } from "@/programme/time-limits/policy";
import { changesOfYear, holidaysOf, movesOf } from "@/programme/time-limits/queries";
import { holidayAddress } from "@/programme/time-limits/schema";
import { HolidaysScreen } from "@/programme/time-limits/screens/holidays-screen";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

export default async function Page({ searchParams }: PageProps<"/time-limits/holidays">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const { unheeded, ...shown } = await asActor(actor, async (ctx) => {
    const { filter, unheeded } = await heeded(ctx, search, holidayAddress.parse(search));
    const { moved, year } = filter;
    const wanted = year ?? Number(ctx.today.slice(0, 4));
    return {
      unheeded,
      ...(await holidaysOf(ctx, wanted)),
      changes: await changesOfYear(ctx, wanted),
      moves: moved ? await movesOf(ctx, moved) : undefined,
      today: ctx.today,
    };
  });
  const files =
    actor.kind === "public" || shown.days.length === 0 ? null : (
      <ExportLinks list="holidays" query={{ year: String(shown.year) }} />
    );
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <HolidaysScreen {...shown} mayChange={mayChangeRules(actor)} files={files} />
    </>
  );
}
