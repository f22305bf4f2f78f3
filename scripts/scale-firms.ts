import { makeCreditCode } from "@/kernel/credit-code";
import type { Day } from "@/kernel/days";
import { formatContactPointNumber } from "@/kernel/document-number";
import type { Calendar } from "./scale-calendar";
import { type Batch, put } from "./scale-copy";
import type { Dice } from "./scale-dice";
import type { Officials, Person } from "./scale-people";
import type { Trail } from "./scale-trail";
import { firmName, personName, tradeOf } from "./scale-words";

export type Firm = {
  readonly id: string;
  readonly name: string;
  /** Name and code as the database folds them: it stands beside each of its complaints and cases. */
  readonly search: string;
  readonly divisionCode: string;
  readonly owner: Person;
  /** Its contact point since when, and its demonstration site. */
  readonly point?: Network & { readonly site?: Network };
};

type Network = { readonly id: string; readonly since: Day };

export type Cluster = { readonly id: string; readonly divisionCode: string };

/** How many firms can sign in: the first ones. The hash of a password takes its time. */
export const SIGNING_FIRMS = 20;

/** How the firms spread over the divisions, in hundredths. */
const SHARES: readonly (readonly [division: string, share: number])[] = [
  ["330483", 25],
  ["330481", 18],
  ["330402", 13],
  ["330482", 12],
  ["330411", 11],
  ["330421", 9],
  ["330424", 6],
  ["JX-JKQ", 4],
  ["JX-GQ", 2],
];

type Surroundings = {
  readonly dice: Dice;
  readonly officials: Officials;
  readonly clusters: readonly Cluster[];
  readonly trail: Trail;
  readonly calendar: Calendar;
  readonly passwordHash: string;
};

/** Where applications stand that aren't points: some of each, since a plan rests on how many statuses there are. */
const APPLICATIONS = ["applied", "recommended", "returned", "refused"] as const;

/** Registered firms with an owner each; every tenth is a contact point or applies, every twentieth of these a demonstration site. */
export function foundFirms(batch: Batch, count: number, around: Surroundings): Firm[] {
  const firms: Firm[] = [];
  for (const [division, share] of SHARES) {
    const here = Math.round((count * share) / 100);
    for (let n = 0; n < here; n++) firms.push(foundFirm(batch, { division, n, serial: firms.length }, around));
  }
  return firms;
}

function foundFirm(
  batch: Batch,
  { division, n, serial }: { division: string; n: number; serial: number },
  around: Surroundings,
): Firm {
  const { dice, officials, clusters, trail, calendar, passwordHash } = around;
  const at = calendar.moment(dice.int(calendar.days - 3), dice);
  const [, industry] = tradeOf(division, n);
  const local = clusters.filter(({ divisionCode }) => divisionCode === division);
  const firm = { id: dice.id(at), name: firmName(division, n), divisionCode: division };
  const columns = firm_columns(firm, serial);
  const username = serial < 2 ? `firm-${"ab"[serial]}` : `firm-${serial}`;
  const owner: Person = { id: dice.id(at), name: personName(dice), departmentId: null, chain: "330400" };
  const waits = dice.chance(0.01);
  put(batch, "enterprises", {
    ...columns,
    industry_code: industry,
    cluster_id: local.length > 0 && dice.chance(0.7) ? dice.pick(local).id : null,
    address: `嘉兴市（演示）路${1 + dice.int(900)}号`,
    contact_name: owner.name,
    contact_mobile: `138${String(serial).padStart(8, "0")}`,
    contact_email: `${username}@example.cn`,
    staff: 10 + dice.int(900),
    titles: dice.chance(0.3) ? ["高新技术企业"] : [],
    status: waits ? "registered" : "checked",
    due_on: waits ? calendar.dayAfter(at, 5) : null,
    created_at: at,
    updated_at: at,
  });
  put(batch, "persons", {
    id: owner.id,
    username,
    email: `${username}@example.cn`,
    name: owner.name,
    post: null,
    mobile: null,
    kind: "enterprise",
    department_id: null,
    division_code: null,
    enterprise_id: firm.id,
    enterprise_role: "owner",
    created_at: at,
    updated_at: at,
  });
  if (serial < SIGNING_FIRMS)
    put(batch, "credentials", { person_id: owner.id, password_hash: passwordHash, changed_at: at });
  const about = { subjectKind: "enterprise", subjectId: firm.id, enterpriseId: firm.id };
  trail.add(at, owner, { act: "begin.enterprise", ...about, detail: { to: "registered" } });
  const officer = officials.bureaus.get(division)?.intake;
  if (!waits && officer)
    trail.add(calendar.later(at, 1 + dice.int(4), dice), officer, {
      act: "step.enterprise",
      ...about,
      detail: { step: "check", from: "registered", to: "checked" },
    });
  if (n % 5 === 0) assessItself(batch, { firm, owner, at }, around);
  const point = !waits && n % 10 === 0 ? joinNetwork(batch, { firm, owner, at, serial }, around) : undefined;
  return { ...firm, search: `${columns.name} ${columns.uscc}`.toLowerCase(), owner, ...(point && { point }) };
}

