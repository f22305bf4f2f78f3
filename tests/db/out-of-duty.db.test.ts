import { grant } from "@tests/support/officials";
import { beforeEach, describe, expect, test } from "vitest";
import type { DepartmentKind, Duty, OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { actorOfPerson } from "@/platform/session";
import { openSealed, seal } from "@/platform/vault";
import { endDuty } from "@/programme/accounts/duties/commands";
import { changeOfficial, switchAccount } from "@/programme/accounts/officials/commands";
import { historyOf, looksAt } from "@/programme/audit-trail/queries";
import { findCase } from "@/programme/cases/queries";
import { countCases, exportCases, listCases } from "@/programme/cases/queue/queries";
import { sendMessage } from "@/programme/complaints/commands";
import { changeTeam } from "@/programme/complaints/handling/commands";
import { findHandled } from "@/programme/complaints/handling/queries";
import { countComplaints, exportComplaints, listComplaints } from "@/programme/complaints/intake/queries";
import { listWaiting } from "@/programme/desks/waiting/queries";
import { openDownload } from "@/programme/evidence/queries";
import { moveReferral, sendReferral } from "@/programme/referrals/commands";
import { findReferral } from "@/programme/referrals/queries";
import { countReferrals, listReferrals } from "@/programme/referrals/queue/queries";
import { searchAll } from "@/programme/search/queries";
import { asSuperuser, freshDatabase } from "../support/database";
import * as given from "../support/given";
import { toldOnce } from "../support/told-once";

/** A place on a team, or a duty, is worth what it is worth now: those who lost theirs, by the commands that take it, read nothing any more. */

freshDatabase();
beforeEach(() => void given.atMoment());

const refused = expect.objectContaining({ code: "not-found" });

type Administrators = { readonly system: OfficialActor; readonly security: OfficialActor };
async function administrators(): Promise<Administrators> {
  return {
    system: await given.official(["system_administrator"], { kind: "operations" }),
    security: await given.official(["security_administrator"], { kind: "operations" }),
  };
}

async function moveTo(
  { system }: Administrators,
  { personId }: OfficialActor,
  { kind = "market_regulation", division = "330400" }: { kind?: DepartmentKind; division?: string },
): Promise<void> {
  await asActor(system, async (ctx) => {
    const person = await ctx.tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { version: true, name: true, email: true },
    });
    const { id: departmentId } = await ctx.tx.department.findFirstOrThrow({
      where: { kind, divisionCode: division },
      select: { id: true },
    });
    const { version, name, email } = person;
    await changeOfficial(ctx, { personId, version, name, email: email ?? "", post: "", departmentId });
  });
}

/** Moves somebody, who has the same duty again where he comes to. */
async function moveWith(
  by: Administrators,
  who: OfficialActor,
  duty: Duty,
  to: Parameters<typeof moveTo>[2],
): Promise<void> {
  await asActor(by.security, (ctx) => endDuty(ctx, { personId: who.personId, duty }));
  await moveTo(by, who, to);
  await grant(by.security, who.personId, duty);
}

const ways: Readonly<Record<string, (by: Administrators, who: OfficialActor) => Promise<unknown>>> = {
  "the duty ended": ({ security }, { personId }) =>
    asActor(security, (ctx) => endDuty(ctx, { personId, duty: "investigator" })),
  "he has another duty now": async ({ security }, { personId }) => {
    await asActor(security, (ctx) => endDuty(ctx, { personId, duty: "investigator" }));
    await grant(security, personId, "legal_reviewer");
  },
  "he moved to another department": async (by, who) => {
    await asActor(by.security, (ctx) => endDuty(ctx, { personId: who.personId, duty: "investigator" }));
    await moveTo(by, who, { kind: "science_tech" });
    await grant(by.security, who.personId, "department_handler");
  },
  "he moved to another division's bureau, and has his duty again": (by, who) =>
    moveWith(by, who, "investigator", { division: "330481" }),
};

