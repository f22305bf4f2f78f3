import { demoAccounts } from "../../scripts/demo-accounts";
import { type Ask, askerAt } from "../support/asker";
import { visit } from "../support/screens";
import { expect, test } from "../support/sign-in";

/**
 * Every number that stands for rows opens exactly those rows: whoever looks, on whichever page. What several people read alike, the same number
 * at the same address, the first of them opens whole, and each of the others in turn a quarter of it.
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

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&quot;": '"',
  "&#x27;": "'",
  "&lt;": "<",
  "&gt;": ">",
};

/** Text as a document says it. */
function plain(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&(?:amp|quot|#x27|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** The figures of a page, as its document holds them; none of a page that isn't there for this person. */
async function figuresOf(ask: Ask, path: string): Promise<Figure[]> {
  const { status, text: html } = await ask(path);
  if (status !== 200) return [];
  const figures = [...html.matchAll(/<a(?=[^>]* data-figure="([^"]*)")(?=[^>]* href="([^"]*)")[^>]*>(.*?)<\/a>/gs)].map(
    ([, name = "", href = "", text = ""]) => ({
      name,
      href: plain(href),
      text: plain(text).replaceAll(",", "").trim(),
    }),
  );
  expect(figures, `all figures of ${path}`).toHaveLength([...html.matchAll(/<a\b[^>]* data-figure=/g)].length);
  return figures;
}

/** The totals that a list states; one, unless something is wrong. */
async function totalsAt(ask: Ask, href: string): Promise<string> {
  const { text: html } = await ask(href);
  return [...html.matchAll(/ data-total="(\d+)"/g)].map(([, total]) => total).join(" and ");
}

/** The figure as it is now, beside its list as it is now: others are at work while this journey counts. */
async function differs(ask: Ask, path: string, { name, href }: Figure): Promise<string | undefined> {
  let said = "";
  for (let tries = 0; tries < 3; tries++) {
    const now = (await figuresOf(ask, path)).find((one) => one.name === name && one.href === href);
    const total = await totalsAt(ask, href);
    if (!now || now.text === total) return undefined;
    said = `${path}: ${name} says ${now.text}, and ${href} has ${total || "no total"}`;
  }
  return said;
}

const QUARTERS = 4;

/** What somebody has opened: the address with the number that it was read as. */
const opened = new Set<string>();

/** Which quarter an address belongs to. */
function quarterOf(href: string): number {
  return [...href].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % QUARTERS;
}

for (const [turn, username] of [undefined, ...demoAccounts].entries()) {
  test(`the figures that ${username ?? "a stranger"} meets`, async ({ enter }) => {
    const page = await enter(username);
    await visit(page, "/");
    const ask = await askerAt(page);
    const seen = new Map<string, string>();
    const wrong: string[] = [];
    let found = 0;
    for (const path of pages) {
      for (const figure of await figuresOf(ask, path)) {
        found++;
        const alike = `${figure.href} ${figure.text}`;
        if (!seen.has(figure.href) && opened.has(alike) && quarterOf(figure.href) !== turn % QUARTERS) continue;
        const total = seen.get(figure.href) ?? (await totalsAt(ask, figure.href));
        seen.set(figure.href, total);
        opened.add(alike);
        const fault = figure.text === total ? undefined : await differs(ask, path, figure);
        if (fault) wrong.push(fault);
      }
    }
    expect(wrong).toEqual([]);
    if (username === "lead") expect(found).toBeGreaterThan(50);
  });
}
