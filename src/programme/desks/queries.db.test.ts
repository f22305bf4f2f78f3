import { randomUUID } from "node:crypto";
import type { Prisma } from "@db";
import { asSuperuser } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { addDays, dateOf } from "@/kernel/days";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { listJoinRequests } from "../accounts/registration/queries";
import { countCases } from "../cases/queries";
import { CASE_STATUSES } from "../cases/workflow";
import { countComplaints } from "../complaints/intake/queries";
import { COMPLAINT_STATUSES, type ComplaintStatus } from "../complaints/workflow";
import { countLeaks } from "../contact-points/leaks/queries";
import { countContactPoints } from "../contact-points/queries";
import { countSites } from "../demonstration-sites/queries";
import { countEnterprises } from "../enterprises/queries";
import { countArticles } from "../information-centre/articles/queries";
import { countReferrals } from "../referrals/queries";
import { REFERRAL_STATUSES } from "../referrals/workflow";
import { countVisits } from "../visits/queries";
import { LIGHTS } from "./city/queries";
import { foldTallies } from "./jobs";
import { badgesOf, deskOf } from "./queries";
import { listWaiting } from "./waiting/queries";

// One world for all tests of the file, because it is large; only the last ones change it.
let actors: Awaited<ReturnType<typeof cast>>;
beforeAll(async () => {
  given.atMoment();
  actors = await world();
}, 120_000);

const TODAY = "2016-11-24";
const DAYS_LEFT = [-3, 0, 1, 4, 6, 12, 30];

/** A running clock of each record, under a rule in working days, with the record's date kept as commands keep it. */
async function clock(
  subject: { id: string; kind: "complaint" | "case" | "referral"; complaintId: string },
  { dueOn, dueAt, paused }: { dueOn: string; dueAt?: string; paused?: boolean },
): Promise<void> {
  await asSystem("given", async ({ tx, now }) => {
    const kind =
      subject.kind === "case" ? "case-decide" : subject.kind === "complaint" ? "complaint-verify" : "criminal-answer";
    const limit = await tx.timeLimit.findFirstOrThrow({
      where: { kind, validFrom: { lte: dateOf(TODAY) } },
      select: { id: true },
      orderBy: { validFrom: "desc" },
    });
    await tx.clock.createMany({
      data: [
        {
          subjectKind: subject.kind,
          subjectId: subject.id,
          complaintId: subject.complaintId,
          kind,
          timeLimitId: limit.id,
          startedOn: dateOf("2016-11-01"),
          startedAt: now,
          dueOn: dateOf(dueOn),
          dueAt: dueAt ? new Date(dueAt) : null,
          pausedSince: paused ? dateOf("2016-11-20") : null,
        },
      ],
    });
    const where = { where: { id: subject.id }, data: { dueOn: paused ? null : dateOf(dueOn) } };
    if (subject.kind === "complaint") await tx.complaint.updateMany(where);
    if (subject.kind === "case") await tx.case.updateMany(where);
    if (subject.kind === "referral") await tx.referral.updateMany(where);
  });
}

