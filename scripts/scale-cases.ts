import { dayOfMoment } from "@/kernel/days";
import { formatDocumentNumber } from "@/kernel/document-number";
import { clockRow, type Life, notice, type World } from "./scale-complaints";
import { type Batch, put } from "./scale-copy";
import type { Department, Person } from "./scale-people";
import { visitAfterCase } from "./scale-visits";

const OUTCOMES = ["penalty", "penalty", "no_penalty_exempt", "no_penalty_unproven", "transferred_judicial"] as const;
/** What is sent to which kind of department, and how its number begins. */
const REFERRALS = {
  police: { kind: "criminal", word: "涉罪移", accept: ["criminal-accept", 1], answer: ["criminal-answer", 3] },
  science_tech: {
    kind: "technical_opinion",
    word: "技",
    accept: ["technical-opinion-accept", 3],
    answer: ["technical-opinion-answer", 20],
  },
  human_resources: {
    kind: "labour_guidance",
    word: "劳",
    accept: ["labour-guidance-accept", 3],
    answer: ["labour-guidance-answer", 10],
  },
  market_regulation: {
    kind: "assistance",
    word: "协查",
    accept: ["assistance-accept", 3],
    answer: ["assistance-answer", 15],
  },
} as const;

type Story = {
  readonly id: string;
  readonly number: string;
  readonly filedAt: Date;
  readonly investigatedAt: Date | null;
  readonly concludedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly closedAt: Date | null;
};

/** The case of a complaint that was filed: as far as it has come by now, with its clocks, referrals, visits and trail. */
export function openCase(batch: Batch, world: World, life: Life, filedAt: Date): void {
  const { dice, calendar } = world;
  // One in two hundred gets stuck: those are the overdue ones.
  const step = (from: Date | null, days: number) =>
    from === null || calendar.isAhead(from, days) || (days > 8 && dice.chance(0.005))
      ? null
      : calendar.later(from, days, dice);
  const investigatedAt = step(filedAt, 1 + dice.int(3));
  const concludedAt = step(investigatedAt, 9 + dice.int(35));
  const decidedAt = step(concludedAt, 1 + dice.int(8));
  const outcome = dice.pick(OUTCOMES);
  const executedAt = outcome === "penalty" ? step(decidedAt, 3 + dice.int(5)) : null;
  const closedAt = step(outcome === "penalty" ? executedAt : decidedAt, 2 + dice.int(6));
  const word = `${life.bureau.department.documentWord}案`;
  const year = Number(dayOfMoment(filedAt).slice(0, 4));
  const number = formatDocumentNumber({
    word,
    year,
    serial: world.serial(life.bureau.department.documentWord, "案", year),
  });
  const story: Story = { id: dice.id(filedAt), number, filedAt, investigatedAt, concludedAt, decidedAt, closedAt };
  const status = closedAt
    ? "closed"
    : decidedAt
      ? "decided"
      : concludedAt
        ? "concluded"
        : investigatedAt
          ? "investigating"
          : "filed";
  const paused = status === "investigating" && dice.chance(0.1) && investigatedAt ? dayOfMoment(investigatedAt) : null;
  const about = { subjectKind: "case", subjectId: story.id, complaintId: life.id };
  const decideBy = calendar.due(filedAt, 90, "calendar_day");
  put(
    batch,
    "clocks",
    clockRow({
      id: dice.id(filedAt),
      ...about,
      kind: "case-decide",
      limitId: world.limit("case-decide"),
      startedAt: filedAt,
      dueOn: decideBy,
      metAt: decidedAt,
      pausedSince: paused,
    }),
  );
  const ripeAt = outcome === "penalty" ? executedAt : decidedAt;
  const closeBy = ripeAt ? calendar.due(ripeAt, 15, "working_day") : null;
  if (ripeAt && closeBy)
    put(
      batch,
      "clocks",
      clockRow({
        id: dice.id(ripeAt),
        ...about,
        kind: "case-close",
        limitId: world.limit("case-close"),
        startedAt: ripeAt,
        dueOn: closeBy,
        metAt: closedAt,
      }),
    );
  const open = [decidedAt || paused ? null : decideBy, closedAt ? null : closeBy].filter((day) => day !== null);
  put(batch, "cases", {
    id: story.id,
    number,
    complaint_id: life.id,
    enterprise_id: life.firm.id,
    firm_search: life.firm.search,
    division_code: life.bureau.department.divisionCode,
    title: life.title,
    status,
    team: life.team.map(({ id }) => id),
    outcome: decidedAt ? outcome : null,
    penalty: decidedAt && outcome === "penalty" ? 10_000 * (1 + dice.int(50)) : null,
    filed_on: dayOfMoment(filedAt),
    decided_on: decidedAt ? dayOfMoment(decidedAt) : null,
    executed_on: executedAt ? dayOfMoment(executedAt) : null,
    closed_on: closedAt ? dayOfMoment(closedAt) : null,
    version: 4,
    due_on: open.toSorted()[0] ?? null,
    created_at: filedAt,
    updated_at: closedAt ?? decidedAt ?? filedAt,
  });
  recount(batch, world, life, { ...story, decision: outcome === "penalty" ? "decidePenalty" : "decideOtherwise" });
  if (investigatedAt)
    for (let more = dice.int(100); more < 50; more += 35) refer(batch, world, life, { ...story, from: investigatedAt });
  if (closedAt) visitAfterCase(batch, world, life, { id: story.id, closedAt });
}