const stage = toldOnce(async () => {
  const firm = await given.firm();
  const team = [await given.official(["investigator"]), await given.official(["investigator"])] as const;
  const leader = await given.official(["bureau_leader"]);
  const handler = await given.official(["department_handler"], { kind: "police" });
  const complaint = await given.complaint(firm, { status: "verifying", team });
  const found = await given.caseOf(firm, { team });
  const evidence = await asSystem("given", async (ctx) => {
    const file = await ctx.tx.evidence.create({
      data: {
        complaintId: found.complaintId,
        mediaType: "application/pdf",
        size: 1n,
        sha256: "0".repeat(64),
        hashedBy: "browser",
        uploadedById: firm.owner.personId,
        uploadedAt: ctx.now,
      },
      select: { id: true },
    });
    await seal(ctx, found.complaintId, { [`evidence/${file.id}`]: "协议.pdf" });
    return file.id;
  });
  const { referralId } = await asActor(team[0], (ctx) =>
    sendReferral(ctx, {
      caseId: found.id,
      kind: "criminal",
      toDepartmentId: handler.departmentId,
      question: "请审查",
      facts: [],
      fields: ["account"],
      evidence: [evidence],
    }),
  );
  return { firm, team, leader, handler, complaint, case: found, evidence, referralId };
});
type Stage = Awaited<ReturnType<typeof stage>>;

/** Everything through which a person of the bureau comes to a complaint, a case or a referral. */
async function reach(actor: OfficialActor, { complaint, case: found, evidence, referralId }: Stage) {
  const look = {
    recordId: found.complaintId,
    fields: ["secret"],
    subjectKind: "complaint",
    subjectId: found.complaintId,
  };
  const attempt = (work: Promise<unknown>) => work.then(() => "opened").catch((error: unknown) => error);
  const opened = await attempt(
    asActor(actor, (ctx) => openSealed(ctx, { ...look, enterpriseId: found.id, purpose: "investigation" })),
  );
  const taken = await attempt(
    asActor(actor, (ctx) => openDownload(ctx, { evidenceId: evidence, purpose: "investigation" })),
  );
  return asActor(actor, async (ctx) => {
    const word = await searchAll(ctx, "工艺");
    const numbers = await searchAll(ctx, complaint.number ?? "");
    return {
      opened,
      taken,
      pages: [
        await findHandled(ctx, complaint.id),
        await findCase(ctx, found.id),
        await findReferral(ctx, referralId),
      ].filter((page) => page !== null).length,
      lists: [
        (await listComplaints(ctx, {})).rows.length,
        (await listCases(ctx, {})).rows.length,
        (await listReferrals(ctx, {})).rows.length,
      ],
      counts: [
        (await listComplaints(ctx, {})).total,
        await countComplaints(ctx, {}),
        await countComplaints(ctx, { mine: true }),
        await countCases(ctx, {}),
        await countCases(ctx, { mine: true }),
        await countReferrals(ctx, {}),
      ],
      files: [(await exportComplaints(ctx, {}, 100)).length, (await exportCases(ctx, {}, 100)).length],
      hits: [...word.groups, ...numbers.groups]
        .filter(({ of }) => of === "complaints" || of === "cases" || of === "referrals")
        .reduce((sum, { hits }) => sum + (hits.total ?? Number.POSITIVE_INFINITY), 0),
      waiting: (await listWaiting(ctx)).rows.length,
      // What he did himself stays his to read, like anybody's.
      trail: (
        await Promise.all([
          historyOf(ctx, complaint.id),
          historyOf(ctx, found.complaintId),
          looksAt(ctx, found.complaintId).then(({ looks }) => looks),
        ])
      )
        .flat()
        .filter(({ actorId }) => actorId !== actor.personId).length,
      rows: [
        await ctx.tx.teamMember.count(),
        await ctx.tx.recordKey.count(),
        await ctx.tx.sealedValue.count(),
        await ctx.tx.referralItem.count(),
        await ctx.tx.clock.count(),
        await ctx.tx.message.count(),
      ],
    };
  });
}

const NOTHING = {
  opened: refused,
  taken: refused,
  pages: 0,
  lists: [0, 0, 0],
  counts: [0, 0, 0, 0, 0, 0],
  files: [0, 0],
  hits: 0,
  waiting: 0,
  trail: 0,
  rows: [0, 0, 0, 0, 0, 0],
};

async function now(who: OfficialActor): Promise<OfficialActor | undefined> {
  const actor = await asSystem("test", (ctx) => actorOfPerson(ctx, who.personId));
  return actor?.kind === "official" ? actor : undefined;
}

