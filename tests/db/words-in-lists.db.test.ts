import { beforeEach, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { addDays, dateOf } from "@/kernel/days";
import { COMMON } from "@/kernel/search-terms";
import { asActor, type Ctx } from "@/platform/database";
import { countCases, exportCases, listCases } from "@/programme/cases/queue/queries";
import { countComplaints, exportComplaints, listComplaints } from "@/programme/complaints/intake/queries";
import { countReferrals, everyReferral, listReferrals } from "@/programme/referrals/queue/queries";
import { countVisits, everyVisit, listVisits } from "@/programme/visits/queue/queries";
import { freshDatabase } from "../support/database";
import * as given from "../support/given";

/**
 * Words in the queues: few rows that have them are looked up, and of words that most have the list is walked until a page is full. What met a term is
 * gathered. Whoever reads gets the same rows either way, in the list's order, and finds by a title only what he may read.
 */

freshDatabase();
beforeEach(() => void given.atMoment());

type Asked = { readonly q?: string; readonly sort?: "newest"; readonly metMonth?: string; readonly punctual?: "late" };
type Line = { readonly id: string };
type List = {
  readonly page: (
    ctx: Ctx,
    asked: Asked,
    after?: string,
  ) => Promise<{ rows: readonly Line[]; total: number | null; next: string | null }>;
  readonly every: (ctx: Ctx, asked: Asked) => Promise<readonly Line[]>;
  readonly count: (ctx: Ctx, asked: Asked) => Promise<number>;
};

const ALL = COMMON + 8;
const RARE = 45;
/** When the terms of four matters in a row were met, due on 2016-10-13; of the last it isn't. */
const METS = ["2015-12-30", "2016-10-12", "2016-10-14", undefined] as const;
/** With somebody who reads all of the city's, for whom common words aren't counted, and somebody who reads his own. */
type Queue = List & {
  readonly wide: "leader" | "coordinator";
  readonly own?: "investigator" | "police";
};
const LISTS = {
  complaints: {
    ...{ page: listComplaints, every: (ctx, asked) => exportComplaints(ctx, asked, 10_000), count: countComplaints },
    ...{ wide: "leader", own: "investigator" },
  },
  cases: {
    page: listCases,
    every: (ctx, asked) => exportCases(ctx, asked, 10_000),
    count: countCases,
    wide: "leader",
    own: "investigator",
  },
  referrals: {
    ...{ page: listReferrals, every: (ctx, asked) => everyReferral(ctx, asked, 10_000) },
    ...{ count: countReferrals, wide: "coordinator", own: "police" },
  },
  visits: {
    ...{ page: listVisits, every: (ctx, asked) => everyVisit(ctx, asked, 10_000) },
    ...{ count: countVisits, wide: "coordinator" },
  },
} as const satisfies Record<string, Queue>;

/** Two pages of a list, and its total. */
async function read({ page }: List, reader: OfficialActor, asked: Asked) {
  const first = await asActor(reader, (ctx) => page(ctx, asked));
  const second = await asActor(reader, async (ctx) => (first.next ? page(ctx, asked, first.next) : undefined));
  return { total: first.total, listed: [...first.rows, ...(second?.rows ?? [])].map(({ id }) => id) };
}

/** All ids of a list's file. */
async function file({ every }: List, reader: OfficialActor, asked: Asked) {
  return (await asActor(reader, (ctx) => every(ctx, asked))).map(({ id }) => id);
}

/** Thousands of rows take longer than a page may, on a machine that is busy. */
function givenMany(work: (ctx: Ctx) => Promise<void>): Promise<void> {
  return asActor({ kind: "system", reason: "given" }, work, { seconds: 60 });
}

/** More matters than are counted, each with its firm, its case, its referral and a visit to the firm. Every twenty-second has 少有 in its numbers and its firm. */
async function matters() {
  const { owner } = await given.firm();
  const [investigator, second] = [await given.official(["investigator"]), await given.official(["investigator"])];
  const police = await given.official(["department_handler"], { kind: "police" });
  await givenMany(async ({ tx, now }) => {
    const places = Array.from({ length: ALL }, (_, n) => ({
      n,
      rare: n % 22 === 0 && n < 22 * RARE,
      dueOn: n % 3 === 0 ? null : dateOf(addDays("2016-12-01", (n * 7) % 40)),
      at: new Date(Date.UTC(2016, 8, 1 + (n % 60), n % 24)),
    }));
    const team = [investigator.personId, second.personId];
    const firms = await tx.enterprise.createManyAndReturn({
      data: places.map(({ n, rare, at }) => ({
        ...{ name: `演示${rare ? "少有" : "经编"}企业${n}`, regNo: `演示 ${n}`, divisionCode: "330402", titles: [] },
        ...{ contactName: "甲", contactMobile: "13800000000", contactEmail: "a@example.cn" },
        ...{ createdAt: at, updatedAt: at },
      })),
      select: { id: true },
    });
    const around = (n: number) => {
      const { rare, dueOn, at } = places[n] ?? { rare: false, dueOn: null, at: now };
      return { rare, own: { enterpriseId: firms[n]?.id ?? "", dueOn, createdAt: at, updatedAt: at }, at };
    };
    const numbered = (n: number, rare: boolean) => `演示${rare ? "少有" : ""}〔2016〕${n}号`;
    const complaints = await tx.complaint.createManyAndReturn({
      data: places.map(({ n }) => {
        const { rare, own, at } = around(n);
        return {
          ...{ ...own, filedById: owner.personId, divisionCode: "330400", number: numbered(n, rare), team },
          ...{
            status: "filed",
            title: "染整配方外泄",
            secretKind: "technical",
            forms: [],
            answers: {},
            submittedAt: at,
          },
        };
      }),
      select: { id: true },
    });
    await tx.teamMember.createMany({
      data: complaints.flatMap(({ id }) =>
        team.map((personId) => ({
          ...{ complaintId: id, personId, divisionCode: "330400", sinceAt: now, assignedById: personId },
        })),
      ),
    });
    const cases = await tx.case.createManyAndReturn({
      data: complaints.map(({ id }, n) => {
        const { rare, own, at } = around(n);
        return {
          ...{ ...own, complaintId: id, divisionCode: "330400", number: numbered(n, rare), team },
          ...{ title: "染整配方外泄", filedOn: at },
        };
      }),
      select: { id: true, complaintId: true },
    });
    await tx.referral.createMany({
      data: cases.map(({ id, complaintId }, n) => {
        const { rare, own, at } = around(n);
        const { enterpriseId: _, ...dated } = own;
        return {
          ...{ ...dated, complaintId, caseId: id, caseDivision: "330400", number: numbered(n, rare), kind: "criminal" },
          ...{ fromDepartmentId: investigator.departmentId, toDepartmentId: police.departmentId },
          ...{ sentById: investigator.personId, sentAt: at },
        };
      }),
    });
    const rule = await tx.visitRule.findFirstOrThrow({ where: { ground: "by_hand" }, select: { id: true } });
    await tx.visit.createMany({
      data: places.map(({ n }) => ({
        ...{ ...around(n).own, divisionCode: "330402", purpose: "guidance", ground: "by_hand", ruleId: rule.id },
        ...{ status: "planned", owedOn: dateOf("2016-12-01"), occasion: `演示 ${n}` },
      })),
    });
  });
  const [leader, coordinator] = [await given.official(["bureau_leader"]), await given.official(["coordinator"])];
  return { investigator, police, leader, coordinator };
}

test("the queues: the same rows whether words are looked up or met on the way, and what met its term in a span of days, to whoever reads", async () => {
  const readers = await matters();
  await holdToWords(readers);
  await metTerms();
  await holdToTerms(readers);
});

type Readers = Awaited<ReturnType<typeof matters>>;

/** Words lead to the same rows whether they are looked up or met on the way. */
async function holdToWords(readers: Readers): Promise<void> {
  for (const [name, { wide, own, ...list }] of Object.entries<Queue>(LISTS)) {
    for (const who of own ? [wide, own] : [wide]) {
      const reader = readers[who];
      const common = name === "visits" ? "企业" : "2016";
      const all = await file(list, reader, {});
      const few = await file(list, reader, { q: "少有" });
      expect([name, who, all.length, few]).toEqual([name, who, ALL, all.filter((id) => few.includes(id))]);
      const page = { total: RARE, listed: few.slice(0, 40) };
      expect([name, who, await read(list, reader, { q: "少有" })]).toEqual([name, who, page]);
      for (const sort of [{}, { sort: "newest" }] as const) {
        const { listed } = await read(list, reader, sort);
        const found = await read(list, reader, { ...sort, q: common });
        expect([name, who, sort, found]).toEqual([name, who, sort, { total: who === wide ? null : ALL, listed }]);
      }
      if (who === own) expect(await file(list, reader, { q: common })).toEqual(all);
      // A file asks first how many there are, however many have the words.
      const counts = await Promise.all(["少有", common].map((q) => asActor(reader, (ctx) => list.count(ctx, { q }))));
      expect([name, who, counts]).toEqual([name, who, [RARE, ALL]]);
    }
  }
  // Words of a title lead those to a matter who read it whole, and nobody else.
  const { leader, coordinator, investigator } = readers;
  for (const list of [LISTS.complaints, LISTS.cases]) {
    const { listed } = await read(list, leader, {});
    expect(await read(list, leader, { q: "配方" })).toEqual({ total: null, listed });
    expect(await read(list, investigator, { q: "配方 2016" })).toEqual({ total: ALL, listed });
    expect(await read(list, coordinator, { q: "配方" })).toEqual({ total: 0, listed: [] });
  }
}

/** The terms of all matters, their cases and referrals, met as `METS` says. */
async function metTerms() {
  await givenMany(async ({ tx, now }) => {
    const all = { select: { id: true } } as const;
    for (const [subjectKind, kind, rows] of [
      ["complaint", "complaint-verify", await tx.complaint.findMany(all)],
      ["case", "case-decide", await tx.case.findMany(all)],
      ["referral", "criminal-answer", await tx.referral.findMany(all)],
    ] as const) {
      const { id: timeLimitId } = await tx.timeLimit.findFirstOrThrow({ where: { kind }, select: { id: true } });
      await tx.clock.createMany({
        data: rows.flatMap(({ id: subjectId }, n) => {
          const metOn = METS[n % 4];
          const begun = { startedOn: dateOf("2015-11-02"), startedAt: now, dueOn: dateOf("2016-10-13") };
          return metOn ? [{ subjectKind, subjectId, kind, timeLimitId, ...begun, metOn: dateOf(metOn) }] : [];
        }),
      });
    }
  });
}

/** What met its term in a span of days, with words and without. */
async function holdToTerms(readers: Readers): Promise<void> {
  const { visits: _none, ...dated } = LISTS;
  for (const [name, { wide, own, ...list }] of Object.entries<Queue>(dated)) {
    for (const who of own ? [wide, own] : [wide]) {
      const reader = readers[who];
      const all = await file(list, reader, {});
      const rare = await file(list, reader, { q: "少有" });
      for (const [asked, part] of [
        [{ metMonth: "2016" }, ALL / 2],
        [{ metMonth: "2016-10", punctual: "late" }, ALL / 4],
        [{ punctual: "late" }, ALL / 4],
        [{ metMonth: "2015" }, ALL / 4],
        [{ metMonth: "2014" }, 0],
      ] as const) {
        const met = await file(list, reader, asked);
        const found = [met.length, met, await read(list, reader, asked)];
        const held = { total: part, listed: met.slice(0, 40) };
        expect([name, who, asked, found]).toEqual([
          name,
          who,
          asked,
          [part, all.filter((id) => met.includes(id)), held],
        ]);
        expect([name, who, asked, await read(list, reader, { ...asked, q: "2016" })]).toEqual([name, who, asked, held]);
        const few = met.filter((id) => rare.includes(id));
        const some = { total: few.length, listed: few.slice(0, 40) };
        expect([name, who, asked, await read(list, reader, { ...asked, q: "少有" })]).toEqual([name, who, asked, some]);
      }
      const { listed } = await read(list, reader, { metMonth: "2016", sort: "newest" });
      const newest = await file(list, reader, { metMonth: "2016", sort: "newest" });
      expect([name, who, listed]).toEqual([name, who, newest.slice(0, 40)]);
    }
  }
}
