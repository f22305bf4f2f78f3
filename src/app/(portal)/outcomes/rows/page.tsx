import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { pointsOpenTo } from "@/programme/contact-points/queries";
import { rowsBehind } from "@/programme/outcomes/counted/queries";
import { rowsAddress } from "@/programme/outcomes/schema";
import { RowsScreen } from "@/programme/outcomes/screens/rows-screen";

export default async function Page({ searchParams }: PageProps<"/outcomes/rows">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const address = rowsAddress.parse(search);
  const view = await asActor(actor, async (ctx) => {
    const to = address.to && address.to < ctx.today ? address.to : ctx.today;
    const filter = { ...address, to, from: address.from < to ? address.from : to };
    const { divisions } = await placesOf(ctx);
    const { rows, total } = await rowsBehind(ctx, filter);
    const ids = rows.map(({ id }) => id);
    // The register is everybody's, a point's page isn't.
    const open = filter.of === "participants" ? await pointsOpenTo(ctx, ids) : ids;
    return { filter, divisions, rows, total, open };
  });
  return <RowsScreen {...view} />;
}