async function toldOf(subjectId: string, kind: string): Promise<string[]> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ person_id: string }>(
      "SELECT person_id FROM notices WHERE subject_id = $1 AND kind = $2 ORDER BY person_id",
      [subjectId, kind],
    ),
  );
  return rows.map(({ person_id }) => person_id);
}

const write = ({ firm, complaint }: Stage) =>
  asActor(firm.owner, (ctx) => sendMessage(ctx, { complaintId: complaint.id, text: "补充" }));

describe("an officer who is still on the team", () => {
  test("reads by it while he is in duty", async () => {
    const staged = await stage();
    const found = await reach(staged.team[0], staged);
    expect([found.opened, found.taken, found.pages, found.lists]).toEqual(["opened", "opened", 3, [2, 1, 1]]);
    expect([found.counts, found.waiting, found.hits > 0]).toEqual([[2, 2, 1, 1, 1, 1], 2, true]);
  });

  for (const [way, leave] of Object.entries(ways)) {
    test(`reads nothing once ${way}, and is told of nothing; back in duty he reads again`, async () => {
      const staged = await stage();
      const by = await administrators();
      const [gone, other] = staged.team;
      await leave(by, gone);
      const after = await now(gone);
      if (!after) throw new Error("he still has an account");
      expect(await reach(after, staged)).toEqual(NOTHING);
      await write(staged);
      expect(await toldOf(staged.complaint.id, "complaint.message")).toEqual([other.personId]);
      await leave(by, other);
      await write(staged);
      expect(await toldOf(staged.complaint.id, "complaint.message")).toEqual(
        [other.personId, staged.leader.personId].toSorted(),
      );

      for (const duty of after.duties)
        await asActor(by.security, (ctx) => endDuty(ctx, { personId: gone.personId, duty }));
      await moveTo(by, gone, {});
      await grant(by.security, gone.personId, "investigator");
      const back = await now(gone);
      expect(back && (await reach(back, staged)).pages).toBe(3);
    });
  }

  test("is nobody once his account is disabled, and isn't told", async () => {
    const staged = await stage();
    const by = await administrators();
    const [gone, other] = staged.team;
    await asActor(by.system, (ctx) => switchAccount(ctx, { personId: gone.personId, version: 1, to: "disabled" }));
    expect(await now(gone)).toBeUndefined();
    await write(staged);
    expect(await toldOf(staged.complaint.id, "complaint.message")).toEqual([other.personId]);
  });
});

describe("a team of which nobody is left in duty", () => {
  test("leaves its complaint, its case and what came back to the leader's desk and list, until there is another team", async () => {
    const { team, leader, complaint, handler, referralId } = await stage();
    const by = await administrators();
    const elsewhere = await given.official(["bureau_leader"], { division: "330402" });
    const lists = (actor: OfficialActor) =>
      asActor(actor, async (ctx) => {
        const { counts, rows } = await listWaiting(ctx);
        const listed = [
          ...(await listComplaints(ctx, { mine: true })).rows,
          ...(await listCases(ctx, { mine: true })).rows,
          ...(await listReferrals(ctx, { mine: true })).rows,
        ];
        expect([counts.complaint, counts.case, counts.referral]).toEqual([
          await countComplaints(ctx, { mine: true }),
          await countCases(ctx, { mine: true }),
          await countReferrals(ctx, { mine: true }),
        ]);
        expect(rows.map(({ id }) => id).toSorted()).toEqual(listed.map(({ id }) => id).toSorted());
        return rows.map(({ kind, status }) => `${kind} ${status}`).toSorted();
      });
    await asActor(handler, (ctx) =>
      moveReferral(ctx, { step: "decline", referralId, version: 1, reason: "材料不足（演示）" }),
    );
    expect(await lists(leader)).toEqual([]);
    const [one, other] = team;
    await asActor(by.security, (ctx) => endDuty(ctx, { personId: one.personId, duty: "investigator" }));
    expect(await lists(leader)).toEqual([]);
    await moveWith(by, other, "investigator", { division: "330481" });
    expect(await lists(leader)).toEqual(["case left", "complaint left", "referral left"]);
    for (const actor of [elsewhere, await given.official(["intake"]), handler])
      expect((await lists(actor)).filter((row) => row.endsWith(" left"))).toEqual([]);

    const fresh = [await given.official(["investigator"]), await given.official(["investigator"])];
    const { version } = await asSystem("look", ({ tx }) =>
      tx.complaint.findUniqueOrThrow({ where: { id: complaint.id }, select: { version: true } }),
    );
    await asActor(leader, (ctx) =>
      changeTeam(ctx, {
        complaintId: complaint.id,
        version,
        officers: fresh.map(({ personId }) => personId),
        page: `/complaints/${complaint.id}`,
      }),
    );
    expect(await lists(leader)).toEqual(["case left", "referral left"]);
  });
});

