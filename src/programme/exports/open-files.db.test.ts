import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { point } from "@tests/support/registers";
import { beforeEach, expect, test, vi } from "vitest";
import { GET as openFile } from "@/app/open-data/[file]/route";
import { type OpenList, openListNamed } from "../open-lists";

freshDatabase();
beforeEach(() => void given.atMoment());

const list = openListNamed("information");

async function ask(file: string, query: string, headers: Record<string, string>) {
  const asked = new Request(`http://portal.test/open-data/${file}${query}`, {
    headers: { host: "portal.test", ...headers },
  });
  const answer = await openFile(asked, { params: Promise.resolve({ file }) });
  return { status: answer.status, to: answer.headers.get("location"), answer };
}

const BROWSER = { accept: "text/html,*/*;q=0.8", referer: "http://portal.test/information?topic=patent" };

test("of a public list that is too long for its file a person reads a page, a program a line; so of a filter that there is none of", async () => {
  if (!list) throw new Error("no list of information");
  const rows = Array.from({ length: 1001 }, () => ["演示"]);
  const long: Awaited<ReturnType<OpenList["read"]>> = { columns: ["标题"], rows, changed: new Date(0) };
  vi.spyOn(list, "read").mockImplementation(async () => long);
  const { status, to } = await ask("information.pdf", "?topic=patent&lang=en", BROWSER);
  const back = encodeURIComponent("/information?topic=patent");
  expect([status, to]).toEqual([303, `/open-data/refused/information?topic=patent&lang=en&format=pdf&backTo=${back}`]);
  const program = await ask("information.pdf", "", { accept: "*/*" });
  expect([program.status, await program.answer.text()]).toEqual([422, "超过 1000 行，请先缩小范围再导出。"]);
  expect(program.answer.headers.get("vary")).toBe("accept");
  // As a table the list still is a file.
  expect((await ask("information.csv", "", BROWSER)).status).toBe(200);
  const strange = await ask("information.csv", "?division=330402", { ...BROWSER, referer: "http://other.test/x" });
  expect([strange.status, strange.to]).toEqual([
    303,
    "/open-data/refused/information?division=330402&format=csv&backTo=%2F",
  ]);
});

test("effects, statements and registers are everybody's files of the day asked for, with small numbers in words; a day that hasn't come, and a place that there is none of, are told", async () => {
  for (let n = 0; n < 4; n++) await (await point({ division: "330402" })).enters("2015-02-01", "2015-02-01");
  for (let n = 0; n < 2; n++) await (await point({ division: "330483" })).enters("2015-06-01", "2015-06-01");
  given.atMoment();
  // What the file says of itself stands below its rows.
  const file = async (name: string, query = "") => {
    const text = await (await ask(`${name}.csv`, query, { accept: "*/*" })).answer.text();
    const lines = text.trim().split("\r\n");
    return lines.slice(
      1,
      lines.findIndex((line) => /^,*$/.test(line)),
    );
  };
  expect(await file("contact-points", "?asOf=2015-03-01")).toHaveLength(4);
  expect(await file("contact-points", "?division=330483&asOf=2016-01-01")).toHaveLength(2);
  expect(await file("demonstration-sites")).toEqual([]);
  const took = await file("outcomes", "?code=participation&asOf=2016-01-01&lang=en");
  expect(took.find((row) => row.includes("Tongxiang"))).toMatch(/,,,,,small: no digits$/);
  expect(await file("outcomes", "?code=participation&asOf=2015-03-01")).not.toEqual(took);
  expect(await file("statements")).toEqual([]);
  // What there is none of is told, not passed over: nobody takes today's for another day's.
  for (const name of ["contact-points", "demonstration-sites", "outcomes"]) {
    expect([name, (await ask(`${name}.csv`, "?asOf=2016/1/31", { accept: "*/*" })).status]).toEqual([name, 200]);
    const { status, answer } = await ask(`${name}.csv`, "?asOf=2017-01-01", { accept: "*/*" });
    expect([name, status, await answer.text()]).toEqual([name, 422, expect.stringContaining("2017-01-01")]);
  }
  expect((await ask("contact-points.csv", "?division=330499", { accept: "*/*" })).status).toBe(422);
});
