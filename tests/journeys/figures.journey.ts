import type { Page } from "@playwright/test";
import { demoAccounts } from "../../scripts/demo-accounts";
import { visit } from "../support/screens";
import { expect, test } from "../support/sign-in";

/** Every number that stands for rows opens exactly those rows: whoever looks, on whichever page. */

const pages = [
  "/",
  "/targets",
  "/targets?asOf=2015-12-31",
  "/targets?asOf=2016-06-30&known=then&industry=17",
  "/progress",
  "/targets/statements",
  "/outcomes",
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

/** The figures of a page, as its document holds them; none of a page that isn't there for this person. */
async function figuresOf(page: Page, path: string): Promise<Figure[]> {
  const answer = await page.request.get(path);
  if (answer.status() !== 200) return [];
  return page.evaluate(
    (html) =>
      [...new DOMParser().parseFromString(html, "text/html").querySelectorAll("a[data-figure]")].map((link) => ({
        name: link.getAttribute("data-figure") ?? "",
        href: link.getAttribute("href") ?? "",
        text: (link.textContent ?? "").replaceAll(",", "").trim(),
      })),
    await answer.text(),
  );
}

/** The totals that a list states; one, unless something is wrong. */
async function totalsAt(page: Page, href: string): Promise<string> {
  const html = await (await page.request.get(href)).text();
  return [...html.matchAll(/ data-total="(\d+)"/g)].map(([, total]) => total).join(" and ");
}

/** The figure as it is now, beside its list as it is now: others are at work while this journey counts. */
async function differs(page: Page, path: string, { name, href }: Figure): Promise<string | undefined> {
  let said = "";
  for (let tries = 0; tries < 3; tries++) {
    const now = (await figuresOf(page, path)).find((one) => one.name === name && one.href === href);
    const total = await totalsAt(page, href);
    if (!now || now.text === total) return undefined;
    said = `${path}: ${name} says ${now.text}, and ${href} has ${total || "no total"}`;
  }
  return said;
}

for (const username of [...demoAccounts, undefined]) {
  test(`the figures that ${username ?? "a stranger"} meets`, async ({ enter }) => {
    const page = await enter(username);
    await visit(page, "/");
    const opened = new Map<string, string>();
    const wrong: string[] = [];
    let found = 0;
    for (const path of pages) {
      for (const figure of await figuresOf(page, path)) {
        found++;
        const total = opened.get(figure.href) ?? (await totalsAt(page, figure.href));
        opened.set(figure.href, total);
        const fault = figure.text === total ? undefined : await differs(page, path, figure);
        if (fault) wrong.push(fault);
      }
    }
    expect(wrong).toEqual([]);
    if (username === "lead") expect(found).toBeGreaterThan(50);
  });
}
