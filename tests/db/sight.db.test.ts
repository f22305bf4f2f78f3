import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Actor, FirmActor, OfficialActor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { asActor, asSystem, disconnect } from "@/platform/database";
import { seal } from "@/platform/vault";
import { freshDatabase } from "../support/database";
import { atMoment, firm, type GivenFirm, official } from "../support/given";

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
  readonly referrals: readonly {
    readonly id: string;
    readonly to: string;
    readonly status: string;
    readonly fields: readonly string[];
    readonly files: readonly string[];
    readonly answerFile: string;
  }[];
};

type Seen = Readonly<
  Record<"complaints" | "cases" | "sealed_values" | "evidence" | "messages" | "referrals", readonly string[]>
>;
const NOTHING: Seen = { complaints: [], cases: [], sealed_values: [], evidence: [], messages: [], referrals: [] };

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
      complaints: [complaint],
      cases: ofCase,
      sealed_values: sealed(matter.fields),
      evidence: matter.evidence,
      messages: matter.messages,
      referrals: [],
    };
  }
  if (actor.kind !== "official" || matter.status === "draft") return NOTHING;
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
  return {
    complaints: whole || coordinates ? [complaint] : [],
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
    referrals: (onTeam || leads || coordinates ? referrals : received).map(({ id }) => id),
  };
}

function all(parts: readonly Seen[]): Seen {
  const of = (table: keyof Seen) => [...new Set(parts.flatMap((part) => part[table]))].toSorted();
  return {
    complaints: of("complaints"),
    cases: of("cases"),
    sealed_values: of("sealed_values"),
    evidence: of("evidence"),
    messages: of("messages"),
    referrals: of("referrals"),
  };
}

/** What the database shows this person of these complaints, with no filter of any query in between. */
function sees(actor: Actor, complaints: readonly string[]): Promise<Seen> {
  const select = { id: true } as const;
  const where = { complaintId: { in: [...complaints] } };
  const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted();
  return asActor(actor, async ({ tx }) => ({
    complaints: idsOf(await tx.complaint.findMany({ where: { id: { in: [...complaints] } }, select })),
    cases: idsOf(await tx.case.findMany({ where, select })),
    sealed_values: (
      await tx.sealedValue.findMany({
        where: { recordId: { in: [...complaints] } },
        select: { recordId: true, field: true },
      })
    )
      .map(({ recordId, field }) => `${recordId}/${field}`)
      .toSorted(),
    evidence: idsOf(await tx.evidence.findMany({ where, select })),
    messages: idsOf(await tx.message.findMany({ where, select })),
    referrals: idsOf(await tx.referral.findMany({ where, select })),
  }));
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
    if (!wanted.case) return { ...matter, case: null, referrals: [] };
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
      referrals.push({ id, to, status: referral.status, fields: referral.fields, files, answerFile });
    }
    return { ...matter, case: caseId, referrals };
  });
}

test("everybody sees what the table of sights gives him, and nothing else", { timeout: 120_000 }, async () => {
  people = await gather();
  await fc.assert(
    fc.asyncProperty(fc.array(anyMatter, { minLength: 2, maxLength: 4 }), async (wanted) => {
      const matters: Matter[] = [];
      for (const one of wanted) matters.push(await write(one));
      const ids = matters.map(({ complaint }) => complaint);
      for (const [name, actor] of Object.entries(people.cast)) {
        expect({ name, ...(await sees(actor, ids)) }).toEqual({
          name,
          ...all(matters.map((matter) => maySee(actor, matter))),
        });
      }
    }),
    { numRuns: 8 },
  );
});
