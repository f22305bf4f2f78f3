import { z } from "zod";
import type { Actor } from "@/kernel/actor";
import { present } from "@/kernel/address";
import type { Ctx } from "@/platform/database";
import type { Places } from "@/platform/places";
import type { Cell } from "@/platform/spreadsheet";
import { MOST_EXPORTED } from "@/platform/work-list";
import type { Named } from "@/ui/names";
import { registerSheet } from "@/ui/register-sheet";
import { filterQuery as caseQuery } from "./cases/paths";
import { mayExport as mayExportCases } from "./cases/policy";
import { countCases, exportCases } from "./cases/queue/queries";
import { caseFilter } from "./cases/schema";
import { caseSheet } from "./cases/screens/case-sheet";
import { mayExportClues } from "./clues/policy";
import { everyClue } from "./clues/queries";
import { clueAddress } from "./clues/schema";
import { clueSheet } from "./clues/screens/clue-sheet";
import { everyCircular } from "./clusters/circulars/queries";
import { circularAddress } from "./clusters/circulars/schema";
import { everyLiaison } from "./clusters/liaisons/queries";
import { everyMember } from "./clusters/members/queries";
import { memberAddress } from "./clusters/members/schema";
import * as clusters from "./clusters/policy";
import { circularSheet } from "./clusters/screens/circular-sheet";
import { liaisonSheet } from "./clusters/screens/liaison-sheet";
import { memberSheet } from "./clusters/screens/member-sheet";
import { filterQuery as complaintQuery } from "./complaints/intake/paths";
import { mayExport as mayExportComplaints } from "./complaints/intake/policy";
import { countComplaints, exportComplaints } from "./complaints/intake/queries";
import { complaintFilter } from "./complaints/intake/schema";
import { complaintSheet } from "./complaints/intake/screens/complaint-sheet";
import { everyCandidate } from "./contact-points/candidates/queries";
import { candidateAddress } from "./contact-points/candidates/schema";
import { mayExportLeaks } from "./contact-points/leaks/policy";
import { everyLeak } from "./contact-points/leaks/queries";
import { leakAddress } from "./contact-points/leaks/schema";
import { leakSheet } from "./contact-points/leaks/screens/leak-sheet";
import * as points from "./contact-points/policy";
import { everyContactPoint } from "./contact-points/queries";
import { everyActivePoint } from "./contact-points/register/queries";
import { contactPointAddress } from "./contact-points/schema";
import { candidateSheet } from "./contact-points/screens/candidate-sheet";
import { pointSheet } from "./contact-points/screens/point-sheet";
import { serviceSheet } from "./contact-points/screens/service-sheet";
import { everyService } from "./contact-points/services/queries";
import { serviceAddress } from "./contact-points/services/schema";
import * as sites from "./demonstration-sites/policy";
import { everySite } from "./demonstration-sites/queries";
import { everyAwardedSite } from "./demonstration-sites/register/queries";
import { siteAddress } from "./demonstration-sites/schema";
import { siteSheet } from "./demonstration-sites/screens/site-sheet";
import * as enterprises from "./enterprises/policy";
import { everyEnterprise } from "./enterprises/queries";
import { enterpriseAddress } from "./enterprises/schema";
import { enterpriseSheet } from "./enterprises/screens/enterprise-sheet";
import { EXPORT_LIMIT, figureLists } from "./export-figures";
import { keepsStations } from "./guidance-stations/policy";
import { listStations } from "./guidance-stations/queries";
import { stationSheet } from "./guidance-stations/screens/station-sheet";
import { mayDraw } from "./visits/draws/policy";
import { everyDraw } from "./visits/draws/queries";
import { drawAddress } from "./visits/draws/schema";
import { drawSheet } from "./visits/draws/screens/draw-sheet";
import { mayExport as mayExportVisits } from "./visits/policy";
import { everyVisit } from "./visits/queue/queries";
import { visitAddress } from "./visits/schema";
import { visitSheet } from "./visits/screens/visit-sheet";

const WITH_ONE_MORE = EXPORT_LIMIT + 1;

/** What narrows a register of a day alone, and no work list. */
const OF_REGISTER = { asOf: true, cluster: true, town: true, industry: true, known: true } as const;

