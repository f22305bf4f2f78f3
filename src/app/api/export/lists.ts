import type { Actor } from "@/kernel/actor";
import { present } from "@/kernel/address";
import type { Ctx } from "@/platform/database";
import type { Places } from "@/platform/places";
import type { Cell } from "@/platform/spreadsheet";
import * as points from "@/programme/contact-points/policy";
import { everyContactPoint } from "@/programme/contact-points/queries";
import { everyActivePoint } from "@/programme/contact-points/register/queries";
import { contactPointAddress } from "@/programme/contact-points/schema";
import { registerSheet as pointRegisterSheet, pointSheet } from "@/programme/contact-points/screens/point-sheet";
import * as sites from "@/programme/demonstration-sites/policy";
import { everySite } from "@/programme/demonstration-sites/queries";
import { everyAwardedSite } from "@/programme/demonstration-sites/register/queries";
import { siteAddress } from "@/programme/demonstration-sites/schema";
import { registerSheet as siteRegisterSheet, siteSheet } from "@/programme/demonstration-sites/screens/site-sheet";
import * as enterprises from "@/programme/enterprises/policy";
import { everyEnterprise } from "@/programme/enterprises/queries";
import { enterpriseAddress } from "@/programme/enterprises/schema";
import { enterpriseSheet } from "@/programme/enterprises/screens/enterprise-sheet";
import type { Named } from "@/ui/names";

/** The most rows that one file holds. */
export const EXPORT_LIMIT = 20_000;

type Query = Readonly<Record<string, string>>;
export type SheetWords = {
  readonly t: (key: string) => string;
  readonly places: Places;
  readonly name: (named: Named | undefined) => string;
};
export type SheetRows = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** A list that can be taken away as a file: whose right it is, and its rows through the same filter as on the page. */
export type ExportList = {
  /** Namespace of its words: `title`, `columns`, `filters`, `statuses`. */
  readonly words: string;
  /** What the trail calls it: `export.<records>`. */
  readonly records: string;
  readonly allows: (actor: Actor) => boolean;
  /** The filter as the page would read it from the address; what it doesn't know is not in it. */
  readonly filterOf: (query: Query) => Query;
  /** One row more than the limit tells that there are too many. */
  readonly read: (ctx: Ctx, query: Query, words: SheetWords) => Promise<SheetRows>;
};

const WITH_ONE_MORE = EXPORT_LIMIT + 1;

/** All lists that can be exported, by their name in the address. */
export const exportLists: Readonly<Record<string, ExportList>> = {
  enterprises: {
    words: "enterprises",
    records: "enterprises",
    allows: enterprises.mayExport,
    filterOf: (query) => present(enterpriseAddress.parse(query)),
    read: async (ctx, query, words) =>
      enterpriseSheet(await everyEnterprise(ctx, enterpriseAddress.parse(query), WITH_ONE_MORE), words),
  },
  "contact-points": {
    words: "contactPoints",
    records: "contact-points",
    allows: points.mayExport,
    filterOf: (query) => present(contactPointAddress.omit({ asOf: true, cluster: true }).parse(query)),
    read: async (ctx, query, words) =>
      pointSheet(await everyContactPoint(ctx, contactPointAddress.parse(query), WITH_ONE_MORE), words),
  },
  "contact-point-register": {
    words: "contactPoints",
    records: "contact-points",
    allows: points.mayExportRegister,
    filterOf: (query) => present(contactPointAddress.omit({ status: true, mine: true }).parse(query)),
    read: async (ctx, query, words) => {
      const filter = present(contactPointAddress.parse(query));
      return pointRegisterSheet(await everyActivePoint(ctx, { ...filter, asOf: filter.asOf ?? ctx.today }), words);
    },
  },
  "demonstration-sites": {
    words: "demonstrationSites",
    records: "demonstration-sites",
    allows: sites.mayExport,
    filterOf: (query) => present(siteAddress.omit({ asOf: true, cluster: true }).parse(query)),
    read: async (ctx, query, words) => siteSheet(await everySite(ctx, siteAddress.parse(query), WITH_ONE_MORE), words),
  },
  "demonstration-site-register": {
    words: "demonstrationSites",
    records: "demonstration-sites",
    allows: sites.mayExportRegister,
    filterOf: (query) => present(siteAddress.omit({ status: true, mine: true }).parse(query)),
    read: async (ctx, query, words) => {
      const filter = present(siteAddress.parse(query));
      return siteRegisterSheet(await everyAwardedSite(ctx, { ...filter, asOf: filter.asOf ?? ctx.today }), words);
    },
  },
};
