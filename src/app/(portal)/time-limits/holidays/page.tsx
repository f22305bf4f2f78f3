import { z } from "zod";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { mayChangeRules } from "@/programme/time-limits/policy";
import { changesOfYear, holidaysOf, movesOf } from "@/programme/time-limits/queries";
import { HolidaysScreen } from "@/programme/time-limits/screens/holidays-screen";

const address = z.object({
  year: z.coerce.number().int().min(2014).max(2999).optional().catch(undefined),
  moved: z.uuid().optional().catch(undefined),
});

export default async function Page({ searchParams }: PageProps<"/time-limits/holidays">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const { year, moved } = address.parse(search);
  const shown = await asActor(actor, async (ctx) => {
    const wanted = year ?? Number(ctx.today.slice(0, 4));
    return {
      ...(await holidaysOf(ctx, wanted)),
      changes: await changesOfYear(ctx, wanted),
      moves: moved ? await movesOf(ctx, moved) : undefined,
      today: ctx.today,
    };
  });
  return <HolidaysScreen {...shown} mayChange={mayChangeRules(actor)} />;
}