function firm_columns(firm: { id: string; name: string; divisionCode: string }, serial: number) {
  const county = firm.divisionCode.startsWith("JX") ? "330400" : firm.divisionCode;
  return { id: firm.id, name: firm.name, uscc: makeCreditCode(county, serial), division_code: firm.divisionCode };
}

/** A firm's answers to the first questionnaire, given some weeks after it registered; one in four has pressing need. */
function assessItself(
  batch: Batch,
  { firm, owner, at }: { firm: { id: string }; owner: Person; at: Date },
  { dice, calendar }: Surroundings,
): void {
  const answeredAt = calendar.later(at, 10 + dice.int(20), dice);
  const missing = dice.chance(0.25) ? 11 + dice.int(12) : dice.int(10);
  put(batch, "self_assessments", {
    ...{ id: dice.id(answeredAt), enterprise_id: firm.id, serial: 1, questionnaire: 1 },
    ...{ answers: "{}", missing, partly: dice.int(8), pressing: missing > 10 },
    answered_at: answeredAt,
    answered_by_id: owner.id,
  });
}

function joinNetwork(
  batch: Batch,
  {
    firm,
    owner,
    at,
    serial,
  }: { firm: { id: string; name: string; divisionCode: string }; owner: Person; at: Date; serial: number },
  { dice, calendar }: Surroundings,
): Firm["point"] {
  const point = dice.id(at);
  const stands = APPLICATIONS[dice.int(100)] ?? "active";
  const number = formatContactPointNumber(1 + serial);
  const from = calendar.dayAfter(at, 12);
  put(batch, "contact_points", {
    id: point,
    enterprise_id: firm.id,
    number: stands === "active" ? number : null,
    division_code: firm.divisionCode,
    status: stands,
    due_on: stands === "applied" || stands === "recommended" ? calendar.dayAfter(at, 10) : null,
    leader_name: owner.name,
    leader_post: "总经理",
    liaison_name: personName(dice),
    liaison_post: "法务",
    liaison_mobile: "13800000000",
    liaison_email: "liaison@example.cn",
    checklist: [],
    created_at: at,
    updated_at: at,
  });
  if (stands !== "active") return undefined;
  const published = {
    enterprise_id: firm.id,
    enterprise_name: firm.name,
    number,
    division_code: firm.divisionCode,
    cluster_id: null,
    from_day: from,
    to_day: null,
  };
  put(batch, "contact_point_periods", { id: dice.id(at), contact_point_id: point, ...published });
  if (serial % 200 !== 0) return { id: point, since: from };
  const site = dice.id(at);
  const awardedOn = calendar.dayAfter(at, 40);
  const plate = `演示示范点 ${serial / 200 + 1}`;
  put(batch, "demonstration_sites", {
    id: site,
    enterprise_id: firm.id,
    contact_point_id: point,
    enterprise_name: firm.name,
    number: plate,
    division_code: firm.divisionCode,
    status: "awarded",
    practice: "分级、标记、离职访谈（演示）",
    awarded_on: awardedOn,
    created_at: at,
    updated_at: at,
  });
  put(batch, "site_periods", {
    id: dice.id(at),
    site_id: site,
    ...published,
    number: plate,
    from_day: awardedOn,
  });
  return { id: point, since: from, site: { id: site, since: awardedOn } };
}
