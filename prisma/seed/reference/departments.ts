import type { DepartmentKind } from "@/kernel/actor";

export type DepartmentRow = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The name on a narrow screen and in lists. */
  readonly shortZh: string;
  readonly kind: DepartmentKind;
  readonly level: "city" | "county";
  readonly divisionCode: string;
  /** First word of its document numbers: 嘉市监 + 案 gives 嘉市监案〔2016〕7号. */
  readonly documentWord: string;
};

/**
 * The departments that the opinion of 2014 names (三（五）), with the county bureaus of the leading one. Others join by a
 * row. The short words of document numbers follow custom and were not held against real papers: each bureau sets its own.
 */
// biome-ignore format: a table, one row a line
export const departments: readonly DepartmentRow[] = [
  { code: "330400-MR", nameZh: "嘉兴市市场监督管理局", nameEn: "Jiaxing Market Regulation Bureau", shortZh: "市市场监管局", kind: "market_regulation", level: "city", divisionCode: "330400", documentWord: "嘉市监" },
  { code: "330411-MR", nameZh: "嘉兴市秀洲区市场监督管理局", nameEn: "Xiuzhou Market Regulation Bureau", shortZh: "秀洲区市场监管局", kind: "market_regulation", level: "county", divisionCode: "330411", documentWord: "秀市监" },
  { code: "330421-MR", nameZh: "嘉善县市场监督管理局", nameEn: "Jiashan Market Regulation Bureau", shortZh: "嘉善县市场监管局", kind: "market_regulation", level: "county", divisionCode: "330421", documentWord: "善市监" },
  { code: "330483-MR", nameZh: "桐乡市市场监督管理局", nameEn: "Tongxiang Market Regulation Bureau", shortZh: "桐乡市市场监管局", kind: "market_regulation", level: "county", divisionCode: "330483", documentWord: "桐市监" },
  { code: "JX-JKQ-MR", nameZh: "嘉兴市市场监督管理局经济技术开发区分局", nameEn: "Market Regulation Bureau, Jiaxing ETDZ Branch", shortZh: "经开区市场监管分局", kind: "market_regulation", level: "county", divisionCode: "JX-JKQ", documentWord: "嘉经开市监" },
  { code: "330402-MR", nameZh: "嘉兴市南湖区市场监督管理局", nameEn: "Nanhu Market Regulation Bureau", shortZh: "南湖区市场监管局", kind: "market_regulation", level: "county", divisionCode: "330402", documentWord: "南市监" },
  { code: "330482-MR", nameZh: "平湖市市场监督管理局", nameEn: "Pinghu Market Regulation Bureau", shortZh: "平湖市市场监管局", kind: "market_regulation", level: "county", divisionCode: "330482", documentWord: "平市监" },
  { code: "330481-MR", nameZh: "海宁市市场监督管理局", nameEn: "Haining Market Regulation Bureau", shortZh: "海宁市市场监管局", kind: "market_regulation", level: "county", divisionCode: "330481", documentWord: "海市监" },
  { code: "330424-MR", nameZh: "海盐县市场监督管理局", nameEn: "Haiyan Market Regulation Bureau", shortZh: "海盐县市场监管局", kind: "market_regulation", level: "county", divisionCode: "330424", documentWord: "盐市监" },
  { code: "JX-GQ-MR", nameZh: "嘉兴市市场监督管理局港区分局", nameEn: "Market Regulation Bureau, Jiaxing Port Branch", shortZh: "港区市场监管分局", kind: "market_regulation", level: "county", divisionCode: "JX-GQ", documentWord: "嘉港市监" },
  { code: "330400-PS", nameZh: "嘉兴市公安局经济犯罪侦查支队", nameEn: "Jiaxing Public Security Bureau, Economic Crime Investigation", shortZh: "市公安局经侦支队", kind: "police", level: "city", divisionCode: "330400", documentWord: "嘉公经侦" },
  { code: "330400-ST", nameZh: "嘉兴市科学技术局", nameEn: "Jiaxing Science and Technology Bureau", shortZh: "市科技局", kind: "science_tech", level: "city", divisionCode: "330400", documentWord: "嘉科" },
  { code: "330400-HR", nameZh: "嘉兴市人力资源和社会保障局", nameEn: "Jiaxing Human Resources and Social Security Bureau", shortZh: "市人力社保局", kind: "human_resources", level: "city", divisionCode: "330400", documentWord: "嘉人社" },
  { code: "330400-GO", nameZh: "嘉兴市人民政府办公室", nameEn: "Office of the Jiaxing Municipal Government", shortZh: "市政府办公室", kind: "government_office", level: "city", divisionCode: "330400", documentWord: "嘉政办" },
  { code: "330400-OP", nameZh: "护密维权平台运行管理组", nameEn: "Portal Operations", shortZh: "平台运行管理组", kind: "operations", level: "city", divisionCode: "330400", documentWord: "嘉护密运" },
];
