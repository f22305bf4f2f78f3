/** A county of GB/T 2260, or a zone that the city administers itself and that has no code of its own there. */
export type DivisionRow = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** The name on a tile of the map, without its kind. */
  readonly shortZh: string;
  readonly shortEn: string;
  /** What offices call it besides, as lists of firms are read with; without the city's name before it, which may always stand there. */
  readonly otherZh: readonly string[];
  /** Counties on whose land a zone lies. */
  readonly onLandOf: readonly string[];
  readonly kind: "city" | "district" | "county" | "county-city" | "zone";
  readonly parentCode: string | null;
  /** In the order of the land: from north to south, and in each row from west to east. */
  readonly sort: number;
  /** Column and row, from 1, on the schematic map; the city itself has none. */
  readonly tileX: number | null;
  readonly tileY: number | null;
};

const city = "330400";

/**
 * Source: GB/T 2260 (codes); the two zones carry codes of this portal. 经开区 runs streets that the standard lists under
 * 南湖 and 秀洲, 港区 lies in 乍浦 of 平湖: a firm there belongs to the zone.
 */
// biome-ignore format: a table, one row a line
export const divisions: readonly DivisionRow[] = [
  { code: city, nameZh: "嘉兴市", nameEn: "Jiaxing", shortZh: "全市", shortEn: "City", otherZh: [], onLandOf: [], kind: "city", parentCode: null, sort: 0, tileX: null, tileY: null },
  { code: "330411", nameZh: "秀洲区", nameEn: "Xiuzhou District", shortZh: "秀洲", shortEn: "Xiuzhou", otherZh: [], onLandOf: [], kind: "district", parentCode: city, sort: 1, tileX: 2, tileY: 1 },
  { code: "330421", nameZh: "嘉善县", nameEn: "Jiashan County", shortZh: "嘉善", shortEn: "Jiashan", otherZh: [], onLandOf: [], kind: "county", parentCode: city, sort: 2, tileX: 3, tileY: 1 },
  { code: "330483", nameZh: "桐乡市", nameEn: "Tongxiang City", shortZh: "桐乡", shortEn: "Tongxiang", otherZh: [], onLandOf: [], kind: "county-city", parentCode: city, sort: 3, tileX: 1, tileY: 2 },
  { code: "JX-JKQ", nameZh: "嘉兴经济技术开发区", nameEn: "Jiaxing Economic and Technological Development Zone", shortZh: "经开", shortEn: "Jiaxing ETDZ", otherZh: ["经开区", "经济开发区", "经济技术开发区", "国家级经济技术开发区", "开发区", "经开区管委会", "经济技术开发区管委会"], onLandOf: ["330402", "330411"], kind: "zone", parentCode: city, sort: 4, tileX: 2, tileY: 2 },
  { code: "330402", nameZh: "南湖区", nameEn: "Nanhu District", shortZh: "南湖", shortEn: "Nanhu", otherZh: [], onLandOf: [], kind: "district", parentCode: city, sort: 5, tileX: 3, tileY: 2 },
  { code: "330482", nameZh: "平湖市", nameEn: "Pinghu City", shortZh: "平湖", shortEn: "Pinghu", otherZh: [], onLandOf: [], kind: "county-city", parentCode: city, sort: 6, tileX: 4, tileY: 2 },
  { code: "330481", nameZh: "海宁市", nameEn: "Haining City", shortZh: "海宁", shortEn: "Haining", otherZh: [], onLandOf: [], kind: "county-city", parentCode: city, sort: 7, tileX: 2, tileY: 3 },
  { code: "330424", nameZh: "海盐县", nameEn: "Haiyan County", shortZh: "海盐", shortEn: "Haiyan", otherZh: [], onLandOf: [], kind: "county", parentCode: city, sort: 8, tileX: 3, tileY: 3 },
  { code: "JX-GQ", nameZh: "嘉兴港区", nameEn: "Jiaxing Port Area", shortZh: "港区", shortEn: "Port Area", otherZh: ["港区", "港区管委会", "港口区"], onLandOf: ["330482"], kind: "zone", parentCode: city, sort: 9, tileX: 4, tileY: 3 },
];
