import { type APIRequestContext, type BrowserContext, type Page, request } from "@playwright/test";
import { test as base, demoPassword, expect, watch, withoutScripts } from "./browser";
import type { Locale } from "./words";

/** People come in: with a session that is minted once for each, or through the form. */

export type Entry = {
  readonly locale?: Locale;
  /** Width of the window in CSS pixels; 1280 unless said otherwise. */
  readonly width?: number;
  readonly javaScriptEnabled?: boolean;
  /** A session of his own, which the journey ends or loses. */
  readonly anew?: boolean;
  readonly password?: string;
};

/** Opens a browser in which this person has signed in; nobody for a stranger. */
export type Enter = (username: string | undefined, entry?: Entry) => Promise<Page>;

type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;
const sessions = new Map<string, Promise<Cookies>>();

/** The cookies of a session that begins now, by next-auth's own door. */
export async function mintSession(baseURL: string, username: string, password = demoPassword()): Promise<Cookies> {
  const door = await request.newContext({ baseURL });
  const { csrfToken }: { csrfToken: string } = await (await door.get("/api/auth/csrf")).json();
  await door.post("/api/auth/callback/credentials", { form: { csrfToken, username, password, json: "true" } });
  const { cookies } = await door.storageState();
  await door.dispose();
  const session = cookies.filter(({ name }) => name.endsWith("session-token"));
  if (session.length === 0) throw new Error(`${username} could not sign in.`);
  return session;
}

/** A person without a browser, at a portal: sends what a browser would. He ends it himself. */
export async function clientOf(
  portal: { readonly url: string; readonly password: string },
  username: string,
): Promise<APIRequestContext> {
  const cookies = await mintSession(portal.url, username, portal.password);
  return request.newContext({
    baseURL: portal.url,
    extraHTTPHeaders: { origin: portal.url },
    storageState: { cookies, origins: [] },
    maxRedirects: 0,
  });
}

export const test = base.extend<{ enter: Enter }>({
  enter: async ({ browser, baseURL }, use) => {
    if (!baseURL) throw new Error("The configuration names no portal.");
    const opened: { context: BrowserContext; errors: string[] }[] = [];
    await use(async (username, { locale = "zh-CN", width = 1280, javaScriptEnabled = true, anew, password } = {}) => {
      const context = await browser.newContext({
        baseURL,
        locale,
        javaScriptEnabled,
        timezoneId: "Asia/Shanghai",
        viewport: { width, height: 900 },
      });
      opened.push({ context, errors: watch(context) });
      if (!javaScriptEnabled) withoutScripts.add(context);
      await context.addCookies([{ name: "locale", value: locale, url: baseURL }]);
      if (username !== undefined) {
        const known = anew ? undefined : sessions.get(username);
        const session = known ?? mintSession(baseURL, username, password);
        if (!anew) sessions.set(username, session);
        await context.addCookies(await session);
      }
      return context.newPage();
    });
    for (const { context, errors } of opened) {
      await context.close();
      expect(errors, "errors in the browser's console").toEqual([]);
    }
  },
});

export { expect };
