import { parseFirmCode } from "@/kernel/credit-code";
import { plainText, plainWidth } from "@/kernel/plain-text";
import { type List, MOST_ROWS, type SheetPart, type Table, type TableRow, Unreadable } from "@/kernel/table";
import { type Mapping, SHEET_FIELDS, type SheetField, TEMPLATE_HEADS } from "../sheets/policy";

/** What offices call these columns, folded as `foldHead` folds. */
const CALLED: Readonly<Record<SheetField, readonly string[]>> = {
  uscc: ["信用代码", "社会信用代码", "统一代码", "统一信用代码", "企业代码", "uscc", "creditcode"],
  name: ["名称", "企业", "单位名称", "公司名称", "企业全称", "单位", "name"],
  divisionCode: [
    "地区",
    "县市区",
    "所属县市区",
    "区县",
    "属地",
    "所在地区",
    "行政区划",
    "行政区划代码",
    "所属区域",
    "所在县市区",
    "division",
  ],
  orgCode: ["机构代码", "组织代码"],
  regNo: ["注册号", "营业执照注册号", "执照号", "营业执照号"],
  town: ["镇街道", "镇", "街道", "乡镇", "乡镇街道", "镇街", "所属镇街道", "所在镇街道"],
  address: ["地址", "企业地址", "住所", "详细地址", "经营地址"],
  industryCode: ["行业代码", "所属行业", "行业类别", "国民经济行业"],
  clusterId: ["产业集群", "所属块状经济", "集群"],
  legalPerson: ["法人", "法人代表", "法定代表人姓名", "企业法人"],
  contactName: ["联系人姓名", "联络员", "联络人", "姓名", "企业联系人"],
  contactMobile: [
    "联系方式",
    "电话",
    "手机",
    "手机号",
    "手机号码",
    "联系人电话",
    "联系人手机",
    "联系手机",
    "联系电话手机",
  ],
  contactEmail: ["邮箱", "联系邮箱", "电子邮件", "联系人邮箱", "email"],
  staff: ["员工人数", "从业人数", "职工数", "员工数", "从业人员", "从业人员数", "人数"],
  researchStaff: ["研发人员数", "研发人数", "科技人员", "科研人员"],
  sizeClass: ["企业规模", "规模类型", "划型"],
  titles: ["荣誉", "资质荣誉", "企业资质", "称号", "企业类型"],
  foundedOn: ["成立时间", "注册日期", "设立日期", "成立年月日", "登记日期"],
};

const FIELD_OF = new Map<string, SheetField>(
  SHEET_FIELDS.flatMap((field) =>
    [TEMPLATE_HEADS[field], ...CALLED[field]].map((called) => [foldHead(called), field] as const),
  ),
);

/** A head without what offices write around it: that it is part of the column before, spaces, stars, colons, brackets, what stands in brackets but says no more. */
export function foldHead(text: string): string {
  return plainText(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/^其中[:、，,]?/, "")
    .replace(/\((必填|选填|单位[^)]*|名称或代码|18位|人|家|万元)\)/g, "")
    .replace(/[\s*:()、,/\-_]/g, "");
}

/** Which column a head means: the whole of it, or of two heads above one another the lower, or the upper. */
function fieldOf(head: string): SheetField | undefined {
  const parts = head.split(STACKED);
  return [parts.join(""), ...parts.toReversed()].map(fieldCalled).find(Boolean);
}

/** With what stands in brackets, or without: 企业名称（全称）, 县（市、区）. */
function fieldCalled(head: string): SheetField | undefined {
  return FIELD_OF.get(foldHead(head)) ?? FIELD_OF.get(foldHead(head.normalize("NFKC").replace(/\([^)]*\)/g, "")));
}

const STACKED = "／";
/** Heads stand near the top, under a title and a line or two of explanation. */
const TOP_ROWS = 20;

export type Heads = {
  /** One for each column; of heads above one another, joined. */
  readonly heads: readonly string[];
  readonly rows: readonly TableRow[];
};

