import { getTranslations } from "next-intl/server";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { rowsBehind } from "@/programme/outcomes/counted/queries";
import { rowsAddress } from "@/programme/outcomes/schema";
import { RowsScreen } from "@/programme/outcomes/screens/rows-screen";

export async function generateMetadata() {
  return { title: (await getTranslations("outcomes"))("title") };
}

export default async function Page({ searchParams }: PageProps<"/outcomes/rows">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const address = rowsAddress.parse(search);
  const view = await asActor(actor, async (ctx) => {
    const to = address.to && address.to < ctx.today ? address.to : ctx.today;
    const filter = { ...address, to, from: address.from < to ? address.from : to };
    const { divisions } = await placesOf(ctx);
    return { filter, divisions, ...(await rowsBehind(ctx, filter)) };
  });
  return <RowsScreen {...view} />;
}
