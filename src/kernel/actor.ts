/** What an official may be charged with. One person may hold several, but never two of the three administrators. */
export const DUTIES = [
  "intake",
  "investigator",
  "bureau_leader",
  "legal_reviewer",
  "coordinator",
  "department_handler",
  "government_office",
  "programme_officer",
  "site_reviewer",
  "system_administrator",
  "security_administrator",
  "audit_administrator",
  "station_officer",
] as const;
export type Duty = (typeof DUTIES)[number];

/** The three administrators, who are three people. */
export const ADMINISTRATORS = [
  "system_administrator",
  "security_administrator",
  "audit_administrator",
] as const satisfies readonly Duty[];

export const DEPARTMENT_KINDS = [
  "market_regulation",
  "police",
  "science_tech",
  "human_resources",
  "government_office",
  "operations",
  "guidance_station",
] as const;
export type DepartmentKind = (typeof DEPARTMENT_KINDS)[number];

export type FirmActor = {
  readonly kind: "firm";
  readonly personId: string;
  readonly name: string;
  readonly sessionId: string | null;
  /** Null while the owner has not yet admitted him. */
  readonly enterpriseId: string | null;
  readonly role: "owner" | "member";
};

export type OfficialActor = {
  readonly kind: "official";
  readonly personId: string;
  readonly name: string;
  readonly sessionId: string | null;
  readonly departmentId: string;
  readonly departmentKind: DepartmentKind;
  readonly level: "city" | "county";
  readonly divisionCode: string;
  readonly duties: readonly Duty[];
};

/** A job or a command that acts for nobody in particular; `reason` goes into the trail. */
export type SystemActor = { readonly kind: "system"; readonly reason: string };
/** Somebody who has not signed in. */
export type PublicActor = { readonly kind: "public" };

export type Actor = FirmActor | OfficialActor | SystemActor | PublicActor;

/** Whether this is an official who holds the duty now. */
export function hasDuty(actor: Actor, ...duties: readonly Duty[]): actor is OfficialActor {
  return actor.kind === "official" && duties.some((duty) => actor.duties.includes(duty));
}

/** Whether this is an official of the leading department, at the city or in a county, who holds some duty there now: without any, he is one by name alone. */
export function isMarketRegulator(actor: Actor): actor is OfficialActor {
  return actor.kind === "official" && actor.departmentKind === "market_regulation" && actor.duties.length > 0;
}

/** Whether this is an officer of a guidance station: of the firms of its clusters he sees what its work needs, and nothing else of anybody. */
export function isStationOfficer(actor: Actor): actor is OfficialActor {
  return actor.kind === "official" && actor.departmentKind === "guidance_station" && hasDuty(actor, "station_officer");
}

/**
 * Whether this is an official of the bureau that a division's firms belong to: its own. Each county and zone has one, so the city's bureau
 * is it for what lies in no county or zone, and for nothing else.
 */
export function isOfBureau(actor: Actor, divisionCode: string): actor is OfficialActor {
  return isMarketRegulator(actor) && actor.divisionCode === divisionCode;
}

/** Whether this is an official of the city's bureau, which leads the programme, who holds one of these duties there. */
export function isOfCityBureau(actor: Actor, ...duties: readonly Duty[]): actor is OfficialActor {
  return isMarketRegulator(actor) && actor.level === "city" && hasDuty(actor, ...duties);
}

/** Whether an office's field takes in a division: the city's takes in all of them, a county's is its own. What he may do there his duties say. */
export function covers({ level, divisionCode }: OfficialActor, division: string | null): boolean {
  return level === "city" || divisionCode === division;
}

/** Whether this person acts for that firm. */
export function actsForFirm(actor: Actor, enterpriseId: string): actor is FirmActor {
  return actor.kind === "firm" && actor.enterpriseId === enterpriseId;
}
