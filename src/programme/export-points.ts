import { present } from "@/kernel/address";
import { registerSheet } from "@/ui/register-sheet";
import { mayAnnounce } from "./calls/policy";
import { listCalls } from "./calls/queries";
import { callSheet } from "./calls/screens/call-sheet";
import { everyCandidate } from "./contact-points/candidates/queries";
import { candidateAddress } from "./contact-points/candidates/schema";
import { seesFilings } from "./contact-points/counter/policy";
import { listFilings } from "./contact-points/counter/queries";
import { counterAddress } from "./contact-points/counter/schema";
import { filingSheet } from "./contact-points/counter/screens/filing-sheet";
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
import { serviceRuleSheet } from "./contact-points/screens/service-rule-sheet";
import { serviceSheet } from "./contact-points/screens/service-sheet";
import { everyService, serviceRulesOn } from "./contact-points/services/queries";
import { serviceAddress } from "./contact-points/services/schema";
import { listObjections } from "./demonstration-sites/objections/queries";
import { objectionSheet } from "./demonstration-sites/objections/screens/objection-sheet";
import * as sites from "./demonstration-sites/policy";
import { everySite } from "./demonstration-sites/queue/queries";
import { everyAwardedSite } from "./demonstration-sites/register/queries";
import { siteAddress } from "./demonstration-sites/schema";
import { siteSheet } from "./demonstration-sites/screens/site-sheet";
import { EXPORT_LIMIT, type ExportList } from "./export-list";

/** What narrows a register of a day alone, and no work list. */
const OF_REGISTER = { asOf: true, cluster: true, town: true, industry: true, known: true } as const;

/** Contact points and demonstration sites, with what is done for them, as files. */
export const pointLists: Readonly<Record<string, ExportList>> = {
  "contact-points": {
    words: "contactPoints",
    records: "contact-points",
    limit: EXPORT_LIMIT,
    allows: points.mayExport,
    filterOf: (query) => present(contactPointAddress.omit(OF_REGISTER).parse(query)),
    read: async (ctx, query, words, take) =>
      pointSheet(await everyContactPoint(ctx, contactPointAddress.parse(query), take), words),
  },
  "point-services": {
    words: "contactPoints",
    title: "services.caption",
    records: "contact-points",
    limit: EXPORT_LIMIT,
    allows: points.mayExportServices,
    filterOf: (query) =>
      Object.fromEntries(
        Object.entries(present(serviceAddress.parse(query))).map(([key, value]) => [key, String(value)]),
      ),
    read: async (ctx, query, words, take) => {
      const { year, ...filter } = serviceAddress.parse(query);
      const asked = { ...filter, year: year ?? Number(ctx.today.slice(0, 4)) };
      return serviceSheet(await everyService(ctx, asked, take), words);
    },
  },
  "service-rules": {
    words: "contactPoints",
    title: "services.rulesFile",
    records: "service-rules",
    limit: EXPORT_LIMIT,
    allows: points.mayExport,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => serviceRuleSheet(await serviceRulesOn(ctx, ctx.today), words),
  },
  "contact-point-candidates": {
    words: "contactPoints",
    title: "candidates.title",
    records: "enterprises",
    limit: EXPORT_LIMIT,
    allows: points.mayExport,
    filterOf: (query) => present(candidateAddress.parse(query)),
    read: async (ctx, query, words, take) =>
      candidateSheet(await everyCandidate(ctx, present(candidateAddress.parse(query)), take), words),
  },
  leaks: {
    words: "leaks",
    records: "leaks",
    limit: EXPORT_LIMIT,
    allows: mayExportLeaks,
    filterOf: (query) => present(leakAddress.parse(query)),
    read: async (ctx, query, words, take) =>
      leakSheet(await everyLeak(ctx, present(leakAddress.parse(query)), take), words),
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
      return registerSheet(await everyActivePoint(ctx, { ...filter, asOf }), words);
    },
  },
  "demonstration-sites": {
    words: "demonstrationSites",
    records: "demonstration-sites",
    limit: EXPORT_LIMIT,
    allows: sites.mayExport,
    filterOf: (query) => present(siteAddress.omit(OF_REGISTER).parse(query)),
    read: async (ctx, query, words, take) => siteSheet(await everySite(ctx, siteAddress.parse(query), take), words),
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
      return registerSheet(await everyAwardedSite(ctx, { ...filter, asOf }), words);
    },
  },
  "site-objections": {
    words: "demonstrationSites",
    title: "objections.all",
    records: "site-objections",
    limit: EXPORT_LIMIT,
    allows: sites.mayAnswerObjections,
    filterOf: () => ({}),
    read: async (ctx, _query, words, take) => objectionSheet(await listObjections(ctx, take), words),
  },
  calls: {
    words: "calls",
    title: "calls.title",
    records: "calls",
    limit: EXPORT_LIMIT,
    allows: mayAnnounce,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => callSheet(await listCalls(ctx), words),
  },
  "counter-filings": {
    words: "counter",
    records: "counter-filings",
    limit: EXPORT_LIMIT,
    allows: seesFilings,
    filterOf: (query) => ({ show: counterAddress.parse(query).show }),
    read: async (ctx, query, words, take) =>
      filingSheet(await listFilings(ctx, counterAddress.parse(query).show, take), words),
  },
};
