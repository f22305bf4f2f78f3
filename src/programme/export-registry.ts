import { z } from "zod";
import { present } from "@/kernel/address";
import { listAccounts } from "./accounts/officials/queries";
import { accountFilter } from "./accounts/officials/schema";
import { maySeeAccounts } from "./accounts/policy";
import { accountSheet } from "./accounts/screens/account-sheet";
import { codesOf } from "./enterprises/codes/queries";
import { mayImport } from "./enterprises/imports/policy";
import { everyPreviewRow, findImport, listImports } from "./enterprises/imports/queries";
import { previewAddress } from "./enterprises/imports/schema";
import { importsSheet } from "./enterprises/imports/screens/imports-sheet";
import { previewSheet } from "./enterprises/imports/screens/preview-sheet";
import { listDistinctions, listMerges } from "./enterprises/merges/queries";
import { duplicatesAddress } from "./enterprises/merges/schema";
import { duplicateSheet } from "./enterprises/merges/screens/duplicate-sheet";
import { distinctionSheet, mergeSheet } from "./enterprises/merges/screens/merges-sheets";
import { everyDuplicate } from "./enterprises/pairs/queries";
import * as enterprises from "./enterprises/policy";
import { everyEnterprise } from "./enterprises/register/queries";
import { enterpriseAddress } from "./enterprises/schema";
import { enterpriseSheet } from "./enterprises/screens/enterprise-sheet";
import { codeSheet, yearSheet } from "./enterprises/screens/firm-sheets";
import { yearsOf } from "./enterprises/years/queries";
import { EXPORT_LIMIT, type ExportList } from "./export-list";
import { textsOf, translatorOf } from "./words";

/** Which record a file is of; nothing for what names none. */
const idIn = (value: string | undefined) => z.uuid().safeParse(value).data;

/** The register of firms and who works with it, as files. */
export const registryLists: Readonly<Record<string, ExportList>> = {
  enterprises: {
    words: "enterprises",
    records: "enterprises",
    limit: EXPORT_LIMIT,
    allows: enterprises.mayExport,
    filterOf: (query) => present(enterpriseAddress.parse(query)),
    read: async (ctx, query, words, take) =>
      enterpriseSheet(await everyEnterprise(ctx, enterpriseAddress.parse(query), take), words),
  },
  "enterprise-duplicates": {
    words: "merges",
    records: "enterprise-duplicates",
    limit: EXPORT_LIMIT,
    allows: enterprises.seeksDuplicates,
    filterOf: (query) => present({ division: duplicatesAddress.parse(query).division }),
    read: async (ctx, query, words, take) =>
      duplicateSheet(await everyDuplicate(ctx, duplicatesAddress.parse(query), take), words),
  },
  "enterprise-merges": {
    words: "merges",
    title: "files.merged",
    records: "enterprise-duplicates",
    limit: EXPORT_LIMIT,
    allows: enterprises.seeksDuplicates,
    filterOf: () => ({}),
    read: async (ctx, _query, { locale }, take) =>
      mergeSheet(await listMerges(ctx, take), { t: translatorOf(locale, "merges") }),
  },
  "enterprise-distinctions": {
    words: "merges",
    title: "files.distinct",
    records: "enterprise-duplicates",
    limit: EXPORT_LIMIT,
    allows: enterprises.seeksDuplicates,
    filterOf: () => ({}),
    read: async (ctx, _query, words, take) => distinctionSheet(await listDistinctions(ctx, take), words),
  },
  "enterprise-imports": {
    words: "imports",
    title: "list.title",
    records: "enterprise-imports",
    limit: EXPORT_LIMIT,
    allows: mayImport,
    filterOf: () => ({}),
    read: async (ctx, _query, words, take) => importsSheet(await listImports(ctx, take), words),
  },
  "enterprise-import-rows": {
    words: "imports",
    title: "files.preview",
    records: "enterprise-import-rows",
    limit: EXPORT_LIMIT,
    allows: mayImport,
    filterOf: (query) => present({ import: idIn(query.import), verdict: previewAddress.parse(query).verdict }),
    read: async (ctx, { import: id, verdict: asked }, words) => {
      const record = id ? await findImport(ctx, id) : null;
      const rows = (record ? await everyPreviewRow(ctx, record.id) : []).flatMap(({ verdict, ...row }) =>
        verdict && (!asked || verdict === asked) ? [{ ...row, verdict }] : [],
      );
      const [own, t] = [textsOf(words.locale, "imports"), textsOf(words.locale, "enterprises")];
      return previewSheet(record, rows, { ...words, own, t });
    },
  },
  "enterprise-years": {
    words: "enterprises",
    title: "sections.years",
    records: "enterprises",
    limit: EXPORT_LIMIT,
    allows: enterprises.mayExport,
    filterOf: ({ enterprise }) => present({ enterprise: idIn(enterprise) }),
    read: async (ctx, { enterprise }, words) => yearSheet(enterprise ? await yearsOf(ctx, enterprise) : [], words),
  },
  "enterprise-codes": {
    words: "enterprises",
    title: "sections.codes",
    records: "enterprises",
    limit: EXPORT_LIMIT,
    allows: enterprises.mayExport,
    filterOf: ({ enterprise }) => present({ enterprise: idIn(enterprise) }),
    read: async (ctx, { enterprise }, words) => codeSheet(enterprise ? await codesOf(ctx, enterprise) : [], words),
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
    read: async (ctx, query, words, take) => {
      const filter = { ...accountFilter.parse(query), after: undefined };
      return accountSheet((await listAccounts(ctx, filter, take)).rows, words);
    },
  },
};
