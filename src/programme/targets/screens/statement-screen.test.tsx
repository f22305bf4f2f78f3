import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import type { RestatementRow, StatedFigure, StatementDetail } from "../statements/queries";
import { AcceptSheet, mayAccept } from "./statement-accept";
import { StatementScreen } from "./statement-screen";

const AT = new Date("2016-01-05T09:00:00+08:00");

function figure(code: string, n: number | null): StatedFigure {
  const place = {
    ...{ code, nameZh: code, nameEn: code, shortZh: code, shortEn: code },
    ...{ otherZh: [], onLandOf: [], kind: "county", tileX: null, tileY: null },
  };
  return { place, now: 9, share: 10, confirmed: n === null ? null : { n, target: 10, at: AT, by: null }, stated: n };
}

function statementOf(more: Partial<StatementDetail> & { readonly figures?: readonly StatedFigure[] }): StatementDetail {
  const { figures = [figure("甲", 2), figure("乙", 3)], ...rest } = more;
  return {
    ...{ id: "s", asOf: "2015-12-31", version: 1, acceptedAt: null, acceptedBy: null, confirmedBy: [] },
    ...{ indicators: [{ indicator: "contact-points", figures }], restatements: [], ...rest },
  };
}

const shown = (node: ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messagesFor("zh-CN")} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  ).replaceAll(/<[^>]+>/g, "");

const reader = { moved: [], moves: [], mayLead: true, confirmedSelf: false, alone: false, confirms: [] } as const;
const page = (statement: StatementDetail) =>
  shown(<StatementScreen {...reader} statement={statement} today="2016-11-24" end={null} />);

test("a figure that is restated to what was published is told as that", () => {
  const restated = { indicator: "contact-points", divisionCode: "甲", published: 2, by: null } as const;
  const restatements: RestatementRow[] = [
    { ...restated, n: 4, reason: "两家材料迟到", at: AT },
    { ...restated, n: 2, reason: "两家重复", at: new Date(AT.getTime() + 1000) },
  ];
  const text = page(statementOf({ acceptedAt: AT, restatements }));
  expect(text).toContain("甲联系点：报表载 2 家，其后补录、更正 2 家，现为 4 家。");
  expect(text).toContain("甲联系点：报表载 2 家，其后的更正已改回，现仍为 2 家。 理由：两家重复");
});

test("what moved is told from what was said last, confirmed, published or restated, and not from what was published", () => {
  const moved = [
    { indicator: "contact-points", place: figure("甲", 2).place, stated: 4, now: 9, target: 10, share: 10 },
  ] as const;
  const restated = { indicator: "contact-points", divisionCode: "甲", published: 2, n: 4, by: null } as const;
  const statement = statementOf({ acceptedAt: AT, restatements: [{ ...restated, reason: "材料迟到", at: AT }] });
  const text = shown(
    <StatementScreen {...reader} moved={moved} mayLead={false} statement={statement} today="2016-11-24" end={null} />,
  );
  expect(text).toContain("甲联系点：上次写的是 4 家，名册现在是 9 家。");
});

test("the lead is asked before figures are published, and reads which they are", () => {
  const statement = statementOf({});
  expect(page(statement)).toContain("认可并公布");
  const sheet = shown(<AcceptSheet statement={statement} />);
  for (const part of ["认可并公布这份报表？", "全市 5 家（目标 20）", "各地的数不能再改"])
    expect(sheet).toContain(part);
  for (const not of [
    { statement: statementOf({ figures: [figure("甲", 2), figure("乙", null)] }) },
    { statement: statementOf({ acceptedAt: AT }) },
    { confirmedSelf: true },
    { mayLead: false },
  ])
    expect(mayAccept({ ...reader, statement, ...not })).toBe(false);
});
