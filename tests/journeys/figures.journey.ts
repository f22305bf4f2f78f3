import type { Page } from "@playwright/test";
import { demoAccounts } from "../../scripts/demo-accounts";
import { expectAccessible } from "../support/browser";
import { expect, test } from "../support/sign-in";

/** Every number that stands for rows opens exactly those rows: whoever looks, on whichever page. */

const pages = [
  "/",
  "/targets",
  "/targets?asOf=2015-12-31",
  "/programme-document",
  "/contact-points",
  "/demonstration-sites",
  "/enterprises",
  "/complaints",
  "/cases",
  "/referrals",
  "/accounts",
  "/audit",
  "/search?q=嘉禾",
];

type Figure = { readonly name: string; readonly href: string; readonly text: string };

function figuresOn(page: Page): Promise<Figure[]> {
  return page.locator("a[data-figure]").evaluateAll((links) =>
    links.map((link) => ({
      name: link.getAttribute("data-figure") ?? "",
      href: link.getAttribute("href") ?? "",
      text: (link.textContent ?? "").replaceAll(",", "").trim(),
    })),
  );
}

/** The totals that a list states; one, unless something is wrong. */
async function totalsAt(page: Page, href: string): Promise<string> {
  const html = await (await page.request.get(href)).text();
  return [...html.matchAll(/ data-total="(\d+)"/g)].map(([, total]) => total).join(" and ");
}

for (const username of [...demoAccounts, undefined]) {
  test(`the figures that ${username ?? "a stranger"} meets`, async ({ enter }) => {
    const page = await enter(username);
    const opened = new Map<string, string>();
    const wrong: string[] = [];
    let found = 0;
    for (const path of pages) {
      const answer = await page.goto(path);
      if (answer?.status() !== 200) continue;
      if (path === "/") await expectAccessible(page);
      const doubtful: Figure[] = [];
      for (const { name, href, text } of await figuresOn(page)) {
        found++;
        const total = opened.get(href) ?? (await totalsAt(page, href));
        opened.set(href, total);
        if (text !== total) doubtful.push({ name, href, text });
      }
      // Reading the trail is an entry in it: figures of the trail grow while they are opened, so they are read once more.
      for (const { name, href } of doubtful) {
        await page.goto(path);
        const again = (await figuresOn(page)).find((figure) => figure.href === href && figure.name === name);
        const total = await totalsAt(page, href);
        if (again?.text !== total)
          wrong.push(`${path}: ${name} says ${again?.text}, and ${href} has ${total || "no total"}`);
      }
    }
    expect(wrong).toEqual([]);
    if (username === "lead") expect(found).toBeGreaterThan(50);
  });
}
