import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type BrowserContext, chromium } from "@playwright/test";
import { launchOptions } from "../tests/support/browser";
import { settingsOfRunning } from "./database";
import { isMain, problem, run, say } from "./say";

/**
 * `npm run pictures`: takes the pictures of the READMEs from the demo that runs on this folder, so that they stay true. A list is entered
 * by its first row. The machine needs a Chinese font.
 */
type Picture = {
  readonly name: string;
  readonly as?: string;
  readonly path: string;
  readonly firstOf?: string;
  readonly suffix?: string;
};

const FOLDER = "docs/pictures";
const PICTURES: readonly Picture[] = [
  { name: "home", path: "/" },
  { name: "desk", as: "lead", path: "/" },
  { name: "complaints", as: "officer", path: "/complaints" },
  { name: "case", as: "officer", path: "/cases", firstOf: 'main a[href^="/cases/"]' },
  { name: "referral", as: "police", path: "/referrals?mine=1", firstOf: 'main a[href^="/referrals/"]' },
  {
    name: "receipt",
    as: "firm-a",
    path: "/complaints?status=submitted",
    firstOf: 'main table a[href^="/complaints/"], main li a[href^="/complaints/0"]',
    suffix: "/receipt",
  },
];

async function takePictures(): Promise<void> {
  const settings = await settingsOfRunning(process.env.PORTAL_DATA_DIR ?? ".data");
  if (!settings?.PORTAL_DEMO_PASSWORD) throw problem("请先用 npm start 启动演示。", "Start the demo first: npm start.");
  const base = `http://127.0.0.1:${settings.PORT ?? "3000"}`;
  await mkdir(FOLDER, { recursive: true });
  const browser = await chromium.launch(await launchOptions());
  for (const picture of PICTURES) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, baseURL: base });
    if (picture.as) await signIn(context, picture.as, settings.PORTAL_DEMO_PASSWORD);
    const page = await context.newPage();
    await page.goto(picture.path);
    if (picture.firstOf) {
      const address = await page.locator(picture.firstOf).first().getAttribute("href");
      await page.goto(`${address}${picture.suffix ?? ""}`);
    }
    await page.waitForLoadState("networkidle");
    await page.screenshot({ path: join(FOLDER, `${picture.name}.png`) });
    say(picture.name, picture.path);
    await context.close();
  }
  await browser.close();
}

async function signIn({ request }: BrowserContext, username: string, password: string): Promise<void> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  await request.post("/api/auth/callback/credentials", { form: { csrfToken, username, password, json: "true" } });
}

if (isMain(import.meta.url)) await run(takePictures);
