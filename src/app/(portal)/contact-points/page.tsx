import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { frameOfRequest } from "@/app/frame";
import type { Actor } from "@/kernel/actor";
import { present } from "@/kernel/address";
import { asActor } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { intakeOf, shutRefusal } from "@/programme/calls/queries";
import { IntakeState } from "@/programme/calls/screens/intake-state";
import { seeksCandidates } from "@/programme/contact-points/candidates/policy";
import { invitationOf } from "@/programme/contact-points/candidates/queries";
import { leakSightOf } from "@/programme/contact-points/leaks/policy";
import { mayExport, mayExportRegister, sightOf, waitingFor } from "@/programme/contact-points/policy";
import { applyingRefusal, contactPointOf, listContactPoints } from "@/programme/contact-points/queries";
import { listActivePoints } from "@/programme/contact-points/register/queries";
import { type ContactPointAddress, contactPointAddress } from "@/programme/contact-points/schema";
import { OwnPoint } from "@/programme/contact-points/screens/own-point";
import { PointList } from "@/programme/contact-points/screens/point-list";
import { PointViews } from "@/programme/contact-points/screens/point-views";
import { RegisterScreen } from "@/programme/contact-points/screens/register-screen";
import { findEnterprise } from "@/programme/enterprises/queries";
import { viewsOf } from "@/programme/saved-views/queries";
import { ownTabs } from "@/programme/saved-views/screens/view-tools";
import { askedDay } from "@/programme/targets/policy";
import { NotHeeded, OtherDay } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";
import { OpenLinks } from "@/ui/open-links";

/** The register of a day, for everybody; with a status, or with what waits, the office's work list. */
export default async function Page({ searchParams }: PageProps<"/contact-points">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const address = contactPointAddress.parse(search);
  const after = typeof search.after === "string" ? search.after : undefined;
  const sight = sightOf(actor);
  const office = sight.of === "all" || sight.of === "division";
  const asked = { actor, address, search, after };
  return office && (address.status || address.mine || address.changing) ? worklist(asked) : register(asked);
}

type Asked = {
  readonly actor: Actor;
  readonly address: ContactPointAddress;
  readonly after: string | undefined;
  readonly search: Readonly<Record<string, string | string[] | undefined>>;
};

/** What narrows the register of a day alone, and the work list alone. */
const OF_REGISTER = ["asOf", "cluster", "town", "industry", "known"];
const OF_WORKLIST = ["status", "mine", "changing"];

async function worklist({ actor, address, search, after }: Asked) {
  const sight = sightOf(actor);
  const { filter, ...read } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, address, { beside: OF_REGISTER });
    return {
      ...asked,
      list: await listContactPoints(ctx, asked.filter, after),
      views: await viewsOf(ctx, "contact-points"),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  const query = present({ ...filter, after });
  return (
    <PointList
      {...read.list}
      query={query}
      places={read.places}
      divisionCode={sight.of === "division" ? sight.divisionCode : null}
      views={
        <>
          <NotHeeded parts={read.unheeded} search={search} />
          <PointViews
            seeks={seeksCandidates(actor)}
            leaks={leakSightOf(actor).of === "office"}
            query={query}
            waiting={await waitingOf(actor)}
            own={await ownViews({ views: read.views, filter, search })}
          />
        </>
      }
      end={mayExport(actor) && read.list.total > 0 ? await exportLinks("contact-points", query) : undefined}
      today={read.today}
    />
  );
}

async function register({ actor, address, search, after }: Asked) {
  const sight = sightOf(actor);
  const read = await asActor(actor, async (ctx) => {
    const places = await placesOf(ctx);
    const { filter, unheeded } = await heeded(ctx, search, address, { beside: OF_WORKLIST });
    const { day: asOf, moved } = askedDay(filter.asOf, ctx.today);
    const own = sight.of === "own" ? await findEnterprise(ctx, sight.enterpriseId) : null;
    return {
      ...{ asOf, moved, places, filter, unheeded },
      query: present({ ...filter, asOf: filter.asOf && asOf, after }),
      intake: await intakeOf(ctx, "contact-point"),
      list: await listActivePoints(ctx, { ...filter, asOf }, after),
      views: await viewsOf(ctx, "contact-points"),
      firm: own && {
        enterprise: own,
        point: await contactPointOf(ctx, own.id),
        invitedAt: await invitationOf(ctx, own.id),
      },
    };
  });
  const { firm, places, query, intake } = read;
  let above: ReactNode;
  if (firm) {
    const { point, enterprise } = firm;
    const own = applyingRefusal(enterprise, point);
    const refusal = own ? { code: own } : shutRefusal(intake);
    const running = point?.clocks.find(({ running: runs }) => runs);
    above = (
      <OwnPoint
        point={point}
        dueOn={running?.dueOn ?? null}
        invited={firm.invitedAt !== null}
        refusal={own === "already-applied" ? undefined : refusal}
        places={places}
      />
    );
  } else if (sight.of !== "none" && sight.of !== "own") {
    const own = await ownViews({ views: read.views, filter: read.filter, search });
    above = (
      <PointViews
        seeks={seeksCandidates(actor)}
        leaks={leakSightOf(actor).of === "office"}
        query={query}
        waiting={await waitingOf(actor)}
        own={own}
      />
    );
  }
  const { q, division, cluster, town, industry, known } = query;
  const taken = present({ q, division, cluster, town, industry, known, asOf: read.asOf });
  return (
    <RegisterScreen
      {...read.list}
      query={query}
      asOf={read.asOf}
      places={places}
      opens={sight.of === "all" ? "all" : sight.of === "division" ? sight : "none"}
      above={
        <>
          <OtherDay moved={read.moved} day={read.asOf} />
          <NotHeeded parts={read.unheeded} search={search} />
          <IntakeState kind="contact-point" intake={intake} at="register" />
          {above}
        </>
      }
      end={
        read.list.total === 0 ? undefined : mayExportRegister(actor) ? (
          await exportLinks("contact-point-register", query)
        ) : (
          <OpenLinks list="contact-points" query={taken} />
        )
      }
    />
  );
}

/** How many wait for this official: what the badge of the frame counted. */
async function waitingOf(actor: Actor): Promise<number | null> {
  return waitingFor(actor).length > 0 ? (await frameOfRequest()).badges.contactPoints : null;
}

async function ownViews(shown: Omit<Parameters<typeof ownTabs>[0], "list" | "save">) {
  return ownTabs({ ...shown, list: "contact-points", save: (await getTranslations("savedViews"))("save") });
}

async function exportLinks(list: string, query: Readonly<Record<string, string>>) {
  const t = await getTranslations("contactPoints.export");
  return <ExportLinks list={list} query={query} words={{ excel: t("excel"), csv: t("csv") }} />;
}