type Query = Readonly<Record<string, string>>;
export type SheetWords = {
  readonly t: (key: string) => string;
  readonly places: Places;
  readonly name: (named: Named | undefined) => string;
  /** A division's name, or the city's bureau. */
  readonly place: (divisionCode: string) => string;
};
export type SheetRows = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** A list that can be taken away as a file: whose right it is, and its rows through the same filter as on the page. */
export type ExportList = {
  /** Namespace of its words. */
  readonly words: string;
  /** The key of its title there, when that isn't `title`. */
  readonly title?: string;
  /** What the trail calls it: `export.<records>`. */
  readonly records: string;
  readonly limit: number;
  readonly allows: (actor: Actor) => boolean;
  /** The filter as the page would read it from the address; what it doesn't know is not in it. */
  readonly filterOf: (query: Query) => Query;
  /** Null when there are more rows than the limit. */
  readonly read: (ctx: Ctx, query: Query, words: SheetWords) => Promise<SheetRows | null>;
};

function within(sheet: SheetRows): SheetRows | null {
  return sheet.rows.length > EXPORT_LIMIT ? null : sheet;
}

/** All lists that can be exported, by their name in the address. */
export const exportLists: Readonly<Record<string, ExportList>> = {
  ...figureLists,
  enterprises: {
    words: "enterprises",
    records: "enterprises",
    limit: EXPORT_LIMIT,
    allows: enterprises.mayExport,
    filterOf: (query) => present(enterpriseAddress.parse(query)),
    read: async (ctx, query, words) =>
      within(enterpriseSheet(await everyEnterprise(ctx, enterpriseAddress.parse(query), WITH_ONE_MORE), words)),
  },
  "contact-points": {
    words: "contactPoints",
    records: "contact-points",
    limit: EXPORT_LIMIT,
    allows: points.mayExport,
    filterOf: (query) => present(contactPointAddress.omit(OF_REGISTER).parse(query)),
    read: async (ctx, query, words) =>
      within(pointSheet(await everyContactPoint(ctx, contactPointAddress.parse(query), WITH_ONE_MORE), words)),
  },
  "point-services": {
    words: "contactPoints",
    records: "contact-points",
    limit: EXPORT_LIMIT,
    allows: points.mayExportServices,
    filterOf: (query) =>
      Object.fromEntries(
        Object.entries(present(serviceAddress.parse(query))).map(([key, value]) => [key, String(value)]),
      ),
    read: async (ctx, query, words) => {
      const { year, ...filter } = serviceAddress.parse(query);
      const asked = { ...filter, year: year ?? Number(ctx.today.slice(0, 4)) };
      return within(serviceSheet(await everyService(ctx, asked, WITH_ONE_MORE), words));
    },
  },
  "contact-point-candidates": {
    words: "contactPoints",
    records: "enterprises",
    limit: EXPORT_LIMIT,
    allows: points.mayExport,
    filterOf: (query) => present(candidateAddress.parse(query)),
    read: async (ctx, query, words) =>
      within(candidateSheet(await everyCandidate(ctx, present(candidateAddress.parse(query)), WITH_ONE_MORE), words)),
  },
  leaks: {
    words: "leaks",
    records: "leaks",
    limit: EXPORT_LIMIT,
    allows: mayExportLeaks,
    filterOf: (query) => present(leakAddress.parse(query)),
    read: async (ctx, query, words) =>
      within(leakSheet(await everyLeak(ctx, present(leakAddress.parse(query)), WITH_ONE_MORE), words)),
  },
  clues: {
    words: "clues",
    records: "clues",
    limit: EXPORT_LIMIT,
    allows: mayExportClues,
    filterOf: (query) => present(clueAddress.parse(query)),
    read: async (ctx, query, words) =>
      within(clueSheet(await everyClue(ctx, present(clueAddress.parse(query)), WITH_ONE_MORE), words)),
  },
  "cluster-members": {
    words: "clusters",
    records: "cluster-members",
    limit: EXPORT_LIMIT,
    allows: clusters.mayExport,
    filterOf: (query) => present({ ...memberAddress.parse(query), cluster: query.cluster }),
    read: async (ctx, query, words) => {
      const cluster = z.uuid().safeParse(query.cluster);
      if (!cluster.success) return null;
      const asked = memberAddress.parse(query);
      const filter = { ...present(asked), asOf: asked.asOf ?? ctx.today, clusterId: cluster.data };
      return within(memberSheet(await everyMember(ctx, filter, WITH_ONE_MORE), words));
    },
  },
  "cluster-liaisons": {
    words: "clusters",
    title: "liaisons.title",
    records: "cluster-liaisons",
    limit: EXPORT_LIMIT,
    allows: clusters.mayExport,
    filterOf: ({ q, cluster }) => present({ q, cluster }),
    read: async (ctx, query, words) => {
      const cluster = z.uuid().safeParse(query.cluster);
      if (!cluster.success) return null;
      return within(
        liaisonSheet(await everyLiaison(ctx, { clusterId: cluster.data, q: query.q }, WITH_ONE_MORE), words),
      );
    },
  },
  circulars: {
    words: "clusters",
    title: "circulars.title",
    records: "circulars",
    limit: EXPORT_LIMIT,
    allows: clusters.mayExport,
    filterOf: (query) => present(circularAddress.parse(query)),
    read: async (ctx, query, words) =>
      within(circularSheet(await everyCircular(ctx, circularAddress.parse(query), WITH_ONE_MORE), words)),
  },
  "guidance-stations": {
    words: "guidanceStations",
    records: "stations",
    limit: EXPORT_LIMIT,
    allows: keepsStations,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => within(stationSheet(await listStations(ctx), words)),
  },
  visits: {
    words: "visits",
    records: "visits",
    limit: EXPORT_LIMIT,
    allows: mayExportVisits,
    filterOf: (query) => present(visitAddress.parse(query)),
    read: async (ctx, query, words) =>
      within(visitSheet(await everyVisit(ctx, present(visitAddress.parse(query)), WITH_ONE_MORE), words)),
  },
  "visit-draws": {
    words: "draws",
    records: "visit-draws",
    limit: EXPORT_LIMIT,
    allows: mayDraw,
    filterOf: (query) => present(drawAddress.pick({ status: true }).parse(query)),
    read: async (ctx, query, words) =>
      within(drawSheet(await everyDraw(ctx, drawAddress.parse(query), WITH_ONE_MORE), words)),
  },
  "contact-point-register": {
    words: "contactPoints",
    records: "contact-points",
    limit: EXPORT_LIMIT,
    allows: points.mayExportRegister,
    filterOf: (query) => present(contactPointAddress.omit({ status: true, mine: true, changing: true }).parse(query)),
    read: async (ctx, query, words) => {
      const filter = present(contactPointAddress.parse(query));
      const asOf = filter.asOf ?? ctx.today;
      return within(registerSheet(await everyActivePoint(ctx, { ...filter, asOf }), words));
    },
  },
  "demonstration-sites": {
    words: "demonstrationSites",
    records: "demonstration-sites",
    limit: EXPORT_LIMIT,
    allows: sites.mayExport,
    filterOf: (query) => present(siteAddress.omit(OF_REGISTER).parse(query)),
    read: async (ctx, query, words) =>
      within(siteSheet(await everySite(ctx, siteAddress.parse(query), WITH_ONE_MORE), words)),
  },
  "demonstration-site-register": {
    words: "demonstrationSites",
    records: "demonstration-sites",
    limit: EXPORT_LIMIT,
    allows: sites.mayExportRegister,
    filterOf: (query) => present(siteAddress.omit({ status: true, mine: true }).parse(query)),
    read: async (ctx, query, words) => {
      const filter = present(siteAddress.parse(query));
      const asOf = filter.asOf ?? ctx.today;
      return within(registerSheet(await everyAwardedSite(ctx, { ...filter, asOf }), words));
    },
  },
  complaints: {
    words: "handling",
    records: "complaints",
    limit: MOST_EXPORTED,
    allows: mayExportComplaints,
    filterOf: (query) => complaintQuery(complaintFilter.parse(query)),
    read: async (ctx, query, words) => {
      const filter = complaintFilter.parse(query);
      if ((await countComplaints(ctx, filter)) > MOST_EXPORTED) return null;
      return complaintSheet(await exportComplaints(ctx, filter), words);
    },
  },
  cases: {
    words: "cases",
    records: "cases",
    limit: MOST_EXPORTED,
    allows: mayExportCases,
    filterOf: (query) => caseQuery(caseFilter.parse(query)),
    read: async (ctx, query, words) => {
      const filter = caseFilter.parse(query);
      if ((await countCases(ctx, filter)) > MOST_EXPORTED) return null;
      return caseSheet(await exportCases(ctx, filter), words);
    },
  },
};
