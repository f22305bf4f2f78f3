import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { type PlacedFirm, point } from "@tests/support/registers";
import { beforeEach, describe, expect, test } from "vitest";
import { addDays, type Day } from "@/kernel/days";
import { isSmall, unlisted, withheld } from "@/kernel/small-figures";
import { asActor } from "@/platform/database";
import { countActivePoints, listActivePoints } from "../../contact-points/register/queries";
import { progressOn } from "../queries";
import { hiddenAt, outlookOn, progressByGroup, progressByMonth } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const everybody = { kind: "public" } as const;

describe("a year of admissions, suspensions, exits and back-dated entries", () => {
  /** What a person counts on his fingers, of the register as it stands now and as it stood at the end of that day. */
  const BY_HAND: readonly (readonly [day: Day, now: number, then: number])[] = [
    ["2016-01-04", 0, 0],
    ["2016-01-05", 1, 1], // A admitted
    ["2016-02-09", 1, 1],
    ["2016-02-10", 2, 1], // B's papers of this day came in on 20 March only
    ["2016-03-19", 2, 1],
    ["2016-03-20", 2, 2],
    ["2016-04-01", 3, 3], // C admitted
    ["2016-05-15", 2, 3], // A had stopped work on this day, as it turned out on 2 June
    ["2016-06-01", 2, 3],
    ["2016-06-02", 2, 2],
    ["2016-07-01", 1, 1], // C suspended
    ["2016-08-31", 1, 1],
    ["2016-09-01", 2, 2], // C resumed
    ["2016-10-10", 3, 2], // D: entered on 11 October as of the 12th, corrected on 1 November to the 10th
    ["2016-10-11", 3, 2],
    ["2016-10-12", 3, 3],
    ["2016-11-24", 3, 3],
  ];

  async function year() {
    const a = await point({ division: "330402" });
    await a.enters("2016-01-05", "2016-01-05");
    const b = await point({ division: "330402" });
    await b.enters("2016-03-20", "2016-02-10");
    const c = await point({ division: "330483" });
    await c.enters("2016-04-01", "2016-04-01");
    await a.ends("2016-06-02", "2016-05-15");
    await c.ends("2016-07-01", "2016-07-01");
    await c.enters("2016-09-01", "2016-09-01");
    const d = await point({ division: "330481" });
    await d.enters("2016-10-11", "2016-10-12");
    await d.startsEarlier("2016-11-01", "2016-10-10");
    given.atMoment();
  }

  test("is counted as a person would, as known now and as known then; the register lists as many", async () => {
    await year();
    await asActor(everybody, async (ctx) => {
      for (const [day, now, then] of BY_HAND) {
        const [points] = await progressOn(ctx, { day });
        const [known] = await progressOn(ctx, { day, known: "then" });
        expect([day, points?.standing.actual, known?.standing.actual]).toEqual([day, now, then]);
        expect(await countActivePoints(ctx, { asOf: day })).toBe(now);
        expect(await countActivePoints(ctx, { asOf: day, known: "then" })).toBe(then);
        const listed = await listActivePoints(ctx, { asOf: day, known: "then" });
        expect([listed.total, listed.rows.length]).toEqual([then, then]);
      }
    });
  });

  test("shows on the run of months, each as it was known at its own end", async () => {
    await year();
    await asActor(everybody, async (ctx) => {
      const at = async (known: "now" | "then") =>
        (await progressByMonth(ctx, { day: "2016-11-24", known }))["contact-points"]
          .filter(({ day }) => ["2016-02-29", "2016-05-31", "2016-06-30"].includes(day))
          .map(({ actual }) => actual);
      expect(await at("now")).toEqual([2, 2, 2]);
      expect(await at("then")).toEqual([1, 3, 2]);
      const progress = await progressOn(ctx, { day: "2016-05-31" });
      const outlook = await outlookOn(ctx, { day: "2016-05-31", progress });
      expect(outlook["contact-points"]).toMatchObject({ knownNow: 2, knownThen: 3 });
      const turned = await outlookOn(ctx, { day: "2016-05-31", known: "then", progress });
      expect(turned["contact-points"]).toMatchObject({ knownNow: 2, knownThen: 3 });
    });
  });

  test("can't be rewritten by anybody: neither what was known nor since when", async () => {
    await year();
    const lead = await given.official(["coordinator"]);
    for (const actor of [lead, everybody, (await given.firm()).owner]) {
      await expect(asActor(actor, ({ tx }) => tx.periodVersion.updateMany({ data: { number: "x" } }))).rejects.toThrow(
        /permission denied/,
      );
    }
  });
});

