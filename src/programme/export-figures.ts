import { z } from "zod";
import { present } from "@/kernel/address";
import { mayExportCoverage } from "./clusters/policy";
import { listClusters } from "./clusters/queries";
import { clusterAddress } from "./clusters/schema";
import { clusterSheet } from "./clusters/screens/cluster-sheet";
import { maySeeRanking } from "./demonstration-sites/policy";
import { rankingOf } from "./demonstration-sites/ranking/queries";
import { rankingQuery } from "./demonstration-sites/ranking/schema";
import { rankingSheet } from "./demonstration-sites/ranking/screens/ranking-sheet";
import { cityFigures } from "./desks/city/queries";
import { fieldsOf, mayExportDesk } from "./desks/policy";
import { citySheet } from "./desks/screens/city-sheet";
import { EXPORT_LIMIT, type ExportList } from "./export-list";
import { rowsBehind, spanWithin } from "./outcomes/behind/queries";
import { outcomesOn } from "./outcomes/counted/queries";
import { keepsOutcomes, mayExportOutcomes } from "./outcomes/policy";
import { indicatorsOn, listValues } from "./outcomes/queries";
import { outcomeAddress, outcomeFileAddress, rowsAddress, valuesAddress } from "./outcomes/schema";
import { behindSheet, outcomeSheet, valueSheet } from "./outcomes/screens/outcome-sheet";
import { readsOfDivision } from "./self-assessment/policy";
import { findAssessment, openAssessment } from "./self-assessment/queries";
import { assessmentSheet } from "./self-assessment/screens/assessment-sheet";
import { outlookOn, progressByGroup, progressByMonth } from "./targets/board/queries";
import { writtenAddress } from "./targets/paths";
import { askedDay, mayExportBoard, mayExportStatements, readsInWords } from "./targets/policy";
import { progressOn, targetRows } from "./targets/queries";
import { boardAddress, dayAddress, scopeOf } from "./targets/schema";
import { boardSheet } from "./targets/screens/board-sheet";
import { quotaSheet, statementSheet, statementsSheet } from "./targets/screens/statement-sheet";
import { findStatement, listStatements } from "./targets/statements/queries";
import { textsOf, translatorOf } from "./words";

