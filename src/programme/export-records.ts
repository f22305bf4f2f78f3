import { present } from "@/kernel/address";
import { isUuid } from "@/kernel/uuid";
import { listOwnTrail } from "./accounts/queries";
import { ownTrailSheet } from "./accounts/screens/own-trail-sheet";
import { everyLook } from "./audit-trail/looks/queries";
import { mayReadTrail } from "./audit-trail/policy";
import { everyEntry } from "./audit-trail/queries";
import { readAuditFilter } from "./audit-trail/schema";
import { trailSheet } from "./audit-trail/screens/trail-sheet";
import { lookSheet } from "./desks/screens/look-sheet";
import { EXPORT_LIMIT, type ExportList } from "./export-list";
import { mayWork } from "./information-centre/articles/policy";
import { everyArticle } from "./information-centre/articles/queries";
import { articleAddress } from "./information-centre/articles/schema";
import { articleSheet } from "./information-centre/screens/article-sheet";
import { everyNotice } from "./notifications/queries";
import { noticeAddress } from "./notifications/schema";
import { noticeSheet } from "./notifications/screens/notice-sheet";
import { mayExport as mayExportReferrals } from "./referrals/policy";
import { everyReferral } from "./referrals/queue/queries";
import { referralAddress } from "./referrals/schema";
import { referralSheet } from "./referrals/screens/referral-sheet";
import { rightsOf } from "./rights/policy";
import { rightsSheet, rightWord } from "./rights/screens/rights-sheet";
import { findClock, holidaysOf, limitsOn } from "./time-limits/queries";
import { holidayAddress, limitAddress } from "./time-limits/schema";
import { clockSheet, holidaySheet, limitSheet } from "./time-limits/screens/limit-sheet";
import { mayExportTransfers } from "./transfers/policy";
import { everyTransfer } from "./transfers/queries";
import { transferAddress } from "./transfers/schema";
import { transferSheet } from "./transfers/screens/transfer-sheet";
import { textsOf, translatorOf } from "./words";

const everybody = () => true;

/** What passes between offices, what is recorded and by which rules, as files. */
export const recordLists: Readonly<Record<string, ExportList>> = {
  referrals: {
    words: "referrals",
    records: "referrals",
    limit: EXPORT_LIMIT,
    allows: mayExportReferrals,
    filterOf: (query) => present(referralAddress.parse(query)),
    read: async (ctx, query, words, take) =>
      referralSheet(await everyReferral(ctx, present(referralAddress.parse(query)), take), words),
  },
  transfers: {
    words: "transfers",
    records: "transfers",
    limit: EXPORT_LIMIT,
    allows: mayExportTransfers,
    filterOf: (query) => present(transferAddress.parse(query)),
    read: async (ctx, query, words, take) =>
      transferSheet(await everyTransfer(ctx, present(transferAddress.parse(query)), take), words),
  },
  articles: {
    words: "informationCentre",
    title: "articles.queue",
    records: "articles",
    limit: EXPORT_LIMIT,
    allows: mayWork,
    filterOf: (query) => present(articleAddress.parse(query)),
    read: async (ctx, query, words, take) =>
      articleSheet(await everyArticle(ctx, present(articleAddress.parse(query)), take), words),
  },
  notices: {
    words: "notifications",
    records: "notices",
    limit: EXPORT_LIMIT,
    allows: everybody,
    filterOf: (query) => noticeAddress.parse(query),
    read: async (ctx, query, words, take) =>
      noticeSheet(await everyNotice(ctx, noticeAddress.parse(query).show, take), words),
  },
  trail: {
    words: "auditTrail",
    records: "trail",
    limit: EXPORT_LIMIT,
    allows: mayReadTrail,
    filterOf: (query) => present(readAuditFilter(query)),
    read: async (ctx, query, { locale }, take) => {
      const texts = {
        t: textsOf(locale, "auditTrail"),
        firm: textsOf(locale, "enterprises"),
        english: locale === "en",
      };
      return trailSheet(await everyEntry(ctx, readAuditFilter(query), take), texts);
    },
  },
  looks: {
    words: "desks",
    title: "firm.allLooks",
    records: "looks",
    limit: EXPORT_LIMIT,
    allows: (actor) => actor.kind === "firm",
    filterOf: () => ({}),
    read: async (ctx, _query, { name, locale }, take) =>
      lookSheet(await everyLook(ctx, take), { trail: textsOf(locale, "auditTrail"), name }),
  },
  "own-trail": {
    words: "accounts",
    title: "trail.title",
    records: "own-trail",
    limit: EXPORT_LIMIT,
    allows: everybody,
    filterOf: () => ({}),
    read: async (ctx, _query, { t, locale }, take) => {
      const acts = textsOf(locale, "auditTrail.acts");
      return ownTrailSheet((await listOwnTrail(ctx, { take: take })).rows, { t, act: acts });
    },
  },
  "time-limits": {
    words: "timeLimits",
    records: "time-limits",
    limit: EXPORT_LIMIT,
    allows: everybody,
    filterOf: (query) => present(limitAddress.parse(query)),
    read: async (ctx, query, { locale }) => {
      const limits = await limitsOn(ctx, limitAddress.parse(query).on ?? ctx.today);
      return limitSheet(limits, translatorOf(locale, "timeLimits"), locale);
    },
  },
  "clock-days": {
    words: "timeLimits",
    title: "clock.days",
    records: "clock-days",
    limit: EXPORT_LIMIT,
    allows: (actor) => actor.kind === "firm" || actor.kind === "official",
    filterOf: ({ clock = "" }) => (isUuid(clock) ? { clock } : {}),
    read: async (ctx, { clock = "" }, { t }) => {
      const found = isUuid(clock) ? await findClock(ctx, clock) : null;
      return found && clockSheet(found.days, t);
    },
  },
  holidays: {
    words: "timeLimits",
    title: "holidays",
    records: "holidays",
    limit: EXPORT_LIMIT,
    allows: everybody,
    filterOf: (query) => {
      const { year } = holidayAddress.parse(query);
      return year ? { year: String(year) } : {};
    },
    read: async (ctx, query, { t }) =>
      holidaySheet(await holidaysOf(ctx, holidayAddress.parse(query).year ?? Number(ctx.today.slice(0, 4))), t),
  },
  rights: {
    words: "rights",
    records: "rights",
    limit: EXPORT_LIMIT,
    allows: everybody,
    filterOf: () => ({}),
    read: async (ctx, _query, { t, locale }) => {
      const word = textsOf(locale);
      return rightsSheet(rightsOf(ctx.actor), {
        locale,
        t,
        told: (rights, group, code) => rightWord(rights, { has: word.has, word }, [group, code]),
      });
    },
  },
};
