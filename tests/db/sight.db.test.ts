import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor, FirmActor, OfficialActor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { asActor, asSystem, disconnect } from "@/platform/database";
import { seal } from "@/platform/vault";
import { freshDatabase } from "../support/database";
import { atMoment, firm, type GivenFirm, official, station } from "../support/given";

/**
 * Who sees what, for records of every kind in every state: what row-level security shows each of a whole cast, against the table of who
 * sees what, written here anew and not taken from the code that it judges.
 */

type Cast = Readonly<Record<string, Actor>>;
type People = {
  readonly cast: Cast;
  readonly firms: readonly GivenFirm[];
  readonly officers: Readonly<Record<Division, readonly OfficialActor[]>>;
  readonly handlers: readonly OfficialActor[];
};

const DIVISIONS = ["330400", "330402", "330481"] as const;
type Division = (typeof DIVISIONS)[number];
const NOT_FILED = [
  "draft",
  "submitted",
  "returned",
  "verifying",
  "proposed",
  "not_filed",
  "merged",
  "withdrawn",
] as const;
const REFERRAL_STATUSES = ["sent", "accepted", "returned", "answered", "closed", "withdrawn"] as const;
const FIELDS = ["account", "secret", "respondent", "respondent_detail", "reporter"] as const;

/** A complaint as it is generated: indexes into the people, statuses, and what was ticked. */
const anyReferral = fc.record({
  handler: fc.nat(4),
  status: fc.constantFrom(...REFERRAL_STATUSES),
  fields: fc.subarray([...FIELDS]),
  files: fc.subarray([0, 1]),
});
const anyMatter = fc
  .record({
    firm: fc.nat(1),
    division: fc.constantFrom(...DIVISIONS),
    team: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
    state: fc.oneof(
      fc.record({ status: fc.constantFrom(...NOT_FILED) }),
      fc.record({
        status: fc.constant("filed" as const),
        case: fc.constantFrom("filed", "investigating", "concluded", "decided", "closed"),
        referrals: fc.array(anyReferral, { maxLength: 3 }),
      }),
    ),
  })
  .map(({ state, ...matter }) => ({
    ...matter,
    status: state.status,
    case: "case" in state ? state.case : null,
    referrals: "referrals" in state ? state.referrals : [],
  }));
type Wanted = typeof anyMatter extends fc.Arbitrary<infer T> ? T : never;

type Clock = { readonly id: string; readonly pause: string; readonly move: string };

/** What one complaint consists of, once it stands in the database: who is around it, and the ids of its parts. */
type Matter = {
  readonly enterpriseId: string;
  readonly division: string;
  readonly status: string;
  readonly team: readonly string[];
  readonly complaint: string;
  readonly case: string | null;
  readonly evidence: readonly string[];
  readonly messages: readonly string[];
  /** Names of sealed fields that belong to no referral. */
  readonly fields: readonly string[];
  readonly notes: readonly string[];
  readonly members: readonly string[];
  /** Notes of the team. */
  readonly written: readonly string[];
  readonly clock: Clock;
  readonly referrals: readonly {
    readonly id: string;
    readonly items: readonly string[];
    readonly clock: Clock;
    readonly to: string;
    readonly status: string;
    readonly fields: readonly string[];
    readonly files: readonly string[];
    readonly answerFile: string;
    readonly note: string;
  }[];
};

/** The tables that hold what stands under a complaint's secrecy. */
type Kept =
  | ("complaints" | "team_members" | "cases" | "notes" | "sealed_values" | "record_keys" | "evidence" | "messages")
  | ("referrals" | "referral_items" | "clocks" | "clock_pauses" | "clock_moves" | "clock_reasons" | "audit_entries");
type Seen = Readonly<Record<Kept, readonly string[]>>;

function seenOf(of: (table: Kept) => readonly string[]): Seen {
  return {
    complaints: of("complaints"),
    team_members: of("team_members"),
    cases: of("cases"),
    notes: of("notes"),
    sealed_values: of("sealed_values"),
    record_keys: of("record_keys"),
    evidence: of("evidence"),
    messages: of("messages"),
    referrals: of("referrals"),
    referral_items: of("referral_items"),
    clocks: of("clocks"),
    clock_pauses: of("clock_pauses"),
    clock_moves: of("clock_moves"),
    clock_reasons: of("clock_reasons"),
    audit_entries: of("audit_entries"),
  };
}
const NOTHING = seenOf(() => []);

