import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { LIAISON } from "@tests/support/registers";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { addDays, type Day, dateOf } from "@/kernel/days";
import { asActor, asSystem, type Ctx } from "@/platform/database";
import { pointsFollow } from "../../contact-points/commands";
import { countActivePoints, listActivePoints } from "../../contact-points/register/queries";
import { sitesFollow } from "../../demonstration-sites/commands";
import { countAwardedSites, listAwardedSites } from "../../demonstration-sites/register/queries";
import { mergeEnterprises } from "../../enterprises/merges/commands";
import { findEnterprise } from "../../enterprises/queries";
import type { Scope } from "../policy";
import { progressOn } from "../queries";
import { progressByGroup } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const DIVISIONS = ["330402", "330411", "330483", "JX-GQ"] as const;
const TOWNS = ["新嘉街道", "濮院镇"] as const;
/** Two divisions of manufacturing, manufacturing without a division, and a section that has none. */
const INDUSTRIES = ["17", "39", "C", "I"] as const;
/** What an address asks for and the cards don't say word for word: a section means its divisions, too. */
const MEANT: Readonly<Record<string, readonly (string | null)[]>> = { C: ["17", "39", "C"], C0: ["C"], none: [null] };
const FIRST = "2015-01-20";
/** The last day on which anything is entered. */
const LAST = "2016-11-23";

const maybe = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });
const acts = fc.record({
  kind: fc.constantFrom("suspend", "resume", "move", "earlier", "revoke", "exit"),
  /** Days since what was entered before. */
  after: fc.integer({ min: 5, max: 150 }),
  /** By how many days it is entered late. */
  late: fc.integer({ min: 0, max: 60 }),
  to: fc.constantFrom(...DIVISIONS),
});
const livesWith = (clusters: readonly string[]) =>
  fc.record({
    division: fc.constantFrom(...DIVISIONS),
    cluster: maybe(...clusters),
    town: maybe(...TOWNS),
    industry: maybe(...INDUSTRIES),
    start: fc.integer({ min: 0, max: 500 }),
    late: fc.integer({ min: 0, max: 60 }),
    site: fc.boolean(),
    acts: fc.array(acts, { minLength: 1, maxLength: 5 }),
  });
type Sown<T> = T extends fc.Arbitrary<infer U> ? U : never;
type Life = Sown<ReturnType<typeof livesWith>>;

/** An entry as a person would write it on a card. */
type Place = {
  readonly division: string;
  readonly cluster: string | null;
  readonly town: string | null;
  readonly industry: string | null;
};
type Card = Place & { readonly from: Day; readonly to: Day | null };
/** The cards of one record as they lay at the end of each day on which something was entered. */
type Pile = { readonly on: Day; readonly cards: readonly Card[] }[];

const top = (pile: Pile): readonly Card[] => pile.at(-1)?.cards ?? [];
const lay = (pile: Pile, on: Day, cards: readonly Card[]) => pile.push({ on, cards });
const later = (one: Day, other: Day): Day => (one > other ? one : other);
const stands = ({ from, to }: Card, day: Day) => from <= day && (to === null || to > day);

/** What a firm that lies elsewhere from a day on does to its cards. */
function moved(cards: readonly Card[], from: Day, there: Omit<Place, "industry">): Card[] {
  return cards.flatMap((card): Card[] => {
    if (card.from >= from) return [{ ...card, ...there }];
    if (card.to !== null && card.to <= from) return [card];
    return [
      { ...card, to: from },
      { ...card, ...there, from },
    ];
  });
}

