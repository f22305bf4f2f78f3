import fc from "fast-check";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { standingOf } from "@/kernel/pace";
import { isSmall, withheld } from "@/kernel/small-figures";
import { messagesFor } from "@/programme/words";
import { INDICATORS } from "../policy";
import type { Progress } from "../queries";
import { TargetsSheet } from "./targets-sheet";
import { TargetsStrip } from "./targets-strip";

/** What a page for readers of words prints, whatever the figures are. */

const DAY = "2016-11-24";
const CODES = ["330402", "330411", "330483", "JX-GQ"];
const messages = await messagesFor("zh-CN");

function progressOf(counts: readonly number[], yearBefore: number): Progress[] {
  const standing = (actual: number, before: number) =>
    standingOf({ milestones: [{ day: "2016-12-31", value: 200 }], day: DAY, actual, yearBefore: before });
  const city = counts.reduce((sum, n) => sum + n, 0);
  const target = { id: "t", indicator: INDICATORS[0], deadline: "2016-12-31", value: 200, source: "", quotas: [] };
  return INDICATORS.map((indicator) => ({
    ...{ indicator, standing: standing(city, yearBefore), target, splitDifference: 0 },
    years: [{ target, value: 200, actual: city }],
    divisions: CODES.map((code, at) => ({
      place: {
        ...{ code, nameZh: code, nameEn: code, shortZh: code, shortEn: code },
        ...{ otherZh: [], onLandOf: [], kind: "county", tileX: null, tileY: null },
      },
      standing: standing(counts[at] ?? 0, 0),
    })),
  }));
}

const printed = (progress: Progress[], inWords: boolean) => {
  const sheet = {
    places: { divisions: [], clusters: [], industriesAsked: [] },
    scope: {},
    day: DAY,
    moved: null,
    notes: null,
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <TargetsSheet {...sheet} progress={progress} known={undefined} inWords={inWords} hiddenHere={[]} />
      <TargetsStrip progress={progress} day={DAY} inWords={inWords} />
    </NextIntlClientProvider>,
  );
};
const figuresOf = (page: string) =>
  [...page.matchAll(/href="([^"]*)" data-figure="contact-points">(\d+)</g)].map(([, href = "", n]) => ({
    division: /division=([^&"]+)/.exec(href)?.[1],
    n: Number(n),
  }));

test("neither the printed sheet nor the first page tells a reader of words a small figure, by itself or by what is made of it", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }), fc.nat(6), (counts, yearBefore) => {
      const page = printed(progressOf(counts, yearBefore), true);
      const city = counts.reduce((sum, n) => sum + n, 0);
      const veil = withheld(counts.map((n, at) => ({ key: CODES[at] ?? "", n })));
      for (const { division, n } of figuresOf(page)) {
        expect(isSmall(n)).toBe(false);
        expect(division ? veil.keys.has(division) : veil.total).toBe(false);
      }
      // No ruler, no gap and no pace of a small count; no pace that began with one.
      expect(page.includes("<svg")).toBe(!isSmall(city));
      expect(page.includes(`还差 ${200 - city}`)).toBe(!isSmall(city));
      expect(page.includes("平均每月净增")).toBe(!isSmall(city) && !isSmall(yearBefore));
      expect(page).not.toContain("落后</th>");
    }),
    { numRuns: 60 },
  );
});

test("who keeps the registers reads every figure", () => {
  const page = printed(progressOf([1, 0, 1, 0], 0), false);
  expect(figuresOf(page)).toEqual([
    { division: undefined, n: 2 },
    { division: "330402", n: 1 },
    { division: "330483", n: 1 },
    { division: undefined, n: 2 },
  ]);
});
