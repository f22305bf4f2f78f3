import { z } from "zod";
import { isStationOfficer } from "@/kernel/actor";
import { present } from "@/kernel/address";
import { isUuid } from "@/kernel/uuid";
import { MOST_EXPORTED } from "@/platform/list-page";
import { filterQuery as caseQuery } from "./cases/paths";
import { mayExport as mayExportCases } from "./cases/policy";
import { exportCases } from "./cases/queue/queries";
import { caseFilter } from "./cases/schema";
import { caseSheet } from "./cases/screens/case-sheet";
import { mayExportClues } from "./clues/policy";
import { everyClue } from "./clues/queries";
import { clueAddress } from "./clues/schema";
import { clueSheet } from "./clues/screens/clue-sheet";
import { everyCircular, everyReader } from "./clusters/circulars/queries";
import { circularAddress, readerAddress } from "./clusters/circulars/schema";
import { courseOf } from "./clusters/course/queries";
import { everyLiaison } from "./clusters/liaisons/queries";
import { everyMember, leadersOf } from "./clusters/members/queries";
import { memberAddress } from "./clusters/members/schema";
import { plannedVisits } from "./clusters/plans/queries";
import * as clusters from "./clusters/policy";
import { findCluster } from "./clusters/queries";
import { clusterAddress } from "./clusters/schema";
import { circularSheet } from "./clusters/screens/circular-sheet";
import { courseSheet } from "./clusters/screens/course-sheet";
import { leaderSheet } from "./clusters/screens/leader-sheet";
import { liaisonSheet } from "./clusters/screens/liaison-sheet";
import { memberSheet } from "./clusters/screens/member-sheet";
import { visitPlanSheet } from "./clusters/screens/plan-sheet";
import { readerSheet } from "./clusters/screens/reader-sheet";
import { filterQuery as complaintQuery } from "./complaints/intake/paths";
import { mayExport as mayExportComplaints } from "./complaints/intake/policy";
import { exportComplaints } from "./complaints/intake/queries";
import { complaintFilter } from "./complaints/intake/schema";
import { complaintSheet } from "./complaints/intake/screens/complaint-sheet";
import { figureLists } from "./export-figures";
import { EXPORT_LIMIT, type ExportList } from "./export-list";
import { pointLists } from "./export-points";
import { recordLists } from "./export-records";
import { registryLists } from "./export-registry";
import { versionLists } from "./export-versions";
import { visitLists } from "./export-visits";
import { keepsStations } from "./guidance-stations/policy";
import { findStation, listStations } from "./guidance-stations/queries";
import { staffSheet, stationSheet } from "./guidance-stations/screens/station-sheet";
import { textsOf } from "./words";

