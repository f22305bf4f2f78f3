import { addMonths, type Day, dayOfMoment } from "@/kernel/days";
import { type Life, notice, type World } from "./scale-complaints";
import { type Batch, put } from "./scale-copy";
import type { Firm } from "./scale-firms";
import type { Person } from "./scale-people";

/** What a visit rests on besides its firm: the rules in force by ground, the checklists by purpose. */
export type VisitReference = {
  readonly rules: ReadonlyMap<
    string,
    { readonly id: string; readonly months: readonly number[]; readonly ahead: number }
  >;
  readonly checklists: ReadonlyMap<string, { readonly id: string; readonly items: readonly string[] }>;
};

type Occasion = {
  readonly ground: "point" | "site" | "closed_case";
  /** Of the point, the site or the case. */
  readonly id: string;
  readonly purpose: "patrol" | "mid_term" | "follow_up";
  readonly firm: Firm;
  /** Of a visit that follows a case: its complaint, and the division that led it. */
  readonly after: { readonly complaintId: string; readonly division: string } | null;
  readonly officer: Person;
  readonly companion: Person | undefined;
};

/** What a point is owed or owes in a year besides the visit, by the month by which it is usually done. */
const SERVICES = { hotline: 3, survey: 6, training: 10, risk_assessment: 11 } as const;

const ANSWERS = ["met", "met", "met", "partly", "unmet"] as const;

/** The yearly visits to a firm's contact point, and those in the middle of its site's term: made, or in the plan, as of today. */
export function visitFirm(batch: Batch, world: World, firm: Firm): void {
  const bureau = world.officials.bureaus.get(firm.divisionCode);
  if (!firm.point || !bureau) return;
  const common = { firm, after: null, officer: bureau.programme };
  let since: Day | null = firm.point.since;
  // The next counts from the day on which the last was made.
  while (since)
    since = visit(batch, world, since, 0, {
      ...{ ...common, ground: "point", id: firm.point.id, purpose: "patrol" },
      companion: bureau.investigators.find(({ id }) => id !== bureau.programme.id),
    });
  const { site } = firm.point;
  if (!site) return;
  for (const [n] of world.visits.rules.get("site")?.months.entries() ?? [])
    visit(batch, world, site.since, n, {
      ...{ ...common, ground: "site", id: site.id, purpose: "mid_term", companion: undefined },
    });
}

/** What was done for a firm's contact point in each year, by now; one thing in ten was left. */
export function servePoint(
  batch: Batch,
  { dice, calendar, officials }: World,
  { id, divisionCode, point }: Firm,
): void {
  const by = officials.bureaus.get(divisionCode)?.programme;
  if (!point || !by) return;
  for (const year of ["2015", "2016"])
    for (const [code, month] of Object.entries(SERVICES)) {
      const at = calendar.workedOn(`${year}-${String(month).padStart(2, "0")}-01`, -dice.int(50), dice);
      if (!at || dayOfMoment(at) < point.since || dice.chance(0.1)) continue;
      put(batch, "point_services", {
        ...{ id: dice.id(at), contact_point_id: point.id, enterprise_id: id, code, done_on: dayOfMoment(at) },
        ...{ note: "（演示）", entered_by_id: by.id, entered_at: at },
      });
    }
}

/** The visits that follow a closed case, made by its team. */
export function visitAfterCase(batch: Batch, world: World, life: Life, closed: { id: string; closedAt: Date }): void {
  const [officer = life.bureau.leader, companion] = life.team;
  for (const [n] of world.visits.rules.get("closed_case")?.months.entries() ?? [])
    visit(batch, world, dayOfMoment(closed.closedAt), n, {
      ...{ ground: "closed_case", id: closed.id, purpose: "follow_up", firm: life.firm, officer, companion },
      after: { complaintId: life.id, division: life.bureau.department.divisionCode },
    });
}

/** One visit by the `n`-th of the rule's months since that day, if it is in the plan by now. The day on which it was made, or null. */
function visit(batch: Batch, world: World, since: Day, n: number, occasion: Occasion): Day | null {
  const { dice, calendar, trail } = world;
  const { ground, purpose, firm, officer, companion, after } = occasion;
  const rule = world.visits.rules.get(ground);
  const months = rule?.months[n];
  if (!rule || months === undefined) return null;
  const owedOn = addMonths(since, months);
  const plannedAt = calendar.workedOn(owedOn, -rule.ahead, dice);
  if (!plannedAt) return null;
  // One in a hundred was forgotten: those are the overdue ones.
  const heldAt = dice.chance(0.01) ? null : calendar.workedOn(owedOn, -dice.int(rule.ahead - 5), dice);
  const heldOn = heldAt && dayOfMoment(heldAt);
  const id = dice.id(plannedAt);
  const checklist = heldAt ? world.visits.checklists.get(purpose) : undefined;
  const advised = heldAt && dice.chance(0.4) ? advise(batch, world, { id, firm, heldAt }) : null;
  put(batch, "visits", {
    ...{ id, enterprise_id: firm.id, division_code: firm.divisionCode, purpose, ground, rule_id: rule.id },
    occasion: `${ground}/${occasion.id}/${owedOn}`,
    case_id: after ? occasion.id : null,
    complaint_id: after?.complaintId ?? null,
    case_division: after?.division ?? null,
    status: heldAt ? "held" : "planned",
    officer_id: officer.id,
    held_on: heldOn,
    checklist_id: checklist?.id ?? null,
    answers: JSON.stringify(Object.fromEntries((checklist?.items ?? []).map((code) => [code, dice.pick(ANSWERS)]))),
    findings: heldAt ? "涉密文件已标识，离职交接单缺两份（演示）。" : null,
    signing: heldAt ? "paper" : null,
    signer_name: heldAt ? firm.owner.name : null,
    signed_at: heldAt,
    version: heldAt ? 2 : 1,
    owed_on: owedOn,
    due_on: heldAt ? advised : owedOn,
    created_at: plannedAt,
    updated_at: heldAt ?? plannedAt,
  });
  if (companion) put(batch, "visit_companions", { visit_id: id, person_id: companion.id });
  const about = {
    subjectKind: "visit",
    subjectId: id,
    enterpriseId: firm.id,
    ...(after && { complaintId: after.complaintId }),
  };
  trail.add(plannedAt, officer, { act: "begin.visit", ...about, detail: { to: "planned" } });
  if (!heldAt) {
    notice(batch, dice, { person: officer, at: plannedAt, kind: "visit.begin", subjectKind: "visit", subjectId: id });
    return null;
  }
  trail.add(heldAt, officer, { act: "step.visit", ...about, detail: { step: "record", from: "planned", to: "held" } });
  return heldOn;
}

/** What the firm was advised to do: followed after some weeks, or still open. The day by which it is to be done, where it is open. */
function advise(
  batch: Batch,
  { dice, calendar }: World,
  { id, firm, heldAt }: { id: string; firm: Firm; heldAt: Date },
): Day | null {
  const due = calendar.dayAfter(heldAt, 22);
  const settled =
    dice.chance(0.98) && !calendar.isAhead(heldAt, 20) ? calendar.later(heldAt, 5 + dice.int(15), dice) : null;
  const dueOn = settled ? null : due;
  put(batch, "visit_advice", {
    ...{ id: dice.id(heldAt), visit_id: id, enterprise_id: firm.id, status: settled ? "settled" : "open" },
    text: "补签两名调岗人员的保密协议（演示）",
    version: settled ? 2 : 1,
    due_on: dueOn,
    created_at: heldAt,
    updated_at: settled ?? heldAt,
  });
  return dueOn;
}
