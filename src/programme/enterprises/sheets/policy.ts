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

/** The columns that every list must have and this one lacks. Lists of the years before the credit code have an older one instead. */
export function missingFields(mapping: Mapping): SheetField[] {
  const instead: readonly SheetField[] = ["orgCode", "regNo"];
  return NEEDED_FIELDS.filter(
    (field) => !mapping.includes(field) && !(field === "uscc" && instead.some((older) => mapping.includes(older))),
  );
}
