import { expect, test, vi } from "vitest";
import { makePdf } from "./pdf";
import { drawTable, tablePdf } from "./table-pdf";

const madeAt = new Date("2016-11-24T09:30:00+08:00");
const sheet = (count: number) => ({
  title: "联系点名册（演示）",
  columns: ["编号", "企业", "地区", "家数"],
  rows: Array.from({ length: count }, (_, n) => [`嘉商密联点 ${n}`, "演示企业有限公司", n % 2 ? "海宁市" : null, n]),
  notes: [["导出人", "演示"] as const, ["行数", count] as const],
});
const pagesOf = (bytes: Buffer) => [...bytes.toString("latin1").matchAll(/\/Type \/Page\b(?!s)/g)].length;

test("a list becomes pages of A4, the same list the same file; a long one goes on with its heads", async () => {
  const one = await tablePdf(sheet(3), madeAt);
  expect(one.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pagesOf(one)).toBe(1);
  expect((await tablePdf(sheet(3), madeAt)).equals(one)).toBe(true);
  expect(pagesOf(await tablePdf(sheet(120), madeAt))).toBeGreaterThan(2);
});

test("a list without rows is a page with its heads", async () => {
  expect(pagesOf(await tablePdf(sheet(0), madeAt))).toBe(1);
});

test("a row that is higher than a page goes on on the next ones, and loses nothing", async () => {
  const long = { ...sheet(0), rows: [["编号", "字".repeat(6_000), null, 1]] };
  expect(pagesOf(await tablePdf(long, madeAt))).toBeGreaterThan(2);
});

/** What is drawn and where, for a page that takes note of it. */
async function drawn(columns: readonly string[], rows: readonly (readonly (string | number)[])[], from = 40) {
  const told: { text: string; x: number; y: number; page: number; right: number }[] = [];
  await makePdf({
    title: "演示",
    madeAt,
    draw: (page) => {
      let pages = 1;
      page.on("pageAdded", () => pages++);
      const write = page.text.bind(page);
      vi.spyOn(page, "text").mockImplementation((text: string, x?: unknown, y?: unknown, ...rest) => {
        const [left, top] = [Number(x), Number(y)];
        told.push({ text, x: left, y: top, page: pages, right: left + page.widthOfString(text) });
        return write(text, left, top, ...rest);
      });
      page.page.margins = { top: 40, bottom: 40, left: 40, right: 40 };
      page.y = from;
      drawTable(page, columns, rows);
    },
  });
  return told.filter(({ text }) => text !== "");
}

test("a word that is wider than its column is cut, and reaches into no other; a line break ends a line", async () => {
  const code = "a1b2c3d4".repeat(8);
  const cells = await drawn(["甲", "乙", "丙"], [[code, "一\n二", "x".repeat(40)]]);
  const [one, two] = ["一", "二"].map((text) => cells.find((cell) => cell.text === text));
  expect(two?.y).toBeGreaterThan(one?.y ?? 0);
  const first = cells.filter(({ x }) => x < (one?.x ?? 0) && x > 40);
  expect(first.map(({ text }) => text).join("")).toContain(code);
  for (const { right } of first) expect(right).toBeLessThan(one?.x ?? 0);
});

test("heads don't stand alone at the foot of a page", async () => {
  const cells = await drawn(["编号", "企业"], [["1", "演示企业"]], 780);
  expect(new Set(cells.map(({ page }) => page))).toEqual(new Set([2]));
});
