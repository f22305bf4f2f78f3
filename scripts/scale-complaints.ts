import { createHash } from "node:crypto";
import { dayOfMoment } from "@/kernel/days";
import { formatComplaintReference } from "@/kernel/document-number";
import { contentOf } from "./scale-answers";
import { type Calendar, NOW } from "./scale-calendar";
import { type Batch, type Cell, put } from "./scale-copy";
import type { Dice } from "./scale-dice";
import type { Firm } from "./scale-firms";
import type { Bureau, Officials, Person } from "./scale-people";
import type { Trail } from "./scale-trail";
import type { Sealer } from "./scale-vault";
import type { VisitReference } from "./scale-visits";
import { complaintTitle } from "./scale-words";

export type World = {
  readonly dice: Dice;
  readonly calendar: Calendar;
  readonly officials: Officials;
  readonly firms: readonly Firm[];
  readonly trail: Trail;
  readonly seal: Sealer;
  /** Id of the time limit of that kind in 2016. */
  readonly limit: (kind: string) => string;
  /** Next serial of a number: what the portal's counters will go on from. */
  readonly serial: (issuer: string, word: string, year: number) => number;
  readonly visits: VisitReference;
};

export type Life = {
  readonly id: string;
  readonly title: string;
  readonly firm: Firm;
  readonly bureau: Bureau;
  readonly team: readonly Person[];
  readonly submittedAt: Date;
  readonly decidedAt: Date | null;
  readonly status: "submitted" | "returned" | "verifying" | "proposed" | "filed" | "not_filed" | "withdrawn";
};

/** What of a hundred complaints comes to which end. */
const ENDS = [
  ...Array(30).fill("filed"),
  ...Array(55).fill("not_filed"),
  ...Array(15).fill("withdrawn"),
] as const satisfies readonly Life["status"][];

/**
 * The `n`-th of `count` complaints, oldest first and ever more of them, with team, clocks, notices, seals and trail. How far it has come
 * follows from its age: about one in twenty is open. Filed ones go on as cases.
 */
export function fileComplaint(batch: Batch, world: World, { n, count }: { n: number; count: number }): Life {
  const { dice, calendar } = world;
  const submittedAt = calendar.moment(Math.floor(Math.sqrt(n / count) * calendar.days), dice);
  const firm = dice.pick(world.firms);
  const title = complaintTitle(dice);
  const content = contentOf(title, { byId: firm.owner.id, at: submittedAt, dice });
  const bureau = world.officials.bureaus.get(content.kind === "technical" ? "330400" : firm.divisionCode);
  if (!bureau) throw new Error(`${firm.divisionCode} has no bureau`);
  const end = dice.pick(ENDS);
  const step = (from: Date | null, days: number) =>
    from === null || calendar.isAhead(from, days) ? null : calendar.later(from, days, dice);
  const assignedAt = end === "withdrawn" && dice.chance(0.5) ? null : step(submittedAt, dice.int(3));
  const proposedAt = end === "withdrawn" ? null : step(assignedAt, 4 + dice.int(15));
  const decidedAt = step(end === "withdrawn" ? submittedAt : proposedAt, 1 + dice.int(end === "withdrawn" ? 12 : 3));
  const status = decidedAt
    ? end
    : proposedAt
      ? "proposed"
      : assignedAt
        ? "verifying"
        : dice.chance(0.2)
          ? "returned"
          : "submitted";
  const assigned = assignedAt !== null;
  const life: Life = {
    id: dice.id(submittedAt),
    title,
    firm,
    bureau,
    team: assigned ? teamOf(bureau, dice) : [],
    submittedAt,
    decidedAt,
    status,
  };
  const dueOn = runClocks(batch, world, life, assignedAt);
  const today = dayOfMoment(submittedAt);
  put(batch, "complaints", {
    id: life.id,
    number: formatComplaintReference({
      day: today,
      serial: world.serial("JX-TS", today.replaceAll("-", ""), submittedAt.getUTCFullYear()),
    }),
    enterprise_id: firm.id,
    firm_search: firm.search,
    filed_by_id: firm.owner.id,
    division_code: bureau.department.divisionCode,
    status,
    title,
    secret_kind: content.kind,
    forms: content.forms,
    answers: content.answers,
    submitted_at: submittedAt,
    team: life.team.map(({ id }) => id),
    proposal: proposedAt ? (end === "not_filed" ? "not_file" : "file") : null,
    proposal_ground: status === "not_filed" ? "no_evidence" : null,
    outcome_ground: status === "not_filed" ? "no_evidence" : null,
    decided_at: decidedAt,
    text_hash: createHash("sha256").update(life.id).digest("hex"),
    version: 3,
    due_on: dueOn,
    created_at: submittedAt,
    updated_at: decidedAt ?? assignedAt ?? submittedAt,
  });
  for (const { id } of life.team) {
    put(batch, "team_members", {
      id: dice.id(submittedAt),
      complaint_id: life.id,
      person_id: id,
      division_code: bureau.department.divisionCode,
      since_at: assignedAt,
      until_at: null,
      assigned_by_id: bureau.intake.id,
    });
  }
  const file = attach(batch, world, life);
  world.seal(batch, life.id, submittedAt, { ...content.sealed, [`evidence/${file}`]: "保密协议（演示）.pdf" });
  tell(batch, world, life, { assignedAt, proposedAt });
  return life;
}

