import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { addDays, dateOf, dayFromDate } from "@/kernel/days";
import { cursorText, type Sort } from "@/kernel/keyset";
import { COMMON } from "@/kernel/search-terms";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { exportCases, listCases } from "@/programme/cases/queue/queries";
import { everyClue, listClues } from "@/programme/clues/queries";
import { exportComplaints, listComplaints } from "@/programme/complaints/intake/queries";
import { everyLeak, listLeaks } from "@/programme/contact-points/leaks/queries";
import { everyContactPoint, listContactPoints } from "@/programme/contact-points/queries";
import { everyActivePoint, listActivePoints } from "@/programme/contact-points/register/queries";
import { everySite, listSites } from "@/programme/demonstration-sites/queue/queries";
import { everyAwardedSite, listAwardedSites } from "@/programme/demonstration-sites/register/queries";
import { everyEnterprise, listEnterprises } from "@/programme/enterprises/register/queries";
import { everyReferral, listReferrals } from "@/programme/referrals/queue/queries";
import { everyTransfer, listTransfers } from "@/programme/transfers/queries";
import { everyVisit, listVisits } from "@/programme/visits/queue/queries";
import { freshDatabase } from "../support/database";
import * as given from "../support/given";
import { LIAISON } from "../support/registers";

/** Each list that has two orders, gone through from page to page in both, and as its file. */

freshDatabase();
beforeEach(() => void given.atMoment());

type Line = { readonly id: string };
/** Where a row stands: of many some have the same day and some none, and several the same moment. */
type Placed = { readonly n: number; readonly dueOn: Date | null; readonly since: Date };
type Asked = { readonly sort?: Sort; readonly q?: string };
type Listed = {
  readonly page: (ctx: Ctx, asked: Asked, after?: string) => Promise<{ rows: readonly Line[]; next: string | null }>;
  readonly every: (ctx: Ctx, asked: Asked) => Promise<readonly Line[]>;
};
type Making = (tx: Ctx["tx"], place: Placed) => Promise<Line>;
type TwoOrders = Listed & {
  /** Sets the scene: who reads the list, and how one row of it is made. */
  readonly scene: () => Promise<{ readonly reader: Actor; readonly make: Making }>;
};

/** More than two pages, in neither of the orders. */
const PLACES: readonly Placed[] = Array.from({ length: 45 }, (_, n) => ({
  n,
  dueOn: n % 3 === 0 ? null : dateOf(addDays("2016-12-01", (n * 7) % 5)),
  since: new Date(Date.UTC(2016, 9, 1 + ((n * 5) % 11), 2)),
}));
const LIMIT = 100;
const select = { id: true } as const;
const stamped = ({ dueOn, since }: Placed) => ({ dueOn, createdAt: since, updatedAt: since });
const coordinator = () => given.official(["coordinator"]);

/** A firm, and what makes a contact point of it that has left again: of those it may have any number. */
async function leaver() {
  const firm = await given.firm();
  const of = { enterpriseId: firm.id, divisionCode: firm.divisionCode };
  return { firm, of, point: { ...of, ...LIAISON, status: "exited" as const, checklist: [] } };
}

async function formerPoint() {
  const { point, ...left } = await leaver();
  const { id: contactPointId } = await asSystem("given", ({ tx, now }) =>
    tx.contactPoint.create({ data: { ...point, createdAt: now, updatedAt: now }, select }),
  );
  return { ...left, contactPointId };
}

async function visited() {
  const firm = await given.firm();
  const officer = await given.official(["programme_officer"], { division: "330402" });
  const rule = await asSystem("look", ({ tx }) =>
    tx.visitRule.findFirstOrThrow({ where: { ground: "by_hand" }, select }),
  );
  const make: Making = (tx, place) =>
    tx.visit.create({
      data: {
        ...{ enterpriseId: firm.id, divisionCode: "330402", purpose: "guidance", ground: "by_hand", ruleId: rule.id },
        ...{
          occasion: `演示 ${place.n}`,
          owedOn: dateOf("2016-12-01"),
          officerId: officer.personId,
          ...stamped(place),
        },
      },
      select,
    });
  return { firm, officer, make };
}

function complaint(tx: Ctx["tx"], firm: given.GivenFirm, place: Placed): Promise<Line> {
  return tx.complaint.create({
    data: {
      ...{ enterpriseId: firm.id, filedById: firm.owner.personId, divisionCode: "330400", number: `演示 ${place.n}` },
      ...{ status: "verifying", title: "演示", secretKind: "technical", forms: [], answers: {} },
      ...{ submittedAt: place.since, ...stamped(place) },
    },
    select,
  });
}