/** Lives one life, in the register and on cards: each entry in a moment of its own, told to the database as commands tell it. */
async function live(ctx: Ctx, { life, serial }: { readonly life: Life; readonly serial: string }) {
  const { tx } = ctx;
  const firm = await given.firm({ division: life.division });
  const piles = { "contact-points": [] as Pile, "demonstration-sites": [] as Pile };
  const [points, sites] = [piles["contact-points"], piles["demonstration-sites"]];
  let place: Place = { ...life };
  let on = addDays(FIRST, life.start);
  const number = `嘉商密联点 ${serial}`;
  const named = { enterpriseId: firm.id, enterpriseName: firm.name, number };
  const written = ({ division, cluster, town, industry }: Place) => {
    return { divisionCode: division, clusterId: cluster, town, industryCode: industry };
  };
  const at = (day: Day) => tx.$executeRaw`select set_config('app.now', ${`${day}T15:00:00+08:00`}, true)`;
  const enter = async (contactPointId: string, from: Day) => {
    await tx.contactPointPeriod.create({
      data: { contactPointId, ...named, ...written(place), fromDay: dateOf(from) },
      select: { id: true },
    });
    lay(points, on, [...top(points), { ...place, from, to: null }]);
  };

  // The industry is filled in from the firm where an entry has neither that nor a town.
  await tx.enterprise.update({ where: { id: firm.id }, data: { industryCode: life.industry, town: null } });
  const record = { enterpriseId: firm.id, number, divisionCode: life.division, createdAt: ctx.now, updatedAt: ctx.now };
  const point = await tx.contactPoint.create({
    data: { ...record, status: "active", ...LIAISON, checklist: [] },
    select: { id: true },
  });
  await at(on);
  await enter(point.id, addDays(on, -life.late));
  if (life.site) {
    const site = await tx.demonstrationSite.create({
      data: { ...record, enterpriseName: firm.name, contactPointId: point.id, status: "awarded", practice: "演示" },
      select: { id: true },
    });
    const to = addDays(on, 230);
    await tx.sitePeriod.create({
      data: { siteId: site.id, ...named, ...written(place), fromDay: dateOf(on), toDay: dateOf(to) },
      select: { id: true },
    });
    lay(sites, on, [{ ...place, from: on, to }]);
  }
  for (const { kind, after, late, to: division } of life.acts) {
    on = addDays(on, after);
    if (on > LAST) break;
    await at(on);
    const day = addDays(on, -late);
    const cards = top(points);
    const open = cards.find(({ to }) => to === null);
    const last = cards.at(-1);
    if ((kind === "suspend" || kind === "exit") && open) {
      const to = later(day, open.from);
      const where = { contactPointId: point.id, toDay: null };
      await tx.contactPointPeriod.updateMany({ where, data: { toDay: dateOf(to) } });
      lay(
        points,
        on,
        cards.map((card) => (card === open ? { ...card, to } : card)),
      );
    }
    if (kind === "exit") {
      await tx.contactPoint.update({ where: { id: point.id }, data: { status: "exited" } });
      return { piles, gone: life.site ? null : firm };
    }
    if (kind === "resume" && !open && last?.to) await enter(point.id, later(day, last.to));
    if (kind === "earlier" && open && cards.length === 1) {
      const from = addDays(open.from, -10);
      await tx.contactPointPeriod.updateMany({ where: { contactPointId: point.id }, data: { fromDay: dateOf(from) } });
      lay(points, on, [{ ...open, from }]);
    }
    if (kind === "revoke") {
      const running = top(sites).find(({ to }) => to !== null && to > on);
      if (running?.to) {
        const to = later(day, running.from);
        const where = { enterpriseId: firm.id, fromDay: dateOf(running.from), toDay: dateOf(running.to) };
        await tx.sitePeriod.updateMany({ where, data: { toDay: dateOf(to) } });
        lay(
          sites,
          on,
          top(sites).map((card) => (card === running ? { ...card, to } : card)),
        );
      }
    }
    if (kind === "move" && division !== place.division) {
      const there = { division, cluster: null, town: division === "330483" ? "濮院镇" : null };
      place = { ...place, ...there };
      await tx.enterprise.update({ where: { id: firm.id }, data: { town: there.town } });
      const move = { enterpriseId: firm.id, divisionCode: division, town: there.town, from: day };
      await pointsFollow.move(ctx, move);
      await sitesFollow.move(ctx, move);
      lay(points, on, moved(cards, day, there));
      lay(sites, on, moved(top(sites), day, there));
    }
  }
  return { piles, gone: null };
}

/** Of a firm that had left, a second record was found: its days stay, whatever becomes of the record. */
async function absorb(absorbed: given.GivenFirm): Promise<void> {
  const lead = await given.official(["coordinator"]);
  const stays = await given.firm({ division: absorbed.divisionCode });
  await asActor(lead, async (ctx) => {
    const [one, other] = [await findEnterprise(ctx, stays.id), await findEnterprise(ctx, absorbed.id)];
    if (!one || !other) throw new Error("no such firm");
    const versions = { oneVersion: one.version, otherVersion: other.version };
    const said = { keep: "one", take: {}, reason: "同一家企业（演示）", same: "yes" } as const;
    await mergeEnterprises(ctx, { oneId: one.id, otherId: other.id, ...versions, ...said });
  });
}

