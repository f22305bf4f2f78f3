import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, onTestFinished, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { addDays, dateOf } from "@/kernel/days";
import { asActor, asSystem, type Ctx, disconnect } from "@/platform/database";
import { nextSerial } from "@/platform/numbers";
import { takeTurn } from "@/platform/turn";
import { asSuperuser, freshDatabase } from "../support/database";
import { atMoment, caseOf, firm, type GivenFirm, official, ringOf, station } from "../support/given";

/**
 * Who sees what of the programme's records, of accounts and of the portal's own tables: for each table one row of each kind, and for each
 * of a whole cast the rows that he sees, against conditions written here anew. `sight.db.test.ts` has what stands under a complaint.
 */

freshDatabase();
beforeEach(() => void atMoment());
afterAll(disconnect);

/** Who is asking, as the conditions below need it. */
type Asker = {
  readonly actor: Actor;
  readonly person: string | undefined;
  readonly enterprise: string | undefined;
  /** Of the leading department, with a duty. */
  readonly regulator: OfficialActor | undefined;
  readonly has: (duty: OfficialActor["duties"][number]) => boolean;
};

function askerOf(actor: Actor): Asker {
  const person = actor.kind === "firm" || actor.kind === "official" ? actor.personId : undefined;
  const regulator =
    actor.kind === "official" && actor.departmentKind === "market_regulation" && actor.duties.length > 0
      ? actor
      : undefined;
  const enterprise = (actor.kind === "firm" && actor.enterpriseId) || undefined;
  return {
    actor,
    person,
    enterprise,
    regulator,
    has: (duty) => actor.kind === "official" && actor.duties.includes(duty),
  };
}

const overDivision = ({ regulator }: Asker, divisionCode: string) =>
  regulator !== undefined && (regulator.level === "city" || regulator.divisionCode === divisionCode);
const administers = ({ has }: Asker) => has("system_administrator") || has("security_administrator");

/** Each statement is of a day of its own. */
let statementDays = 0;

/** One row: where it stands, how it is told from others, and who may see it. */
type Row = { readonly table: string; readonly where: string; readonly may: (asker: Asker) => boolean };

const TABLES_OF_COMPLAINTS = [
  ...["complaints", "team_members", "cases", "notes", "sealed_values", "record_keys", "evidence", "messages"],
  ...["referrals", "referral_items", "clocks", "clock_pauses", "clock_moves", "clock_reasons", "audit_entries"],
];
/** What everybody may read: reference data and the public register. */
const OPEN = [
  ...["divisions", "departments", "clusters", "industries", "holidays", "time_limits", "time_limit_changes"],
  ...["settings", "targets", "quotas", "contact_point_periods", "site_periods", "job_heartbeats"],
  ...["visit_rules", "visit_checklists", "service_rules", "candidate_criteria", "period_versions"],
  ...[
    "score_sheets",
    "admission_checklists",
    "certificates",
    "outcome_indicators",
    "assessment_questionnaires",
    "application_states",
    "calls",
  ],
];
/** What is told row by row, below. */
const OWN_ROWS = [
  ...["enterprises", "enterprise_changes", "contact_points", "demonstration_sites", "site_scores", "join_requests"],
  ...[
    "site_particulars",
    "site_answers",
    "site_proofs",
    "site_reviewers",
    "site_marks",
    "site_objections",
    "site_checks",
  ],
  ...["persons", "person_duties", "sessions", "credentials", "notices", "saved_views", "idempotency_keys"],
  ...["cluster_members", "cluster_leaders", "cluster_changes", "cluster_closures", "cluster_closure_firms"],
  ...["guidance_stations", "station_clusters", "station_staff", "circulars", "circular_readers"],
  ...[
    "visits",
    "visit_advice",
    "visit_advice_notes",
    "visit_files",
    "visit_revisions",
    "visit_companions",
    "visit_recusals",
  ],
  ...["absences", "visit_draws", "visit_draw_firms", "visit_draw_officers", "visit_draw_exclusions"],
  ...["admission_notes", "admission_files", "admission_judgements", "step_notes"],
  ...["point_services", "weighed_findings", "point_reviews", "point_invitations", "self_assessments", "candidates"],
  ...["statements", "statement_figures", "restatements", "late_entries", "register_papers"],
  ...["leak_reports", "leak_complaints", "contact_terms", "contact_changes", "clues", "clue_ends"],
  ...["enterprise_codes", "enterprise_events", "enterprise_years", "enterprise_merges", "enterprise_distinctions"],
  "likely_pairs",
  ...["articles", "article_editions"],
  ...["outcome_values", "outcome_files", "change_papers", "counter_filings", "filing_scans"],
  ...["transfers", "transfer_files"],
  ...["enterprise_imports", "enterprise_import_rows", "enterprise_import_templates", "exports"],
];
/** What no person reads: the system's alone, and what hangs on nothing of anybody's. */
const CLOSED = [
  ...["single_use_links", "sign_in_throttles", "outbox_mails", "audit_heads", "number_counters", "turns"],
  ...["firm_keys", "firm_key_sizes"],
];

type Around = {
  readonly reviewer: OfficialActor;
  /** Named for its site, without having declared yet. */
  readonly undeclared: OfficialActor;
  /** The city's coordinator, who was named too and recused himself. */
  readonly left: OfficialActor;
  /** On the team of a closed case of the firm. */
  readonly officer: OfficialActor;
  readonly siteStatus: "recommended" | "scored" | "in_notice";
  /** The firm's cluster, and the officer of the station that serves it, if one does. */
  readonly clusterId: string;
  readonly station: OfficialActor | undefined;
};

/**
 * Reports of leaks, as strict as complaints: a draft is the firm's alone; of one that was sent its bureau's programme office and its leader know, and
 * the coordinator that there is one. What is sealed is for that bureau, and for the coordinator of one that the city was asked into. Which complaint
 * became of it is known to those who know of both.
 */
