import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor, textsOf } from "@/programme/words";
import type { StatementRow } from "../statements/queries";
import { StatementList } from "./statement-list";
import { statementsSheet } from "./statement-sheet";

const MANY = ["两家材料迟到，一家重复", "一家核减（演示）"];

const statement = (reasons: readonly string[]): StatementRow => ({
  ...{ id: "s", asOf: "2015-12-31", acceptedAt: new Date("2016-01-10T09:00:00+08:00"), confirmed: 9, divisions: 9 },
  ...{ contactPoints: 101, sites: 4, contactPointsNow: 103, sitesNow: 4, moved: false, reasons },
});

const page = (reasons: readonly string[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messagesFor("zh-CN")} timeZone="Asia/Shanghai">
      <StatementList
        {...{ statements: [statement(reasons)], today: "2016-11-24", mayOpen: false, opens: true, inWords: false }}
        {...{ onceKey: "", mine: null, end: null }}
      />
    </NextIntlClientProvider>,
  );

test("several reasons of a restatement stand one below the other, on the page and in its file", () => {
  expect(page(MANY)).toContain(`<li>${MANY[0]}</li><li>${MANY[1]}</li>`);
  expect(page(MANY.slice(0, 1))).toContain(`>${MANY[0]}</td>`);
  const sheet = (reasons: readonly string[]) =>
    statementsSheet([statement(reasons)], { t: textsOf("zh-CN", "targets") }).rows[0]?.at(-1);
  expect([MANY, MANY.slice(0, 1), []].map(sheet)).toEqual([MANY.join("\n"), MANY[0], ""]);
});
