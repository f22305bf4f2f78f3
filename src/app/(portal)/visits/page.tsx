import { getTranslations } from "next-intl/server";
import { frameOfRequest } from "@/app/frame";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { notHere, requireActor } from "@/platform/session";
import { cluesPath } from "@/programme/clues/paths";
import { drawsPath } from "@/programme/visits/draws/paths";
import { absencesPath, checklistsPath, visitRulesPath } from "@/programme/visits/paths";
import { mayExportList, sightOf } from "@/programme/visits/policy";
import { listVisits } from "@/programme/visits/queue/queries";
import { visitAddress } from "@/programme/visits/schema";
import { VisitList } from "@/programme/visits/screens/visit-list";
import { NotHeeded } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";

/** Visits: the office's work list, or the firm's own. */
export default async function Page({ searchParams }: PageProps<"/visits">) {
  const [actor, search, t, clues] = await Promise.all([
    requireActor(),
    searchParams,
    getTranslations("visits"),
    getTranslations("clues"),
  ]);
  const sight = sightOf(actor);
  if (sight.of === "none" || sight.of === "everything") return notHere();
  const after = typeof search.after === "string" ? search.after : undefined;
  const { filter, ...read } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, visitAddress.parse(search));
    return {
      ...asked,
      list: await listVisits(ctx, asked.filter, after),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  const query = present({ ...filter, after });
  const { badges } = await frameOfRequest();
  const files =
    mayExportList(actor) && read.list.total !== 0 ? (
      <ExportLinks list="visits" query={query} words={{ excel: t("export.excel"), csv: t("export.csv") }} />
    ) : null;
  return (
    <>
      <NotHeeded parts={read.unheeded} search={search} />
      <VisitList
        {...read.list}
        query={query}
        places={read.places}
        side={sight.of === "own" ? "firm" : "office"}
        chooses={sight.of === "office" && sight.divisionCode === null}
        waiting={sight.of === "office" ? badges.visits : null}
        today={read.today}
        end={
          sight.of === "office" ? (
            <>
              <a href={cluesPath()}>{clues("title")}</a>
              <a href={absencesPath}>{t("absences.title")}</a>
              <a href={drawsPath}>{t("acts.draws")}</a>
              <a href={visitRulesPath()}>{t("rules.title")}</a>
              <a href={checklistsPath()}>{t("checklists.title")}</a>
              {files}
            </>
          ) : (
            <>
              <a href={cluesPath()}>{clues("title")}</a>
              {files}
            </>
          )
        }
      />
    </>
  );
}
