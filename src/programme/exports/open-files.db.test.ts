import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
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
