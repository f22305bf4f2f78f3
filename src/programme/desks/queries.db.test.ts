import { application, sumOf, world } from "@tests/support/city";
import * as given from "@tests/support/given";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { listJoinRequests } from "../accounts/joining/queries";
import { caseFigures, countCases } from "../cases/queue/queries";
import { countClues } from "../clues/queries";
import { complaintFigures, countComplaints } from "../complaints/intake/queries";
import { countLeaks, listLeaks } from "../contact-points/leaks/queries";
import { listContactPoints } from "../contact-points/queries";
import { listServices } from "../contact-points/services/queries";
import { countSites } from "../demonstration-sites/queue/queries";
import { countEnterprises } from "../enterprises/register/queries";
import { countArticles } from "../information-centre/articles/queries";
import { listValues } from "../outcomes/queries";
import { countReferrals } from "../referrals/queue/queries";
import { REFERRAL_STATUSES } from "../referrals/workflow";
import { listStatements } from "../targets/statements/queries";
import { countTransfers } from "../transfers/queries";
import { countVisits } from "../visits/queue/queries";
import { badgesOf, deskOf } from "./queries";
import { listWaiting } from "./waiting/queries";

// One world for all tests of the file, because it is large; only the last ones change it.
let actors: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  given.atMoment();
  actors = await world();
}, 120_000);

const counted = async (ctx: Ctx) => ({
  complaints: await countComplaints(ctx, { mine: true }),
  cases: await countCases(ctx, { mine: true }),
  referrals: await countReferrals(ctx, { mine: true }),
  enterprises: await countEnterprises(ctx, { mine: "1" }),
  contactPoints: (await listContactPoints(ctx, { mine: "1" })).total,
  demonstrationSites: await countSites(ctx, { mine: "1" }),
  people: (await listJoinRequests(ctx)).length,
  visits: await countVisits(ctx, { mine: "1" }),
  clues: await countClues(ctx, { mine: "1" }),
  transfers: await countTransfers(ctx, { mine: "1" }),
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
            clue: lists.clues,
            transfer: lists.transfers,
            visit: lists.visits,
            article: lists.articles,
            "outcome-value": (await listValues(ctx, { mine: true })).length,
            statement: (await listStatements(ctx, { mine: true })).length,
          },
        ]);
        const days = rows.map(({ dueOn }) => dueOn ?? "9999");
        expect(days).toEqual([...days].sort());
        // What has a date has a light, also a visit, which has no clock.
        for (const { kind, dueOn, light } of rows)
          if (kind === "visit") expect([name, light.light === "none"]).toEqual([name, dueOn === null]);
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

test("every other desk's figures are the lengths of the lists that they open", async () => {
  for (const [name, actor] of Object.entries(actors)) {
    await asActor(actor, async (ctx) => {
      const { casework, department, office, review, programme, waiting } = await deskOf(ctx);
      if (programme)
        expect([name, programme]).toEqual([
          name,
          {
            unvisited: (await listServices(ctx, { code: "visit", year: 2016, state: "open" })).total,
            overdueVisits: await countVisits(ctx, { overdue: "1" }),
            overdueLeaks: (await listLeaks(ctx, { overdue: "1" })).total,
          },
        ]);
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
      if (office) {
        const [complaints, cases] = [
          await complaintFigures(ctx, { year: "2016", places: Object.keys(office.complaintsAt) }),
          await caseFigures(ctx, { year: "2016", places: Object.keys(office.casesAt) }),
        ];
        for (const { key, n } of complaints?.byPlace ?? [])
          if (n !== null) expect([key, n]).toEqual([key, sumOf(office.complaintsAt[key] ?? {})]);
        for (const { key, n } of cases?.byPlace ?? [])
          if (n !== null) expect([key, n]).toEqual([key, sumOf(office.casesAt[key] ?? {})]);
        expect([complaints?.total, cases?.total]).toEqual([office.complaints, office.cases]);
      }
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
