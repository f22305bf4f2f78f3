import { isDay } from "@/kernel/days";
import { asActor } from "@/platform/database";
import { currentActor } from "@/platform/session";
import { firstUnknownYear, limitsOn } from "@/programme/time-limits/queries";
import { LimitList } from "@/programme/time-limits/screens/limit-list";

export default async function Page({ searchParams }: PageProps<"/time-limits">) {
  const [actor, { on }] = await Promise.all([currentActor(), searchParams]);
  const shown = await asActor(actor, async (ctx) => {
    const day = typeof on === "string" && isDay(on) ? on : ctx.today;
    const missing = await firstUnknownYear(ctx);
    // The notice for a year comes in November of the year before it.
    const missingYear = missing <= Number(ctx.today.slice(0, 4)) + 1 ? missing : null;
    return { limits: await limitsOn(ctx, day), on: day, today: ctx.today, missingYear };
  });
  return <LimitList {...shown} />;
}