/** The table of who sees what, for one person and one complaint. */
function maySee(actor: Actor, matter: Matter): Seen {
  const { complaint, referrals } = matter;
  const ofCase = matter.case ? [matter.case] : [];
  const sealed = (fields: readonly string[]) => fields.map((field) => `${complaint}/${field}`);
  const answerFiles = referrals.map(({ answerFile }) => answerFile);
  if (actor.kind === "firm") {
    if (actor.enterpriseId !== matter.enterpriseId) return NOTHING;
    // Its own, whole; not what officials write among themselves, nor what goes between departments.
    return {
      ...NOTHING,
      complaints: [complaint],
      team_members: matter.members,
      cases: ofCase,
      sealed_values: sealed(matter.fields),
      record_keys: [complaint],
      evidence: matter.evidence,
      messages: matter.messages,
      clocks: [matter.clock.id],
      clock_pauses: [matter.clock.pause],
      clock_moves: [matter.clock.move],
      clock_reasons: [matter.clock.id],
      audit_entries: [complaint],
    };
  }
  if (actor.kind !== "official") return NOTHING;
  const moves = [matter.clock, ...referrals.map(({ clock }) => clock)].map(({ move }) => move);
  // The trail is the audit administrator's. Who changes a rule learns which dates moved by it, of clocks that tell him nothing else.
  if (actor.duties.includes("audit_administrator")) return { ...NOTHING, audit_entries: [complaint] };
  if (actor.duties.includes("security_administrator")) return { ...NOTHING, clock_moves: moves };
  if (matter.status === "draft") return NOTHING;
  const regulator = actor.departmentKind === "market_regulation";
  const has = (duty: (typeof actor.duties)[number]) => actor.duties.includes(duty);
  const here = regulator && actor.divisionCode === matter.division;
  const onTeam = here && has("investigator") && matter.team.includes(actor.personId);
  const leads = here && has("bureau_leader");
  const takesIn = here && has("intake") && (matter.status === "submitted" || matter.status === "returned");
  const coordinates = regulator && has("coordinator");
  const whole = onTeam || leads || takesIn;
  const received = has("department_handler")
    ? referrals.filter(({ to, status }) => to === actor.departmentId && status !== "withdrawn")
    : [];
  const everything = [
    ...matter.fields,
    ...matter.notes,
    ...answerFiles.map((id) => `evidence/${id}`),
    ...referrals.map(({ id }) => `referral/${id}/question`),
  ];
  const side = onTeam || leads || coordinates ? referrals : received;
  const clocks = [...(whole || coordinates ? [matter.clock] : []), ...side.map(({ clock }) => clock)];
  return {
    complaints: whole || coordinates ? [complaint] : [],
    team_members: whole || coordinates ? matter.members : [],
    notes: whole ? [...matter.written, ...referrals.map(({ note }) => note)] : received.map(({ note }) => note),
    // A key opens nothing without the sealed value: whoever knows that the record exists may have it.
    record_keys: whole || coordinates || received.length > 0 ? [complaint] : [],
    referral_items: side.flatMap(({ items }) => items),
    clocks: clocks.map(({ id }) => id),
    clock_pauses: clocks.map(({ pause }) => pause),
    clock_moves: clocks.map(({ move }) => move),
    clock_reasons: clocks.map(({ id }) => id),
    audit_entries: whole ? [complaint] : [],
    cases: onTeam || leads || coordinates ? ofCase : [],
    sealed_values: sealed(
      whole
        ? everything
        : received.flatMap(({ id, fields, files, answerFile }) => [
            `referral/${id}/question`,
            ...fields,
            ...[...files, answerFile].map((file) => `evidence/${file}`),
          ]),
    ),
    evidence: whole
      ? [...matter.evidence, ...answerFiles]
      : received.flatMap(({ files, answerFile }) => [...files, answerFile]),
    messages: whole ? matter.messages : [],
    referrals: side.map(({ id }) => id),
  };
}

function all(parts: readonly Seen[]): Seen {
  return seenOf((table) => [...new Set(parts.flatMap((part) => part[table]))].toSorted());
}

