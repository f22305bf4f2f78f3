import type { NavKey } from "../policy";

/** Where the items of the navigation lead. */
export const PLACES: Readonly<Record<NavKey, string>> = {
  desk: "/",
  complaints: "/complaints",
  cases: "/cases",
  clues: "/clues",
  referrals: "/referrals",
  transfers: "/transfers",
  enterprises: "/enterprises",
  clusters: "/clusters",
  contactPoints: "/contact-points",
  demonstrationSites: "/demonstration-sites",
  people: "/join",
  visits: "/visits",
  articles: "/articles",
  information: "/information",
  targets: "/targets",
  outcomes: "/outcomes",
  programmeDocument: "/programme-document",
  timeLimits: "/time-limits",
  rights: "/rights",
  audit: "/audit",
  accounts: "/accounts",
  settings: "/settings",
};

/** What has no item of its own, by the place from whose pages it is reached. */
const REACHED_FROM: Readonly<Record<string, readonly string[]>> = {
  "/enterprises": ["/self-assessment"],
  "/clusters": ["/circulars", "/guidance-stations"],
  "/demonstration-sites": ["/calls", "/certificates"],
  "/visits": ["/draws"],
};

/** A firm has fewer items, and each holds more. */
const FIRM_REACHED_FROM: Readonly<Record<string, readonly string[]>> = {
  contactPoints: ["/demonstration-sites", "/calls", "/certificates"],
  visits: ["/draws", "/clues"],
  enterprise: ["/self-assessment", "/join", "/account"],
};

/** Whether the page at `path` falls under an official's or the public's item that leads to `place`. */
export function isWithin(place: string, path: string): boolean {
  return isUnder([place, ...(REACHED_FROM[place] ?? [])], path);
}

/** The same of a firm's item `key`. */
export function isWithinForFirm(key: string, place: string, path: string): boolean {
  return isUnder([place, ...(FIRM_REACHED_FROM[key] ?? [])], path);
}

function isUnder(places: readonly string[], path: string): boolean {
  return places.some((place) => path === place || (place !== "/" && path.startsWith(`${place}/`)));
}
