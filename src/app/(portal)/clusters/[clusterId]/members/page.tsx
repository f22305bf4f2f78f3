import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireOfficial } from "@/platform/session";
import { listMembers } from "@/programme/clusters/members/queries";
import { memberAddress } from "@/programme/clusters/members/schema";
import { mayExport, sightOf } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { MemberList } from "@/programme/clusters/screens/member-list";
import { askedDay } from "@/programme/targets/policy";
import { NotHeeded, OtherDay } from "@/ui/address-notes";
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
  const after = z.uuid().optional().catch(undefined).parse(search.after);
  const read = await asActor(actor, async (ctx) => {
    const { filter, unheeded } = await heeded(ctx, search, memberAddress.parse(search));
    const { day: asOf, moved } = askedDay(filter.asOf, ctx.today);
    const cluster = await findCluster(ctx, clusterId, asOf);
    if (!cluster) return null;
    return {
      ...{ cluster, asOf, moved, unheeded },
      query: present({ ...filter, asOf: filter.asOf && asOf }),
      list: await listMembers(ctx, { ...filter, asOf, clusterId }, after),
      divisions: (await placesOf(ctx)).divisions,
      today: ctx.today,
    };
  });
  if (!read) return notHere();
  const { list, query, unheeded, moved, ...rest } = read;
  return (
    <>
      <OtherDay moved={moved} day={rest.asOf} />
      <NotHeeded parts={unheeded} search={search} />
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
    </>
  );
}
