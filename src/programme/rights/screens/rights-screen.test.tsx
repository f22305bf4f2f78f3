import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { messagesFor } from "@/programme/words";
import { rightsOf } from "../policy";
import { RightsScreen } from "./rights-screen";

const lead: Actor = {
  ...{ kind: "official", personId: "p", name: "Qian Yanshi", sessionId: null, departmentId: "d", level: "city" },
  ...{ departmentKind: "market_regulation", divisionCode: "330400", duties: ["coordinator"] },
};

test("matters are headings, and whoever takes a step is told as who he is: both stand in sentences of English", () => {
  const messages = messagesFor("en");
  const page = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messages} timeZone="Asia/Shanghai">
      <RightsScreen name={lead.name} rights={rightsOf(lead)} />
    </NextIntlClientProvider>,
  ).replace(/<[^>]*>/g, "");
  expect(page).toContain("Contact points: Qian Yanshi takes part as the city&#x27;s coordinator.");
  expect(page).toContain("Referrals: nothing here is yours to do.");
  for (const matter of Object.values(messages.rights.records)) expect(matter).toMatch(/^[A-Z]/);
  for (const party of Object.values(messages.rights.parties)) expect(party).toMatch(/^(the|a|an|another|whoever) /);
});