/**
 * Tells heads from rows: the heads are the row near the top in which most cells are known names of columns, with the row below it when that
 * is a second line of heads. What stands above is title. When no row has two known names, what stands right over the first firm's code, for
 * whoever sends it to say what it means; undefined when that is no row of names either.
 */
export function findHeads(table: readonly TableRow[]): Heads | undefined {
  const known = (row: TableRow) => new Set(row.cells.map((cell) => fieldOf(cell)).filter(Boolean)).size;
  const top = table.slice(0, TOP_ROWS);
  const most = Math.max(...top.map(known));
  const first = most < 2 ? unknownHeads(top) : top.findIndex((row) => known(row) === most);
  if (first < 0) return undefined;
  let last = first;
  while (last + 1 < top.length && isSecondLine(top[first], top[last + 1])) last++;
  const lines = table.slice(first, last + 1);
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const heads = Array.from({ length: width }, (_, column) => {
    const parts = lines.map(({ cells }) => plainText(cells[column] ?? "")).filter(Boolean);
    return [...new Set(parts)].join(STACKED);
  });
  return { heads, rows: table.slice(last + 1) };
}

/** Names of columns that nobody knows: the row over the first one with a firm's code, when it has a text without a year, number or code in several cells. */
function unknownHeads(top: readonly TableRow[]): number {
  const hasCode = ({ cells }: TableRow) => cells.some((cell) => "kind" in parseFirmCode(plainText(plainWidth(cell))));
  const above = top.findIndex(hasCode) - 1;
  const texts = new Set(top[above]?.cells.map((cell) => plainText(cell)).filter(Boolean));
  return texts.size > 2 && [...texts].every((text) => !/\d{4}/.test(text)) ? above : -1;
}

/** A second line of heads repeats a merged head, or has names of columns, and no value that could be a firm's. */
function isSecondLine(first: TableRow | undefined, row: TableRow | undefined): boolean {
  if (!first || !row || row.cells.some((cell) => /\d{4}/.test(cell))) return false;
  const filled = row.cells.map((cell, column) => [cell.trim(), (first.cells[column] ?? "").trim()] as const);
  const heads = filled.filter(([cell, above]) => cell !== "" && (cell === above || fieldOf(cell) !== undefined));
  return heads.length >= 1 && heads.length >= filled.filter(([cell]) => cell !== "").length / 2;
}

