import { randomUUID } from "node:crypto";
import type { Prisma } from "@db";
import type { OfficialActor } from "@/kernel/actor";
import { addDays, dateOf } from "@/kernel/days";
import { asSystem } from "@/platform/database";
import { CASE_STATUSES } from "@/programme/cases/workflow";
import { REFERRAL_STATUSES } from "@/programme/referrals/workflow";
import { asSuperuser } from "./database";
import * as given from "./given";

/** A small city with something of everything, for what desks count. */

export const TODAY = "2016-11-24";
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
        ...given.ringOf(of),
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

export async function application(
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
          ...(ground === "closed_case" ? given.ringOf(followed) : {}),
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
    for (const [divisionCode, status] of [
      ["330400", "waiting"] as const,
      ["330402", "waiting"] as const,
      ["330402", "ended"] as const,
    ])
      await tx.clue.createMany({
        data: [
          {
            ...{ visitId, enterpriseId: firm.id, enterpriseName: firm.name, divisionCode, status },
            ...{ officerId: officer.personId, foundOn: now, handedOverAt: now, updatedAt: now },
          },
        ],
      });
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
export async function world() {
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

/** How many stand in these statuses; in all, when none are named. */
export function sumOf(at: Readonly<Record<string, number>> | undefined, statuses?: readonly string[]): number {
  return (statuses ?? Object.keys(at ?? {})).reduce((sum, status) => sum + (at?.[status] ?? 0), 0);
}
