import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { cameBack } from "@/platform/request";
import { messagesFor } from "@/programme/words";

/**
 * The language of a request: from the cookie that the switch sets, never from the address, so that a link is the same for everybody.
 * Whoever needs a sentence in a certain language asks for it (`getTranslations({ locale })`).
 */
export default getRequestConfig(async ({ locale: asked }) => {
  const chosen = asked ?? (await cookies()).get("locale")?.value;
  const locale = chosen === "en" ? "en" : "zh-CN";
  const messages = messagesFor(locale);
  const { ui } = messages;
  // A form that came back without a script, with what is wrong: its page says so first, as a script would have said it.
  const told =
    asked === undefined && cameBack(await headers()) ? { ...ui, titleTemplate: ui.error + ui.titleTemplate } : ui;
  return { locale, messages: { ...messages, ui: told }, timeZone: "Asia/Shanghai" };
});