const FIRM = {
  ...{ divisionCode: "330402", titles: [] },
  ...{ contactName: "甲", contactMobile: "13800000000", contactEmail: "a@example.cn" },
};
const LISTED_FIRMS: Listed = {
  page: listEnterprises,
  every: (ctx, asked) => everyEnterprise(ctx, asked, LIMIT),
};

const LISTS: Readonly<Record<string, TwoOrders>> = {
  complaints: {
    page: listComplaints,
    every: (ctx, asked) => exportComplaints(ctx, asked, LIMIT),
    scene: async () => {
      const firm = await given.firm();
      return {
        reader: await given.official(["bureau_leader"]),
        make: (tx, place) => complaint(tx, firm, place),
      };
    },
  },
  cases: {
    page: listCases,
    every: (ctx, asked) => exportCases(ctx, asked, LIMIT),
    scene: async () => {
      const firm = await given.firm();
      return {
        reader: await given.official(["bureau_leader"]),
        make: async (tx, place) =>
          tx.case.create({
            data: {
              ...{ complaintId: (await complaint(tx, firm, place)).id, enterpriseId: firm.id, divisionCode: "330400" },
              ...{ number: `演示案 ${place.n}`, title: "演示", filedOn: dateOf(dayFromDate(place.since)) },
              ...stamped(place),
            },
            select,
          }),
      };
    },
  },
  referrals: {
    page: listReferrals,
    every: (ctx, asked) => everyReferral(ctx, asked, LIMIT),
    scene: async () => {
      const officer = await given.official(["investigator"]);
      const police = await given.official(["department_handler"], { kind: "police" });
      const ring = given.ringOf(await given.caseOf(await given.firm(), { team: [officer] }));
      const between = { fromDepartmentId: officer.departmentId, toDepartmentId: police.departmentId };
      return {
        reader: police,
        make: (tx, place) =>
          tx.referral.create({
            data: {
              ...{ number: `演示移 ${place.n}`, kind: "criminal", ...ring, ...between },
              ...{ sentById: officer.personId, sentAt: place.since, ...stamped(place) },
            },
            select,
          }),
      };
    },
  },
  visits: {
    page: listVisits,
    every: (ctx, asked) => everyVisit(ctx, asked, LIMIT),
    scene: async () => {
      const { officer, make } = await visited();
      return { reader: officer, make };
    },
  },
  enterprises: {
    ...LISTED_FIRMS,
    scene: async () => ({
      reader: await coordinator(),
      make: (tx, { n, ...place }) =>
        tx.enterprise.create({
          data: { ...FIRM, name: `演示企业 ${n}`, regNo: `演示 ${n}`, ...stamped({ n, ...place }) },
          select,
        }),
    }),
  },
  "contact points": {
    page: listContactPoints,
    every: (ctx, asked) => everyContactPoint(ctx, asked, LIMIT),
    scene: async () => {
      const { point } = await leaver();
      return {
        reader: await coordinator(),
        make: (tx, place) => tx.contactPoint.create({ data: { ...point, ...stamped(place) }, select }),
      };
    },
  },
  "demonstration sites": {
    page: listSites,
    every: (ctx, asked) => everySite(ctx, asked, LIMIT),
    scene: async () => {
      const { firm, of, contactPointId } = await formerPoint();
      return {
        reader: await coordinator(),
        make: (tx, place) =>
          tx.demonstrationSite.create({
            data: {
              ...{ ...of, contactPointId, enterpriseName: firm.name, status: "refused", practice: "演示" },
              ...stamped(place),
            },
            select,
          }),
      };
    },
  },
  transfers: {
    page: listTransfers,
    every: (ctx, asked) => everyTransfer(ctx, asked, LIMIT),
    scene: async () => {
      const police = await given.official(["department_handler"], { kind: "police" });
      const by = { fromDepartmentId: police.departmentId, writtenById: police.personId };
      return {
        reader: police,
        // Every fifth is a draft, which has no moment at which it was sent.
        make: (tx, { since, ...place }) =>
          tx.transfer.create({
            data: {
              ...{ ...by, divisionCode: "330400", ground: "no_crime", dueOn: place.dueOn, updatedAt: since },
              ...(place.n % 5 === 0
                ? { createdAt: since }
                : { number: `演示 ${place.n}`, status: "sent", sentAt: since, createdAt: new Date("2016-09-01") }),
            },
            select,
          }),
      };
    },
  },
  clues: {
    page: listClues,
    every: (ctx, asked) => everyClue(ctx, asked, LIMIT),
    scene: async () => {
      const { firm, officer, make } = await visited();
      const visit = await asSystem("given", ({ tx, now }) => make(tx, { n: 0, dueOn: null, since: now }));
      const of = { visitId: visit.id, enterpriseId: firm.id, enterpriseName: firm.name, officerId: officer.personId };
      return {
        reader: await given.official(["intake"], { division: "330402" }),
        make: (tx, { dueOn, since }) =>
          tx.clue.create({
            data: {
              ...{ ...of, divisionCode: "330402", foundOn: dateOf("2016-09-01"), dueOn },
              ...{ handedOverAt: since, updatedAt: since },
            },
            select,
          }),
      };
    },
  },
  leaks: {
    page: listLeaks,
    every: (ctx, asked) => everyLeak(ctx, asked, LIMIT),
    scene: async () => {
      const { firm, of, contactPointId } = await formerPoint();
      const report = { ...of, contactPointId, kind: "leaver", complains: "undecided" } as const;
      return {
        reader: firm.owner,
        // Every fifth is a draft, which has no moment at which it was reported.
        make: (tx, { n, dueOn, since }) =>
          tx.leakReport.create({
            data: {
              ...{ ...report, noticedOn: dateOf("2016-09-01"), reportedById: firm.owner.personId, dueOn },
              ...{ status: n % 5 === 0 ? "draft" : "reported", updatedAt: since },
              ...(n % 5 === 0 ? { createdAt: since } : { reportedAt: since, createdAt: new Date("2016-09-01") }),
            },
            select,
          }),
      };
    },
  },
};

