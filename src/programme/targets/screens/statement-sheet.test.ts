import { expect, test } from "vitest";
import { textsOf } from "@/programme/words";
import type { StatedFigure, StatementDetail } from "../statements/queries";
import { statementSheet, statementsSheet } from "./statement-sheet";

const AT = new Date("2016-01-05T09:00:00+08:00");

function figure(code: string, n: number | null, stated = n): StatedFigure {
  const place = {
    ...{ code, nameZh: code, nameEn: code, shortZh: code, shortEn: code },
    ...{ otherZh: [], onLandOf: [], kind: "county", tileX: null, tileY: null },
  };
  return { place, now: 9, share: 10, confirmed: n === null ? null : { n, target: 10, at: AT, by: null }, stated };
}

function rowsOf(figures: readonly StatedFigure[]) {
  const restated = { indicator: "contact-points", divisionCode: "甲", published: 2, n: 5, at: AT, by: null } as const;
  const statement: StatementDetail = {
    ...{ id: "s", asOf: "2015-12-31", version: 1, acceptedAt: AT, acceptedBy: null, confirmedBy: [] },
    indicators: [{ indicator: "contact-points", figures }],
    restatements: ["两家材料迟到，一家重复", "一家核减"].map((reason) => ({ ...restated, reason })),
  };
  const words = { t: textsOf("zh-CN", "targets"), name: (named?: { nameZh: string }) => named?.nameZh ?? "" };
  return statementSheet(statement, words).rows.map((row) => row.slice(2));
}

test("a statement's file ends each indicator with the city's figures, and names each reason on its own line", () => {
  expect(rowsOf([figure("甲", 2, 5), figure("乙", 1)])).toEqual([
    ["甲", 10, 2, 5, "2016-01-05", "两家材料迟到，一家重复\n一家核减"],
    ["乙", 10, 1, 1, "2016-01-05", ""],
    ["全市", 20, 3, 6, null, ""],
  ]);
});

test("of some of the divisions there is no sum of the city", () => {
  expect(rowsOf([figure("甲", 2), figure("乙", null)]).at(-1)).toEqual(["全市", null, null, null, null, ""]);
});

test("of all statements everybody's file has small numbers in words, the bureaus' has digits", () => {
  const statement = {
    ...{ id: "s", asOf: "2015-03-31", acceptedAt: AT, confirmed: 9, divisions: 9, moved: false, reasons: ["漏录"] },
    ...{ contactPoints: 2, contactPointsNow: 3, sites: 0, sitesNow: 0 },
  };
  const t = textsOf("zh-CN", "targets");
  const rows = (inWords: boolean) => statementsSheet([statement], { t, inWords }).rows;
  expect(rows(true)).toEqual([["2015-03-31", "少于 3", 3, 0, 0, "2016-01-05", "漏录"]]);
  expect(rows(false)).toEqual([["2015-03-31", 2, 3, 0, 0, "2016-01-05", "漏录"]]);
});
