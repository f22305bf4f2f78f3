import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { code, count, detail, faultsOf, HEAD, offices, queue, upload } from "@tests/support/imports";
import { beforeEach, describe, expect, test } from "vitest";
import { applyQueuedImports } from "./jobs";

freshDatabase();
beforeEach(() => void given.atMoment());

type Bad = readonly [field: string, code: string, column: number, spoil: (cell: string) => string];

/** Nine kinds of mistakes, each named by its row and its column. */
const BAD: readonly Bad[] = [
  ["uscc", "code-check", 0, (cell) => `${cell.slice(0, 17)}${cell.endsWith("A") ? "B" : "A"}`],
  ["uscc", "code-length", 0, (cell) => cell.slice(0, 17)],
  ["uscc", "empty", 0, () => ""],
  ["name", "empty", 1, () => "  "],
  ["divisionCode", "unknown-division", 2, () => "西湖区"],
  ["staff", "not-a-number", 3, () => "约五十"],
  ["foundedOn", "not-a-day", 4, () => "2015-02-30"],
  ["contactMobile", "phone", 5, () => "12345"],
  ["uscc", "repeated", 0, () => code(0)],
];

function tenThousand(): { text: string; bad: [number, string, string][] } {
  const bad: [number, string, string][] = [];
  const rows = Array.from({ length: 10_000 }, (_, n) => {
    const cells = [code(n), `批量企业${n}（演示）`, "南湖区", "50", "2009-05-12", "13800000000"];
    if (n > 0 && n % 270 === 0) {
      const [field, fault, column, spoil] = BAD[bad.length % BAD.length] ?? ["", "", 0, String];
      cells[column] = spoil(cells[column] ?? "");
      bad.push([n + 2, field, fault]);
    }
    return cells.join(",");
  });
  return { text: [`${HEAD},职工人数,成立日期,联系电话`, ...rows].join("\n"), bad };
}

describe("ten thousand rows", () => {
  test("37 bad ones of nine kinds are each named by row and column; without them the list is in", async () => {
    const { city } = await offices();
    const { text, bad } = tenThousand();
    expect(bad).toHaveLength(37);
    const { importId } = await upload(city, text);
    expect(await faultsOf(city, importId)).toEqual(bad);
    expect(await detail(city, importId)).toMatchObject({ rowCount: 10_000, newCount: 9_963, errorCount: 37 });
    const lines = text.split("\n");
    const wrong = new Set(bad.map(([row]) => row - 1));
    const good = await upload(city, lines.filter((_, index) => !wrong.has(index)).join("\n"));
    await queue(city, good.importId);
    await applyQueuedImports();
    expect(await count()).toBe(9_963);
  }, 120_000);

  test("killed midway leaves nothing; taken up again, everything", async () => {
    const { city } = await offices();
    const { text } = tenThousand();
    const good = text
      .split("\n")
      .slice(0, 1_500)
      .filter((_, index) => (index - 1) % 270 !== 0 || index === 1);
    const { importId } = await upload(city, good.join("\n"));
    await queue(city, importId);
    const run = applyQueuedImports().then(
      () => "done",
      () => "killed",
    );
    await expect
      .poll(async () => (await detail(city, importId)).done, { timeout: 20_000, interval: 20 })
      .toBeGreaterThan(0);
    await asSuperuser((client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = 'humi_app' and xact_start is not null",
      ),
    );
    expect(await run).toBe("killed");
    expect(await count()).toBe(0);
    expect(await detail(city, importId)).toMatchObject({ status: "queued" });
    await applyQueuedImports();
    expect(await detail(city, importId)).toMatchObject({ status: "applied" });
    expect(await count()).toBe(good.length - 1);
  }, 120_000);
});