async function leaksOf(
  { id: enterpriseId, divisionCode, owner }: GivenFirm,
  ctx: Pick<Ctx, "tx" | "now" | "today">,
  around: { readonly contactPointId: string; readonly complaintId: string; readonly officer: OfficialActor },
): Promise<Row[]> {
  const { tx, now, today } = ctx;
  const { contactPointId, complaintId, officer } = around;
  const rows: Row[] = [];
  const firm = (asker: Asker) => asker.enterprise === enterpriseId;
  const bureau = (asker: Asker) =>
    asker.regulator?.divisionCode === divisionCode && (asker.has("programme_officer") || asker.has("bureau_leader"));
  const coordinates = (asker: Asker) => asker.regulator?.level === "city" && asker.has("coordinator");
  for (const [status, withCity] of [
    ["draft", false] as const,
    ["received", false] as const,
    ["closed", true] as const,
  ]) {
    const told = status !== "draft";
    const closing = status === "closed" ? ({ closingGround: "handled" } as const) : {};
    const { id } = await tx.leakReport.create({
      data: {
        ...{
          enterpriseId,
          contactPointId,
          divisionCode,
          status,
          withCity,
          kind: "leaver",
          complains: "no",
          ...closing,
        },
        ...{ noticedOn: dateOf(today), reportedById: owner.personId, createdAt: now, updatedAt: now },
        reportedAt: told ? now : null,
      },
      select: { id: true },
    });
    const knows = (asker: Asker) => firm(asker) || (told && (bureau(asker) || coordinates(asker)));
    const opens = (asker: Asker) => firm(asker) || (told && (bureau(asker) || (withCity && coordinates(asker))));
    rows.push({ table: "leak_reports", where: `id = '${id}'`, may: knows });
    await tx.sealedValue.create({ data: { recordId: id, field: "leak/account", sealed: new Uint8Array(30) } });
    rows.push({ table: "sealed_values", where: `record_id = '${id}'`, may: opens });
    const key = { wrapped: new Uint8Array(30), algorithm: "x", keyId: "x", createdAt: now };
    await tx.recordKey.create({ data: { recordId: id, ...key } });
    rows.push({ table: "record_keys", where: `record_id = '${id}'`, may: opens });
    const limit = await tx.timeLimit.findFirstOrThrow({ select: { id: true } });
    const days = { startedOn: dateOf(today), startedAt: now, dueOn: dateOf(today), timeLimitId: limit.id };
    const clock = await tx.clock.create({ data: { subjectKind: "leak-report", subjectId: id, kind: "test", ...days } });
    rows.push({ table: "clocks", where: `id = '${clock.id}'`, may: knows });
    if (status !== "received") continue;
    await tx.leakComplaint.create({ data: { leakReportId: id, complaintId, createdAt: now } });
    // The complaint is the city's: of the division's people none is on its team.
    const knowsBoth = (asker: Asker) =>
      coordinates(asker) || (bureau(asker) && asker.regulator?.divisionCode === officer.divisionCode);
    rows.push({
      table: "leak_complaints",
      where: `leak_report_id = '${id}'`,
      may: (asker) => firm(asker) || knowsBoth(asker),
    });
  }
  return rows;
}

/**
 * Clues from visits: the firm knows that there is one and reads why; the desk that received it and its leader all of it, and they alone how it
 * ended; the coordinator that there is one. Who handed it over, an outsider here, reads what he wrote.
 */
async function cluesOf(
  { id: enterpriseId, name, divisionCode }: GivenFirm,
  ctx: Pick<Ctx, "tx" | "now" | "today">,
  { visitId, officer }: { readonly visitId: string; readonly officer: OfficialActor },
): Promise<Row[]> {
  const { tx, now, today } = ctx;
  const { id } = await tx.clue.create({
    data: {
      ...{ visitId, enterpriseId, enterpriseName: name, divisionCode, status: "ended", officerId: officer.personId },
      ...{ foundOn: dateOf(today), handedOverAt: now, updatedAt: now },
    },
    select: { id: true },
  });
  const end = { outcome: "registered", number: `演示 ${id}`, endedById: officer.personId, endedAt: now } as const;
  await tx.clueEnd.create({ data: { clueId: id, ...end } });
  for (const field of ["clue/account", "clue/reason"])
    await tx.sealedValue.create({ data: { recordId: id, field, sealed: new Uint8Array(30) } });
  const key = { wrapped: new Uint8Array(30), algorithm: "x", keyId: "x", createdAt: now };
  await tx.recordKey.create({ data: { recordId: id, ...key } });
  const limit = await tx.timeLimit.findFirstOrThrow({ select: { id: true } });
  const days = { startedOn: dateOf(today), startedAt: now, dueOn: dateOf(today), timeLimitId: limit.id };
  const clock = await tx.clock.create({ data: { subjectKind: "clue", subjectId: id, kind: "test", ...days } });
  const keeps = (asker: Asker) =>
    asker.regulator?.divisionCode === divisionCode && (asker.has("intake") || asker.has("bureau_leader"));
  const opens = (asker: Asker) => keeps(asker) || (asker.regulator !== undefined && asker.person === officer.personId);
  const firm = (asker: Asker) => asker.enterprise === enterpriseId;
  const knows = (asker: Asker) =>
    firm(asker) || opens(asker) || (asker.regulator?.level === "city" && asker.has("coordinator"));
  return [
    { table: "clues", where: `id = '${id}'`, may: knows },
    { table: "clocks", where: `id = '${clock.id}'`, may: knows },
    { table: "clue_ends", where: `clue_id = '${id}'`, may: keeps },
    { table: "sealed_values", where: `record_id = '${id}' and field = 'clue/account'`, may: opens },
    {
      table: "sealed_values",
      where: `record_id = '${id}' and field = 'clue/reason'`,
      may: (asker) => firm(asker) || opens(asker),
    },
    { table: "record_keys", where: `record_id = '${id}'`, may: (asker) => firm(asker) || opens(asker) },
  ];
}

/**
 * What a department hands over: its own handlers read all of it, from the sending intake and the leader of the bureau that received it, and the
 * coordinator knows that there is one; of one that a complaint carries its team reads all. No firm, no other department; of a draft nobody but its
 * department knows.
 */
async function transfersOf(
  divisionCode: string,
  { tx, now, today }: Pick<Ctx, "tx" | "now" | "today">,
  { complaintId, officer }: { readonly complaintId: string; readonly officer: OfficialActor },
): Promise<Row[]> {
  const department = await tx.department.findFirstOrThrow({ where: { kind: "police" }, select: { id: true } });
  const limit = await tx.timeLimit.findFirstOrThrow({ select: { id: true } });
  const rows: Row[] = [];
  for (const status of ["draft", "sent", "withdrawn", "answered"] as const) {
    const stands = status === "sent" || status === "answered";
    const { id } = await tx.transfer.create({
      data: {
        ...{ ground: "found", fromDepartmentId: department.id, divisionCode, status, writtenById: department.id },
        ...{ createdAt: now, updatedAt: now },
        ...(stands ? { number: `演示 ${randomUUID()}`, sentAt: now } : {}),
        ...(status === "answered" ? { answer: "carried", answeredAt: now, complaintId } : {}),
      },
      select: { id: true },
    });
    const file = await tx.transferFile.create({
      data: {
        ...{ transferId: id, mediaType: "text/plain", size: 1, sha256: "x", hashedBy: "server" },
        ...{ uploadedById: department.id, uploadedAt: now },
      },
    });
    await tx.sealedValue.create({
      data: { recordId: id, field: "transfer/account", sealed: new Uint8Array(30) },
    });
    const key = { wrapped: new Uint8Array(30), algorithm: "x", keyId: "x", createdAt: now };
    await tx.recordKey.create({ data: { recordId: id, ...key } });
    const days = { startedOn: dateOf(today), startedAt: now, dueOn: dateOf(today), timeLimitId: limit.id };
    const clock = await tx.clock.create({ data: { subjectKind: "transfer", subjectId: id, kind: "test", ...days } });
    const own = ({ actor, has }: Asker) =>
      actor.kind === "official" && actor.departmentId === department.id && has("department_handler");
    const reads = (asker: Asker) =>
      own(asker) ||
      (status === "answered" && asker.person === officer.personId) ||
      (stands && asker.regulator?.divisionCode === divisionCode && (asker.has("intake") || asker.has("bureau_leader")));
    const knows = (asker: Asker) =>
      reads(asker) || (stands && asker.regulator?.level === "city" && asker.has("coordinator"));
    rows.push(
      { table: "transfers", where: `id = '${id}'`, may: knows },
      { table: "clocks", where: `id = '${clock.id}'`, may: knows },
      { table: "transfer_files", where: `id = '${file.id}'`, may: reads },
      { table: "sealed_values", where: `record_id = '${id}'`, may: reads },
      { table: "record_keys", where: `record_id = '${id}'`, may: reads },
    );
  }
  return rows;
}

