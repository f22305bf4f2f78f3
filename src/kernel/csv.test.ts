import fc from "fast-check";
import { expect, test } from "vitest";
import { csvOf, rowsOfCsv } from "./csv";
import { MOST_COLUMNS, MOST_ROWS } from "./table";

test("cells stay text, numbers stay numbers, nothing becomes a formula", () => {
  const rows = [
    ["名称", "数"],
    ["=HYPERLINK(1)", 1],
    ["-2", -2],
    [" =1+1", 3],
    ["说“好”, 和\n换行", null],
    ['a"b', 0],
  ];
  expect(csvOf(rows)).toBe(
    '\uFEFF名称,数\r\n\'=HYPERLINK(1),1\r\n\'-2,-2\r\n\' =1+1,3\r\n"说“好”, 和\n换行",\r\n"a""b",0\r\n',
  );
});

test("reads what spreadsheet programs write: quotes, their doubles, line ends of three kinds, another separator; rows keep their numbers", () => {
  expect(rowsOfCsv('a,"b ""c"", d"\r\n\r\n1,2\r3,"x\ny"\n')).toEqual([
    { row: 1, cells: ["a", 'b "c", d'] },
    { row: 3, cells: ["1", "2"] },
    { row: 4, cells: ["3", "x\ny"] },
  ]);
  expect(rowsOfCsv("a\tb\n1\t")).toEqual([
    { row: 1, cells: ["a", "b"] },
    { row: 2, cells: ["1", ""] },
  ]);
  expect(rowsOfCsv('a;b\n"1";"2" 3')).toEqual([
    { row: 1, cells: ["a", "b"] },
    { row: 2, cells: ["1", "2 3"] },
  ]);
  expect(rowsOfCsv("")).toEqual([]);
  expect(() => rowsOfCsv('a,"b')).toThrow("open-quote B1");
  expect(() => rowsOfCsv("x\n".repeat(MOST_ROWS + 1))).toThrow("too-many-rows");
  expect(() => rowsOfCsv("x,".repeat(MOST_COLUMNS + 1))).toThrow("too-many-cells");
});

test("the separator is that of the table, whatever the titles above it hold; or what the file says of itself", () => {
  expect(rowsOfCsv('名单，一;二\n"填报;单位;日期"\nA,B\n1,"x;y"\n2,z').map(({ cells }) => cells.length)).toEqual([
    1, 1, 2, 2, 2,
  ]);
  expect(rowsOfCsv("sep=|\r\na|b,c\r\n")).toEqual([{ row: 2, cells: ["a", "b,c"] }]);
  expect(rowsOfCsv("a,b\n\u200B,\u3000\n1,2").map(({ row }) => row)).toEqual([1, 3]);
});

test("what is written is read again", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const plain = rows.map((cells) => cells.map((cell) => `x${cell}`));
        expect(
          rowsOfCsv(csvOf([["h,", "h", "h", "h", "h"], ...plain]))
            .slice(1)
            .map(({ cells }) => cells),
        ).toEqual(plain);
      },
    ),
  );
});
