import { scoreSheets } from "@seed/reference/score-sheets";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import type { RankedSite } from "../queries";
import { placesOf } from "../schema";
import { RankingScreen } from "./ranking-screen";

const messages = messagesFor("zh-CN");

const sheet = (serial: number) => ({
  id: `s${serial}`,
  serial,
  source: "",
  verified: false,
  content: scoreSheets[0].content,
});
const site = (total: number, shortfall?: RankedSite["shortfall"]) => ({
  ...{ id: `${total}`, enterpriseName: "演示企业", divisionCode: "330402", status: "scored" as const, total },
  ...{ dimensions: {}, shortfall, out: false },
});

const shown = (...rounds: readonly (readonly ReturnType<typeof site>[])[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <RankingScreen
        rounds={rounds.map((rows, index) => ({ sheet: sheet(index + 1), rows: placesOf(rows) }))}
        {...{ year: 2016, years: [2016], places: 2, divisions: [], end: null }}
      />
    </NextIntlClientProvider>,
  ).replace(/<[^>]+>/g, "");

test("whoever doesn't pass takes no place of the year's: the cut-off is that of those who do", () => {
  expect(shown([site(99, "veto-found"), site(95), site(90), site(85)])).toContain("及格的取到 90.00 分，共 2 家");
});

test("level scores at the cut-off are told, and of several versions of the sheet there is none", () => {
  expect(shown([site(95), { ...site(90), id: "b" }, site(90)])).toContain("共 3 家，多出 1 家");
  const apart = shown([site(95)], [site(90)]);
  expect(apart).toContain("分属 2 个版本的评分表");
  expect(apart).not.toContain("取到");
});