/** Words by which people end a table: what all rows come to, and who filled it in. */
const SUM = /^(合计|总计|小计|共计|累计|总数)([(（:：].*|[\s\d,.]*[家户个人]?)$/;
const COUNT = /^(以上)?(共|共计|合计|总计)\s*[\d一二三四五六七八九十百千]+\s*[家户个条行]/;
const REMARK =
  /^[(（[【*※]*\s*((备注|附注|注|说明|填报说明|填表说明|数据来源|来源)\s*\d*\s*[:：.、]|第\s*\d+\s*页|以上)/;
const SIGNED =
  /^(填报|填表|制表|审核|复核|审批|负责|经办|联系|报送|统计|单位|部门|领导|日期|时间|盖章|签字|签章)[^:：]{0,8}[:：]/;
/** A line that begins a part of the table, or one of the remarks: 一、南湖区. */
const NUMBERED = /^([(（]([一二三四五六七八九十]+|\d{1,2})[)）]|([一二三四五六七八九十]+|\d{1,2})[、.．])\s*\S/;

/**
 * A row of a list that is no firm's: a line across the table, such as the name of a county over its firms; heads that are repeated on each
 * printed page; a sum; a remark or who signed. What has a firm's code is a firm's, whatever else it says.
 */
export function isNoFirm(cells: readonly string[]): boolean {
  const filled: string[] = [];
  for (const cell of cells) {
    const text = plainText(plainWidth(cell));
    // Nearly every row ends here, after a cell or two.
    if ("kind" in parseFirmCode(text)) return false;
    if (text !== "") filled.push(text);
  }
  const [first] = filled;
  if (first === undefined) return false;
  const distinct = new Set(filled);
  if (distinct.size === 1 && (filled.length > 2 || NUMBERED.test(first))) return true;
  const heads = filled.filter((cell) => fieldCalled(cell) !== undefined).length;
  if (heads >= 3 || (heads === 2 && filled.length < 5)) return true;
  if (REMARK.test(first) || SIGNED.test(first) || COUNT.test(first)) return true;
  return filled.some((cell) => SUM.test(cell.replace(/\s/g, "")));
}

/** What the columns are, as far as their heads say; of two columns of the same name the first is taken. */
export function mappingOf(heads: readonly string[]): Mapping {
  const taken = new Set<SheetField>();
  return heads.map((head) => {
    const field = fieldOf(head);
    if (!field || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/**
 * The list of firms in a file. Sheets with the same heads, such as one for each county, are one list; what stands in none of their columns, the
 * sheet's name for one, is nothing that they say. Other sheets may explain how it is filled in, or hold what its columns offer: they are named,
 * as what was left out. Throws
 * `Unreadable` when several sheets look like lists under different heads, and when a list could not be read whole.
 */
export function listIn(tables: readonly Table[]): List {
  const lists = tables.filter(isList);
  const except = (taken: readonly (Table | undefined)[]) =>
    tables.filter((table) => !taken.includes(table) && (table.rows.length > 0 || table.fault)).map(({ name }) => name);
  if (lists.length > 1) return { ...joined(lists), leftOut: except(lists) };
  const one = lists[0] ?? tables.find(({ rows }) => findHeads(rows)) ?? tables[0];
  const fault = one?.fault ?? (lists.length === 0 ? tables.find((table) => table.fault)?.fault : undefined);
  if (fault) throw fault;
  return { rows: one?.rows ?? [], sheets: [], leftOut: except([one]) };
}

/** The first list whole, and below it the rows of the others, each cell under the head that it had. */
function joined(lists: readonly Table[]): Omit<List, "leftOut"> {
  const [first, ...others] = lists;
  const keys = keysOf(first);
  for (const other of others) {
    const apart = [...new Set(keysOf(other)).symmetricDifference(new Set(keys))].filter((key) => !key.startsWith(" "));
    if (apart.length === 0) continue;
    const heads = apart.map((key) => key.split(" ")[0]).join("、");
    throw new Unreadable("several-lists", `${lists.map(({ name }) => name).join("、")}（${other.name}：${heads}）`);
  }
  const rows: TableRow[] = [];
  const sheets: SheetPart[] = [];
  for (const { name, rows: own, fault } of lists) {
    if (fault) throw new Unreadable(fault.reason, `${name}!${fault.cell}`);
    const above = rows.at(-1)?.row ?? 0;
    const places = keys.map((key) => keysOf({ rows: own }).indexOf(key));
    const taken = sheets.length === 0 ? own : (findHeads(own)?.rows ?? []);
    for (const { row, cells } of taken)
      rows.push({ row: above + row, cells: sheets.length === 0 ? cells : places.map((place) => cells[place] ?? "") });
    sheets.push({ name, above });
    if (rows.length > MOST_ROWS) throw new Unreadable("too-many-rows");
  }
  return { rows, sheets };
}

/** The heads of a list, each with how often it stood before it: of two columns of a name each meets its own. */
function keysOf(list: Pick<Table, "rows"> | undefined): string[] {
  const times = new Map<string, number>();
  return (findHeads(list?.rows ?? [])?.heads ?? []).map((head) => {
    const name = foldHead(head);
    times.set(name, (times.get(name) ?? 0) + 1);
    return `${name} ${times.get(name)}`;
  });
}

function isList({ rows, fault }: Table): boolean {
  const found = findHeads(rows);
  if (!found) return false;
  const fields = mappingOf(found.heads);
  const isOfFirms = (["name", "uscc", "orgCode", "regNo"] as const).some((field) => fields.includes(field));
  return isOfFirms && (found.rows.length > 0 || fault !== undefined);
}
