import { createTranslator, type Messages } from "next-intl";
import uiEn from "../ui/words/en.json";
import uiZh from "../ui/words/zh-CN.json";
import accountsEn from "./accounts/words/en.json";
import accountsZh from "./accounts/words/zh-CN.json";
import auditTrailEn from "./audit-trail/words/en.json";
import auditTrailZh from "./audit-trail/words/zh-CN.json";
import callsEn from "./calls/words/en.json";
import callsZh from "./calls/words/zh-CN.json";
import casesEn from "./cases/words/en.json";
import casesZh from "./cases/words/zh-CN.json";
import certificatesEn from "./certificates/words/en.json";
import certificatesZh from "./certificates/words/zh-CN.json";
import cluesEn from "./clues/words/en.json";
import cluesZh from "./clues/words/zh-CN.json";
import clustersEn from "./clusters/words/en.json";
import clustersZh from "./clusters/words/zh-CN.json";
import handlingEn from "./complaints/handling/words/en.json";
import handlingZh from "./complaints/handling/words/zh-CN.json";
import complaintsEn from "./complaints/words/en.json";
import complaintsZh from "./complaints/words/zh-CN.json";
import admissionEn from "./contact-points/admission/words/en.json";
import admissionZh from "./contact-points/admission/words/zh-CN.json";
import counterEn from "./contact-points/counter/words/en.json";
import counterZh from "./contact-points/counter/words/zh-CN.json";
import leaksEn from "./contact-points/leaks/words/en.json";
import leaksZh from "./contact-points/leaks/words/zh-CN.json";
import liaisonsEn from "./contact-points/liaisons/words/en.json";
import liaisonsZh from "./contact-points/liaisons/words/zh-CN.json";
import contactPointsEn from "./contact-points/words/en.json";
import contactPointsZh from "./contact-points/words/zh-CN.json";
import demonstrationSitesEn from "./demonstration-sites/words/en.json";
import demonstrationSitesZh from "./demonstration-sites/words/zh-CN.json";
import desksEn from "./desks/words/en.json";
import desksZh from "./desks/words/zh-CN.json";
import importsEn from "./enterprises/imports/words/en.json";
import importsZh from "./enterprises/imports/words/zh-CN.json";
import mergesEn from "./enterprises/merges/words/en.json";
import mergesZh from "./enterprises/merges/words/zh-CN.json";
import enterprisesEn from "./enterprises/words/en.json";
import enterprisesZh from "./enterprises/words/zh-CN.json";
import evidenceEn from "./evidence/words/en.json";
import evidenceZh from "./evidence/words/zh-CN.json";
import exportsEn from "./exports/words/en.json";
import exportsZh from "./exports/words/zh-CN.json";
import guidanceStationsEn from "./guidance-stations/words/en.json";
import guidanceStationsZh from "./guidance-stations/words/zh-CN.json";
import informationCentreEn from "./information-centre/words/en.json";
import informationCentreZh from "./information-centre/words/zh-CN.json";
import notificationsEn from "./notifications/words/en.json";
import notificationsZh from "./notifications/words/zh-CN.json";
import outcomesEn from "./outcomes/words/en.json";
import outcomesZh from "./outcomes/words/zh-CN.json";
import referralsEn from "./referrals/words/en.json";
import referralsZh from "./referrals/words/zh-CN.json";
import rightsEn from "./rights/words/en.json";
import rightsZh from "./rights/words/zh-CN.json";
import savedViewsEn from "./saved-views/words/en.json";
import savedViewsZh from "./saved-views/words/zh-CN.json";
import searchEn from "./search/words/en.json";
import searchZh from "./search/words/zh-CN.json";
import selfAssessmentEn from "./self-assessment/words/en.json";
import selfAssessmentZh from "./self-assessment/words/zh-CN.json";
import settingsEn from "./settings/words/en.json";
import settingsZh from "./settings/words/zh-CN.json";
import targetsEn from "./targets/words/en.json";
import targetsZh from "./targets/words/zh-CN.json";
import timeLimitsEn from "./time-limits/words/en.json";
import timeLimitsZh from "./time-limits/words/zh-CN.json";
import transfersEn from "./transfers/words/en.json";
import transfersZh from "./transfers/words/zh-CN.json";
import drawsEn from "./visits/draws/words/en.json";
import drawsZh from "./visits/draws/words/zh-CN.json";
import visitsEn from "./visits/words/en.json";
import visitsZh from "./visits/words/zh-CN.json";