async function referral(
  of: given.GivenCase,
  { from, to, status }: { from: OfficialActor; to: OfficialActor; status: (typeof REFERRAL_STATUSES)[number] },
): Promise<void> {
  const created = await asSystem("given", ({ tx, now }) =>
    tx.referral.create({
      data: {
        number: `演示移〔2016〕${of.number}${to.departmentId}${status}`,
        kind:
          to.departmentKind === "police"
            ? "criminal"
            : to.departmentKind === "market_regulation"
              ? "assistance"
              : "labour_guidance",
        complaintId: of.complaintId,
        caseId: of.id,
        fromDepartmentId: from.departmentId,
        toDepartmentId: to.departmentId,
        status,
        sentById: from.personId,
        sentAt: now,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    }),
  );
  const subject = { id: created.id, kind: "referral", complaintId: of.complaintId } as const;
  if (status === "sent") await clock(subject, { dueOn: addDays(TODAY, -1) });
  // Of two clocks in hours that end today, the one of the police has run out this morning.
  const hour = to.departmentKind === "police" ? "02" : "20";
  if (status === "accepted") await clock(subject, { dueOn: TODAY, dueAt: `${TODAY}T${hour}:00:00+08:00` });
}

const people = {
  leaderName: "演示",
  leaderPost: "演示",
  liaisonName: "演示",
  liaisonPost: "演示",
  liaisonMobile: "13800000000",
  liaisonEmail: "a@example.cn",
};

async function application(
  firm: given.GivenFirm,
  status: "applied" | "recommended" | "returned" | "active",
): Promise<string> {
  const point = await asSystem("given", ({ tx, now }) =>
    tx.contactPoint.create({
      data: {
        enterpriseId: firm.id,
        divisionCode: firm.divisionCode,
        status,
        ...people,
        checklist: [],
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    }),
  );
  return point.id;
}

/** Visits that nobody has, that somebody has, whose advice was answered, that follow a case, and that are over. */
async function visits(
  firm: given.GivenFirm,
  { officer, team }: { readonly officer: OfficialActor; readonly team: readonly OfficialActor[] },
): Promise<void> {
  const followed = await given.caseOf(firm, { status: "closed", team });
  await asSystem("given", async ({ tx, now }) => {
    const rules = await tx.visitRule.findMany({ select: { id: true, ground: true } });
    const create = async (ground: "by_hand" | "closed_case", over: Prisma.VisitUncheckedUpdateInput) => {
      const ruleId = rules.find((rule) => rule.ground === ground)?.id ?? "";
      const due = dateOf(TODAY);
      const { id } = await tx.visit.create({
        data: {
          ...{ enterpriseId: firm.id, divisionCode: firm.divisionCode, purpose: "guidance", ground, ruleId },
          ...{ occasion: randomUUID(), owedOn: due, dueOn: due, createdAt: now, updatedAt: now },
          ...(ground === "closed_case" ? { caseId: followed.id, complaintId: followed.complaintId } : {}),
        },
        select: { id: true },
      });
      await tx.visit.updateMany({ where: { id }, data: over });
      return id;
    };
    await create("by_hand", {});
    await create("by_hand", { officerId: officer.personId, status: "arranged", arrangedOn: now });
    await create("by_hand", { officerId: officer.personId, status: "cancelled", dueOn: null });
    await create("closed_case", { officerId: team[0]?.personId ?? null });
    await create("closed_case", {});
    const visitId = await create("by_hand", { officerId: officer.personId, status: "held", heldOn: now });
    await tx.visitAdvice.createMany({
      data: [
        { visitId, enterpriseId: firm.id, status: "answered", text: "建议（演示）", createdAt: now, updatedAt: now },
      ],
    });
  });
}

/** Reports of leaks in each state, one of which the city was asked into. */
async function leaks(firm: given.GivenFirm): Promise<void> {
  const contactPointId = await application(await given.firm({ division: firm.divisionCode }), "active");
  await asSystem("given", async ({ tx, now }) => {
    for (const [status, withCity] of [
      ...(["draft", "reported", "received", "advised"] as const).map((one) => [one, false] as const),
      ["answered", true] as const,
    ]) {
      await tx.leakReport.createMany({
        data: [
          {
            ...{ enterpriseId: firm.id, contactPointId, divisionCode: firm.divisionCode, status, withCity },
            ...{ kind: "leaver", complains: "no", noticedOn: dateOf(TODAY), reportedById: firm.owner.personId },
            ...{ reportedAt: status === "draft" ? null : now, createdAt: now, updatedAt: now },
          },
        ],
      });
    }
  });
}

async function site(
  firm: given.GivenFirm,
  status: "applied" | "recommended" | "on_site" | "scored" | "panel" | "meeting" | "in_notice" | "returned",
  reviewers: readonly OfficialActor[] = [],
): Promise<void> {
  const contactPointId = await application(firm, "active");
  await asSystem("given", async ({ tx, now }) => {
    const notice = status === "in_notice" ? { noticeFrom: dateOf("2016-11-10"), noticeTo: dateOf("2016-11-23") } : {};
    const created = await tx.demonstrationSite.create({
      data: {
        enterpriseId: firm.id,
        contactPointId,
        enterpriseName: firm.name,
        divisionCode: firm.divisionCode,
        status,
        practice: "演示",
        ...notice,
        createdAt: now,
        updatedAt: now,
      },
      select: { id: true },
    });
    await tx.siteReviewer.createMany({
      data: reviewers.map(({ personId }, index) => ({
        siteId: created.id,
        personId,
        part: status === "panel" ? ("panel" as const) : ("reviewer" as const),
        namedAt: now,
        namedById: personId,
        pending: index === 0,
      })),
    });
    // All but the first have signed, or voted.
    if (status === "on_site")
      await tx.siteScore.createMany({
        data: reviewers.slice(1).map(({ personId }) => ({
          siteId: created.id,
          reviewerId: personId,
          points: 80,
          opinion: "演示",
          signedAt: now,
        })),
      });
    if (status === "in_notice" && firm.divisionCode === "330402")
      await tx.siteObjection.create({
        data: { siteId: created.id, codeHash: created.id, text: "演示", receivedAt: now },
        select: { id: true },
      });
  });
}

/** Somebody asks to join a firm; where it has an owner, that is nobody else's business. */
async function askToJoin({ id, owner }: given.GivenFirm, { owned }: { owned: boolean }): Promise<void> {
  await asSystem("given", async ({ tx, now }) => {
    if (!owned) await tx.person.updateMany({ where: { id: owner.personId }, data: { status: "disabled" } });
    const person = await tx.person.create({
      data: {
        ...{ username: `asks-${id}`, name: "演示申请人", kind: "enterprise", status: "waiting" },
        ...{ enterpriseRole: "member", createdAt: now, updatedAt: now },
      },
      select: { id: true },
    });
    await tx.joinRequest.createMany({
      data: [{ enterpriseId: id, personId: person.id, createdAt: now, updatedAt: now }],
    });
  });
}

async function cast() {
  return {
    lead: await given.official(["coordinator"]),
    leadWhoWorks: await given.official(["coordinator", "investigator", "programme_officer"]),
    chief: await given.official(["bureau_leader"]),
    officer: await given.official(["investigator"]),
    officer2: await given.official(["investigator"]),
    reviewer: await given.official(["legal_reviewer"]),
    intake: await given.official(["intake"]),
    nanhu: await given.official(["programme_officer", "intake", "investigator", "department_handler"], {
      division: "330402",
    }),
    haining: await given.official(["programme_officer", "bureau_leader"], { division: "330481" }),
    police: await given.official(["department_handler"], { kind: "police" }),
    scitech: await given.official(["department_handler"], { kind: "science_tech" }),
    hr: await given.official(["department_handler"], { kind: "human_resources" }),
    office: await given.official(["government_office"], { kind: "government_office" }),
    sysadmin: await given.official(["system_administrator"], { kind: "operations" }),
    secadmin: await given.official(["security_administrator"], { kind: "operations" }),
    auditor: await given.official(["audit_administrator"], { kind: "operations" }),
  };
}

/** Something of everything, in two divisions and in the city's own bureau, on teams and off them. */
async function world() {
  const actors = await cast();
  const { officer, officer2, nanhu, police, hr, haining, reviewer, chief } = actors;
  let turn = 0;
  let clocks = 0;
  for (const division of ["330400", "330402", "330481"]) {
    const firm = await given.firm({ division: division === "330400" ? "330483" : division });
    for (const status of ["submitted", "returned", "verifying", "proposed", "filed"] as const) {
      for (const team of status === "submitted" || status === "returned"
        ? [[]]
        : [
            [officer, officer2],
            [nanhu, officer2],
          ]) {
        turn += 1;
        given.atMoment(
          turn % 3 === 0 ? "2016-03-31T23:30:00+08:00" : turn % 3 === 1 ? "2015-12-31T23:59:00+08:00" : undefined,
        );
        const { id } = await given.complaint(firm, { status, team, division });
        given.atMoment();
        if (status !== "filed")
          await clock(
            { id, kind: "complaint", complaintId: id },
            { dueOn: addDays(TODAY, DAYS_LEFT[clocks % DAYS_LEFT.length] ?? 0), paused: clocks++ % 8 === 7 },
          );
      }
    }
    for (const status of CASE_STATUSES) {
      turn += 1;
      given.atMoment(turn % 2 ? "2016-01-01T00:10:00+08:00" : undefined);
      const found = await given.caseOf(firm, {
        status,
        team: turn % 2 ? [officer, officer2] : [nanhu, officer2],
        division,
      });
      given.atMoment();
      if (status !== "closed")
        await clock(
          { id: found.id, kind: "case", complaintId: found.complaintId },
          { dueOn: addDays(TODAY, DAYS_LEFT[turn % DAYS_LEFT.length] ?? 0), paused: turn % 4 === 0 },
        );
      for (const [index, to] of [police, hr, nanhu, haining].entries()) {
        await referral(found, {
          from: turn % 2 ? officer : nanhu,
          to,
          status: REFERRAL_STATUSES[(turn + index) % REFERRAL_STATUSES.length] ?? "sent",
        });
      }
    }
    await given.firm({ division: firm.divisionCode, status: "registered" });
    await askToJoin(await given.firm({ division: firm.divisionCode }), { owned: false });
    await askToJoin(await given.firm({ division: firm.divisionCode }), { owned: true });
    await application(await given.firm({ division: firm.divisionCode }), "applied");
    await application(await given.firm({ division: firm.divisionCode }), "recommended");
    await site(await given.firm({ division: firm.divisionCode }), "applied");
    await site(
      await given.firm({ division: firm.divisionCode }),
      division === "330402" ? "on_site" : division === "330481" ? "panel" : "recommended",
      division === "330402" ? [officer, reviewer] : division === "330481" ? [reviewer, officer] : [],
    );
    await site(await given.firm({ division: firm.divisionCode }), division === "330481" ? "meeting" : "on_site", [
      officer2,
    ]);
    await site(await given.firm({ division: firm.divisionCode }), division === "330400" ? "scored" : "in_notice");
    await leaks(firm);
    await visits(firm, { officer: nanhu, team: [officer] });
  }
  await asSuperuser((client) => client.query("update persons set status = 'disabled' where id = $1", [chief.personId])); // a number of the accounts' desk
  return actors;
}

const counted = async (ctx: Ctx) => ({
  complaints: await countComplaints(ctx, { mine: true }),
  cases: await countCases(ctx, { mine: true }),
  referrals: await countReferrals(ctx, { mine: true }),
  enterprises: await countEnterprises(ctx, { mine: "1" }),
  contactPoints: await countContactPoints(ctx, { mine: "1" }),
  demonstrationSites: await countSites(ctx, { mine: "1" }),
  people: (await listJoinRequests(ctx)).length,
  visits: await countVisits(ctx, { mine: "1" }),
  articles: await countArticles(ctx, { mine: "1" }),
});

describe("what waits", () => {
  test("is as many for the badge, for the desk and for the list, whoever asks", async () => {
    const seen: Record<string, unknown> = {};
    for (const [name, actor] of Object.entries(actors)) {
      await asActor(actor, async (ctx) => {
        const lists = await counted(ctx);
        const { notices: _notices, ...badges } = await badgesOf(ctx);
        expect([name, badges]).toEqual([name, lists]);
        const { rows, counts } = await listWaiting(ctx);
        expect([name, counts]).toEqual([
          name,
          {
            complaint: lists.complaints,
            message: 0,
            case: lists.cases,
            referral: lists.referrals,
            enterprise: lists.enterprises,
            "contact-point": lists.contactPoints,
            "demonstration-site": lists.demonstrationSites,
            "leak-report": await countLeaks(ctx, { mine: "1" }),
            account: 0,
            "join-request": lists.people,
            visit: lists.visits,
            article: lists.articles,
          },
        ]);
        const days = rows.map(({ dueOn }) => dueOn ?? "9999");
        expect(days).toEqual([...days].sort());
        seen[name] = Object.values(lists).reduce((sum, n) => sum + n, 0);
      });
    }
    // Nothing of this is empty by accident.
    expect(seen).toMatchObject({ office: 0, sysadmin: 0, scitech: 0 });
    for (const name of [
      "lead",
      "leadWhoWorks",
      "chief",
      "officer",
      "reviewer",
      "intake",
      "nanhu",
      "haining",
      "police",
      "hr",
    ])
      expect([name, seen[name]]).not.toEqual([name, 0]);
  });
});

describe("the coordinator's figures", () => {
  test("are the lengths of the lists that they open", async () => {
    await foldTallies();
    await asActor(actors.lead, async (ctx) => {
      const { city } = await deskOf(ctx);
      if (!city) throw new Error("no city");
      const { figures, overdue, lights } = city;
      expect(figures.complaints).toBe(await countComplaints(ctx, { submittedMonth: "2016" }));
      expect(figures.cases).toBe(await countCases(ctx, { filedMonth: "2016" }));
      for (const { month, complaints, cases } of figures.byMonth) {
        expect([month, complaints, cases]).toEqual([
          month,
          await countComplaints(ctx, { submittedMonth: month }),
          await countCases(ctx, { filedMonth: month }),
        ]);
      }
      for (const division of ["330400", "330402", "330481", "330483"]) {
        for (const status of COMPLAINT_STATUSES.filter((one) => one !== "draft")) {
          expect(figures.complaintsAt[division]?.[status] ?? 0).toBe(
            await countComplaints(ctx, { division, status, submittedMonth: "2016" }),
          );
        }
        expect(sumOf(figures.casesAt[division])).toBe(await countCases(ctx, { division, filedMonth: "2016" }));
      }
      for (const department of city.departments) {
        for (const status of REFERRAL_STATUSES) {
          expect(figures.referralsAt[department.id]?.[status] ?? 0).toBe(
            await countReferrals(ctx, { department: department.id, status }),
          );
        }
        expect(overdue.at[department.id] ?? 0).toBe(
          await countReferrals(ctx, { department: department.id, overdue: true }),
        );
      }
      expect(Object.keys(overdue.at)).toContain(actors.police.departmentId);
      expect(overdue).toMatchObject({
        complaints: await countComplaints(ctx, { overdue: true }),
        cases: await countCases(ctx, { overdue: true }),
        referrals: await countReferrals(ctx, { overdue: true }),
      });
      for (const light of LIGHTS) {
        expect([light, lights.complaint[light], lights.case[light]]).toEqual([
          light,
          await countComplaints(ctx, { light }),
          await countCases(ctx, { light }),
        ]);
      }
      expect(Object.entries(lights.complaint).filter(([, n]) => n === 0)).toEqual([]);
      expect(sumOf(figures.complaintsNow, ["submitted", "returned", "verifying", "proposed"])).toBe(
        await countComplaints(ctx, { status: "open" }),
      );
      expect(sumOf(figures.casesNow, ["filed", "investigating", "concluded", "decided"])).toBe(
        await countCases(ctx, { status: "open" }),
      );
    });
  });
});

test("every other desk's figures are the lengths of the lists that they open", async () => {
  for (const [name, actor] of Object.entries(actors)) {
    await asActor(actor, async (ctx) => {
      const { casework, department, office, review, waiting } = await deskOf(ctx);
      if (review)
        expect([name, review, waiting.counts["demonstration-site"]]).toEqual([
          name,
          {
            scored: await countSites(ctx, { scored: "1" }),
            inNotice: await countSites(ctx, { status: "in_notice" }),
          },
          await countSites(ctx, { mine: "1" }),
        ]);
      for (const { status, n } of casework?.complaints ?? [])
        expect([name, status, n]).toEqual([name, status, await countComplaints(ctx, { status })]);
      for (const { status, n } of casework?.cases ?? [])
        expect([name, status, n]).toEqual([name, status, await countCases(ctx, { status })]);
      if (casework) {
        expect(casework.complaints.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(
          await countComplaints(ctx, { overdue: true }),
        );
        expect(casework.cases.reduce((sum, { overdue }) => sum + overdue, 0)).toBe(
          await countCases(ctx, { overdue: true }),
        );
      }
      for (const status of department ? REFERRAL_STATUSES : []) {
        expect([name, status, department?.referrals.at[status] ?? 0]).toEqual([
          name,
          status,
          await countReferrals(ctx, { box: "in", status }),
        ]);
      }
      if (department)
        expect(department.referrals.overdue).toBe(await countReferrals(ctx, { box: "in", overdue: true }));
      for (const [division, at] of Object.entries(office?.complaintsAt ?? {})) {
        expect(sumOf(at)).toBe(await countComplaints(ctx, { division, submittedMonth: "2016" }));
      }
      for (const [division, at] of Object.entries(office?.casesAt ?? {}))
        expect(sumOf(at)).toBe(await countCases(ctx, { division, filedMonth: "2016" }));
    });
  }
  expect((await asActor(actors.reviewer, deskOf)).review).toEqual({ scored: 1, inNotice: 2 });
  expect((await asActor(actors.haining, deskOf)).review).toBeNull();
  expect(
    (await asActor(actors.sysadmin, deskOf)).accounts?.accounts.find(
      ({ side, status }) => side === "official" && status === "disabled",
    )?.n,
  ).toBe(1);
  expect((await asActor(actors.secadmin, deskOf)).security?.duties.find(({ duty }) => duty === "investigator")?.n).toBe(
    4,
  );
  expect((await asActor(actors.auditor, deskOf)).trail?.entries).toBe(0);
});

/** The same transaction, which notes each call that goes to the database. */
function noting(tx: Ctx["tx"], calls: PropertyKey[]): Ctx["tx"] {
  const noted = (target: object, key: PropertyKey, value: unknown) => {
    if (typeof value !== "function") return value;
    return (...given: unknown[]) => {
      calls.push(key);
      return Reflect.apply(value, target, given);
    };
  };
  return new Proxy(tx, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (key === "$queryRaw") return noted(target, key, value);
      if (typeof value !== "object" || value === null) return value;
      return new Proxy(value, { get: (model, method) => noted(model, method, Reflect.get(model, method)) });
    },
  });
}

test("a desk asks at most nine times, whatever it shows", async () => {
  for (const [name, actor] of Object.entries(actors)) {
    await asActor(actor, deskOf); // rules and places are read once and kept
    const calls: PropertyKey[] = [];
    await asActor(actor, (ctx) => deskOf({ ...ctx, tx: noting(ctx.tx, calls) }));
    expect([name, calls.length <= 9, calls.length > 2]).toEqual([name, true, true]);
  }
});

test("what was done in time and late opens exactly those, this year's", async () => {
  // Of the complaints some, of cases and referrals all; of these three in the year before.
  await asSuperuser((client) =>
    client.query(`update clocks set met_on = case when id in (select id from clocks where subject_kind = 'case' order by id limit 3)
        then '2015-12-30'::date else '${TODAY}'::date end
      where met_on is null and paused_since is null and (subject_kind <> 'complaint'
        or id in (select id from clocks where subject_kind = 'complaint' order by id limit 16))`),
  );
  await foldTallies();
  await asActor(actors.lead, async (ctx) => {
    const met = (await deskOf(ctx)).city?.figures.met ?? {};
    const ways = { kept: { punctual: "kept" }, late: { punctual: "late" } } as const;
    for (const how of ["kept", "late"] as const) {
      const filter = { metMonth: "2016", ...ways[how] };
      expect([how, met["complaint-verify"]?.[how]]).toEqual([how, await countComplaints(ctx, filter)]);
      expect([how, met["case-decide"]?.[how]]).toEqual([how, await countCases(ctx, filter)]);
      expect(met["complaint-verify"]?.[how]).toBeGreaterThan(0);
    }
    const before = await countCases(ctx, { metMonth: "2015" });
    expect(before).toBeGreaterThan(0);
    expect(await countCases(ctx, { punctual: "kept" })).toBe((met["case-decide"]?.kept ?? 0) + before);
    expect(await countComplaints(ctx, { metMonth: "2015" })).toBe(0);
  });
  for (const [name, actor] of [
    ["police", actors.police],
    ["hr", actors.hr],
  ] as const)
    await asActor(actor, async (ctx) => {
      const answered = (await deskOf(ctx)).department?.answered;
      expect([name, answered]).toEqual([
        name,
        {
          kept: await countReferrals(ctx, { box: "in", metMonth: "2016", punctual: "kept" }),
          late: await countReferrals(ctx, { box: "in", metMonth: "2016", punctual: "late" }),
        },
      ]);
      expect((answered?.kept ?? 0) + (answered?.late ?? 0)).toBeGreaterThan(0);
    });
  expect(await asActor(actors.intake, (ctx) => countComplaints(ctx, { metMonth: "2016" }))).toBe(
    await asActor(actors.intake, async (ctx) => {
      const seen = await ctx.tx.complaint.findMany({ select: { id: true } });
      const met = await asSystem("look", ({ tx }) =>
        tx.clock.count({
          where: { kind: "complaint-verify", subjectId: { in: seen.map(({ id }) => id) }, metOn: dateOf(TODAY) },
        }),
      );
      return met;
    }),
  );
});

describe("with a world that moves on", () => {
  test("of time kept count each clock once, in the month in which it was met, and late stays late", async () => {
    const { late, all } = await asSystem("given", async ({ tx }) => {
      const verified = { subjectKind: "complaint", metOn: { not: null } } as const;
      await tx.clock.updateMany({
        where: { subjectKind: "complaint", metOn: null, pausedSince: null },
        data: { metOn: dateOf(TODAY) },
      });
      // Setting a day right isn't meeting the clock again.
      await tx.clock.updateMany({ where: verified, data: { metOn: dateOf("2016-11-01") } });
      return {
        late: await tx.clock.count({ where: { ...verified, dueOn: { lt: dateOf(TODAY) } } }),
        all: await tx.clock.count({ where: verified }),
      };
    });
    expect(late).toBeGreaterThan(0);
    const desk = await asActor(actors.lead, deskOf);
    expect(desk.city?.figures.met["complaint-verify"]).toEqual({ late, kept: all - late });
  });

  test("of a firm is what it began, what came back and what it was written", async () => {
    const firm = await given.firm();
    const officer = await given.official(["investigator"]);
    await given.complaint(firm, { status: "draft" });
    await given.complaint(firm, { status: "returned" });
    const { id } = await given.complaint(firm, { status: "verifying", team: [officer] });
    await asSystem("given", ({ tx, now }) =>
      tx.message.createMany({ data: [{ complaintId: id, fromFirm: false, personId: officer.personId, sentAt: now }] }),
    );
    await application(firm, "returned");
    const other = await given.firm();
    await given.complaint(other, { status: "draft" });
    await asActor(firm.member, async (ctx) => {
      const { counts, rows } = await listWaiting(ctx);
      expect(counts).toMatchObject({ complaint: 2, message: 1, "contact-point": 1, enterprise: 0 });
      expect(rows.map(({ kind, status }) => `${kind} ${status}`).sort()).toEqual([
        "complaint draft",
        "complaint returned",
        "contact-point returned",
        "message verifying",
      ]);
    });
    for (const nobody of [{ kind: "public" }, { ...firm.owner, enterpriseId: null }] satisfies Actor[]) {
      expect((await asActor(nobody, listWaiting)).rows).toEqual([]);
    }
  });
});

function sumOf(
  at: Readonly<Record<string, number>> | undefined,
  statuses?: readonly (ComplaintStatus | string)[],
): number {
  return (statuses ?? Object.keys(at ?? {})).reduce((sum, status) => sum + (at?.[status] ?? 0), 0);
}
