import { type Actor, hasDuty, isMarketRegulator, isOfCityBureau, isStationOfficer } from "@/kernel/actor";

/** What stands in the side navigation of an official, by section; keys of `desks.nav` in words. */
export type NavKey =
  | "desk"
  | "complaints"
  | "cases"
  | "clues"
  | "referrals"
  | "transfers"
  | "enterprises"
  | "clusters"
  | "contactPoints"
  | "demonstrationSites"
  | "people"
  | "visits"
  | "articles"
  | "information"
  | "targets"
  | "outcomes"
  | "programmeDocument"
  | "timeLimits"
  | "rights"
  | "audit"
  | "accounts"
  | "settings";
export type NavSection = {
  readonly key: "work" | "programme" | "look" | "administration";
  readonly items: readonly NavKey[];
};

/** A person sees what he has business with; the pages decide for themselves whether they are there. */
export function navFor(actor: Actor): readonly NavSection[] {
  if (actor.kind !== "official") return [];
  const regulator = isMarketRegulator(actor);
  const figures = hasDuty(actor, "government_office");
  const casework = worksOnCases(actor);
  const checks = isOfCityBureau(actor, "bureau_leader");
  const work: NavKey[] = ["desk"];
  if (casework || figures) work.push("complaints");
  if (casework && hasDuty(actor, "intake", "bureau_leader", "coordinator")) work.push("clues");
  // Whoever takes complaints in and does nothing else has no business with what becomes of them.
  if (figures || (casework && hasDuty(actor, "investigator", "bureau_leader", "coordinator"))) work.push("cases");
  if (
    hasDuty(actor, "department_handler") ||
    (casework && hasDuty(actor, "investigator", "bureau_leader", "coordinator"))
  )
    work.push("referrals");
  // As `transferSightOf` (transfers/policy.ts), which pure files of other features don't know.
  if (
    (hasDuty(actor, "department_handler") && !regulator) ||
    (casework && hasDuty(actor, "intake", "bureau_leader", "coordinator"))
  )
    work.push("transfers");
  const programme: NavKey[] = regulator
    ? ["enterprises", "clusters", "contactPoints", "demonstrationSites", "visits"]
    : [...(figures || isStationOfficer(actor) ? (["clusters"] as const) : []), "contactPoints", "demonstrationSites"];
  if (regulator && hasDuty(actor, "programme_officer")) programme.push("people");
  if (hasDuty(actor, "programme_officer", "coordinator", "department_handler") || checks) programme.push("articles");
  const administration: NavKey[] = [];
  if (hasDuty(actor, "system_administrator", "security_administrator")) administration.push("accounts");
  if (hasDuty(actor, "audit_administrator")) administration.push("audit");
  if (hasDuty(actor, "system_administrator", "security_administrator")) administration.push("settings");
  return [
    { key: "work", items: work },
    { key: "programme", items: programme },
    { key: "look", items: ["targets", "outcomes", "information", "programmeDocument", "timeLimits", "rights"] },
    ...(administration.length > 0 ? [{ key: "administration" as const, items: administration }] : []),
  ];
}

function worksOnCases(actor: Actor): boolean {
  return isMarketRegulator(actor) && hasDuty(actor, "intake", "investigator", "bureau_leader", "coordinator");
}

/** The fields whose figures an official's desk shows, in their order on it. One person may have several. */
export const FIELDS = [
  "city",
  "casework",
  "review",
  "programme",
  "department",
  "office",
  "station",
  "accounts",
  "security",
  "trail",
] as const;
export type Field = (typeof FIELDS)[number];

/** Which fields are this person's. The coordinator's sight holds all that casework's figures would say again. */
export function fieldsOf(actor: Actor): readonly Field[] {
  const coordinates = isMarketRegulator(actor) && hasDuty(actor, "coordinator");
  const has: Readonly<Record<Field, boolean>> = {
    city: coordinates,
    casework: worksOnCases(actor) && !coordinates,
    review: isOfCityBureau(actor, "legal_reviewer"),
    programme: isMarketRegulator(actor) && hasDuty(actor, "programme_officer"),
    department: hasDuty(actor, "department_handler"),
    office: hasDuty(actor, "government_office"),
    station: isStationOfficer(actor),
    accounts: hasDuty(actor, "system_administrator"),
    security: hasDuty(actor, "security_administrator"),
    trail: hasDuty(actor, "audit_administrator"),
  };
  return FIELDS.filter((field) => has[field]);
}

/** Whose desk shows the city's year takes its tables away: the coordinator every figure, the government office small ones in words. */
export function mayExportDesk(actor: Actor): boolean {
  return fieldsOf(actor).some((field) => field === "city" || field === "office");
}