/** Two dozen lives, sown so that every run has the same. */
async function sow() {
  const divisions = ["330402", "330411", "330483", "JX-GQ"];
  const clusters = [undefined, "nanhu-microelectronics", "tongxiang-sweaters"];
  const towns = [undefined, "新嘉街道", "濮院镇"];
  const industries = [undefined, "17", "39", "I"];
  for (let n = 0; n < 24; n++) {
    const one = await point({
      division: divisions[n % 4] ?? "330402",
      ...maybe("cluster", clusters[n % 3]),
      ...maybe("town", towns[(n * 5) % 3]),
      ...maybe("industry", industries[(n * 7) % 4]),
    });
    const from = addDays("2015-02-01", n * 27);
    const entered = addDays(from, n % 5 === 0 ? 40 : 0);
    await one.enters(entered, from);
    if (n % 3 === 0) await one.site(addDays(entered, 30), addDays(entered, 230 + n));
    // Every other of them is revoked, some weeks before it is entered.
    if (n % 6 === 0) await one.revoked(addDays(entered, 120), addDays(entered, 75 + n));
    if (n % 4 === 1) await one.ends(addDays(entered, 90), addDays(from, n % 8 === 1 ? 60 : 90));
  }
  given.atMoment();
}

function maybe<K extends keyof PlacedFirm>(key: K, value: string | undefined): Partial<PlacedFirm> {
  return value ? { [key]: value } : {};
}

test("narrowing to one place or kind tells a reader of words no more than the whole board: what is hidden there is hidden here", async () => {
  await sow();
  let hidden = 0;
  let nested = 0;
  await asActor(everybody, async (ctx) => {
    for (const day of ["2015-04-15", "2015-09-01", "2016-02-01", "2016-11-24"]) {
      const progress = await progressOn(ctx, { day });
      const groups = await progressByGroup(ctx, { day });
      for (const { indicator, divisions, standing } of progress) {
        const cells = divisions.map(({ place, standing: own }) => ({ key: place.code, n: own.actual }));
        const whole = withheld(cells);
        let rest = standing.actual;
        for (const { key, n } of cells) {
          const here = (await hiddenAt(ctx, { day }, { division: key })).includes(indicator);
          expect([day, key, here]).toEqual([day, key, whole.keys.has(key)]);
          if (here) hidden++;
          else rest -= n;
        }
        // Neither one by one nor from the city's figure: what is left is several, and no small number.
        if (whole.keys.size > 0 && !whole.total) expect(whole.keys.size >= 2 && !isSmall(rest)).toBe(true);
        for (const by of ["cluster", "town", "industry"] as const) {
          const rows = groups[indicator][by];
          const veil = unlisted(rows, cells);
          const shown = rows.filter(({ key }) => !veil.has(key));
          for (const { key } of rows)
            expect((await hiddenAt(ctx, { day }, { [by]: key })).includes(indicator)).toBe(veil.has(key));
          // What has none looks like what has few, as soon as there is any that has few.
          const none = by === "cluster" ? randomUUID() : by === "town" ? "无此镇" : "99";
          expect((await hiddenAt(ctx, { day }, { [by]: none })).includes(indicator)).toBe(veil.size > 0);
          expect(shown.some(({ n }) => isSmall(n))).toBe(false);
          for (const { key, n } of cells) {
            const inside = shown.filter(({ within }) => within === key);
            const left = inside.reduce((sum, row) => sum - row.n, n);
            if (inside.length > 0) expect([key, whole.keys.has(key), isSmall(left)]).toEqual([key, false, false]);
          }
          nested += rows.filter(({ within }) => within !== null).length;
        }
      }
    }
  });
  expect(hidden).toBeGreaterThan(10);
  expect(nested).toBeGreaterThan(2);
});
