import { describe, expect, test, vi } from "vitest";
import { escaped, frameOf } from "./bare-html";
import { newChecks, wantedBy } from "./checks";
import { quantile } from "./client";
import { type Counted, countedIn, ticksOf } from "./cpu";
import { costOf, inTurn } from "./measure";
import { pageStatements, readerOf, type Statement } from "./statements";

test("a check holds at its limit, and not when it could not be measured", () => {
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const checks = newChecks();
  for (const value of [1.5, 1.504, 1.51, Number.NaN]) checks.add({ name: String(value), value, limit: 1.5, unit: "×" });
  expect(checks.missed().map(({ name }) => name)).toEqual(["1.51", "NaN"]);
  expect(checks.all).toHaveLength(4);
  said.mockRestore();
});

test("--only lets through what has one of its words in its name; without it, everything", () => {
  const names = ["case page", "registry: all firms", "statements"];
  expect(names.filter(wantedBy(undefined))).toEqual(names);
  expect(names.filter(wantedBy("case, statements"))).toEqual(["case page", "statements"]);
  expect(names.filter(wantedBy("nothing"))).toEqual([]);
});

test("who is compared takes turns", () => {
  expect([0, 1, 2].map((round) => inTurn(["portal", "bare"], round).join())).toEqual([
    "portal,bare",
    "bare,portal",
    "portal,bare",
  ]);
});

test("a quantile is one of the values", () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([1, 2, 3, 4], 1)).toBe(4);
  expect(quantile([], 0.5)).toBeNaN();
});

test("a cost is the median of its rounds, part by part; latency that of all requests", () => {
  const round = (server: number, database: number, milliseconds: number[]) => ({
    server,
    database,
    bytes: 10,
    load: { seconds: 2, milliseconds },
  });
  const cost = costOf([round(1, 9, [1, 1]), round(2, 2, [5, 5]), round(3, 3, [6, 7])]);
  expect(cost).toMatchObject({ cpu: 6, serverCpu: 2, databaseCpu: 3, perSecond: 1, median: 5, p95: 7, bytes: 10 });
});

describe("CPU time", () => {
  const counted = (parent: number, own: number, ended = 0): Counted => ({ parent, own, ended, running: false });

  test("is read from behind a name that holds anything", () => {
    const stat = "42 (a) b (c) S 7 42 42 0 -1 4194560 1 2 3 4 11 22 33 44 20 0 1 0";
    expect(countedIn(stat)).toEqual({ parent: 7, own: 33, ended: 77, running: false });
    expect(countedIn(stat.replace(") S", ") R")).running).toBe(true);
  });

  test("is that of a process and all below it, and of nobody else", () => {
    const all = new Map([
      [10, counted(1, 1, 100)],
      [11, counted(10, 2)],
      [12, counted(11, 4)],
      [20, counted(1, 8)],
      [1, counted(0, 16)],
    ]);
    expect(ticksOf(10, all)).toBe(107);
    expect(ticksOf(20, all)).toBe(8);
  });
});

describe("statements on their way to PostgreSQL", () => {
  const framed = (body: Buffer) => Buffer.concat([Buffer.from(new Uint32Array([0]).buffer), body]);
  const message = (type: string, body: string) => {
    const framedBody = framed(Buffer.from(body, "latin1"));
    framedBody.writeInt32BE(framedBody.length);
    return Buffer.concat([Buffer.from(type), framedBody]);
  };
  const hello = framed(Buffer.from([0, 3, 0, 0]));
  hello.writeInt32BE(hello.length);
  const traffic = Buffer.concat([
    hello,
    message("Q", "BEGIN\0"),
    message("P", "s1\0select 1\0\0\0"),
    message("B", "\0s1\0\0\0\0\0\0\0"),
    message("E", "\0\0\0\0\0"),
    // One format for all values, two values: `system`, and a null.
    message("B", "\0s1\0\0\x01\0\0\0\x02\0\0\0\x06system\xff\xff\xff\xff\0\0"),
    message("E", "\0\0\0\0\0"),
    message("B", "\0s1\0\0\0\0\x01\xff\xff\xff\xff\0\0"),
    message("E", "\0\0\0\0\0"),
  ]);

  test.each([traffic.length, 1, 7])("each execution counts, with its first value (%i bytes at a time)", (size) => {
    const heard: Statement[] = [];
    const read = readerOf((statement) => heard.push(statement));
    for (let at = 0; at < traffic.length; at += size) read(traffic.subarray(at, at + size));
    expect(heard.map(({ text }) => text)).toEqual(["BEGIN", "select 1", "select 1", "select 1"]);
    expect(heard.map(({ first }) => first)).toEqual([undefined, undefined, "system", undefined]);
  });

  test("of a page are neither the frame of its transaction, nor the queue's looks, nor what the system does", () => {
    const isPage = pageStatements();
    const asked: [string, string?][] = [
      ["select * from holder_of($1)", "token"],
      ["BEGIN"],
      ["\n    select set_config('app.kind', $1, true)", "official"],
      ["select a", "system"],
      ["select set_config('app.moving', $1, true)", "id"],
      ["COMMIT"],
      ["SELECT id FROM jobs.job_common"],
      [
        "SELECT EXISTS (SELECT 1 FROM pg_listening_channels() AS active(channel) WHERE channel = $1) AS listening",
        "jobs",
      ],
      ["BEGIN"],
      ["select set_config('app.kind', $1, true)", "system"],
      ["select b"],
      ["COMMIT"],
      ["select c"],
    ];
    const counted = asked.filter(([text, first]) => isPage({ text, first }));
    expect(counted.map(([text]) => text)).toEqual(["select * from holder_of($1)", "select a", "select c"]);
  });
});

test("the frame is the portal's page around its content, without scripts", () => {
  const page = `<head><link rel="preload" href="/a.js" as="script"/><script src="/a.js"></script></head><nav>n</nav><main id="main">content</main><footer>f</footer><script>1</script>`;
  expect(frameOf(page)).toEqual({
    before: `<head></head><nav>n</nav><main id="main">`,
    after: `</main><footer>f</footer>`,
  });
  expect(escaped('<a href="x">&')).toBe("&#60;a href=&#34;x&#34;&#62;&#38;");
});