function recount(
  batch: Batch,
  { dice, trail }: World,
  { id, firm, bureau, team }: Life,
  story: Story & { readonly decision: string },
): void {
  const about = { subjectKind: "case", subjectId: story.id, complaintId: id, enterpriseId: firm.id };
  const [officer = bureau.leader] = team;
  trail.add(story.filedAt, bureau.leader, {
    act: "begin.case",
    ...about,
    detail: { to: "filed", number: story.number },
  });
  const steps = [
    ["investigate", officer, story.investigatedAt, "filed", "investigating"],
    ["conclude", officer, story.concludedAt, "investigating", "concluded"],
    [story.decision, bureau.leader, story.decidedAt, "concluded", "decided"],
    ["close", bureau.leader, story.closedAt, "decided", "closed"],
  ] as const;
  for (const [name, by, at, from, to] of steps) {
    if (!at) continue;
    trail.add(at, by, { act: "step.case", ...about, detail: { step: name, from, to, number: story.number } });
    const told = name === "conclude" ? [bureau.leader] : name === "close" ? [firm.owner] : [];
    for (const person of told)
      notice(batch, dice, { person, at, kind: `case.${name}`, subjectKind: "case", subjectId: story.id });
  }
}

/** A referral to one of the departments: answered and closed before its case, or still under way with it. */
function refer(batch: Batch, world: World, life: Life, story: Story & { readonly from: Date }): void {
  const { dice, calendar, officials, trail } = world;
  const own = life.bureau.department;
  const to: Department = dice.pick(
    officials.receivers.filter(({ id, kind }) => id !== own.id && (kind !== "market_regulation" || dice.chance(0.2))),
  );
  const by = officials.handlers.get(to.id);
  const { kind } = to;
  const receives = kind !== "government_office" && kind !== "operations" && kind !== "guidance_station";
  const plan = receives ? REFERRALS[kind] : undefined;
  const [officer = life.bureau.leader] = life.team;
  if (!by || !plan) return;
  const before = (at: Date | null) => (at && story.closedAt && at > story.closedAt ? story.closedAt : at);
  const step = (from: Date | null, days: number) =>
    before(from && !calendar.isAhead(from, days) ? calendar.later(from, days, dice) : story.closedAt);
  const sentAt =
    before(calendar.isAhead(story.from, 2) ? story.from : calendar.later(story.from, dice.int(3), dice)) ?? story.from;
  const acceptedAt = step(sentAt, dice.int(3));
  const withdrawn = acceptedAt !== null && dice.chance(0.03);
  const answeredAt = withdrawn ? null : step(acceptedAt, 1 + dice.int(14));
  const closedAt = step(answeredAt, 1 + dice.int(3));
  const status = withdrawn
    ? "withdrawn"
    : closedAt && answeredAt
      ? "closed"
      : answeredAt
        ? "answered"
        : acceptedAt
          ? "accepted"
          : "sent";
  const year = Number(dayOfMoment(sentAt).slice(0, 4));
  const number = formatDocumentNumber({
    word: own.documentWord + plan.word,
    year,
    serial: world.serial(own.documentWord, plan.word, year),
  });
  const id = dice.id(sentAt);
  const about = { subjectKind: "referral", subjectId: id, complaintId: life.id };
  const run = ([kind, length]: readonly [string, number], startedAt: Date, metAt: Date | null) => {
    const inHours = kind === "criminal-accept" ? { dueAt: new Date(startedAt.getTime() + 24 * 3_600_000) } : {};
    const dueOn = inHours.dueAt
      ? dayOfMoment(inHours.dueAt)
      : calendar.due(startedAt, length, kind === "criminal-answer" ? "calendar_day" : "working_day");
    const cancelledOn = withdrawn && !metAt ? dayOfMoment(startedAt) : null;
    put(
      batch,
      "clocks",
      clockRow({
        id: dice.id(startedAt),
        ...about,
        kind,
        limitId: world.limit(kind),
        startedAt,
        dueOn,
        metAt,
        cancelledOn,
        ...inHours,
      }),
    );
    return metAt || cancelledOn ? null : dueOn;
  };
  const acceptBy = run(plan.accept, sentAt, acceptedAt);
  const answerBy = acceptedAt ? run(plan.answer, acceptedAt, answeredAt) : null;
  put(batch, "referrals", {
    id,
    number,
    kind: plan.kind,
    complaint_id: life.id,
    case_id: story.id,
    case_division: life.bureau.department.divisionCode,
    from_department_id: own.id,
    to_department_id: to.id,
    status,
    sent_by_id: officer.id,
    sent_at: sentAt,
    answer: answeredAt ? (plan.kind === "criminal" ? "not_filed" : "done") : null,
    answered_at: answeredAt,
    version: 2,
    due_on: acceptBy ?? answerBy,
    created_at: sentAt,
    updated_at: closedAt ?? answeredAt ?? sentAt,
  });
  for (const field of ["account", "secret"]) {
    put(batch, "referral_items", {
      id: dice.id(sentAt),
      referral_id: id,
      field,
      evidence_id: null,
      opened_at: acceptedAt,
      opened_by_id: acceptedAt ? by.id : null,
    });
  }
  const acts: readonly (readonly [string, Person, Date | null, string, string])[] = [
    ["accept", by, acceptedAt, "sent", "accepted"],
    ["answer", by, answeredAt, "accepted", "answered"],
    ["close", officer, answeredAt && closedAt, "answered", "closed"],
  ];
  const entry = { ...about, enterpriseId: life.firm.id };
  trail.add(sentAt, officer, { act: "begin.referral", ...entry, detail: { to: "sent", number } });
  notice(batch, dice, { person: by, at: sentAt, kind: "referral.begin", subjectKind: "referral", subjectId: id });
  for (const [name, person, at, from, next] of acts) {
    if (at) trail.add(at, person, { act: "step.referral", ...entry, detail: { step: name, from, to: next, number } });
  }
}