/** A list from its first page to its last, and what its file holds. */
async function readThrough({ page, every }: Listed, reader: Actor, asked: Asked) {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const here = after;
    const { rows, next } = await asActor(reader, (ctx) => page(ctx, asked, here));
    pages.push(rows.map(({ id }) => id));
    after = next ?? undefined;
  } while (after && pages.length < 9);
  const file = (await asActor(reader, (ctx) => every(ctx, asked))).map(({ id }) => id);
  return { sizes: pages.map(({ length }) => length), listed: pages.flat(), file };
}

const inOrder = (ids: readonly string[]) => ({ sizes: [20, 20, 5], listed: ids, file: ids });
const byId = (a: Line, b: Line) => (a.id < b.id ? -1 : 1);
const day = ({ dueOn }: Placed) => dueOn?.getTime() ?? Number.POSITIVE_INFINITY;
const byDay = (a: Placed, b: Placed) => (day(a) === day(b) ? 0 : day(a) - day(b));

test.each(Object.entries(LISTS))(
  "%s come nearest date first, and newest first where that is asked: each once, and so in the file",
  async (_name, list) => {
    const { reader, make } = await list.scene();
    const rows = await asSystem("given", async ({ tx }) => {
      const made: (Placed & Line)[] = [];
      for (const place of PLACES) made.push({ ...place, id: (await make(tx, place)).id });
      return made;
    });
    const dated = rows.toSorted((a, b) => byDay(a, b) || byId(a, b)).map(({ id }) => id);
    const newest = rows.toSorted((a, b) => b.since.getTime() - a.since.getTime() || byId(b, a)).map(({ id }) => id);
    expect(dated).not.toEqual(newest);
    expect(await readThrough(list, reader, {})).toEqual(inOrder(dated));
    expect(await readThrough(list, reader, { sort: "newest" })).toEqual(inOrder(newest));
    // Where all that followed has been done meanwhile, it begins at its beginning, and doesn't say that there is nothing.
    for (const [asked, place, first] of [
      [{}, null, dated],
      [{ sort: "newest" }, "2000-01-01T00:00:00.000Z", newest],
    ] as const) {
      const after = cursorText({ at: place, id: "ffffffff-ffff-7fff-bfff-ffffffffffff" });
      const { rows: again } = await asActor(reader, (ctx) => list.page(ctx, asked, after));
      expect(again.map(({ id }) => id)).toEqual(first.slice(0, 20));
    }
  },
);

const countyOfficer = () => given.official(["programme_officer"], { division: "330402" });
const elsewhere = { divisionCode: "330481" };
type Hiding = {
  /** Who reads the list, where it isn't its own reader. */
  readonly askedBy?: () => Promise<Actor>;
  /** Takes a row out of his sight. */
  readonly hide: (tx: Ctx["tx"], id: string) => Promise<unknown>;
};
const HIDINGS: Readonly<Record<string, Hiding>> = {
  referrals: {
    hide: (tx, id) => tx.$executeRaw`update referrals set to_department_id = from_department_id where id = ${id}::uuid`,
  },
  enterprises: {
    askedBy: countyOfficer,
    hide: (tx, id) => tx.enterprise.update({ where: { id }, data: elsewhere }),
  },
  "contact points": {
    askedBy: countyOfficer,
    hide: (tx, id) => tx.contactPoint.update({ where: { id }, data: elsewhere }),
  },
};