describe("the other ends", () => {
  test("a leader reads no more once his duty ended, or once he leads another bureau", async () => {
    const staged = await stage();
    const by = await administrators();
    const second = await given.official(["bureau_leader"]);
    expect((await reach(second, staged)).pages).toBe(3);
    const { personId } = staged.leader;
    await asActor(by.security, (ctx) => endDuty(ctx, { personId, duty: "bureau_leader" }));
    await moveWith(by, second, "bureau_leader", { division: "330402" });
    for (const former of [await now(staged.leader), await now(second)])
      expect(former && (await reach(former, staged))).toEqual(NOTHING);
  });

  test("a department's answer finds the team in duty, else its leader", async () => {
    const staged = await stage();
    const by = await administrators();
    const [gone, other] = staged.team;
    await asActor(by.security, (ctx) => endDuty(ctx, { personId: gone.personId, duty: "investigator" }));
    await asActor(staged.handler, (ctx) =>
      moveReferral(ctx, { step: "accept", referralId: staged.referralId, version: 1 }),
    );
    expect(await toldOf(staged.referralId, "referral.accept")).toEqual([other.personId]);

    const next = await stage();
    for (const { personId } of next.team)
      await asActor(by.security, (ctx) => endDuty(ctx, { personId, duty: "investigator" }));
    await asActor(next.handler, (ctx) =>
      moveReferral(ctx, { step: "decline", referralId: next.referralId, version: 1, reason: "材料不足，请补充证据" }),
    );
    expect(await toldOf(next.referralId, "referral.decline")).toEqual(
      [staged.leader.personId, next.leader.personId].toSorted(),
    );
  });

  test("a handler who left his department, or his duty, has no referral and no file of it", async () => {
    const staged = await stage();
    const by = await administrators();
    const second = await given.official(["department_handler"], { kind: "police" });
    const holds = (actor: OfficialActor) =>
      asActor(actor, async (ctx) => [
        (await findReferral(ctx, staged.referralId)) !== null,
        await countReferrals(ctx, {}),
        await ctx.tx.evidence.count(),
        await ctx.tx.sealedValue.count(),
        await ctx.tx.recordKey.count(),
      ]);
    expect(await holds(second)).toEqual([true, 1, 1, 4, 1]);
    await moveWith(by, second, "department_handler", { kind: "human_resources" });
    await asActor(by.security, (ctx) =>
      endDuty(ctx, { personId: staged.handler.personId, duty: "department_handler" }),
    );
    for (const former of [await now(second), await now(staged.handler)])
      expect(former && (await holds(former))).toEqual([false, 0, 0, 0, 0]);
  });

  test("intake reads no more once officers are assigned, nor the receiver once the referral is withdrawn", async () => {
    const staged = await stage();
    const intake = await given.official(["intake"]);
    expect(await reach(intake, staged)).toEqual(NOTHING);
    await asActor(staged.team[0], (ctx) =>
      moveReferral(ctx, { step: "withdraw", referralId: staged.referralId, version: 1, reason: "不再需要，请予退回" }),
    );
    expect(await reach(staged.handler, staged)).toEqual(NOTHING);
  });

  test("somebody whom his firm no longer counts among its people sees nothing of it", async () => {
    const { firm, complaint } = await stage();
    const seen = (enterpriseId: string | null) =>
      asActor({ ...firm.member, enterpriseId }, async ({ tx }) => [
        await tx.complaint.count(),
        await tx.evidence.count(),
        await tx.sealedValue.count({ where: { recordId: complaint.id } }),
        await tx.case.count(),
        await tx.enterprise.count(),
      ]);
    expect(await seen(firm.id)).toEqual([2, 1, 5, 1, 1]);
    expect(await seen(null)).toEqual([0, 0, 0, 0, 0]);
  });
});
