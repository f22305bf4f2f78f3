import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { listMembers } from "@/programme/clusters/members/queries";
import { memberAddress } from "@/programme/clusters/members/schema";
import { mayExport, sightOf } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { MemberList } from "@/programme/clusters/screens/member-list";
import { ExportLinks } from "@/ui/export-links";

/** The firms of a cluster on a day. */
export default async function Page({ params, searchParams }: PageProps<"/clusters/[clusterId]/members">) {
  const [{ clusterId }, search, actor, t] = await Promise.all([
    params,
    searchParams,
    requireOfficial(),
    getTranslations("clusters"),
  ]);
  const sight = sightOf(actor);
  if (sight.of === "none" || sight.of === "figures" || !z.uuid().safeParse(clusterId).success) return notHere();
  const query = present(memberAddress.parse(search));
  const after = z.uuid().optional().catch(undefined).parse(search.after);
  const read = await asActor(actor, async (ctx) => {
    const asOf = query.asOf ?? ctx.today;
    const cluster = await findCluster(ctx, clusterId, asOf);
    if (!cluster) return null;
    return {
      cluster,
      asOf,
      list: await listMembers(ctx, { ...query, asOf, clusterId }, after),
      divisions: (await placesOf(ctx)).divisions,
      today: ctx.today,
    };
  });
  if (!read) return notHere();
  const { list, ...rest } = read;
  return (
    <MemberList
      {...rest}
      {...list}
      query={present({ ...query, after })}
      end={
        mayExport(actor) && list.total > 0 ? (
          <ExportLinks
            list="cluster-members"
            query={{ ...query, cluster: clusterId }}
            words={{ excel: t("export.excel"), csv: t("export.csv") }}
          />
        ) : undefined
      }
    />
  );
}