/** All lists that can be exported, by their name in the address. */
export const exportLists: Readonly<Record<string, ExportList>> = {
  ...figureLists,
  ...registryLists,
  ...pointLists,
  ...recordLists,
  ...versionLists,
  ...visitLists,
  clues: {
    words: "clues",
    records: "clues",
    ofCity: true,
    limit: EXPORT_LIMIT,
    allows: mayExportClues,
    filterOf: (query) => present(clueAddress.parse(query)),
    read: async (ctx, query, words, take) =>
      clueSheet(await everyClue(ctx, present(clueAddress.parse(query)), take), words),
  },
  "cluster-members": {
    words: "clusters",
    title: "members.title",
    records: "cluster-members",
    limit: EXPORT_LIMIT,
    allows: clusters.mayExport,
    filterOf: (query) => present({ ...memberAddress.parse(query), cluster: query.cluster }),
    read: async (ctx, query, words, take) => {
      const cluster = z.uuid().safeParse(query.cluster);
      if (!cluster.success) return null;
      const asked = memberAddress.parse(query);
      const filter = { ...present(asked), asOf: asked.asOf ?? ctx.today, clusterId: cluster.data };
      return memberSheet(await everyMember(ctx, filter, take), words);
    },
  },
  "cluster-leaders": {
    words: "clusters",
    title: "figures.leaders",
    records: "cluster-members",
    limit: EXPORT_LIMIT,
    allows: clusters.mayExport,
    filterOf: ({ cluster, asOf }) => present({ cluster, asOf }),
    read: async (ctx, query, words) => {
      const cluster = z.uuid().safeParse(query.cluster);
      const asOf = clusterAddress.parse(query).asOf ?? ctx.today;
      return cluster.success ? leaderSheet(await leadersOf(ctx, cluster.data, asOf), words) : null;
    },
  },
  "cluster-course": {
    words: "clusters",
    title: "course.title",
    records: "clusters",
    limit: EXPORT_LIMIT,
    allows: clusters.mayExport,
    filterOf: ({ cluster, asOf }) => present({ cluster, asOf }),
    read: async (ctx, query, words) => {
      const cluster = z.uuid().safeParse(query.cluster);
      const asOf = clusterAddress.parse(query).asOf ?? ctx.today;
      if (!cluster.success || !(await findCluster(ctx, cluster.data, asOf))) return null;
      return courseSheet(await courseOf(ctx, cluster.data, asOf), words);
    },
  },
  "cluster-liaisons": {
    words: "clusters",
    title: "liaisons.title",
    records: "cluster-liaisons",
    limit: EXPORT_LIMIT,
    allows: clusters.mayExport,
    filterOf: ({ q, cluster }) => present({ q, cluster }),
    read: async (ctx, query, words, take) => {
      const cluster = z.uuid().safeParse(query.cluster);
      if (!cluster.success) return null;
      return liaisonSheet(await everyLiaison(ctx, { clusterId: cluster.data, q: query.q }, take), words);
    },
  },
  circulars: {
    words: "clusters",
    title: "circulars.title",
    records: "circulars",
    limit: EXPORT_LIMIT,
    allows: clusters.mayExportCirculars,
    filterOf: (query) => present(circularAddress.parse(query)),
    read: async (ctx, query, words, take) => {
      const side = ctx.actor.kind === "firm" ? "firm" : "office";
      return circularSheet(await everyCircular(ctx, circularAddress.parse(query), take), { ...words, side });
    },
  },
  "circular-readers": {
    words: "clusters",
    title: "circulars.readers",
    records: "circular-readers",
    limit: EXPORT_LIMIT,
    allows: clusters.mayExport,
    filterOf: (query) => present({ ...readerAddress.parse(query), circular: query.circular }),
    read: async (ctx, query, words, take) => {
      const circular = z.uuid().safeParse(query.circular);
      if (!circular.success) return null;
      const filter = { circularId: circular.data, ...present(readerAddress.parse(query)) };
      return readerSheet(await everyReader(ctx, filter, take), words);
    },
  },
  "cluster-visits": {
    words: "clusters",
    title: "plans.title",
    records: "cluster-visits",
    limit: EXPORT_LIMIT,
    allows: isStationOfficer,
    filterOf: () => ({}),
    read: async (ctx, _query, words, take) => {
      const visits = textsOf(words.locale, "visits");
      const purpose = (of: string) => visits(`purposes.${of}`);
      return visitPlanSheet(await plannedVisits(ctx, take), { ...words, purpose });
    },
  },
  "guidance-stations": {
    words: "guidanceStations",
    records: "stations",
    limit: EXPORT_LIMIT,
    allows: keepsStations,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => stationSheet(await listStations(ctx), words),
  },
  "station-staff": {
    words: "guidanceStations",
    title: "sections.staff",
    records: "station-staff",
    limit: EXPORT_LIMIT,
    // Whose station it is says row by row who may (findStation).
    allows: (actor) => keepsStations(actor),
    filterOf: ({ station = "" }) => (isUuid(station) ? { station } : {}),
    read: async (ctx, { station = "" }, { t }) => {
      const found = isUuid(station) ? await findStation(ctx, station) : null;
      return found && keepsStations(ctx.actor, found.divisionCode) ? staffSheet(found, t) : null;
    },
  },
  complaints: {
    words: "handling",
    records: "complaints",
    ofCity: true,
    limit: MOST_EXPORTED,
    allows: mayExportComplaints,
    filterOf: (query) => complaintQuery(complaintFilter.parse(query)),
    read: async (ctx, query, words, take) =>
      complaintSheet(await exportComplaints(ctx, complaintFilter.parse(query), take), words),
  },
  cases: {
    words: "cases",
    records: "cases",
    ofCity: true,
    limit: MOST_EXPORTED,
    allows: mayExportCases,
    filterOf: (query) => caseQuery(caseFilter.parse(query)),
    read: async (ctx, query, words, take) => caseSheet(await exportCases(ctx, caseFilter.parse(query), take), words),
  },
};