async function rowsOf(
  of: GivenFirm,
  { reviewer, undeclared, left, officer, siteStatus, clusterId, station }: Around,
): Promise<Row[]> {
  const { id: enterpriseId, divisionCode, name, owner, member: applicant } = of;
  const rows: Row[] = [];
  const add = (table: string, id: string, may: Row["may"]) => void rows.push({ table, where: `id = '${id}'`, may });
  const theirs = (asker: Asker) => asker.enterprise === enterpriseId || overDivision(asker, divisionCode);
  const closed = await caseOf(of, { status: "closed", team: [officer] });
  await asSystem("given", async ({ tx, now, today }) => {
    const times = { createdAt: now, updatedAt: now };
    add("enterprises", enterpriseId, theirs);
    // Of a list that was undone: the offices that keep lists read on what it made, nobody else.
    const gone = await tx.enterprise.create({
      data: {
        name,
        regNo: `${enterpriseId}x`,
        divisionCode,
        titles: [],
        status: "withdrawn",
        withdrawnAt: now,
        ...times,
      },
    });
    add(
      "enterprises",
      gone.id,
      (asker) => (asker.has("programme_officer") || asker.has("coordinator")) && overDivision(asker, divisionCode),
    );
    const change = await tx.enterpriseChange.create({
      data: { enterpriseId, changedAt: now, changedById: owner.personId, before: {}, after: {} },
    });
    add("enterprise_changes", change.id, theirs);
    const corrected = await tx.enterpriseChange.create({
      data: {
        ...{ enterpriseId, changedAt: now, changedById: owner.personId, before: {}, after: {} },
        ...{ askedBy: "演示", paper: "演示" },
      },
    });
    const paper = await tx.changePaper.create({
      data: {
        ...{ changeId: corrected.id, name: "x", mediaType: "text/plain", size: 1, sha256: "x", hashedBy: "server" },
        ...{ uploadedById: reviewer.personId, uploadedAt: now },
      },
    });
    const filing = await tx.counterFiling.create({
      data: {
        ...{ kind: "contact-point", enterpriseId, firmName: name, divisionCode, content: {}, email: "x@example.cn" },
        ...{ typedById: reviewer.personId, spokeName: "演示", spokePost: "演示", identified: "known", ...times },
      },
    });
    add(
      "counter_filings",
      filing.id,
      (asker) =>
        asker.enterprise === enterpriseId ||
        asker.person === reviewer.personId ||
        ((asker.has("programme_officer") || asker.has("coordinator")) && overDivision(asker, divisionCode)),
    );
    const scan = await tx.filingScan.create({
      data: {
        ...{ filingId: filing.id, name: "演示.pdf", mediaType: "application/pdf", size: 1, sha256: "0".repeat(64) },
        ...{ hashedBy: "server", uploadedById: reviewer.personId, uploadedAt: now },
      },
    });
    add(
      "filing_scans",
      scan.id,
      (asker) =>
        asker.enterprise === enterpriseId ||
        asker.person === reviewer.personId ||
        ((asker.has("programme_officer") || asker.has("coordinator")) && overDivision(asker, divisionCode)),
    );
    add("change_papers", paper.id, (asker) => asker.has("programme_officer") && overDivision(asker, divisionCode));
    const code = await tx.enterpriseCode.findFirstOrThrow({ where: { enterpriseId }, select: { id: true } });
    add("enterprise_codes", code.id, theirs);
    const event = await tx.enterpriseEvent.create({
      data: { enterpriseId, kind: "deregistered", holdsFrom: dateOf(today), source: "演示", recordedAt: now },
    });
    add("enterprise_events", event.id, theirs);
    const year = await tx.enterpriseYear.create({
      data: {
        enterpriseId,
        year: 2015,
        state: "proposed",
        source: "演示",
        enteredAt: now,
        enteredById: owner.personId,
      },
    });
    add("enterprise_years", year.id, theirs);
    // Another record of the same firm, without people of its own: joining is for both firms to know, that they differ for the office alone.
    const twin = await tx.enterprise.create({
      data: { name, regNo: enterpriseId, divisionCode, titles: [], ...times },
    });
    const said = { reason: "演示" };
    const merge = await tx.enterpriseMerge.create({
      data: {
        ...{ survivorId: enterpriseId, survivorName: name, absorbedId: twin.id, absorbedName: name, ...said },
        ...{ wasChecked: true, mergedAt: now, mergedById: reviewer.personId },
      },
    });
    add("enterprise_merges", merge.id, theirs);
    const pair = { oneId: enterpriseId, otherId: twin.id };
    await tx.enterpriseDistinction.create({ data: { ...pair, ...said, saidAt: now, saidById: reviewer.personId } });
    rows.push({
      table: "enterprise_distinctions",
      where: `one_id = '${enterpriseId}'`,
      may: (asker) => overDivision(asker, divisionCode),
    });
    // A firm's cluster is known to whoever sees the firm; what a cluster was called before, to officials.
    // Of its clusters' firms a station sees what its work needs, and no row of theirs.
    const stations = (asker: Asker) => asker.has("station_officer") && asker.person === station?.personId;
    const served = (asker: Asker) => theirs(asker) || stations(asker);
    await tx.enterprise.updateMany({ where: { id: enterpriseId }, data: { clusterId } });
    const inCluster = { clusterId, enterpriseId };
    const membership = await tx.clusterMember.findFirstOrThrow({ where: inCluster, select: { id: true } });
    add("cluster_members", membership.id, served);
    add("cluster_firms", membership.id, served);
    const lead = await tx.clusterLeader.create({
      data: { ...inCluster, fromDay: dateOf(today), source: "演示", namedById: reviewer.personId },
    });
    add("cluster_leaders", lead.id, served);
    const renamed = await tx.clusterChange.create({
      data: {
        ...{ clusterId, changedAt: now, changedById: reviewer.personId },
        ...{ before: {}, after: {}, reason: "演示" },
      },
    });
    add("cluster_changes", renamed.id, (asker) => asker.actor.kind === "official");
    // That a cluster is over, and why, officials know; which firms come back with it, who keeps the clusters.
    const closedOne = await tx.cluster.create({
      data: {
        ...{ code: `closed-${enterpriseId}`, nameZh: enterpriseId, nameEn: enterpriseId, divisionCode, source: "演示" },
        verified: false,
      },
    });
    const over = await tx.clusterClosure.create({
      data: {
        ...{
          clusterId: closedOne.id,
          fromDay: dateOf(today),
          ground: "演示",
          closedAt: now,
          closedById: reviewer.personId,
        },
        ...{ reopenedFrom: dateOf(today), reopenedAt: now, reopenedById: reviewer.personId, reopenedBecause: "演示" },
        firms: { create: { enterpriseId } },
      },
    });
    add("cluster_closures", over.id, (asker) => asker.actor.kind === "official");
    rows.push({
      table: "cluster_closure_firms",
      where: `closure_id = '${over.id}'`,
      may: (asker) => asker.regulator?.level === "city" && asker.has("coordinator"),
    });
    const leader = { leaderName: "甲", leaderPost: "乙", liaisonName: "丙", liaisonPost: "丁" };
    const point = await tx.contactPoint.create({
      data: {
        ...{ enterpriseId, divisionCode, status: "active", number: `演示${enterpriseId}`, ...leader, ...times },
        ...{ liaisonMobile: "13800000000", liaisonEmail: "a@example.cn", checklist: [] },
      },
    });
    add("contact_points", point.id, theirs);
    // What it brought to be admitted, and what was found of it, is for who admits it: not for everybody of the bureaus.
    const admits = (asker: Asker) =>
      asker.enterprise === enterpriseId ||
      (overDivision(asker, divisionCode) &&
        (asker.has("programme_officer") ||
          (asker.regulator?.level === "city" && (asker.has("coordinator") || asker.has("bureau_leader")))));
    const ofItem = { contactPointId: point.id, item: "has_secrets" };
    await tx.admissionNote.create({ data: { ...ofItem, note: "演示", updatedAt: now } });
    rows.push({ table: "admission_notes", where: `contact_point_id = '${point.id}'`, may: admits });
    const brought = await tx.admissionFile.create({
      data: {
        ...{ ...ofItem, mediaType: "application/pdf", size: 1, sha256: "0", hashedBy: "server" },
        ...{ uploadedById: owner.personId, uploadedAt: now },
      },
    });
    add("admission_files", brought.id, admits);
    const found = await tx.admissionJudgement.create({
      data: { contactPointId: point.id, round: 1, verdicts: [], judgedById: reviewer.personId, judgedAt: now },
    });
    add("admission_judgements", found.id, admits);
    add(
      "cluster_liaisons",
      point.id,
      (asker) =>
        stations(asker) ||
        (overDivision(asker, divisionCode) && (asker.has("programme_officer") || asker.has("coordinator"))),
    );
    add("station_points", point.id, stations);
    // A circular is for the firms to which it went and for the officials who see those; its draft for its writer alone, as long as he may write.
    const written = { clusterId, subject: "演示", text: "演示", ...times };
    const sent = await tx.circular.create({ data: { ...written, writtenById: reviewer.personId, sentAt: now } });
    const reader = await tx.circularReader.create({
      data: {
        ...{ circularId: sent.id, clusterId, contactPointId: point.id, enterpriseId, enterpriseName: name },
        divisionCode,
      },
    });
    add("circulars", sent.id, served);
    add("circular_readers", reader.id, served);
    if (station) {
      const draft = await tx.circular.create({ data: { ...written, writtenById: station.personId } });
      add("circulars", draft.id, stations);
    }
    for (const table of ["station_point_services", "station_point_reviews"])
      rows.push({ table, where: `contact_point_id = '${point.id}'`, may: stations });
    // A firm that is no point yet is a candidate by itself: to those who see it, and with the reason that shows in a case to the coordinator.
    const candidate = await tx.enterprise.create({
      data: { name, uscc: `9133${enterpriseId.slice(-14)}`, divisionCode, titles: [], status: "checked", ...times },
    });
    // It is called as the firm is: which of the two is one too many is for those who keep the register.
    rows.push({
      table: "likely_pairs",
      where: `one_id = '${enterpriseId}' and other_id = '${candidate.id}'`,
      may: (asker) => overDivision(asker, divisionCode) && (asker.has("programme_officer") || asker.has("coordinator")),
    });
    for (const whole of [false, true])
      rows.push({
        table: "candidates",
        where: `enterprise_id = '${candidate.id}' and whole = ${whole}`,
        may: (asker) => overDivision(asker, divisionCode) && (!whole || asker.has("coordinator")),
      });
    await tx.pointInvitation.create({ data: { enterpriseId, invitedById: reviewer.personId, invitedAt: now } });
    rows.push({ table: "point_invitations", where: `enterprise_id = '${enterpriseId}'`, may: theirs });
    // What a firm lacks is for itself, its division's programme office and the city's coordinator.
    const assessment = await tx.selfAssessment.create({
      data: {
        ...{ enterpriseId, serial: 1, questionnaire: 1, answers: {}, missing: 5, partly: 0, pressing: true },
        ...{ answeredAt: now, answeredById: owner.personId },
      },
    });
    add(
      "self_assessments",
      assessment.id,
      (asker) =>
        asker.enterprise === enterpriseId ||
        (asker.regulator?.divisionCode === divisionCode && asker.has("programme_officer")) ||
        (asker.regulator?.level === "city" && asker.has("coordinator")),
    );
    const entered = { contactPointId: point.id, enterpriseId };
    const named = { role: "liaison", name: "甲", post: "乙" } as const;
    const term = await tx.contactTerm.create({ data: { ...entered, ...named, fromDay: dateOf(today) } });
    add("contact_terms", term.id, theirs);
    const asked = await tx.contactChange.create({
      data: {
        ...{ ...entered, ...named, divisionCode, mobile: "13800000000", email: "a@example.cn", dueOn: dateOf(today) },
        ...{ askedById: owner.personId, ...times },
      },
    });
    add("contact_changes", asked.id, theirs);
    const service = await tx.pointService.create({
      data: {
        ...{ ...entered, code: "training", doneOn: dateOf(today), note: "演示" },
        ...{ enteredById: reviewer.personId, enteredAt: now },
      },
    });
    add("point_services", service.id, theirs);
    const review = await tx.pointReview.create({
      data: {
        ...{ ...entered, year: 2016, outcome: "kept", reason: "演示" },
        ...{ reviewedById: reviewer.personId, reviewedAt: now },
      },
    });
    add("point_reviews", review.id, theirs);
    rows.push(
      ...(await leaksOf(
        of,
        { tx, now, today },
        { contactPointId: point.id, complaintId: closed.complaintId, officer },
      )),
    );
    const site = await tx.demonstrationSite.create({
      data: {
        ...{ enterpriseId, contactPointId: point.id, enterpriseName: name, divisionCode, practice: "演示", ...times },
        status: siteStatus,
      },
    });
    const stays = (asker: Asker) => asker.person !== left.personId;
    const note = { step: "return", text: "演示", personId: reviewer.personId, at: now };
    const ofPoint = await tx.stepNote.create({
      data: { ...note, subjectKind: "contact-point", subjectId: point.id },
    });
    add("step_notes", ofPoint.id, theirs);
    const ofSite = await tx.stepNote.create({
      data: { ...note, subjectKind: "demonstration-site", subjectId: site.id },
    });
    add("step_notes", ofSite.id, (asker) => theirs(asker) && stays(asker));
    const inNotice = siteStatus === "in_notice";
    add("demonstration_sites", site.id, (asker) => inNotice || (theirs(asker) && stays(asker)));
    // Points, votes and opinions are for who has a part in judging it, as what the firm proves is: not for everybody of the bureaus.
    const judges = (asker: Asker) =>
      asker.person === reviewer.personId ||
      (stays(asker) &&
        overDivision(asker, divisionCode) &&
        (asker.has("programme_officer") ||
          (asker.regulator?.level === "city" && (asker.has("coordinator") || asker.has("bureau_leader")))));
    const score = await tx.siteScore.create({
      data: { siteId: site.id, reviewerId: reviewer.personId, points: 80, opinion: "演示", signedAt: now },
    });
    // While they score, reviewers don't know of each other; afterwards those who judge it do.
    const open = siteStatus !== "recommended";
    add("site_scores", score.id, (asker) => asker.person === reviewer.personId || (open && judges(asker)));
    const seat = await tx.siteReviewer.create({
      data: {
        ...{ siteId: site.id, personId: reviewer.personId, part: "reviewer", pending: true },
        ...{ namedAt: now, namedById: reviewer.personId, declaredAt: now },
      },
    });
    add("site_reviewers", seat.id, judges);
    // Whoever was named and hasn't declared sees that he was, and the site, and nothing that is judged.
    const waits = await tx.siteReviewer.create({
      data: {
        ...{ siteId: site.id, personId: undeclared.personId, part: "panel", pending: true },
        ...{ namedAt: now, namedById: reviewer.personId },
      },
    });
    add("site_reviewers", waits.id, (asker) => judges(asker) || asker.person === undeclared.personId);
    const emptied = await tx.siteReviewer.create({
      data: {
        ...{ siteId: site.id, personId: left.personId, part: "panel", pending: false },
        ...{ namedAt: now, namedById: reviewer.personId, recusedAt: now, recusalGround: "演示" },
      },
    });
    add("site_reviewers", emptied.id, (asker) => judges(asker) || !stays(asker));
    const mark = { reviewerId: reviewer.personId, round: 1, itemKey: "1.1", points: 1, note: "", markedAt: now };
    await tx.siteMark.create({ data: { ...mark, id: site.id, siteId: site.id, finding: "verified" } });
    add("site_marks", site.id, (asker) => asker.person === reviewer.personId || (open && judges(asker)));
    await tx.siteParticulars.create({ data: { siteId: site.id, stated: {}, updatedAt: now } });
    rows.push({
      table: "site_particulars",
      where: `site_id = '${site.id}'`,
      may: (asker) => asker.enterprise === enterpriseId || judges(asker),
    });
    await tx.siteAnswer.create({ data: { siteId: site.id, itemKey: "1.1", points: 1, note: "", updatedAt: now } });
    rows.push({
      table: "site_answers",
      where: `site_id = '${site.id}'`,
      may: (asker) => asker.enterprise === enterpriseId || judges(asker),
    });
    const file = { itemKey: "1.1", mediaType: "application/pdf", size: 1, sha256: "0", uploadedAt: now };
    const proof = await tx.siteProof.create({ data: { ...file, siteId: site.id, uploadedById: owner.personId } });
    add("site_proofs", proof.id, (asker) => asker.enterprise === enterpriseId || judges(asker));
    const photo = await tx.siteProof.create({
      data: { ...file, siteId: site.id, uploadedById: reviewer.personId, reviewerId: reviewer.personId },
    });
    add("site_proofs", photo.id, (asker) => asker.person === reviewer.personId || (open && judges(asker)));
    const objection = await tx.siteObjection.create({
      data: { siteId: site.id, codeHash: site.id, text: "演示", receivedAt: now },
    });
    add(
      "site_objections",
      objection.id,
      (asker) =>
        asker.regulator?.level === "city" && (asker.has("coordinator") || asker.has("bureau_leader")) && stays(asker),
    );
    const check = { kind: "yearly", result: "kept", findings: "演示", byId: reviewer.personId, at: now } as const;
    const checked = await tx.siteCheck.create({ data: { ...check, siteId: site.id, checkedOn: dateOf(today) } });
    add("site_checks", checked.id, (asker) => theirs(asker) && stays(asker));
    const request = await tx.joinRequest.create({
      data: { enterpriseId, personId: applicant.personId, ...times },
    });
    add(
      "join_requests",
      request.id,
      (asker) =>
        asker.person === applicant.personId ||
        asker.enterprise === enterpriseId ||
        (asker.has("programme_officer") && overDivision(asker, divisionCode)),
    );
    // A list of firms is its bureau's programme office's, and the city's; what its columns mean, the bureau's alone.
    const importer = (asker: Asker) => asker.has("programme_officer") || asker.has("coordinator");
    const list = await tx.enterpriseImport.create({
      data: { divisionCode, fileName: name, sha256: "x", heads: [], ...times },
    });
    const takes = (asker: Asker) => importer(asker) && overDivision(asker, divisionCode);
    add("enterprise_imports", list.id, takes);
    await tx.enterpriseImportRow.create({ data: { importId: list.id, row: 2, cells: [] } });
    rows.push({ table: "enterprise_import_rows", where: `import_id = '${list.id}'`, may: takes });
    await tx.enterpriseImportTemplate.create({
      data: { divisionCode, fingerprint: enterpriseId, mapping: [], usedAt: now },
    });
    rows.push({
      table: "enterprise_import_templates",
      where: `fingerprint = '${enterpriseId}'`,
      may: (asker) => importer(asker) && asker.regulator?.divisionCode === divisionCode,
    });
    const taken = await tx.export.create({
      data: { personId: owner.personId, list: "enterprises", query: {}, format: "csv", locale: "en", createdAt: now },
    });
    add("exports", taken.id, (asker) => asker.person === owner.personId);
    // A statement is the officials' until it is accepted, then everybody's, with its restatements; it hangs on no firm.
    const official = (asker: Asker) => asker.actor.kind === "official";
    for (const accepted of [false, true]) {
      const by = reviewer.personId;
      const statement = await tx.statement.create({
        data: { asOf: dateOf(addDays(today, -++statementDays)), openedAt: now, openedById: by },
      });
      const figure = { statementId: statement.id, indicator: "contact-points", divisionCode, n: 1 };
      await tx.statementFigure.create({ data: { ...figure, target: 1, confirmedAt: now, confirmedById: by } });
      await tx.statement.update({
        where: { id: statement.id },
        data: accepted ? { acceptedAt: now, acceptedById: by } : {},
      });
      const restated = await tx.restatement.create({
        data: { ...figure, published: 1, reason: "演示", at: now, byId: by },
      });
      const may = accepted ? () => true : official;
      add("statements", statement.id, may);
      rows.push({ table: "statement_figures", where: `statement_id = '${statement.id}'`, may });
      add("restatements", restated.id, may);
    }
    // Why a register says another day by now is the bureau's and the city's.
    const shown = await tx.registerPaper.create({
      data: {
        ...{ register: "contact-points", subjectId: point.id, enterpriseId, divisionCode },
        ...{ name: "x", mediaType: "text/plain", size: 1, sha256: "x", hashedBy: "server" },
        ...{ uploadedById: reviewer.personId, uploadedAt: now },
      },
    });
    add("register_papers", shown.id, (asker) => overDivision(asker, divisionCode));
    const late = await tx.lateEntry.create({
      data: {
        ...{ register: "contact-points", subjectId: point.id, enterpriseId, divisionCode, boundary: "from" },
        ...{ was: dateOf(today), became: dateOf(addDays(today, -1)), reason: "演示", proof: "演示" },
        ...{ paperId: shown.id, enteredAt: now, enteredById: reviewer.personId },
      },
    });
    add("late_entries", late.id, (asker) => overDivision(asker, divisionCode));
    // A value of an outcome is its keepers' until it is approved, then everybody's; its proof stays theirs.
    const keeps = ({ regulator, has }: Asker) =>
      regulator !== undefined &&
      (has("programme_officer") || (regulator.level === "city" && (has("coordinator") || has("bureau_leader"))));
    for (const status of ["entered", "approved"] as const) {
      const day = dateOf(addDays(today, -++statementDays));
      const value = await tx.outcomeValue.create({
        data: {
          ...{ code: "awareness", periodFrom: day, periodTo: day, numerator: 1, denominator: 2, note: "演示" },
          ...{ status, enteredById: reviewer.personId, ...times },
          ...(status === "approved" ? { decidedById: officer.personId, decidedAt: now } : {}),
        },
      });
      add("outcome_values", value.id, status === "approved" ? () => true : keeps);
      const proof = await tx.outcomeFile.create({
        data: {
          ...{ valueId: value.id, name: "x", mediaType: "text/plain", size: 1, sha256: "x", hashedBy: "server" },
          ...{ uploadedById: reviewer.personId, uploadedAt: now },
        },
      });
      add("outcome_files", proof.id, keeps);
    }
    // A visit that follows a case is for the case's ring and the firm: the coordinator sees none of it either.
    const ring = (asker: Asker) =>
      asker.enterprise === enterpriseId ||
      (asker.regulator?.divisionCode === officer.divisionCode &&
        (asker.has("bureau_leader") || asker.person === officer.personId));
    for (const [ground, may] of [["by_hand", theirs] as const, ["closed_case", ring] as const]) {
      const rule = await tx.visitRule.findFirstOrThrow({ where: { ground }, select: { id: true } });
      const visit = await tx.visit.create({
        data: {
          ...{ enterpriseId, divisionCode, purpose: "guidance", ground, ruleId: rule.id, ...times },
          ...{ occasion: `${ground}/${enterpriseId}`, owedOn: dateOf(today) },
          ...(ground === "closed_case" ? ringOf(closed) : {}),
        },
      });
      add("visits", visit.id, may);
      const absence = await tx.absence.create({
        data: {
          ...{ personId: officer.personId, departmentId: officer.departmentId, enteredById: officer.personId },
          ...{ fromDay: dateOf(today), toDay: dateOf(today), enteredAt: now },
        },
      });
      add(
        "absences",
        absence.id,
        ({ regulator }) =>
          regulator !== undefined && (regulator.level === "city" || regulator.departmentId === officer.departmentId),
      );
      if (ground === "by_hand")
        rows.push(
          ...(await cluesOf(of, { tx, now, today }, { visitId: visit.id, officer: reviewer })),
          ...(await transfersOf(divisionCode, { tx, now, today }, { complaintId: closed.complaintId, officer })),
        );
      // The plan of a visit, but of none that follows a case.
      add("station_visits", visit.id, (asker) => ground === "by_hand" && stations(asker));
      const advice = await tx.visitAdvice.create({ data: { visitId: visit.id, enterpriseId, text: "演示", ...times } });
      add("visit_advice", advice.id, may);
      const note = await tx.visitAdviceNote.create({
        data: {
          adviceId: advice.id,
          visitId: visit.id,
          step: "drop",
          text: "演示",
          personId: officer.personId,
          at: now,
        },
      });
      add("visit_advice_notes", note.id, may);
      const file = await tx.visitFile.create({
        data: {
          ...{ visitId: visit.id, mediaType: "image/png", size: 1, sha256: "x", hashedBy: "server" },
          ...{ uploadedById: officer.personId, uploadedAt: now },
        },
      });
      add("visit_files", file.id, may);
      const revision = await tx.visitRevision.create({
        data: { visitId: visit.id, version: 1, record: {}, revisedById: officer.personId, revisedAt: now },
      });
      add("visit_revisions", revision.id, may);
      const weighed = await tx.weighedFinding.create({ data: { serviceId: service.id, visitId: visit.id } });
      add("weighed_findings", weighed.id, may);
      await tx.visitCompanion.create({ data: { visitId: visit.id, personId: officer.personId } });
      rows.push({ table: "visit_companions", where: `visit_id = '${visit.id}'`, may });
      const recusal = await tx.visitRecusal.create({
        data: { visitId: visit.id, enterpriseId, personId: reviewer.personId, ground: "演示", recusedAt: now },
      });
      // Whoever keeps away sees his own, and of officials who sees the visit; the firm isn't told.
      add(
        "visit_recusals",
        recusal.id,
        (asker) => asker.person === reviewer.personId || (asker.regulator !== undefined && may(asker)),
      );
    }
    // A draw is its bureau's, and the city's bureau sees all.
    const draw = await tx.visitDraw.create({
      data: {
        ...{
          divisionCode,
          title: "演示",
          purpose: "patrol",
          sources: ["point"],
          divisions: [],
          clusters: [],
          industries: [],
        },
        ...{
          months: 0,
          take: 1,
          each: 1,
          visitsBy: dateOf(today),
          absent: [],
          numberSource: "演示",
          numberOn: dateOf(today),
        },
        ...{ createdById: officer.personId, ...times },
      },
    });
    const bureau = (asker: Asker) => overDivision(asker, divisionCode);
    add("visit_draws", draw.id, bureau);
    const [drawId, no] = [draw.id, 1];
    await tx.visitDrawFirm.create({
      data: { drawId, no, enterpriseId, code: "x", divisionCode, name: "演示", officers: [] },
    });
    await tx.visitDrawOfficer.create({
      data: { drawId, no, personId: officer.personId, divisionCode, city: false, card: "", name: "演示" },
    });
    await tx.visitDrawExclusion.create({ data: { drawId, enterpriseId, reason: "visited" } });
    for (const table of ["visit_draw_firms", "visit_draw_officers", "visit_draw_exclusions"])
      rows.push({ table, where: `draw_id = '${drawId}'`, may: bureau });
    // An article is its department's and the city's checkers' until it is out; then everybody's.
    const { departmentId: speaks, personId: writerId } = reviewer;
    for (const status of ["draft", "checking", "published", "withdrawn", "discarded"] as const) {
      const out = status === "published";
      const wasOut = out || status === "withdrawn";
      const stands = wasOut ? { edition: 1, publishedOn: dateOf(today) } : {};
      const article = await tx.article.create({
        data: { channel: "notice", topics: [], status, departmentId: speaks, writerId, ...stands, ...times },
      });
      const edition = await tx.articleEdition.create({
        data: {
          ...{ articleId: article.id, edition: 1, title: "演示", body: "演示", writtenById: writerId, writtenAt: now },
          ...(wasOut ? { publishedOn: dateOf(today), checkedById: officer.personId } : {}),
        },
      });
      const works = ({ actor, has, regulator }: Asker) =>
        (actor.kind === "official" &&
          actor.departmentId === speaks &&
          (has("programme_officer") || has("coordinator") || has("department_handler"))) ||
        (regulator?.level === "city" && (has("coordinator") || has("bureau_leader")));
      for (const [table, id] of [
        ["articles", article.id],
        ["article_editions", edition.id],
      ] as const)
        add(table, id, (asker) => out || works(asker));
    }
    const notice = await tx.notice.create({
      data: { personId: owner.personId, kind: "test", subjectKind: "enterprise", subjectId: enterpriseId, at: now },
    });
    add("notices", notice.id, (asker) => asker.person === owner.personId);
    const session = await tx.session.create({
      data: {
        ...{ personId: owner.personId, createdAt: now, lastSeenAt: now, expiresAt: now, device: "x", address: "y" },
      },
    });
    add("sessions", session.id, (asker) => asker.person === owner.personId || administers(asker));
    add(
      "persons",
      owner.personId,
      (asker) =>
        asker.person === owner.personId ||
        asker.enterprise === enterpriseId ||
        asker.regulator !== undefined ||
        administers(asker),
    );
    const view = await tx.savedView.create({
      data: { personId: owner.personId, list: "complaints", name: "演示", query: "q=1", createdAt: now },
    });
    add("saved_views", view.id, (asker) => asker.person === owner.personId);
    const key = { actorKey: owner.personId, command: "test", key: name };
    await tx.idempotencyKey.create({ data: { ...key, result: {}, at: now } });
    rows.push({
      table: "idempotency_keys",
      where: `actor_key = '${owner.personId}'`,
      may: (asker) => asker.person === owner.personId,
    });
    await tx.credential.create({ data: { personId: owner.personId, passwordHash: "x", changedAt: now } });
    rows.push({
      table: "credentials",
      where: `person_id = '${owner.personId}'`,
      may: (asker) => asker.person === owner.personId,
    });
    const limit = await tx.timeLimit.findFirstOrThrow({ select: { id: true } });
    for (const [subjectKind, subjectId] of [
      ["enterprise", enterpriseId],
      ["contact-point", point.id],
    ] as const) {
      const days = { startedOn: dateOf(today), startedAt: now, dueOn: dateOf(today) };
      const clock = await tx.clock.create({
        data: { subjectKind, subjectId, kind: "test", timeLimitId: limit.id, ...days },
      });
      add("clocks", clock.id, theirs);
    }
  });
  return rows;
}