test.each(Object.entries(HIDINGS))(
  "the newest %s go on from the place of a row that its reader sees no more, and none is left out",
  async (name, { askedBy, hide }) => {
    const list = LISTS[name];
    if (!list) throw new Error(name);
    const { reader, make } = await list.scene();
    const asker = (await askedBy?.()) ?? reader;
    const rows = await asSystem("given", async ({ tx }) => {
      const made: (Placed & Line)[] = [];
      for (const place of PLACES) made.push({ ...place, id: (await make(tx, place)).id });
      return made;
    });
    const newest = rows.toSorted((a, b) => b.since.getTime() - a.since.getTime() || byId(b, a)).map(({ id }) => id);
    const read = async (after?: string) => {
      const { rows, next } = await asActor(asker, (ctx) => list.page(ctx, { sort: "newest" }, after));
      return { ids: rows.map(({ id }) => id), next: next ?? undefined };
    };
    const first = await read();
    expect(first.ids).toEqual(newest.slice(0, 20));
    await asSystem("given", ({ tx }) => hide(tx, newest[19] ?? ""));
    expect((await read()).ids).toEqual([...newest.slice(0, 19), newest[20]]);
    expect((await read(first.next)).ids).toEqual(newest.slice(20, 40));
  },
);

test("firms with a word come newest first too, those with a word that most have among them", async () => {
  const reader = await coordinator();
  const since = (n: number) => new Date(Date.UTC(2016, 9, 1, n % 7, n % 50));
  await asSystem("given", ({ tx }) =>
    tx.enterprise.createMany({
      data: Array.from({ length: COMMON + 1 }, (_, n) => ({
        ...{ ...FIRM, name: `演示${n < 45 ? "少有" : ""}企业 ${n}`, regNo: `演示 ${n}` },
        ...{ createdAt: since(n), updatedAt: since(n) },
      })),
    }),
  );
  const rows = await asSystem("look", ({ tx }) =>
    tx.enterprise.findMany({ select: { id: true, createdAt: true, name: true } }),
  );
  const newest = rows.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || byId(b, a));
  const few = newest.filter(({ name }) => name.includes("少有")).map(({ id }) => id);
  expect(await readThrough(LISTED_FIRMS, reader, { q: "少有", sort: "newest" })).toEqual(inOrder(few));
  const all = newest.map(({ id }) => id);
  const { listed, file } = await readThrough(LISTED_FIRMS, reader, { q: "企业", sort: "newest" });
  expect(listed).toEqual(all.slice(0, 9 * 20));
  expect(file).toEqual(all.slice(0, LIMIT));
});

test.each([
  ["contact points", listActivePoints, everyActivePoint],
  ["demonstration sites", listAwardedSites, everyAwardedSite],
] as const)(
  "the register of %s is by number, and the newest first where that is asked: as known now and as known then",
  async (name, page, every) => {
    const { firm, of, contactPointId } = await formerPoint();
    const numbers = PLACES.map(({ n }) => `演示 ${String(n).padStart(3, "0")}`);
    const scattered = numbers.toSorted((a, b) => (a.endsWith("1") ? 0 : 1) - (b.endsWith("1") ? 0 : 1));
    await asSystem("given", async ({ tx, now }) => {
      const period = { enterpriseId: firm.id, enterpriseName: firm.name, divisionCode: firm.divisionCode };
      const data = scattered.map((number) => ({
        ...period,
        number,
        fromDay: dateOf("2016-11-01"),
        toDay: dateOf("2017-11-01"),
      }));
      if (name === "contact points")
        await tx.contactPointPeriod.createMany({ data: data.map((one) => ({ ...one, contactPointId })) });
      else {
        const { id: siteId } = await tx.demonstrationSite.create({
          data: { ...of, contactPointId, enterpriseName: firm.name, practice: "演示", createdAt: now, updatedAt: now },
          select,
        });
        await tx.sitePeriod.createMany({ data: data.map((one) => ({ ...one, siteId })) });
      }
    });
    const asOf = "2016-11-24";
    for (const known of [{}, { known: "then" }]) {
      const numbered = (rows: readonly { readonly number: string }[]) => rows.map(({ number }) => ({ id: number }));
      const list: Listed = {
        page: async (ctx, asked, after) => {
          const { rows, next } = await page(ctx, { ...asked, ...known, asOf }, after);
          return { rows: numbered(rows), next };
        },
        every: async (ctx, asked) => numbered(await every(ctx, { ...asked, ...known, asOf })),
      };
      expect(await readThrough(list, { kind: "public" }, {})).toEqual(inOrder(numbers));
      expect(await readThrough(list, { kind: "public" }, { sort: "newest" })).toEqual(inOrder(numbers.toReversed()));
    }
  },
);
