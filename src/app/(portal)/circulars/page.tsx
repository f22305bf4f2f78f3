import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { present } from "@/kernel/address";
import { asActor, type Ctx } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { listCirculars } from "@/programme/clusters/circulars/queries";
import { circularAddress } from "@/programme/clusters/circulars/schema";
import { mayExportCirculars, readsCirculars, sightOf } from "@/programme/clusters/policy";
import { listClusters } from "@/programme/clusters/queries";
import { CircularList } from "@/programme/clusters/screens/circular-list";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** Circulars to liaisons: what was sent, or what came to one's firm. */
export default async function Page({ searchParams }: PageProps<"/circulars">) {
  const [actor, search, t] = await Promise.all([requireActor(), searchParams, getTranslations("clusters")]);
  if (!readsCirculars(actor)) return notHere();
  const after = z.uuid().optional().catch(undefined).parse(search.after);
  const read = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, circularAddress.parse(search));
    return {
      ...asked,
      list: await listCirculars(ctx, asked.filter, after),
      clusters: await clustersToChoose(ctx),
      today: ctx.today,
    };
  });
  const { list, filter, unheeded, ...rest } = read;
  const query = present({ ...filter, after });
  return (
    <>
      <NotHeeded parts={unheeded} search={search} />
      <CircularList
        {...list}
        {...rest}
        query={query}
        end={
          mayExportCirculars(actor) && list.total > 0 ? (
            <ExportLinks list="circulars" query={query} words={{ excel: t("export.excel"), csv: t("export.csv") }} />
          ) : undefined
        }
        side={actor.kind === "firm" ? "firm" : "office"}
      />
    </>
  );
}

/** The block economies of which this person can have circulars: a station's its own, a county's those in its division. */
async function clustersToChoose(ctx: Ctx) {
  const { clusters } = await placesOf(ctx);
  if (sightOf(ctx.actor).of === "none") return clusters;
  const seen = new Set((await listClusters(ctx, { asOf: ctx.today })).map(({ id }) => id));
  return clusters.filter(({ id }) => seen.has(id));
}