/** What is counted and ranked, as files: boards, statements, effects, coverage. None of them comes near the limit. */
export const figureLists: Readonly<Record<string, ExportList>> = {
  targets: {
    words: "targets",
    records: "targets",
    limit: EXPORT_LIMIT,
    allows: mayExportBoard,
    // One place or kind alone stands on the page: a reader of words takes the whole board away.
    filterOf: (query, actor) => {
      const { asOf, known, ...narrower } = boardAddress.parse(query);
      return writtenAddress({ asOf, known, ...(readsInWords(actor) ? {} : narrower) });
    },
    read: async (ctx, query, words) => {
      const address = boardAddress.parse(query);
      const { day } = askedDay(address.asOf, ctx.today);
      const inWords = readsInWords(ctx.actor);
      const scope = scopeOf(address);
      const asked = { day, scope, known: address.known };
      const progress = await progressOn(ctx, asked);
      const board = {
        ...{ day, scope, inWords, progress },
        outlooks: await outlookOn(ctx, { ...asked, progress }),
        months: await progressByMonth(ctx, asked),
        groups: await progressByGroup(ctx, asked),
        address,
      };
      return boardSheet(board, words);
    },
  },
  statement: {
    words: "targets",
    title: "statements.title",
    records: "targets",
    limit: EXPORT_LIMIT,
    allows: mayExportStatements,
    filterOf: (query) => present(dayAddress.parse(query)),
    read: async (ctx, { asOf }, words) => {
      const row = (await listStatements(ctx)).find((statement) => statement.asOf === asOf);
      const found = row ? await findStatement(ctx, row.id) : null;
      return found ? statementSheet(found, words) : null;
    },
  },
  statements: {
    words: "targets",
    title: "statements.title",
    records: "targets",
    limit: EXPORT_LIMIT,
    allows: mayExportStatements,
    filterOf: ({ mine }) => present({ mine }),
    read: async (ctx, { mine }, words) => statementsSheet(await listStatements(ctx, { mine: mine === "1" }), words),
  },
  quotas: {
    words: "targets",
    title: "quotas.file",
    records: "targets",
    limit: EXPORT_LIMIT,
    allows: mayExportBoard,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => quotaSheet(await targetRows(ctx), words.places.divisions, words),
  },
  outcomes: {
    words: "outcomes",
    records: "outcomes",
    limit: EXPORT_LIMIT,
    allows: mayExportOutcomes,
    filterOf: (query) => present(outcomeAddress.parse(query)),
    read: async (ctx, query, words) => {
      const { day } = askedDay(outcomeAddress.parse(query).asOf, ctx.today);
      return outcomeSheet(await outcomesOn(ctx, day), words);
    },
  },
  outcome: {
    words: "outcomes",
    records: "outcomes",
    limit: EXPORT_LIMIT,
    allows: mayExportOutcomes,
    filterOf: (query) => present(outcomeFileAddress.parse(query)),
    read: async (ctx, query, words) => {
      const { asOf, code } = outcomeFileAddress.parse(query);
      const read = await outcomesOn(ctx, askedDay(asOf, ctx.today).day);
      return outcomeSheet(
        { ...read, outcomes: read.outcomes.filter(({ indicator }) => indicator.code === code) },
        words,
      );
    },
  },
  "outcome-rows": {
    words: "outcomes",
    records: "outcomes",
    ofCity: true,
    limit: EXPORT_LIMIT,
    allows: mayExportOutcomes,
    filterOf: (query) => present(rowsAddress.parse(query)),
    read: async (ctx, query, words) =>
      behindSheet(await rowsBehind(ctx, spanWithin(rowsAddress.parse(query), ctx.today)), words),
  },
  "self-assessment": {
    words: "selfAssessment",
    records: "self-assessments",
    limit: EXPORT_LIMIT,
    allows: (actor) => actor.kind === "firm" || readsOfDivision(actor),
    filterOf: ({ assessment }) => present({ assessment }),
    read: async (ctx, { assessment }, words, take) => {
      // Who asks for the heads alone looks at no answers.
      const open = take > 0 ? openAssessment : findAssessment;
      const found = z.uuid().safeParse(assessment).success ? await open(ctx, assessment ?? "") : null;
      return found && assessmentSheet(found, words);
    },
  },
  desk: {
    words: "desks",
    records: "desk-figures",
    limit: EXPORT_LIMIT,
    allows: mayExportDesk,
    filterOf: () => ({}),
    read: async (ctx, _query, words) => {
      const own = ctx.actor.kind === "official" ? ctx.actor.divisionCode : "";
      const whole = fieldsOf(ctx.actor).includes("city");
      const departments = whole
        ? await ctx.tx.department.findMany({
            select: { id: true, nameZh: true, nameEn: true },
            orderBy: { code: "asc" },
          })
        : [];
      const codes = [own, ...words.places.divisions.map(({ code }) => code)];
      const statuses = {
        complaints: textsOf(words.locale, "handling.statuses"),
        cases: textsOf(words.locale, "cases.statuses"),
        referrals: textsOf(words.locale, "referrals.statuses"),
      };
      return citySheet(
        { figures: await cityFigures(ctx), codes, departments, inWords: !whole },
        { ...words, statusOf: (list, status) => statuses[list](status) },
      );
    },
  },
  "outcome-values": {
    words: "outcomes",
    records: "outcomes",
    limit: EXPORT_LIMIT,
    allows: keepsOutcomes,
    filterOf: (query) => present(valuesAddress.parse(query)),
    read: async (ctx, { mine, status }, words) => {
      const values = await listValues(ctx, { mine: mine === "1", waiting: status === "entered" });
      const told = { ...words, t: translatorOf(words.locale, "outcomes") };
      return valueSheet({ values, indicators: await indicatorsOn(ctx, ctx.today) }, told);
    },
  },
  clusters: {
    words: "clusters",
    records: "clusters",
    limit: EXPORT_LIMIT,
    allows: mayExportCoverage,
    filterOf: (query) => present(clusterAddress.parse(query)),
    read: async (ctx, query, words) => {
      const { asOf, division } = clusterAddress.parse(query);
      return clusterSheet(await listClusters(ctx, { asOf: asOf ?? ctx.today, division }), words);
    },
  },
  "demonstration-site-ranking": {
    words: "demonstrationSites",
    title: "ranking.name",
    records: "demonstration-sites",
    limit: EXPORT_LIMIT,
    allows: maySeeRanking,
    filterOf: (query) => {
      const { year } = rankingQuery.parse(query);
      return year ? { year: String(year) } : {};
    },
    read: async (ctx, query, words) => {
      const year = rankingQuery.parse(query).year ?? Number(ctx.today.slice(0, 4));
      return rankingSheet(await rankingOf(ctx, year), words);
    },
  },
};
