import { asActor } from "@/platform/database";
import { heeded } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { firstUnknownYear, limitsOn } from "@/programme/time-limits/queries";
import { limitAddress } from "@/programme/time-limits/schema";
import { LimitList } from "@/programme/time-limits/screens/limit-list";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

export default async function Page({ searchParams }: PageProps<"/time-limits">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const { unheeded, ...shown } = await asActor(actor, async (ctx) => {
    const { filter, unheeded } = await heeded(ctx, search, limitAddress.parse(search));
    const day = filter.on ?? ctx.today;
    const missing = await firstUnknownYear(ctx);
    // The notice for a year comes in November of the year before it.
    const missingYear = missing <= Number(ctx.today.slice(0, 4)) + 1 ? missing : null;
    return { unheeded, limits: await limitsOn(ctx, day), on: day, today: ctx.today, missingYear };
  });
  const files = actor.kind === "public" ? null : <ExportLinks list="time-limits" query={{ on: shown.on }} />;
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <LimitList {...shown} files={files} />
    </>
  );
}
