import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { frameOfRequest } from "@/app/frame";
import type { Actor } from "@/kernel/actor";
import { present } from "@/kernel/address";
import { asActor, type Ctx } from "@/platform/database";
import { heeded, placesOf } from "@/platform/places";
import { currentActor } from "@/platform/session";
import { intakeOf } from "@/programme/calls/queries";
import { IntakeState } from "@/programme/calls/screens/intake-state";
import { contactPointOf } from "@/programme/contact-points/queries";
import {
  mayAnswerObjections,
  mayExport,
  mayExportRegister,
  maySeeRanking,
  sightOf,
  waitingFor,
} from "@/programme/demonstration-sites/policy";
import { applyingRefusal, siteOf } from "@/programme/demonstration-sites/queries";
import { listSites } from "@/programme/demonstration-sites/queue/queries";
import { listAwardedSites, sitesInNotice } from "@/programme/demonstration-sites/register/queries";
import { type SiteAddress, siteAddress } from "@/programme/demonstration-sites/schema";
import { OwnSite } from "@/programme/demonstration-sites/screens/own-site";
import { RegisterScreen } from "@/programme/demonstration-sites/screens/register-screen";
import { SiteList } from "@/programme/demonstration-sites/screens/site-list";
import { SiteViews } from "@/programme/demonstration-sites/screens/site-views";
import { askedDay } from "@/programme/targets/policy";
import { NotHeeded, OtherDay } from "@/ui/address-notes";
import { ExportLinks } from "@/ui/export-links";
import { OpenLinks } from "@/ui/open-links";

/** The register of a day with the public notices, for everybody; with a status, or with what waits, the office's work list. */
export default async function Page({ searchParams }: PageProps<"/demonstration-sites">) {
  const [actor, search] = await Promise.all([currentActor(), searchParams]);
  const address = siteAddress.parse(search);
  const after = typeof search.after === "string" ? search.after : undefined;
  const sight = sightOf(actor);
  const office = sight.of === "all" || sight.of === "division" || sight.of === "named";
  return office && (address.status || address.mine || address.scored)
    ? worklist({ actor, address, search, after })
    : register({ actor, address, search, after });
}

type Asked = {
  readonly actor: Actor;
  readonly address: SiteAddress;
  readonly search: Readonly<Record<string, string | string[] | undefined>>;
  readonly after: string | undefined;
};

/** What narrows the register of a day alone, and the work list alone. */
const OF_REGISTER = ["asOf", "cluster", "town", "industry", "known"];
const OF_WORKLIST = ["status", "mine", "scored"];

async function worklist({ actor, address, search, after }: Asked) {
  const sight = sightOf(actor);
  const { filter, ...read } = await asActor(actor, async (ctx) => {
    const asked = await heeded(ctx, search, address, { beside: OF_REGISTER });
    return {
      ...asked,
      list: await listSites(ctx, asked.filter, after),
      places: await placesOf(ctx),
      today: ctx.today,
    };
  });
  const query = present({ ...filter, after });
  return (
    <SiteList
      {...read.list}
      query={query}
      places={read.places}
      divisionCode={sight.of === "division" ? sight.divisionCode : null}
      views={
        <>
          <NotHeeded parts={read.unheeded} search={search} />
          <SiteViews
            query={query}
            waiting={await waitingOf(actor)}
            ranking={maySeeRanking(actor)}
            objections={mayAnswerObjections(actor)}
          />
        </>
      }
      end={mayExport(actor) && read.list.total > 0 ? await exportLinks("demonstration-sites", query) : undefined}
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
    return {
      ...{ asOf, moved, places, unheeded },
      query: present({ ...filter, asOf: filter.asOf && asOf, after }),
      intake: await intakeOf(ctx, "demonstration-site"),
      list: await listAwardedSites(ctx, { ...filter, asOf }, after),
      notices: await sitesInNotice(ctx, asOf),
      firm: sight.of === "own" ? await ownApplication(ctx, sight.enterpriseId) : null,
    };
  });
  const { firm, places, query } = read;
  let above: ReactNode;
  if (firm) {
    const living = firm.site !== null && !["refused", "revoked", "expired"].includes(firm.site.status);
    above = <OwnSite site={firm.site} refusal={living ? undefined : (firm.refusal ?? null)} places={places} />;
  } else if (sight.of !== "none")
    above = (
      <SiteViews
        query={query}
        waiting={await waitingOf(actor)}
        ranking={maySeeRanking(actor)}
        objections={mayAnswerObjections(actor)}
      />
    );
  const { q, division, cluster, town, industry, known } = query;
  const taken = present({ q, division, cluster, town, industry, known, asOf: read.asOf });
  return (
    <RegisterScreen
      {...read.list}
      notices={read.notices}
      query={query}
      asOf={read.asOf}
      places={places}
      opens={sight.of === "all" ? "all" : sight.of === "division" ? sight : "none"}
      above={
        <>
          <OtherDay moved={read.moved} day={read.asOf} />
          <NotHeeded parts={read.unheeded} search={search} />
          <IntakeState kind="demonstration-site" intake={read.intake} at="register" />
          {above}
        </>
      }
      end={
        read.list.total === 0 ? undefined : mayExportRegister(actor) ? (
          await exportLinks("demonstration-site-register", query)
        ) : (
          <OpenLinks list="demonstration-sites" query={taken} />
        )
      }
    />
  );
}

/** How many wait for this official: what the badge of the frame counted. */
async function waitingOf(actor: Actor): Promise<number | null> {
  return waitingFor(actor).length > 0 ? (await frameOfRequest()).badges.demonstrationSites : null;
}

async function exportLinks(list: string, query: Readonly<Record<string, string>>) {
  const t = await getTranslations("demonstrationSites.export");
  return <ExportLinks list={list} query={query} words={{ excel: t("excel"), csv: t("csv") }} />;
}

async function ownApplication(ctx: Ctx, enterpriseId: string) {
  const site = await siteOf(ctx, enterpriseId);
  return { site, refusal: await applyingRefusal(ctx, await contactPointOf(ctx, enterpriseId), site) };
}
