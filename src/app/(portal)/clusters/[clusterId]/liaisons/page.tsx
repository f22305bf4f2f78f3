import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { present, unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { listLiaisons } from "@/programme/clusters/liaisons/queries";
import { mayExport, seesLiaisons } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { LiaisonList } from "@/programme/clusters/screens/liaison-list";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

const address = z.object({
  q: z.string().trim().max(100).optional().catch(undefined),
  after: z.string().trim().max(40).optional().catch(undefined),
});

/** Who is called at the contact points of a cluster. */
export default async function Page({ params, searchParams }: PageProps<"/clusters/[clusterId]/liaisons">) {
  const [{ clusterId }, search, actor, t] = await Promise.all([
    params,
    searchParams,
    requireOfficial(),
    getTranslations("clusters"),
  ]);
  if (!seesLiaisons(actor) || !z.uuid().safeParse(clusterId).success) return notHere();
  const { after, q } = address.parse(search);
  const read = await asActor(actor, async (ctx) => {
    const cluster = await findCluster(ctx, clusterId, ctx.today);
    return cluster && { cluster, list: await listLiaisons(ctx, { clusterId, q }, after) };
  });
  if (!read) return notHere();
  const { cluster, list } = read;
  return (
    <>
      <NotHeeded parts={unheeded(search, { q })} search={search} />
      <LiaisonList
        {...list}
        cluster={cluster}
        query={present({ q, after })}
        end={
          mayExport(actor) && list.total > 0 ? (
            <ExportLinks
              list="cluster-liaisons"
              query={present({ q, cluster: clusterId })}
              words={{ excel: t("export.excel"), csv: t("export.csv") }}
            />
          ) : undefined
        }
      />
    </>
  );
}
