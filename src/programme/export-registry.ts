import { present } from "@/kernel/address";
import { listAccounts } from "./accounts/officials/queries";
import { accountFilter } from "./accounts/officials/schema";
import { maySeeAccounts } from "./accounts/policy";
import { accountSheet } from "./accounts/screens/account-sheet";
import { mayImport } from "./enterprises/imports/policy";
import { listImports } from "./enterprises/imports/queries";
import { importsSheet } from "./enterprises/imports/screens/imports-sheet";
import { listDistinctions, listMerges } from "./enterprises/merges/queries";
import { duplicatesAddress } from "./enterprises/merges/schema";
import { duplicateSheet } from "./enterprises/merges/screens/duplicate-sheet";
import { distinctionSheet, mergeSheet } from "./enterprises/merges/screens/merges-sheets";
import { everyDuplicate } from "./enterprises/pairs/queries";
import * as enterprises from "./enterprises/policy";
import { everyEnterprise } from "./enterprises/register/queries";
import { enterpriseAddress } from "./enterprises/schema";
import { enterpriseSheet } from "./enterprises/screens/enterprise-sheet";
import { EXPORT_LIMIT, type ExportList, WITH_ONE_MORE, within } from "./export-list";
import { translatorOf } from "./words";

/** The register of firms and who works with it, as files. */
export const registryLists: Readonly<Record<string, ExportList>> = {
  enterprises: {
    words: "enterprises",
    records: "enterprises",
    limit: EXPORT_LIMIT,
    allows: enterprises.mayExport,
    filterOf: (query) => present(enterpriseAddress.parse(query)),
    read: async (ctx, query, words) =>
      within(enterpriseSheet(await everyEnterprise(ctx, enterpriseAddress.parse(query), WITH_ONE_MORE), words)),
  },
  "enterprise-duplicates": {
    words: "merges",
    records: "enterprise-duplicates",
    limit: EXPORT_LIMIT,
    allows: enterprises.seeksDuplicates,
    filterOf: (query) => present({ division: duplicatesAddress.parse(query).division }),
    read: async (ctx, query, words) =>
      within(duplicateSheet(await everyDuplicate(ctx, duplicatesAddress.parse(query), WITH_ONE_MORE), words)),
  },
  "enterprise-merges": {
    words: "merges",
    title: "files.merged",
    records: "enterprise-duplicates",
    limit: EXPORT_LIMIT,
    allows: enterprises.seeksDuplicates,
    filterOf: () => ({}),
    read: async (ctx, _query, { locale }) =>
      within(mergeSheet(await listMerges(ctx, WITH_ONE_MORE), { t: translatorOf(locale, "merges") })),
  },
  "enterprise-distinctions": {
    words: "merges",
    title: "files.distinct",
    records: "enterprise-duplicates",
    limit: EXPORT_LIMIT,
    allows: enterprises.seeksDuplicates,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => within(distinctionSheet(await listDistinctions(ctx, WITH_ONE_MORE), words)),
  },
  "enterprise-imports": {
    words: "imports",
    title: "list.title",
    records: "enterprise-imports",
    limit: EXPORT_LIMIT,
    allows: mayImport,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => within(importsSheet(await listImports(ctx, WITH_ONE_MORE), words)),
  },
  accounts: {
    words: "accounts",
    title: "list.title",
    records: "accounts",
    limit: EXPORT_LIMIT,
    allows: maySeeAccounts,
    filterOf: (query) => {
      const { q, after: _page, ...filter } = accountFilter.parse(query);
      return present({ ...filter, q: q || undefined });
    },
    read: async (ctx, query, words) => {
      const filter = { ...accountFilter.parse(query), after: undefined };
      return within(accountSheet((await listAccounts(ctx, filter, WITH_ONE_MORE)).rows, words));
    },
  },
};
