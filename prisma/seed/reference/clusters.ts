export type ClusterRow = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly divisionCode: string;
  /** Where it lies, as far as its name says so. */
  readonly towns: readonly string[];
  readonly source: string;
  /** False where the cluster is common knowledge that nobody has looked up. */
  readonly verified: boolean;
};

const UNVERIFIED = { source: "待核实", verified: false } as const;

/** The block economies (块状经济) to which the opinion of 2014, 三（三）, ties the network of contact points. */
// biome-ignore format: a table, one row a line
export const clusters: readonly ClusterRow[] = [
  { code: "tongxiang-sweaters", nameZh: "濮院毛衫", nameEn: "Puyuan woollen sweaters", divisionCode: "330483", towns: ["濮院镇"], source: "新华社 2025-01", verified: true },
  { code: "tongxiang-fibres", nameZh: "桐乡化纤、玻纤", nameEn: "Tongxiang chemical and glass fibre", divisionCode: "330483", towns: [], source: "新华社 2025-01", verified: true },
  { code: "tongxiang-fur", nameZh: "崇福皮草、蚕丝被", nameEn: "Chongfu fur and silk quilts", divisionCode: "330483", towns: ["崇福镇"], ...UNVERIFIED },
  { code: "haining-warp-knitting", nameZh: "马桥经编", nameEn: "Maqiao warp knitting", divisionCode: "330481", towns: ["马桥街道"], source: "马桥经编园区 2006 年统计", verified: true },
  { code: "haining-leather", nameZh: "海宁皮革", nameEn: "Haining leather", divisionCode: "330481", towns: [], source: "马桥经编园区 2006 年统计", verified: true },
  { code: "haining-home-textiles", nameZh: "许村家纺", nameEn: "Xucun home textiles", divisionCode: "330481", towns: ["许村镇"], source: "许村家纺报道 2014-12-19", verified: true },
  { code: "haining-photovoltaics", nameZh: "海宁光伏、泛半导体", nameEn: "Haining photovoltaics and semiconductors", divisionCode: "330481", towns: [], ...UNVERIFIED },
  { code: "xiuzhou-photovoltaics", nameZh: "秀洲光伏、装备", nameEn: "Xiuzhou photovoltaics and equipment", divisionCode: "330411", towns: [], source: "秀洲年鉴 2022", verified: true },
  { code: "xiuzhou-textiles", nameZh: "王江泾纺织", nameEn: "Wangjiangjing textiles", divisionCode: "330411", towns: ["王江泾镇"], ...UNVERIFIED },
  { code: "xiuzhou-sweaters", nameZh: "洪合毛衫", nameEn: "Honghe sweaters", divisionCode: "330411", towns: ["洪合镇"], ...UNVERIFIED },
  { code: "xiuzhou-appliances", nameZh: "王店集成吊顶、小家电", nameEn: "Wangdian ceilings and small appliances", divisionCode: "330411", towns: ["王店镇"], ...UNVERIFIED },
  { code: "pinghu-bags", nameZh: "平湖服装、箱包", nameEn: "Pinghu garments and bags", divisionCode: "330482", towns: [], ...UNVERIFIED },
  { code: "pinghu-optomechatronics", nameZh: "平湖光机电", nameEn: "Pinghu opto-mechatronics", divisionCode: "330482", towns: [], ...UNVERIFIED },
  { code: "pinghu-prams", nameZh: "平湖童车", nameEn: "Pinghu baby carriages", divisionCode: "330482", towns: [], ...UNVERIFIED },
  { code: "jiashan-wood", nameZh: "嘉善木业家具", nameEn: "Jiashan wood products", divisionCode: "330421", towns: [], ...UNVERIFIED },
  { code: "jiashan-electronics", nameZh: "嘉善电子信息", nameEn: "Jiashan electronics", divisionCode: "330421", towns: [], ...UNVERIFIED },
  { code: "jiashan-buttons", nameZh: "西塘纽扣、五金", nameEn: "Xitang buttons and hardware", divisionCode: "330421", towns: ["西塘镇"], ...UNVERIFIED },
  { code: "haiyan-fasteners", nameZh: "海盐紧固件", nameEn: "Haiyan fasteners", divisionCode: "330424", towns: [], ...UNVERIFIED },
  { code: "haiyan-ceilings", nameZh: "百步集成家居", nameEn: "Baibu integrated ceilings", divisionCode: "330424", towns: ["百步镇"], ...UNVERIFIED },
  { code: "haiyan-nuclear", nameZh: "海盐核电关联", nameEn: "Haiyan nuclear-related industry", divisionCode: "330424", towns: [], ...UNVERIFIED },
  { code: "nanhu-auto-parts", nameZh: "南湖汽车零部件", nameEn: "Nanhu auto parts", divisionCode: "330402", towns: [], ...UNVERIFIED },
  { code: "nanhu-microelectronics", nameZh: "南湖微电子", nameEn: "Nanhu microelectronics", divisionCode: "330402", towns: [], ...UNVERIFIED },
  { code: "nanhu-packaging", nameZh: "南湖包装印刷", nameEn: "Nanhu packaging", divisionCode: "330402", towns: [], ...UNVERIFIED },
  { code: "port-chemicals", nameZh: "港区化工新材料", nameEn: "Port Area chemicals and new materials", divisionCode: "JX-GQ", towns: [], ...UNVERIFIED },
];
