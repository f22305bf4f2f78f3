import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { FirmVisits } from "./firm-visits";

const burden = { year: "2016", departments: [], held: 0, planned: 0, limit: 2 };

test("a firm without visits is told so once", () => {
  const shown = (side: "firm" | "office") =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="zh-CN" messages={messagesFor("zh-CN")} timeZone="Asia/Shanghai">
        <FirmVisits {...{ enterpriseId: "e", rows: [], plans: false, burden, side, today: "2016-11-24" }} />
      </NextIntlClientProvider>,
    ).match(/<p[^>]*>[^<]*/g);
  expect(shown("office")).toEqual([expect.stringContaining("2016年还没有走访过这家企业")]);
  expect(shown("firm")).toEqual([expect.stringContaining("2016年还没有走访过本企业")]);
});
