import { z } from "zod";
import { asActor } from "@/platform/database";
import { currentActor, notHere } from "@/platform/session";
import { changesOfKind, movesOf, periodsOf } from "@/programme/time-limits/queries";
import { LimitScreen } from "@/programme/time-limits/screens/limit-screen";

const address = z.object({ change: z.uuid().optional().catch(undefined), moved: z.uuid().optional().catch(undefined) });

export default async function Page({ params, searchParams }: PageProps<"/time-limits/[kind]">) {
  const [actor, { kind }, search] = await Promise.all([currentActor(), params, searchParams]);
  const { change, moved } = address.parse(search);
  const shown = await asActor(actor, async (ctx) => ({
    periods: await periodsOf(ctx, kind),
    changes: await changesOfKind(ctx, kind),
    moves: moved ? await movesOf(ctx, moved) : undefined,
    today: ctx.today,
  }));
  if (shown.periods.length === 0) return notHere();
  return <LimitScreen {...shown} kind={kind} changing={change} />;
}
