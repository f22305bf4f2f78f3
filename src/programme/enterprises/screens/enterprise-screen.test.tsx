import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { EnterpriseScreen, type EnterpriseScreenProps } from "./enterprise-screen";

const messages = messagesFor("zh-CN");
const firm: EnterpriseScreenProps = {
  enterprise: {
    ...{ id: "e", version: 1, name: "甲厂（演示）", uscc: null, orgCode: null, regNo: null, divisionCode: "330402" },
    ...{ town: null, address: null, industryCode: null, clusterId: null, foundedOn: null, legalPerson: null },
    ...{ contactName: null, contactMobile: null, contactEmail: null, staff: null, researchStaff: null },
    ...{ sizeClass: null, titles: [], status: "checked", standing: "deregistered", createdAt: new Date(0) },
  },
  ...{ past: null, former: [], places: { divisions: [], industries: [], clusters: [] }, side: "office", people: [] },
  ...{ changes: [], complaints: undefined, point: null, site: null, lookalikes: null, dueOn: null, clocks: null },
  ...{ steps: { open: [], shut: [] }, may: { edit: false, correct: false }, merges: null, codes: null, years: null },
  ...{ assessment: null, events: null, visits: null, course: null },
};

const shown = (over: Partial<EnterpriseScreenProps>) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <EnterpriseScreen {...firm} {...over} />
    </NextIntlClientProvider>,
  );

test("of a firm that is gone the office is reminded of all that it still is: contact point, demonstration site", () => {
  const { stillPoint, stillSite } = messages.enterprises.events;
  const reminded = (over: Partial<EnterpriseScreenProps>) =>
    [stillPoint, stillSite].map((one) => shown(over).includes(one));
  const being = (status: string) => ({ id: "x", number: "1", status });
  expect(reminded({})).toEqual([false, false]);
  expect(reminded({ point: being("active"), site: being("awarded") })).toEqual([true, true]);
  expect(reminded({ point: being("exited"), site: being("rectifying") })).toEqual([false, true]);
  expect(reminded({ point: being("suspended"), site: being("revoked") })).toEqual([true, false]);
  expect(reminded({ point: being("active"), site: being("awarded"), side: "firm" })).toEqual([false, false]);
});
