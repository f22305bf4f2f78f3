import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { ServicePart } from "./service-part";

const messages = messagesFor("zh-CN");

const shown = (enters: boolean, reviewed: readonly number[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <ServicePart
        reviews={reviewed.map((year) => ({ year, outcome: "kept", reason: "演示", reviewedOn: `${year}-12-01` }))}
        {...{ contactPointId: "p", year: 2016, services: [], entered: [], assessments: [], material: [], enters }}
        today="2016-11-24"
      />
    </NextIntlClientProvider>,
  );

test("the yearly review is entered from the point's page as well: a folded list has no ticks", () => {
  const way = "/contact-points/review?year=2016&amp;picked%5B%5D=p";
  expect(shown(true, [])).toContain(way);
  expect(shown(true, [2015])).toContain(way);
  for (const page of [shown(true, [2016, 2015]), shown(false, [2015]), shown(false, [])])
    expect(page).not.toContain("/contact-points/review");
});