/** What the database shows this person of these complaints, with no filter of any query in between. */
async function sees(actor: Actor, matters: readonly Matter[]): Promise<Seen> {
  const complaints = matters.map(({ complaint }) => complaint);
  // What knows its case, its referral or its clock alone is asked for by its own id: no hidden row may hide it here.
  const items = matters.flatMap(({ referrals }) => referrals.flatMap((referral) => referral.items));
  const clocks = matters.flatMap(({ clock, referrals }) => [clock, ...referrals.map((referral) => referral.clock)]);
  const ids = (of: (clock: Clock) => string) => clocks.map(of);
  // One statement, as each would have to be asked of everybody for every draw.
  const rows = await asActor(
    actor,
    ({ tx }) => tx.$queryRaw<{ kept: Kept; name: string }[]>`
      select 'complaints' as kept, id::text as name from complaints where id = any(${complaints}::uuid[])
      union all select 'team_members', id::text from team_members where complaint_id = any(${complaints}::uuid[])
      union all select 'cases', id::text from cases where complaint_id = any(${complaints}::uuid[])
      union all select 'notes', id::text from notes where complaint_id = any(${complaints}::uuid[])
      union all select 'sealed_values', record_id || '/' || field from sealed_values where record_id = any(${complaints}::uuid[])
      union all select 'record_keys', record_id::text from record_keys where record_id = any(${complaints}::uuid[])
      union all select 'evidence', id::text from evidence where complaint_id = any(${complaints}::uuid[])
      union all select 'messages', id::text from messages where complaint_id = any(${complaints}::uuid[])
      union all select 'referrals', id::text from referrals where complaint_id = any(${complaints}::uuid[])
      union all select 'referral_items', id::text from referral_items where id = any(${items}::uuid[])
      union all select 'clocks', id::text from clocks where id = any(${ids(({ id }) => id)}::uuid[])
      union all select 'clock_pauses', id::text from clock_pauses where id = any(${ids(({ pause }) => pause)}::uuid[])
      union all select 'clock_moves', id::text from clock_moves where id = any(${ids(({ move }) => move)}::uuid[])
      union all select 'clock_reasons', clock_id::text from clock_reasons where clock_id = any(${ids(({ id }) => id)}::uuid[])
      union all select 'audit_entries', complaint_id::text from audit_entries where complaint_id = any(${complaints}::uuid[])`,
  );
  return all([seenOf((table) => rows.filter(({ kept }) => kept === table).map(({ name }) => name))]);
}

let people: People;
freshDatabase();
beforeAll(() => {
  atMoment();
});
afterAll(disconnect);

async function gather(): Promise<People> {
  const firms = [await firm({ division: "330402" }), await firm({ division: "330481" })];
  const cast: Record<string, Actor> = { "a stranger": { kind: "public" } };
  const officers: Record<Division, OfficialActor[]> = { "330400": [], "330402": [], "330481": [] };
  for (const division of DIVISIONS) {
    officers[division] = [
      await official(["investigator"], { division }),
      await official(["investigator", "intake"], { division }),
      await official(["investigator", "programme_officer"], { division }),
    ];
    officers[division].push(...(await formerOfficers(division)));
    officers[division].forEach((officer, index) => {
      cast[`officer ${index} of ${division}`] = officer;
    });
    cast[`leader of ${division}`] = await official(["bureau_leader"], { division });
    cast[`intake of ${division}`] = await official(["intake"], { division });
  }
  const handlers = [
    await official(["department_handler"], { kind: "police" }),
    await official(["department_handler"], { kind: "science_tech" }),
    await official(["department_handler"], { kind: "human_resources" }),
    await official(["department_handler", "programme_officer"], { division: "330402" }),
    await official(["department_handler"], { division: "330481" }),
  ];
  handlers.forEach((handler, index) => {
    cast[`handler ${index}`] = handler;
  });
  cast["a policeman without a duty"] = await official([], { kind: "police" });
  cast["the coordinator"] = await official(["coordinator", "programme_officer"]);
  cast["the reviewer"] = await official(["legal_reviewer"]);
  cast["the office"] = await official(["government_office"], { kind: "government_office" });
  // A guidance station of the very cluster to which the firms belong.
  cast["a guidance station"] = (await station([await clusterOfAll(firms)])).officer;
  for (const duty of ["system_administrator", "security_administrator", "audit_administrator"] as const)
    cast[duty] = await official([duty], { kind: "operations" });
  firms.forEach(({ owner, member }, index) => {
    cast[`owner of firm ${index}`] = owner;
    cast[`member of firm ${index}`] = member;
  });
  const [first] = firms;
  if (first) cast["somebody whom no firm has admitted"] = { ...first.member, enterpriseId: null } satisfies FirmActor;
  return { cast, firms, officers, handlers };
}

