import { cookies } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { messagesFor } from "@/programme/words";

/**
 * The language of a request: from the cookie that the switch sets, never from the address, so that a link is the same for everybody.
 * Whoever needs a sentence in a certain language asks for it (`getTranslations({ locale })`).
 */
export default getRequestConfig(async ({ locale: asked }) => {
  const chosen = asked ?? (await cookies()).get("locale")?.value;
  const locale = chosen === "en" ? "en" : "zh-CN";
  return { locale, messages: await messagesFor(locale), timeZone: "Asia/Shanghai" };
});
