import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { courseOf } from "@/programme/clusters/course/queries";
import { mayExport, sightOf } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { clusterAddress } from "@/programme/clusters/schema";
import { CourseScreen } from "@/programme/clusters/screens/course-screen";
import { ExportLinks } from "@/ui/export-links";

/** One block economy month by month. */
export default async function Page({ params, searchParams }: PageProps<"/clusters/[clusterId]/course">) {
  const [{ clusterId }, search, actor, t] = await Promise.all([
    params,
    searchParams,
    requireOfficial(),
    getTranslations("clusters"),
  ]);
  const sight = sightOf(actor);
  if (sight.of === "none" || sight.of === "figures" || !z.uuid().safeParse(clusterId).success) return notHere();
  const asked = clusterAddress.parse(search).asOf;
  const read = await asActor(actor, async (ctx) => {
    const asOf = asked ?? ctx.today;
    const cluster = await findCluster(ctx, clusterId, asOf);
    return cluster && { cluster, asOf, rows: await courseOf(ctx, clusterId, asOf), today: ctx.today };
  });
  if (!read) return notHere();
  return (
    <CourseScreen
      {...read}
      divisionCode={sight.of === "division" ? sight.divisionCode : null}
      end={
        mayExport(actor) ? (
          <ExportLinks
            list="cluster-course"
            query={present({ cluster: clusterId, asOf: asked })}
            words={{ excel: t("export.excel"), csv: t("export.csv") }}
          />
        ) : undefined
      }
    />
  );
}
