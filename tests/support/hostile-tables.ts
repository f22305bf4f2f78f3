import { Unreadable } from "@/kernel/table";
import { readTables } from "@/platform/table-file";
import { type Part, sheets, text, workbook } from "./workbooks";

/**
 * Reads files that mean harm, one after another, and prints what each is refused for and the most memory that the process ever had, with the
 * milliseconds of processor time for whoever runs it by hand: `node --import tsx tests/support/hostile-tables.ts`.
 */
const shared = (long: string): Part => ({ name: "xl/sharedStrings.xml", text: `<sst><si><t>${long}</t></si></sst>` });
const sharing = `<row>${`<c t="s"><v>0</v></c>`.repeat(190)}</row>`.repeat(7000);
const wide = `<row>${"<c/>".repeat(16_384)}</row>`;

const files: readonly (readonly [what: string, make: () => Buffer])[] = [
  [
    "a zip that declares one part larger than any list",
    () => workbook("", [{ name: "xl/media/a", text: "", declared: 70_000_000 }]),
  ],
  [
    "a zip that declares more than any list together",
    () =>
      workbook(
        "",
        Array.from({ length: 5 }, (_, n) => ({ name: `xl/media/${n}`, text: "", declared: 40_000_000 })),
      ),
  ],
  [
    "a zip that declares little and holds much",
    () => workbook("<row/>", [{ name: "xl/sharedStrings.xml", text: "<si/>".repeat(1_000_000), declared: 1000 }]),
  ],
  [
    "a billion laughs",
    () =>
      workbook(`<row>${text("A1", "x")}</row>`, [
        {
          name: "xl/sharedStrings.xml",
          text: `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>`,
        },
      ]),
  ],
  ["three million cells", () => workbook(wide.repeat(200))],
  ["sixteen million cells", () => workbook(wide.repeat(1024))],
  ["cells that share one long text", () => workbook(sharing, [shared("长".repeat(39_000))])],
  ["cells that share one long text with escapes", () => workbook(sharing, [shared("_x957F_".repeat(5_000))])],
  [
    "merged cells without end",
    () =>
      workbook(
        `<row><c><v>1</v></c></row>`.repeat(20_000),
        [],
        `<mergeCells>${`<mergeCell ref="A1:ZZ20000"/>`.repeat(40_000)}</mergeCells>`,
      ),
  ],
  [
    "styles without end",
    () =>
      workbook("", [
        { name: "xl/styles.xml", text: `<styleSheet><cellXfs>${"<xf/>".repeat(1_100_000)}</cellXfs></styleSheet>` },
      ]),
  ],
  ["sheets without end", () => sheets(Array.from({ length: 500 }, (_, n) => [`${n}`, ""] as const))],
  [
    "lists without end, one a sheet",
    () => {
      const rows = `<row>${text("A", "企业名称")}</row>`.replace(' r="A"', "").repeat(12_000);
      return sheets(Array.from({ length: 60 }, (_, n) => [`${n}`, rows] as const));
    },
  ],
  [
    "a formula at the end of a long list",
    () => {
      const rows = `<row>${text("A", "企业名称")}</row>`.repeat(14_999).replaceAll(' r="A"', "");
      return workbook(`${rows}<row r="15000"><c r="C15000"><f>1+1</f></c></row>`);
    },
  ],
  ["separators without end", () => Buffer.alloc(9_000_000, ",")],
];

const refusals: Record<string, string> = {};
const milliseconds: Record<string, number> = {};
for (const [what, make] of files) {
  const bytes = make();
  const before = process.cpuUsage();
  try {
    const tables = await readTables(bytes);
    const fault = tables.find((table) => table.fault)?.fault;
    refusals[what] = fault ? `${fault.reason} ${fault.cell}`.trim() : "taken";
  } catch (error) {
    refusals[what] = error instanceof Unreadable ? `${error.reason} ${error.cell}`.trim() : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  milliseconds[what] = Math.round((user + system) / 1000);
}
console.log(
  JSON.stringify({ refusals, milliseconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) }, null, 1),
);
