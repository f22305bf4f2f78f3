import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { NOTHING } from "../waiting/queries";
import { WaitingPart } from "./waiting-part";

const part = (withoutDuty: boolean, locale: "zh-CN" | "en" = "zh-CN") =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messagesFor(locale)} timeZone="Asia/Shanghai">
      <WaitingPart waiting={{ rows: [], counts: NOTHING }} today="2016-11-24" withoutDuty={withoutDuty} />
    </NextIntlClientProvider>,
  );

test("an official who has no duty yet is told so, and who gives it; one who has done everything isn't", () => {
  expect(part(true)).toContain("还没有职责");
  expect(part(true)).toContain("职责由安全管理员赋予");
  expect(part(true, "en")).toContain("Duties are given by the security administrator");
  expect(part(false)).toContain("没有等着办的");
  expect(part(false)).not.toContain("职责");
});
