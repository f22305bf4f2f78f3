import { expect, test } from "vitest";
import { z } from "zod";
import { unheeded, written } from "./address";
import { parseDay } from "./days";

const schema = z.object({
  officer: z.uuid().optional().catch(undefined),
  year: z
    .string()
    .regex(/^20\d\d$/)
    .optional()
    .catch(undefined),
  q: z.string().trim().normalize("NFKC").optional().catch(undefined),
  view: z.enum(["list", "table"]).catch("list"),
  asOf: z.string().transform(parseDay).optional().catch(undefined),
});

const told = (search: Record<string, string | string[]>, beside?: readonly string[]) =>
  unheeded(search, schema.parse(search), beside).map(({ name, value, why }) => `${why}: ${name}=${value}`);

test("what an address says and its schema can't read is told as it was typed; empty and read parts aren't", () => {
  expect(told({ officer: "zzz", year: "1999", q: "铜" })).toEqual(["unknown: officer=zzz", "unknown: year=1999"]);
  expect(told({ officer: "", year: "2016" })).toEqual([]);
  expect(told({ q: " ＡＢ铜 ", view: "list" })).toEqual([]);
  expect(told({ officer: "z".repeat(300) })).toEqual([`unknown: officer=${"z".repeat(60)}`]);
});

test("what stands twice, what a default was taken for, and what isn't of the list shown is told as well", () => {
  expect(told({ year: ["2015", "2016"] })).toEqual(["unknown: year=2015", "unknown: year=2016"]);
  expect(told({ view: "map" })).toEqual(["unknown: view=map"]);
  expect(told({ year: "2016", q: "铜" }, ["year"])).toEqual(["beside: year=2016"]);
  expect(told({ town: "濮院镇", status: "", after: "2" })).toEqual(["beside: town=濮院镇"]);
});

test("a name that nobody knows is told, not what a page has besides its filter nor what was hung onto the address on its way", () => {
  expect(told({ foo: "1", asof: "2016-01-01", Year: "2016", constructor: "x", "addPoints.330402": "3" })).toEqual([
    "beside: foo=1",
    "beside: asof=2016-01-01",
    "beside: Year=2016",
    "beside: constructor=x",
    "beside: addPoints.330402=3",
  ]);
  const shared = { utm_source: "wechat", spm: "a.b", from: "groupmessage", isappinstalled: "0" };
  expect(told({ after: "x", save: "1", ...shared, year: "2016" })).toEqual([]);
  expect(told({ from: "2016-01-01" })).toEqual(["beside: from=2016-01-01"]);
  // What a list itself is narrowed by is told when it can't be read, whatever it is called.
  expect(unheeded({ after: "x" }, { after: undefined })).toMatchObject([{ name: "after", why: "unknown" }]);
});

test("a day is heeded however it is written, and what is none is told", () => {
  for (const asOf of ["2015-12-31", "2015/12/31", "2015年12月31日", " ２０１５．１２．３１ "])
    expect(told({ asOf })).toEqual([]);
  expect(told({ asOf: "2015-02-30" })).toEqual(["unknown: asOf=2015-02-30"]);
  expect(told({ asOf: ["2015-12-31", "2016-12-31"] })).toHaveLength(2);
});

test("an address says the name of a list with each of its values, and nothing of what isn't there", () => {
  expect(written({ division: "330402", column: ["编号", ""], asOf: undefined, none: [] })).toBe(
    "division=330402&column=%E7%BC%96%E5%8F%B7&column=",
  );
});