function teamOf({ investigators }: Bureau, dice: Dice): Person[] {
  const first = dice.int(investigators.length);
  const second = (first + 1 + dice.int(investigators.length - 1)) % investigators.length;
  return [first, second].flatMap((n) => investigators[n] ?? []);
}

/** Starts and ends the clocks of a complaint; returns the nearest open date. */
function runClocks(
  batch: Batch,
  { dice, calendar, limit }: World,
  { id, submittedAt, decidedAt, status }: Life,
  assignedAt: Date | null,
): string | null {
  const dropped = status === "withdrawn";
  const clock = (kind: string, length: number, { extendedBy, metAt }: { extendedBy: number; metAt: Date | null }) => {
    const dueOn = calendar.due(submittedAt, length + extendedBy, "working_day");
    const cancelledOn = dropped && !metAt && decidedAt ? dayOfMoment(decidedAt) : null;
    put(
      batch,
      "clocks",
      clockRow({
        id: dice.id(submittedAt),
        subjectKind: "complaint",
        subjectId: id,
        complaintId: id,
        kind,
        limitId: limit(kind),
        startedAt: submittedAt,
        dueOn,
        extendedBy,
        metAt,
        cancelledOn,
      }),
    );
    return metAt || cancelledOn ? null : dueOn;
  };
  const late = calendar.isAhead(submittedAt, 7)
    ? false
    : (decidedAt ? decidedAt > calendar.later(submittedAt, 7, dice) : true) && dice.chance(0.95);
  const registered = clock("complaint-register", 1, { extendedBy: 0, metAt: assignedAt });
  const verified = clock("complaint-verify", 7, { extendedBy: late ? 8 : 0, metAt: dropped ? null : decidedAt });
  return [registered, verified].filter((day) => day !== null).toSorted()[0] ?? null;
}

type ClockOf = {
  readonly id: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly complaintId: string;
  readonly kind: string;
  readonly limitId: string;
  readonly startedAt: Date;
  readonly dueOn: string;
  readonly extendedBy?: number;
  readonly metAt: Date | null;
  readonly cancelledOn?: string | null;
  readonly pausedSince?: string | null;
  readonly dueAt?: Date;
};

/** A row of `clocks`. */
export function clockRow(of: ClockOf): Record<string, Cell> {
  return {
    id: of.id,
    subject_kind: of.subjectKind,
    subject_id: of.subjectId,
    complaint_id: of.complaintId,
    kind: of.kind,
    time_limit_id: of.limitId,
    started_on: dayOfMoment(of.startedAt),
    started_at: of.startedAt,
    due_on: of.dueOn,
    due_at: of.dueAt ?? null,
    paused_since: of.pausedSince ?? null,
    extended_by: of.extendedBy ?? 0,
    met_on: of.metAt ? dayOfMoment(of.metAt) : null,
    met_at: of.metAt,
    cancelled_on: of.cancelledOn ?? null,
  };
}

