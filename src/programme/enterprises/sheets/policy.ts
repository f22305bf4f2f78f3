import type { TableRow } from "@/kernel/table";

/** What a column of a list of firms can be, in the order of the template. The first three every list must have. */
export const SHEET_FIELDS = [
  "uscc",
  "name",
  "divisionCode",
  "orgCode",
  "regNo",
  "town",
  "address",
  "industryCode",
  "clusterId",
  "legalPerson",
  "contactName",
  "contactMobile",
  "contactEmail",
  "staff",
  "researchStaff",
  "sizeClass",
  "titles",
  "foundedOn",
] as const;
export type SheetField = (typeof SHEET_FIELDS)[number];
export const NEEDED_FIELDS = ["uscc", "name", "divisionCode"] as const satisfies readonly SheetField[];

/** What a column is taken for, in the sheet's order; null: not taken. */
export type Mapping = readonly (SheetField | null)[];

/** The template's heads. Lists have no language: they come from Chinese offices and go back there. */
export const TEMPLATE_HEADS: Readonly<Record<SheetField, string>> = {
  uscc: "统一社会信用代码",
  name: "企业名称",
  divisionCode: "所属地区",
  orgCode: "组织机构代码",
  regNo: "工商注册号",
  town: "镇（街道）",
  address: "注册地址",
  industryCode: "行业",
  clusterId: "块状经济",
  legalPerson: "法定代表人",
  contactName: "联系人",
  contactMobile: "联系电话",
  contactEmail: "电子邮箱",
  staff: "职工人数",
  researchStaff: "研发人员",
  sizeClass: "规模",
  titles: "资质",
  foundedOn: "成立日期",
};

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

/** A head without what offices write around it: spaces, stars, colons, brackets, what stands in brackets but says no more. */
export function foldHead(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\((必填|选填|单位[^)]*|名称或代码|18位|人|家|万元)\)/g, "")
    .replace(/[\s*:()、,/\-_]/g, "");
}

/** Which column a head means: the whole of it, or of two heads above one another the lower, or the upper. */
function fieldOf(head: string): SheetField | undefined {
  const parts = head.split(STACKED);
  return (
    FIELD_OF.get(foldHead(parts.join(""))) ??
    [...parts]
      .reverse()
      .map((part) => FIELD_OF.get(foldHead(part)))
      .find(Boolean)
  );
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
 * is a second line of heads. What stands above is title. Undefined when no row has two known names.
 */
export function findHeads(table: readonly TableRow[]): Heads | undefined {
  const known = (row: TableRow) => new Set(row.cells.map((cell) => fieldOf(cell)).filter(Boolean)).size;
  const top = table.slice(0, TOP_ROWS);
  const most = Math.max(...top.map(known));
  if (most < 2) return undefined;
  const first = top.findIndex((row) => known(row) === most);
  let last = first;
  while (last + 1 < top.length && isSecondLine(top[first], top[last + 1])) last++;
  const lines = table.slice(first, last + 1);
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const heads = Array.from({ length: width }, (_, column) => {
    const parts = lines.map(({ cells }) => (cells[column] ?? "").replace(/\s+/g, " ").trim()).filter(Boolean);
    return [...new Set(parts)].join(STACKED);
  });
  return { heads, rows: table.slice(last + 1).filter((row) => !isCaption(row)) };
}

/** A second line of heads repeats a merged head, or has names of columns, and no value that could be a firm's. */
function isSecondLine(first: TableRow | undefined, row: TableRow | undefined): boolean {
  if (!first || !row || row.cells.some((cell) => /\d{4}/.test(cell))) return false;
  const filled = row.cells.map((cell, column) => [cell.trim(), (first.cells[column] ?? "").trim()] as const);
  const heads = filled.filter(([cell, above]) => cell !== "" && (cell === above || fieldOf(cell) !== undefined));
  return heads.length >= 1 && heads.length >= filled.filter(([cell]) => cell !== "").length / 2;
}

/** A line across the table, such as the name of a county over its firms: one text in all its cells. */
function isCaption({ cells }: TableRow): boolean {
  const filled = cells.filter((cell) => cell.trim() !== "");
  return filled.length > 2 && new Set(filled).size === 1;
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

/** The columns that every list must have and this one lacks. */
export function missingFields(mapping: Mapping): SheetField[] {
  return NEEDED_FIELDS.filter((field) => !mapping.includes(field));
}