test("each row of the rest is seen by those whom the table of sights names, and by nobody else", async () => {
  const firms = [
    await firm({ division: "330402" }),
    await firm({ division: "330481" }),
    await firm({ division: "330402" }),
  ];
  const officer = await official(["investigator"]);
  const reviewer = await official(["legal_reviewer"]);
  const undeclared = await official(["legal_reviewer"]);
  const left = await official(["coordinator", "legal_reviewer"]);
  const cast: Actor[] = [
    { kind: "public" },
    officer,
    reviewer,
    undeclared,
    left,
    await official([]),
    await official(["programme_officer"], { division: "330402" }),
    await official(["programme_officer"], { division: "330481" }),
    await official(["intake"], { division: "330402" }),
    await official(["bureau_leader"]),
    await official(["coordinator"]),
    await official(["department_handler"], { kind: "police" }),
    await official(["department_handler"], { kind: "science_tech" }),
    await official(["department_handler"], { kind: "human_resources" }),
    await official(["government_office"], { kind: "government_office" }),
    await official(["system_administrator"], { kind: "operations" }),
    await official(["security_administrator"], { kind: "operations" }),
    await official(["audit_administrator"], { kind: "operations" }),
    ...firms.flatMap(({ owner, member }) => [owner, member, { ...member, enterpriseId: null }]),
  ];
  const statuses = ["recommended", "scored", "in_notice"] as const;
  // The first firm's cluster has a station, and one that is closed; the others' have none.
  const clusters = await asSystem("given", ({ tx }) =>
    tx.cluster.findMany({ select: { id: true }, orderBy: { code: "asc" }, take: 3 }),
  );
  const [clusterId = ""] = clusters.map(({ id }) => id);
  const [served, closed] = [await station([clusterId]), await station([clusterId], { open: false })];
  cast.push(served.officer, closed.officer, { ...served.officer, duties: [] });
  const rows: Row[] = [];
  for (const [index, one] of firms.entries())
    rows.push(
      ...(await rowsOf(one, {
        ...{
          reviewer,
          undeclared,
          left,
          officer,
          siteStatus: statuses[index] ?? "in_notice",
          clusterId: clusters[index]?.id ?? "",
        },
        station: index === 0 ? served.officer : undefined,
      })),
    );
  const staff = await asSystem("given", ({ tx, today }) =>
    tx.stationStaff.create({ data: { stationId: served.id, name: "演示", post: "演示", fromDay: dateOf(today) } }),
  );
  const [asked] = await asSystem("given", ({ tx }) => tx.assessmentQuestionnaire.findMany({ take: 1 }));
  await asSystem("given", ({ tx }) =>
    tx.assessmentQuestionnaire.create({
      data: { version: 99, items: asked?.items ?? [], pressingFrom: 1, source: "演示", validFrom: null },
    }),
  );
  onTestFinished(() =>
    asSuperuser(
      async (client) => void (await client.query("delete from assessment_questionnaires where version = 99")),
    ),
  );
  rows.push({
    table: "assessment_questionnaires",
    where: "version = 99",
    may: (asker) => asker.regulator?.level === "city" && asker.has("coordinator"),
  });
  const known = ({ actor }: Asker) => actor.kind === "official";
  rows.push(
    { table: "guidance_stations", where: `id = '${served.id}'`, may: known },
    { table: "station_clusters", where: `station_id = '${served.id}'`, may: known },
    { table: "station_staff", where: `id = '${staff.id}'`, may: known },
  );
  const duty = await asSystem("given", ({ tx }) =>
    tx.personDuty.findFirstOrThrow({ where: { personId: officer.personId }, select: { id: true } }),
  );
  const signedIn = ({ actor }: Asker) => actor.kind === "firm" || actor.kind === "official";
  rows.push({ table: "person_duties", where: `id = '${duty.id}'`, may: signedIn });
  rows.push({
    table: "persons",
    where: `id = '${officer.personId}'`,
    may: ({ actor }) => actor.kind === "official",
  });
  rows.push({ table: "known_officials", where: `id = '${officer.personId}'`, may: signedIn });
  rows.push(
    ...firms.map(({ owner }) => ({ table: "known_officials", where: `id = '${owner.personId}'`, may: () => false })),
  );
  // Each table comes once, with all that is asked of it: its policies, and what they take to plan, come with every mention.
  const looks = Map.groupBy(
    rows.map(({ table, where }, at) => ({ table, asked: `(${at}, ${where})` })),
    ({ table }) => table,
  );
  const look = [...looks]
    .map(([table, all]) => {
      const values = all.map(({ asked }) => asked).join(", ");
      return `select asked.at from ${table}, lateral (values ${values}) asked (at, holds) where asked.holds`;
    })
    .join(" union ");
  for (const actor of cast) {
    const asker = askerOf(actor);
    const seen = await asActor(actor, async ({ tx }) => {
      const found = await tx.$queryRawUnsafe<{ at: number }[]>(`${look} order by at`);
      return found.map(({ at }) => `${rows[at]?.table} ${rows[at]?.where}`);
    });
    const may = rows.filter((row) => row.may(asker)).map(({ table, where }) => `${table} ${where}`);
    expect({ actor, seen }).toEqual({ actor, seen: may });
  }
});

