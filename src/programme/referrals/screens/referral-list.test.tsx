import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { ReferralList } from "./referral-list";

const messages = messagesFor("zh-CN");

const empty = (query: Readonly<Record<string, string>>) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <ReferralList
        {...{ rows: [], total: 0, next: null, query, today: "2016-11-24", exports: false }}
        own={{ views: [], save: undefined, tools: null }}
      />
    </NextIntlClientProvider>,
  );

test("a box that a filter emptied says so and leads back to the whole box; an empty box says what will come", () => {
  const narrowed = empty({ box: "in", q: "没有", sort: "newest" });
  expect(narrowed).toContain(messages.ui.empty.filtered);
  expect(narrowed).toContain('<a href="/referrals?box=in&amp;sort=newest">');
  const whole = empty({ box: "in", sort: "newest" });
  expect(whole).toContain(messages.referrals.empty.text);
  expect(whole).not.toContain(messages.ui.empty.filtered);
});
