import {
  type Actor,
  ADMINISTRATORS,
  covers,
  type DepartmentKind,
  DUTIES,
  type Duty,
  type FirmActor,
  hasDuty,
  isMarketRegulator,
  type OfficialActor,
} from "@/kernel/actor";

/** Creates officials, changes what is known of them, disables and enables accounts. Sees no content (三员分立). */
export function mayCreate(actor: Actor): actor is OfficialActor {
  return hasDuty(actor, "system_administrator");
}

/** Grants and ends duties. Creates nobody, so that an account with rights is always the work of two people. */
export function mayGrant(actor: Actor): actor is OfficialActor {
  return hasDuty(actor, "security_administrator");
}

/** Sees the list of accounts. */
export function maySeeAccounts(actor: Actor): actor is OfficialActor {
  return mayCreate(actor) || mayGrant(actor);
}

const CASEWORK = [
  "intake",
  "investigator",
  "bureau_leader",
  "legal_reviewer",
  "coordinator",
  "programme_officer",
  "department_handler",
  "site_reviewer",
] as const satisfies readonly Duty[];

/** What people of a kind of department may be charged with. A duty in the wrong house would open what that house must not see. */
export const DUTIES_OF = {
  market_regulation: CASEWORK,
  police: ["department_handler"],
  science_tech: ["department_handler", "site_reviewer"],
  human_resources: ["department_handler"],
  government_office: ["government_office"],
  operations: ADMINISTRATORS,
  guidance_station: ["station_officer"],
} as const satisfies Record<DepartmentKind, readonly Duty[]>;

/** A reason why this duty can't be given, or undefined; a key of `refusals` in words. */
export function refusalOfDuty(
  duty: Duty,
  { departmentKind, held }: { readonly departmentKind: DepartmentKind; readonly held: readonly Duty[] },
): string | undefined {
  if (held.includes(duty)) return "already-held";
  if (isAdministrator(duty) && held.some(isAdministrator)) return "two-administrators";
  return dutiesOf(departmentKind).includes(duty) ? undefined : "wrong-department";
}

/** Duties that this official could be given here, each with the reason why it can't be given now, if there is one. */
export function grantableDuties(person: {
  readonly departmentKind: DepartmentKind;
  readonly held: readonly Duty[];
}): { duty: Duty; refusal: string | undefined }[] {
  const open = dutiesOf(person.departmentKind).filter((duty) => !person.held.includes(duty));
  return open.map((duty) => ({ duty, refusal: refusalOfDuty(duty, person) }));
}

/** Duties that people of this kind of department may hold, in the order of the list. */
export function dutiesOf(kind: DepartmentKind): readonly Duty[] {
  const fit: readonly Duty[] = DUTIES_OF[kind];
  return DUTIES.filter((duty) => fit.includes(duty));
}

function isAdministrator(duty: Duty): boolean {
  return ADMINISTRATORS.some((one) => one === duty);
}

export type FirmOwner = FirmActor & { readonly enterpriseId: string };

/** The owner keeps the people of his firm: he admits them, says what each may until when, ends it, hands over. */
export function ownsFirm(actor: Actor): actor is FirmOwner {
  return actor.kind === "firm" && actor.role === "owner" && actor.enterpriseId !== null;
}

/** A member claims the firm's account with a letter of authority, when its owner has left without handing over. */
export function mayClaim(actor: Actor): actor is FirmOwner {
  return actor.kind === "firm" && actor.role === "member" && actor.enterpriseId !== null;
}

type JoinedFirm = {
  readonly id: string;
  readonly divisionCode: string;
  readonly hasOwner: boolean;
  /** Whoever asks wants to be the owner, by a letter of authority. */
  readonly claims: boolean;
};

/**
 * Whether this person decides who joins the firm: its owner; of a claim, and while nobody owns it, also the programme officer of its
 * division or of the city.
 */
export function mayDecideJoin(actor: Actor, { id, divisionCode, hasOwner, claims }: JoinedFirm): boolean {
  if (actor.kind === "firm") return ownsFirm(actor) && actor.enterpriseId === id;
  if (hasOwner && !claims) return false;
  return isMarketRegulator(actor) && hasDuty(actor, "programme_officer") && covers(actor, divisionCode);
}
