import type { Page } from "@playwright/test";
import { demoAccounts } from "../../scripts/demo-accounts";
import { visit } from "../support/screens";
import { type Enter, expect, test } from "../support/sign-in";

/**
 * Every number that stands for rows opens exactly those rows: whoever looks, on whichever page. What everybody reads alike, the same number at
 * the same address, a stranger opens whole, and each of the others in turn a quarter of it: all of it is opened by five people or more.
 */

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

const QUARTERS = 4;
let read: Promise<ReadonlyMap<string, string>> | undefined;

/** What a stranger reads: each figure's number by the address that it opens. */
async function readByAll(enter: Enter): Promise<ReadonlyMap<string, string>> {
  const stranger = await enter(undefined);
  const figures: Figure[] = [];
  for (const path of pages) figures.push(...(await figuresOf(stranger, path)));
  return new Map(figures.map(({ href, text }) => [href, text]));
}

/** Which quarter an address belongs to. */
function quarterOf(href: string): number {
  return [...href].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % QUARTERS;
}

for (const [turn, username] of [undefined, ...demoAccounts].entries()) {
  test(`the figures that ${username ?? "a stranger"} meets`, async ({ enter }) => {
    read ??= readByAll(enter);
    const common = await read;
    const page = await enter(username);
    await visit(page, "/");
    const opened = new Map<string, string>();
    const wrong: string[] = [];
    let found = 0;
    for (const path of pages) {
      for (const figure of await figuresOf(page, path)) {
        found++;
        const alike = username !== undefined && common.get(figure.href) === figure.text;
        if (alike && quarterOf(figure.href) !== turn % QUARTERS) continue;
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
