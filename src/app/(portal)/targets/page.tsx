import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { askedDay, mayChangeQuotas } from "@/programme/targets/policy";
import { progressByCluster, progressByMonth, progressOn, targetRows } from "@/programme/targets/queries";
import { TargetsScreen } from "@/programme/targets/screens/targets-screen";

const address = z.object({
  asOf: z.string().optional().catch(undefined),
  division: z
    .string()
    .regex(/^[\w-]{1,20}$/)
    .optional()
    .catch(undefined),
  cluster: z
    .union([z.uuid(), z.literal("none")])
    .optional()
    .catch(undefined),
});

export async function generateMetadata() {
  return { title: (await getTranslations("targets"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/targets">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const { asOf, ...scope } = address.parse(search);
  const view = await asActor(actor, async (ctx) => {
    const { day, moved } = askedDay(asOf, ctx.today);
    const asked = { day, scope: present(scope), targets: await targetRows(ctx) };
    const { divisions, clusters } = await placesOf(ctx);
    return {
      day,
      moved,
      progress: await progressOn(ctx, asked),
      months: await progressByMonth(ctx, asked),
      clusters: await progressByCluster(ctx, asked),
      places: divisions,
      clusterNames: clusters,
    };
  });
  return <TargetsScreen {...view} scope={present(scope)} mayChange={mayChangeQuotas(actor)} />;
}
