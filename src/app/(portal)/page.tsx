import { getTranslations } from "next-intl/server";
import { isStationOfficer } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { currentActor, hasEnded } from "@/platform/session";
import { firmLooks } from "@/programme/audit-trail/looks/queries";
import { intakes } from "@/programme/calls/queries";
import { IntakeState } from "@/programme/calls/screens/intake-state";
import { listCirculars } from "@/programme/clusters/circulars/queries";
import { circularsPath } from "@/programme/clusters/paths";
import { plannedVisits } from "@/programme/clusters/plans/queries";
import { CircularsPart } from "@/programme/clusters/screens/circular-list";
import { VisitPlans } from "@/programme/clusters/screens/visit-plans";
import { listOwn } from "@/programme/complaints/queries";
import { filingsForFirm } from "@/programme/contact-points/counter/queries";
import { FirmFilings } from "@/programme/contact-points/counter/screens/counter-screen";
import { firmOverview } from "@/programme/desks/firm/queries";
import { mayExportDesk } from "@/programme/desks/policy";
import { deskOf } from "@/programme/desks/queries";
import { Desk } from "@/programme/desks/screens/desk-screen";
import { FirmHome } from "@/programme/desks/screens/firm-home";
import { listWaiting } from "@/programme/desks/waiting/queries";
import { stationDesk } from "@/programme/guidance-stations/queries";
import { StationDesk } from "@/programme/guidance-stations/screens/station-desk";
import { newestOfChannels } from "@/programme/information-centre/published/queries";
import { PublishedLink } from "@/programme/information-centre/screens/progress-screen";
import { PublicHome } from "@/programme/information-centre/screens/public-home";
import { listNotices } from "@/programme/notifications/queries";
import { outcomesOn } from "@/programme/outcomes/counted/queries";
import { OutcomeStrip } from "@/programme/outcomes/screens/outcome-strip";
import { assessmentsOf } from "@/programme/self-assessment/queries";
import { AssessmentPart } from "@/programme/self-assessment/screens/assessment-history";
import { readsInWords } from "@/programme/targets/policy";
import { progressOn } from "@/programme/targets/queries";
import { TargetsMap } from "@/programme/targets/screens/targets-map";
import { TargetsStrip } from "@/programme/targets/screens/targets-strip";
import { PublicDrawsLink } from "@/programme/visits/draws/screens/public-draws";
import { ExportLinks } from "@/ui/export-links";

/** Circulars that a desk shows. */
const SHOWN = 5;

/** The public home; signed in, one's own desk. */
export default async function Page() {
  const actor = await currentActor();
  if (actor.kind === "official") {
    const { desk, station, outcomes } = await asActor(actor, async (ctx) => {
      const read = await deskOf(ctx);
      return {
        desk: read,
        station: isStationOfficer(actor)
          ? {
              ...(await stationDesk(ctx)),
              circulars: await listCirculars(ctx, {}),
              places: await placesOf(ctx),
              plans: await plannedVisits(ctx),
            }
          : null,
        outcomes: read.city || read.office ? await outcomesOn(ctx, ctx.today, { kept: true }) : null,
      };
    });
    const { progress, today, scope } = desk;
    const files = await getTranslations("desks.export");
    return (
      <Desk
        desk={desk}
        targets={<TargetsStrip progress={progress} day={today} inWords={readsInWords(actor)} {...scope} />}
        map={<TargetsMap progress={progress} day={today} />}
        station={
          station ? (
            <>
              <StationDesk {...station} />
              <VisitPlans rows={station.plans} today={today} />
              <CircularsPart
                {...station.circulars}
                rows={station.circulars.rows.slice(0, SHOWN)}
                clusters={station.places.clusters}
                today={today}
                side="office"
                writesTo={
                  station.clusters.length === 1 && !station.clusters[0]?.closedFrom
                    ? station.clusters[0]?.id
                    : undefined
                }
                allHref={circularsPath()}
              />
            </>
          ) : null
        }
        outcomes={outcomes ? <OutcomeStrip {...outcomes} /> : null}
        files={
          mayExportDesk(actor) ? (
            <ExportLinks list="desk" query={{}} words={{ excel: files("excel"), csv: files("csv") }} />
          ) : null
        }
      />
    );
  }
  if (actor.kind === "firm") {
    const home = await asActor(actor, async (ctx) => ({
      overview: await firmOverview(ctx),
      waiting: await listWaiting(ctx),
      complaints: await listOwn(ctx, {}),
      looks: await firmLooks(ctx),
      notices: (await listNotices(ctx, { show: "unread" })).rows,
      circulars: await listCirculars(ctx, {}),
      clusters: (await placesOf(ctx)).clusters,
      intake: await intakes(ctx),
      filings: await filingsForFirm(ctx),
      assessments: actor.enterpriseId ? await assessmentsOf(ctx, actor.enterpriseId) : [],
      today: ctx.today,
    }));
    // Somebody whom the owner hasn't admitted yet belongs to no firm: he sees what everybody sees.
    if (home.overview) {
      const { circulars, clusters, assessments, intake, filings, ...own } = home;
      return (
        <FirmHome
          {...own}
          overview={home.overview}
          filings={<FirmFilings rows={filings} />}
          pointShut={intake["contact-point"].state !== "open"}
          intake={
            <>
              <IntakeState kind="contact-point" intake={intake["contact-point"]} at="firm" />
              <IntakeState kind="demonstration-site" intake={intake["demonstration-site"]} at="firm" />
            </>
          }
          assessment={<AssessmentPart size={2} latest={assessments[0]} answers={home.overview.status !== "merged"} />}
          circulars={
            circulars.total > 0 ? (
              <CircularsPart
                rows={circulars.rows.slice(0, SHOWN)}
                total={circulars.total}
                clusters={clusters}
                today={own.today}
                side="firm"
                allHref={circularsPath()}
              />
            ) : null
          }
        />
      );
    }
  }
  const { progress, today, newest } = await asActor(actor, async (ctx) => ({
    progress: await progressOn(ctx, { day: ctx.today }),
    newest: await newestOfChannels(ctx),
    today: ctx.today,
  }));
  return (
    <PublicHome
      ended={await hasEnded()}
      targets={
        <TargetsStrip
          progress={progress}
          day={today}
          inWords
          published={
            <>
              <PublishedLink />
              <PublicDrawsLink />
            </>
          }
        />
      }
      newest={newest}
    />
  );
}
