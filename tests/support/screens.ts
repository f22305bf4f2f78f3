import type { Frame, Locator, Page, Response } from "@playwright/test";
import { expect, expectAccessible } from "./browser";

/** What people do on every screen of the portal. */

/** Opens a page that is there, and holds it to what every screen owes. */
export async function visit(page: Page, path: string): Promise<void> {
  const answer = await page.goto(path);
  expect(answer?.status(), path).toBe(200);
  await expectAccessible(page);
}

/** Presses a button or a link by what is written on it, waits for what comes next, and holds that to the same. */
export async function press(page: Page, name: string, within: Locator = page.locator("main")): Promise<void> {
  await follow(page, () => control(within, name).click());
  await expectAccessible(page);
}

/** A button or a link by its whole name; of several that say the same, the first. */
export function control(within: Locator, name: string): Locator {
  return within
    .getByRole("button", { name, exact: true })
    .or(within.getByRole("link", { name, exact: true }))
    .first();
}

/** Does something that the server answers with a page or with a part of this one, and waits until that is shown. */
export async function follow(page: Page, act: () => Promise<unknown>): Promise<void> {
  const answered = page.waitForResponse(
    (response) => bringsPage(response) || response.request().headers()["next-action"] !== undefined,
  );
  const { promise: shown, resolve } = Promise.withResolvers<void>();
  const note = (frame: Frame) => frame === page.mainFrame() && resolve();
  page.on("framenavigated", note);
  await act();
  // The answer is there before the page that it brings: until then the one that is being left would be asked.
  if (bringsPage(await answered)) await shown;
  page.off("framenavigated", note);
  await page.waitForLoadState();
  // A form says that it is busy until its answer, or the page to which it leads, is there.
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await expect(page).toHaveTitle(/./); // between two pages that one script exchanges there is none for a moment
}

function bringsPage(response: Response): boolean {
  return response.request().isNavigationRequest() && (response.status() < 300 || response.status() >= 400);
}

/** Waits until the page's script has taken this over: pressed before, a form is posted as it is without a script. */
export async function alive(part: Locator): Promise<void> {
  const held = () => part.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps")));
  await expect.poll(held).toBe(true);
}

/** The number of a figure on this page, and the address of its rows. */
export async function figureOn(page: Page, name: string): Promise<{ readonly value: number; readonly href: string }> {
  const link = page.locator(`[data-figure="${name}"]`).first();
  return {
    value: Number((await link.innerText()).replaceAll(",", "")),
    href: (await link.getAttribute("href")) ?? "",
  };
}

/** The total that a list states. */
export async function totalOn(page: Page): Promise<number> {
  return Number(await page.locator("[data-total]").getAttribute("data-total"));
}