/** A complaint that is ready to be submitted and isn't yet. */
export function draftComplaint(batch: Batch, { dice, seal }: World, firm: Firm): void {
  const id = dice.id(NOW);
  const title = complaintTitle(dice);
  const { kind, forms, answers, sealed } = contentOf(title, { byId: firm.owner.id, at: NOW, dice });
  put(batch, "complaints", {
    id,
    enterprise_id: firm.id,
    firm_search: firm.search,
    filed_by_id: firm.owner.id,
    division_code: firm.divisionCode,
    title,
    secret_kind: kind,
    forms,
    answers,
    created_at: NOW,
    updated_at: NOW,
    team: [],
  });
  seal(batch, id, NOW, sealed);
}

/** One file, of which there is everything but the bytes; returns its key. */
function attach(
  batch: Batch,
  { dice }: World,
  { id, firm, submittedAt }: Pick<Life, "id" | "firm" | "submittedAt">,
): string {
  const file = dice.id(submittedAt);
  put(batch, "evidence", {
    id: file,
    complaint_id: id,
    referral_id: null,
    media_type: "application/pdf",
    size: 20_000 + dice.int(4_000_000),
    sha256: createHash("sha256").update(`file of ${id}`).digest("hex"),
    hashed_by: "browser",
    uploaded_by_id: firm.owner.id,
    uploaded_at: submittedAt,
    removed_at: null,
  });
  return file;
}

/** The trail of the complaint's steps, and a line for each who is told of them. */
function tell(
  batch: Batch,
  { dice, trail }: World,
  life: Life,
  { assignedAt, proposedAt }: { assignedAt: Date | null; proposedAt: Date | null },
): void {
  const { id, firm, bureau, team, submittedAt, decidedAt, status } = life;
  const about = { subjectKind: "complaint", subjectId: id, complaintId: id, enterpriseId: firm.id };
  const step = (at: Date, by: Person, name: string, told: readonly Person[], [from, to]: readonly [string, string]) => {
    trail.add(at, by, { act: "step.complaint", ...about, detail: { step: name, from, to } });
    for (const person of told)
      notice(batch, dice, { person, at, kind: `complaint.${name}`, subjectKind: "complaint", subjectId: id });
  };
  const [officer = bureau.leader] = team;
  step(submittedAt, firm.owner, "submit", [bureau.intake], ["draft", "submitted"]);
  if (assignedAt) {
    step(assignedAt, bureau.intake, "assign", team, ["submitted", "verifying"]);
    trail.add(assignedAt, officer, {
      act: "open.sealed",
      ...about,
      purpose: "verification",
      detail: { fields: ["account", "secret", "respondent"] },
    });
  }
  if (proposedAt) step(proposedAt, officer, "propose", [bureau.leader], ["verifying", "proposed"]);
  if (!decidedAt) return;
  if (status === "filed" || status === "not_filed")
    step(
      decidedAt,
      bureau.leader,
      status === "filed" ? "file" : "doNotFile",
      [...team, firm.owner],
      ["proposed", status],
    );
  else step(decidedAt, firm.owner, "withdraw", [], ["verifying", status]);
}

/** A line in somebody's list; what is older than two weeks has been read, of the rest a half. */
export function notice(
  batch: Batch,
  dice: Dice,
  {
    person,
    at,
    kind,
    subjectKind,
    subjectId,
  }: { person: Person; at: Date; kind: string; subjectKind: string; subjectId: string },
): void {
  const read = NOW.getTime() - at.getTime() > 14 * 86_400_000 || dice.chance(0.5);
  put(batch, "notices", {
    id: dice.id(at),
    person_id: person.id,
    kind,
    subject_kind: subjectKind,
    subject_id: subjectId,
    number: null,
    at,
    read_at: read ? at : null,
  });
}
