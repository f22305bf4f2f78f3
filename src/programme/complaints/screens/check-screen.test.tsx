import { textOf } from "@tests/support/render";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import type { Draft, SealedTexts } from "../answers/schema";
import { CheckScreen } from "./check-screen";

type Pages = Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;

const markupOf = (pages: Pages, sealed: SealedTexts = {}) => {
  const saved = Object.entries(pages).map(([page, values]) => [
    page,
    { values, revision: 1, form: "form-1234", byId: "1", at: "2016-11-24T01:00:00Z" },
  ]);
  const draft: Draft = {
    ...{ id: "c", status: "draft", version: 1, enterpriseId: "e", files: [] },
    enterprise: {
      ...{ name: "演示企业", uscc: null, orgCode: null, regNo: null, address: null },
      division: { nameZh: "南湖区", nameEn: "Nanhu" },
    },
    content: { answers: Object.fromEntries(saved), sealed, files: 0 },
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messagesFor("zh-CN")} timeZone="Asia/Shanghai">
      <CheckScreen draft={draft} today="2016-11-24" formKey="key" />
    </NextIntlClientProvider>,
  );
};
const check = (...asked: Parameters<typeof markupOf>) => textOf(markupOf(...asked));
const day = (name: string, year: string, month = "", date = "") => ({
  [`${name}.year`]: year,
  [`${name}.month`]: month,
  [`${name}.day`]: date,
});

test("what keeps a complaint from being submitted is missing, or is there and has to be changed, and why", () => {
  const secret = { title: "韩某某带走的配方", carriers: [], ...day("completedOn", "2018") };
  const shown = check({ secret }, { respondent: "韩某某" });
  expect(shown).toContain("还缺：您对这项秘密的身份");
  expect(shown).toContain("还缺：秘密的载体");
  expect(shown).toContain("要改：秘密的名称（不写秘密内容，不写对方名字）题目里有涉嫌侵权人的名字");
  expect(shown).toContain("要改：秘密完成的日期日期不能晚于今天（2016年11月24日）");
  expect(shown).not.toContain("还缺：秘密完成的日期");
});

test("an answer that is there and wrong is marked where it stands, also when it blocks nothing", () => {
  expect(check({ events: day("discoveredOn", "2017", "2", "31") })).toContain("2017-2-31要改：没有这一天");
  const secret = { secretKind: "technical", subkind: "customers" };
  expect(check({ secret })).toContain("经营：客户信息要改：这一类和上面选的“技术信息”或“经营信息”对不上");
  expect(check({})).not.toContain("要改：");
});

test("what is sealed has a name of its own on each part of the page", () => {
  const names = [...markupOf({}).matchAll(/aria-label="([^"]+)"/g)].map(([, name]) => name);
  expect(names).toContain("情况 说明发现的经过");
  expect(new Set(names).size).toBe(names.length);
});