/** All words of the portal, by namespace. Chinese is the master: what it lacks doesn't exist, and English must have the same keys. */
const chinese = {
  ui: uiZh,
  accounts: accountsZh,
  enterprises: enterprisesZh,
  imports: importsZh,
  merges: mergesZh,
  exports: exportsZh,
  clusters: clustersZh,
  guidanceStations: guidanceStationsZh,
  contactPoints: contactPointsZh,
  admission: admissionZh,
  counter: counterZh,
  leaks: leaksZh,
  clues: cluesZh,
  transfers: transfersZh,
  liaisons: liaisonsZh,
  demonstrationSites: demonstrationSitesZh,
  targets: targetsZh,
  outcomes: outcomesZh,
  complaints: complaintsZh,
  handling: handlingZh,
  evidence: evidenceZh,
  calls: callsZh,
  cases: casesZh,
  certificates: certificatesZh,
  referrals: referralsZh,
  notifications: notificationsZh,
  auditTrail: auditTrailZh,
  timeLimits: timeLimitsZh,
  rights: rightsZh,
  savedViews: savedViewsZh,
  search: searchZh,
  selfAssessment: selfAssessmentZh,
  settings: settingsZh,
  desks: desksZh,
  informationCentre: informationCentreZh,
  visits: visitsZh,
  draws: drawsZh,
};

const english = {
  ui: uiEn,
  accounts: accountsEn,
  enterprises: enterprisesEn,
  imports: importsEn,
  merges: mergesEn,
  exports: exportsEn,
  clusters: clustersEn,
  guidanceStations: guidanceStationsEn,
  contactPoints: contactPointsEn,
  admission: admissionEn,
  counter: counterEn,
  leaks: leaksEn,
  clues: cluesEn,
  transfers: transfersEn,
  liaisons: liaisonsEn,
  demonstrationSites: demonstrationSitesEn,
  targets: targetsEn,
  outcomes: outcomesEn,
  complaints: complaintsEn,
  handling: handlingEn,
  evidence: evidenceEn,
  calls: callsEn,
  cases: casesEn,
  certificates: certificatesEn,
  referrals: referralsEn,
  notifications: notificationsEn,
  auditTrail: auditTrailEn,
  timeLimits: timeLimitsEn,
  rights: rightsEn,
  savedViews: savedViewsEn,
  search: searchEn,
  selfAssessment: selfAssessmentEn,
  settings: settingsEn,
  desks: desksEn,
  informationCentre: informationCentreEn,
  visits: visitsEn,
  draws: drawsEn,
};

export type Locale = "zh-CN" | "en";

/** The words of a language, for next-intl. */
export function messagesFor(locale: Locale): typeof chinese | typeof english {
  return locale === "en" ? english : chinese;
}

/** A text of the words by its key, with what is put into it: also where no request says which language it is. */
export type Texts = {
  (key: string, values?: Readonly<Record<string, string | number>>): string;
  readonly has: (key: string) => boolean;
};

/** The texts of a namespace, or all of them by their whole keys. */
export function textsOf(locale: Locale, namespace?: string): Texts {
  const messages = messagesFor(locale);
  const find = (key: string) =>
    (namespace ? `${namespace}.${key}` : key)
      .split(".")
      .reduce<unknown>(
        (inner, part) => (isRecord(inner) && Object.hasOwn(inner, part) ? inner[part] : undefined),
        messages,
      );
  const text = (key: string, values: Readonly<Record<string, string | number>> = {}) => {
    const found = find(key);
    if (typeof found !== "string") return key;
    // A plural or a choice is read as a screen reads it; what only names its values is put together at once, for files of many rows.
    if (/\{\w+\s*,/.test(found)) return translatorOf(locale, namespace)(key, values);
    return found.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
  };
  return Object.assign(text, { has: (key: string) => typeof find(key) === "string" });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The texts of a namespace as next-intl gives them to a screen, where no request says which language it is. */
export function translatorOf(locale: Locale, namespace?: string) {
  const messages: Messages = messagesFor(locale);
  return createTranslator({ locale, messages, timeZone: "Asia/Shanghai", ...(namespace ? { namespace } : {}) });
}
