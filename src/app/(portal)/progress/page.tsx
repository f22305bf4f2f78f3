import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { publishedProgress } from "@/programme/information-centre/progress/queries";
import { ProgressScreen } from "@/programme/information-centre/screens/progress-screen";
import { askedDay } from "@/programme/targets/policy";
import { NotHeeded } from "@/ui/address-notes";

/** The same for whoever asks, as the open data are: read as the public, also by officials. */
export default async function Page({ searchParams }: PageProps<"/progress">) {
  const search = await searchParams;
  const { asOf } = search;
  const view = await asActor({ kind: "public" }, async (ctx) => {
    const { day, moved } = askedDay(asOf, ctx.today);
    return { day, moved, progress: await publishedProgress(ctx, day) };
  });
  return <ProgressScreen {...view} notes={<NotHeeded parts={unheeded(search, { asOf })} search={search} />} />;
}
