import { z } from "zod";
import { present } from "@/kernel/address";
import { MOST_EXPORTED } from "@/platform/work-list";
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
import { figureLists } from "./export-figures";
import { EXPORT_LIMIT, type ExportList, WITH_ONE_MORE, within } from "./export-list";
import { pointLists } from "./export-points";
import { recordLists } from "./export-records";
import { registryLists } from "./export-registry";
import { versionLists } from "./export-versions";
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

/** All lists that can be exported, by their name in the address. */
export const exportLists: Readonly<Record<string, ExportList>> = {
  ...figureLists,
  ...registryLists,
  ...pointLists,
  ...recordLists,
  ...versionLists,
  clues: {
    words: "clues",
    records: "clues",
    ofCity: true,
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
  complaints: {
    words: "handling",
    records: "complaints",
    ofCity: true,
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
    ofCity: true,
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