/** A cluster to which all these firms belong. */
async function clusterOfAll(firms: readonly GivenFirm[]): Promise<string> {
  return asSystem("given", async ({ tx }) => {
    const { id } = await tx.cluster.findFirstOrThrow({ select: { id: true }, orderBy: { code: "asc" } });
    await tx.enterprise.updateMany({
      where: { id: { in: firms.map((one) => one.id) } },
      data: { clusterId: id },
    });
    return id;
  });
}

/** People who stand on teams of a division by memory alone: their duty ended, they moved to another bureau or department, or have other work now. */
async function formerOfficers(division: Division): Promise<OfficialActor[]> {
  const elsewhere = division === "330402" ? "330481" : "330402";
  const policeman = await official(["department_handler"], { kind: "police" });
  return [
    await official([], { division }),
    await official(["investigator"], { division: elsewhere }),
    await official(["bureau_leader", "intake"], { division: elsewhere }),
    // No command leaves a duty to somebody who moves out of the leading department: the lock doesn't lean on that.
    { ...policeman, duties: ["investigator", "bureau_leader", "department_handler"] },
    await official(["legal_reviewer"], { division }),
  ];
}

let serial = 0;

/** Puts a complaint and all that hangs on it into the database, as commands would leave it. */
async function write(wanted: Wanted): Promise<Matter> {
  const owner = people.firms[wanted.firm];
  if (!owner) throw new RangeError("there is no such firm");
  const { division, status } = wanted;
  const assigned = wanted.status === "draft" || wanted.status === "submitted" ? [] : wanted.team;
  const members = assigned.flatMap((index) => people.officers[division][index] ?? []);
  const team = members.map(({ personId }) => personId);
  return asSystem("given", async (ctx) => {
    const { tx, now, today } = ctx;
    const n = ++serial;
    const times = { createdAt: now, updatedAt: now };
    const around = { enterpriseId: owner.id, divisionCode: division, title: "演示", team, ...times };
    const { id: complaint } = await tx.complaint.create({
      data: {
        ...around,
        status,
        filedById: owner.owner.personId,
        number: status === "draft" ? null : `JX-TS-${n}`,
        submittedAt: status === "draft" ? null : now,
      },
      select: { id: true },
    });
    await tx.teamMember.createMany({
      data: team.map((personId) => ({
        complaintId: complaint,
        personId,
        divisionCode: division,
        sinceAt: now,
        assignedById: personId,
      })),
    });
    const clockOf = async (subjectKind: string, subjectId: string): Promise<Clock> => {
      const { id: timeLimitId } = await tx.timeLimit.findFirstOrThrow({ select: { id: true } });
      const days = { startedOn: dateOf(today), startedAt: now, dueOn: dateOf(today) };
      const { id } = await tx.clock.create({
        data: {
          ...{ subjectKind, subjectId, complaintId: complaint, kind: "test", timeLimitId, ...days },
          ...{ lateReason: "演示", lateTurns: 1 },
        },
        select: { id: true },
      });
      await tx.clockReason.createMany({ data: [{ clockId: id, turn: 1, reason: "演示", at: now }] });
      const pause = await tx.clockPause.create({
        data: { clockId: id, fromDay: dateOf(today), reason: "演示", byId: owner.owner.personId },
        select: { id: true },
      });
      const moved = { clockId: id, at: now, fromDay: dateOf(today), toDay: dateOf(today) };
      const move = await tx.clockMove.create({ data: moved, select: { id: true } });
      return { id, pause: pause.id, move: move.id };
    };
    ctx.record({
      act: "given",
      subjectKind: "complaint",
      subjectId: complaint,
      complaintId: complaint,
      enterpriseId: owner.id,
    });
    const file = async (referralId: string | null) => {
      const { id } = await tx.evidence.create({
        data: {
          complaintId: complaint,
          referralId,
          mediaType: "application/pdf",
          size: 1n,
          sha256: "0".repeat(64),
          hashedBy: "browser",
          uploadedById: owner.owner.personId,
          uploadedAt: now,
        },
        select: { id: true },
      });
      await seal(ctx, complaint, { [`evidence/${id}`]: "文件.pdf" });
      return id;
    };
    const evidence = [await file(null), await file(null)];
    const { id: message } = await tx.message.create({
      data: { complaintId: complaint, fromFirm: true, personId: owner.owner.personId, sentAt: now },
      select: { id: true },
    });
    const fields = [...FIELDS, "text", ...evidence.map((id) => `evidence/${id}`), `message/${message}`];
    const notes = ["note/proposal"];
    const unnamed = [...FIELDS, "text", `message/${message}`, ...notes];
    await seal(ctx, complaint, Object.fromEntries(unnamed.map((field) => [field, "演示"])));
    const matter = {
      members: (await tx.teamMember.findMany({ where: { complaintId: complaint }, select: { id: true } })).map(
        ({ id }) => id,
      ),
      clock: await clockOf("complaint", complaint),
      enterpriseId: owner.id,
      division,
      status,
      team,
      complaint,
      evidence,
      messages: [message],
      fields,
      notes,
    };
    const noteOn = async (referralId: string | null) => {
      const data = {
        complaintId: complaint,
        referralId,
        personId: owner.owner.personId,
        at: now,
        field: `演示/${referralId}`,
      };
      return (await tx.note.create({ data, select: { id: true } })).id;
    };
    const written = [await noteOn(null)];
    if (!wanted.case) return { ...matter, case: null, written, referrals: [] };
    const { id: caseId } = await tx.case.create({
      data: { ...around, number: `演示案${n}`, complaintId: complaint, status: wanted.case, filedOn: dateOf(today) },
      select: { id: true },
    });
    const referrals: Matter["referrals"][number][] = [];
    for (const referral of wanted.referrals) {
      const to = people.handlers[referral.handler]?.departmentId ?? "";
      const sender = people.officers[division][0];
      const { id } = await tx.referral.create({
        data: {
          number: `演示协${n}-${referrals.length}`,
          kind: "assistance",
          complaintId: complaint,
          caseId,
          caseDivision: division,
          fromDepartmentId: sender?.departmentId ?? "",
          toDepartmentId: to,
          status: referral.status,
          sentById: sender?.personId ?? "",
          sentAt: now,
          ...times,
        },
        select: { id: true },
      });
      const files = referral.files.map((index) => evidence[index] ?? "");
      await tx.referralItem.createMany({
        data: [
          ...referral.fields.map((field) => ({ referralId: id, field })),
          ...files.map((evidenceId) => ({ referralId: id, evidenceId })),
        ],
      });
      const answerFile = await file(id);
      await seal(ctx, complaint, { [`referral/${id}/question`]: "演示" });
      const items = await tx.referralItem.findMany({ where: { referralId: id }, select: { id: true } });
      referrals.push({
        ...{ id, to, status: referral.status, fields: referral.fields, files, answerFile },
        items: items.map((item) => item.id),
        clock: await clockOf("referral", id),
        note: await noteOn(id),
      });
    }
    return { ...matter, case: caseId, written, referrals };
  });
}

test("everybody sees what the table of sights gives him, and nothing else", { timeout: 120_000 }, async () => {
  people = await gather();
  await fc.assert(
    fc.asyncProperty(fc.array(anyMatter, { minLength: 6, maxLength: 10 }), async (wanted) => {
      const matters: Matter[] = [];
      for (const one of wanted) matters.push(await write(one));
      for (const [name, actor] of Object.entries(people.cast)) {
        expect({ name, ...(await sees(actor, matters)) }).toEqual({
          name,
          ...all(matters.map((matter) => maySee(actor, matter))),
        });
      }
    }),
    // Few draws of many complaints: what costs is to ask everybody, and not how much he is asked for.
    { numRuns: 3 },
  );
});