/** Kept counts tell how much there is of what: a number is a sight too. */
const COUNTED = ["tallies"];

test("every table is locked, and every lock is tried by one of these tests", async () => {
  const { rows } = await asSuperuser((client) =>
    client.query<{ name: string; locked: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as locked from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> '_prisma_migrations'`,
    ),
  );
  expect(rows.filter(({ locked }) => !locked)).toEqual([]);
  const tried = [...TABLES_OF_COMPLAINTS, ...OPEN, ...CLOSED, ...COUNTED, ...OWN_ROWS];
  expect(rows.map(({ name }) => name).filter((name) => !tried.includes(name))).toEqual([]);
});

test("what is the system's alone is read by nobody, and counts by those whose figures they are", async () => {
  const rows = await Promise.all([
    official(["government_office"], { kind: "government_office" }),
    official(["coordinator"]),
    official(["bureau_leader"], { division: "330402" }),
    official(["department_handler"], { kind: "police" }),
    official(["investigator"]),
    official(["audit_administrator"], { kind: "operations" }),
  ]);
  const [office, coordinator, leader, handler, investigator, auditor] = rows;
  await firm();
  await asSuperuser((client) =>
    client.query(
      `insert into tallies (subject, place, status, month, n) values
       ('complaint', '330402', 'filed', '2016-11-01', 1), ('complaint', '330481', 'filed', '2016-11-01', 1), ('referral', $1, 'sent', '2016-11-01', 1)`,
      [handler.departmentId],
    ),
  );
  await asActor(investigator, async (ctx) => {
    ctx.record({ act: "given", subjectKind: "person", subjectId: investigator.personId });
    expect(await nextSerial(ctx, { issuer: "演示", word: "演", year: 2016 })).toBe(1);
    await takeTurn(ctx, "given");
  });
  await asSystem("given", async ({ tx, now }) => {
    const { personId } = investigator;
    const link = { tokenHash: "x", personId, purpose: "reset_password" as const };
    await tx.singleUseLink.create({ data: { ...link, createdAt: now, expiresAt: now } });
    await tx.signInThrottle.create({ data: { key: "x", failures: 1, lastAt: now } });
    await tx.outboxMail.create({
      data: { personId, recipient: "a@example.cn", template: "x", params: {}, locale: "en", at: now, nextTryAt: now },
    });
  });
  const { rows: filled } = await asSuperuser((client) =>
    client.query<{ n: number }>(
      `select least(${CLOSED.map((table) => `(select count(*) from ${table})`).join(", ")})::int as n`,
    ),
  );
  expect(filled[0]?.n).toBeGreaterThan(0);
  const seen = (actor: Actor) =>
    asActor(actor, async ({ tx }) => {
      for (const table of CLOSED) {
        const [{ n } = { n: 0 }] = await tx.$queryRawUnsafe<{ n: number }[]>(`select count(*)::int as n from ${table}`);
        expect([table, n]).toEqual([table, 0]);
      }
      const where = { subject: { in: ["complaint", "referral"] } };
      const found = await tx.tally.findMany({ where, select: { place: true }, orderBy: { id: "asc" } });
      return found.map(({ place }) => place);
    });
  const all = ["330402", "330481", handler.departmentId];
  expect(await seen(office)).toEqual(all);
  expect(await seen(coordinator)).toEqual(all);
  expect(await seen(leader)).toEqual(["330402"]);
  expect(await seen(handler)).toEqual([handler.departmentId]);
  for (const nobody of [investigator, auditor, { kind: "public" } as const]) expect(await seen(nobody)).toEqual([]);
});
