import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import type { CityFigures, Lights } from "../city/queries";
import { CityPart } from "./city-part";

const DARK = { overdue: 0, red: 0, yellow: 0, green: 0, paused: 0 };
const lights: Lights = { complaint: DARK, case: DARK };
const figures: CityFigures = {
  ...{ complaints: 6, cases: 0, byMonth: [], casesAt: {}, referralsAt: {}, casesNow: {} },
  ...{ met: {}, forms: {}, clusters: {}, days: {} },
  complaintsAt: { "330402": { submitted: 2, not_filed: 1 }, "330481": { verifying: 1, not_filed: 2 } },
  complaintsNow: { submitted: 2, verifying: 1, not_filed: 3 },
};

const part = (of: CityFigures) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messagesFor("zh-CN")} timeZone="Asia/Shanghai">
      <CityPart
        figures={of}
        overdue={{ complaints: 0, cases: 0, referrals: 0, visits: 0, at: {} }}
        {...{ lights, departments: [], places: [], clusters: [], earliest: {}, home: "330400", today: "2016-11-24" }}
        targets={null}
      />
    </NextIntlClientProvider>,
  );

test("what waits to be registered and what wasn't filed open their complaints, as every number does that stands for rows", () => {
  const city = part(figures);
  expect(city).toContain(
    '待登记 <a class="num" href="/complaints?status=submitted" data-figure="complaints-submitted">2</a>',
  );
  expect(city).toContain(
    '不予立案 <a class="num" href="/complaints?status=not_filed&amp;submittedMonth=2016" data-figure="complaints-not-filed">3</a>',
  );
  const none = part({ ...figures, complaintsAt: {}, complaintsNow: {} });
  expect(none).toContain('待登记 <span class="quiet" data-figure="complaints-submitted">0</span>');
});
