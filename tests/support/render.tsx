import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { FormWords } from "@/ui/field";
import en from "@/ui/words/en.json";
import zh from "@/ui/words/zh-CN.json";

/** Words of forms, in Chinese. */
export const words: FormWords = {
  language: "zh-CN",
  error: "错误：",
  optional: "（选填）",
  errorTitle: "提交有误",
  busy: "正在提交…",
  reference: "参考号",
  seeNew: "看新版本",
  choose: "请选择",
  year: "年",
  month: "月",
  day: "日",
  whyLate: "逾期说明",
  whyLateHint: "",
};

/** What the server sends of a part of the kit, with the kit's own words. */
export function render(node: ReactNode, locale: "zh-CN" | "en" = "zh-CN"): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ ui: locale === "en" ? en : zh }} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );
}

/** What is read of it. */
export function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}
