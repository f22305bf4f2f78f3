import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { unheeded } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { notHere, requireOfficial } from "@/platform/session";
import { courseOf } from "@/programme/clusters/course/queries";
import { mayExport, sightOf } from "@/programme/clusters/policy";
import { findCluster } from "@/programme/clusters/queries";
import { CourseScreen } from "@/programme/clusters/screens/course-screen";
import { askedDay } from "@/programme/targets/policy";
import { NotHeeded, OtherDay } from "@/ui/address-notes";
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
  const read = await asActor(actor, async (ctx) => {
    const { day: asOf, moved } = askedDay(search.asOf, ctx.today);
    const cluster = await findCluster(ctx, clusterId, asOf);
    return cluster && { cluster, asOf, moved, rows: await courseOf(ctx, clusterId, asOf), today: ctx.today };
  });
  if (!read) return notHere();
  const { moved, ...shown } = read;
  return (
    <>
      <OtherDay moved={moved} day={shown.asOf} />
      <NotHeeded parts={unheeded(search, { asOf: search.asOf })} search={search} />
      <CourseScreen
        {...shown}
        divisionCode={sight.of === "division" ? sight.divisionCode : null}
        end={
          mayExport(actor) ? (
            <ExportLinks
              list="cluster-course"
              query={{ cluster: clusterId, asOf: shown.asOf }}
              words={{ excel: t("export.excel"), csv: t("export.csv") }}
            />
          ) : undefined
        }
      />
    </>
  );
}