const optional = (...values: readonly string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...values) });

test("sums over divisions, clusters, towns and industries are the city's figure, of any register, for any filter and day, and that is what cards say", async () => {
  const clusters = await asSystem("look", ({ tx }) => tx.cluster.findMany({ select: { id: true }, take: 3 }));
  const ids = clusters.map(({ id }) => id);
  const asked = fc.record({
    day: fc.integer({ min: -30, max: 710 }).map((n) => addDays(FIRST, n)),
    known: fc.constantFrom("now" as const, "then" as const),
    division: optional(...DIVISIONS, "330421"),
    cluster: optional(...ids, "none"),
    town: optional(...TOWNS, "none"),
    industry: optional(...INDUSTRIES, "C0", "none"),
  });
  const all: Awaited<ReturnType<typeof live>>["piles"][] = [];
  let counted = 0;
  let corrected = 0;
  let absorbed = 0;
  /** Each register holds what the one before held, and fifteen lives more. */
  for (const seed of [20161124, 1, 2, 3, 4]) {
    const gone = await asSystem("given", async (ctx) => {
      const left: given.GivenFirm[] = [];
      for (const life of fc.sample(livesWith(ids), { seed, numRuns: 15 })) {
        const lived = await live(ctx, { life, serial: String(all.length + 1).padStart(4, "0") });
        all.push(lived.piles);
        if (lived.gone) left.push(lived.gone);
      }
      return left;
    });
    for (const firm of gone.slice(0, 1)) await absorb(firm);
    absorbed += gone.length;
    for (const { day, known, ...where } of fc.sample(asked, { seed, numRuns: 14 })) {
      const scope: Scope = Object.fromEntries(Object.entries(where).filter(([, value]) => value));
      const fits = (card: Card) =>
        (["division", "cluster", "town", "industry"] as const).every((name) => {
          const one = scope[name];
          return one === undefined || (MEANT[one] ?? [one]).includes(card[name]);
        });
      const onCards = (register: "contact-points" | "demonstration-sites", as: "now" | "then", within = fits) =>
        all
          .flatMap((piles) => piles[register].findLast(({ on }) => as === "now" || on <= day)?.cards ?? [])
          .filter((card) => stands(card, day) && within(card)).length;
      await asActor({ kind: "public" }, async (ctx) => {
        const progress = await progressOn(ctx, { day, scope, known });
        const groups = await progressByGroup(ctx, { day, scope, known });
        const filter = { asOf: day, ...scope, ...(known === "then" ? { known } : {}) };
        const registers = [await countActivePoints(ctx, filter), await countAwardedSites(ctx, filter)];
        const listed = [await listActivePoints(ctx, filter), await listAwardedSites(ctx, filter)];
        for (const [index, { indicator, standing, divisions }] of progress.entries()) {
          const sum = (counts: readonly number[]) => counts.reduce((whole, n) => whole + n, 0);
          const { actual } = standing;
          expect([seed, day, known, scope, indicator, actual]).toEqual([
            ...[seed, day, known, scope, indicator],
            onCards(indicator, known),
          ]);
          for (const { place, standing: own } of divisions)
            expect([place.code, own.actual]).toEqual([
              place.code,
              onCards(indicator, known, (card) => fits(card) && card.division === place.code),
            ]);
          expect(sum(divisions.map(({ standing: own }) => own.actual))).toBe(actual);
          for (const by of ["cluster", "town", "industry"] as const)
            expect(sum(groups[indicator][by].map(({ n }) => n))).toBe(actual);
          // Each row opens exactly what it counts.
          for (const { key, n } of scope.industry ? [] : groups["contact-points"].industry)
            expect([key, await countActivePoints(ctx, { ...filter, industry: key })]).toEqual([key, n]);
          expect([registers[index], listed[index]?.total]).toEqual([actual, actual]);
          counted += actual;
          corrected += onCards(indicator, "now") === onCards(indicator, "then") ? 0 : 1;
        }
      });
    }
  }
  // Something stood in them, late entries made a difference, and some were merged.
  expect([counted > 400, corrected > 25, absorbed > 3]).toEqual([true, true, true]);
}, 60_000);
