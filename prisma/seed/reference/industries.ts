/** A class of GB/T 4754: a section (letter), or a division of manufacturing (two digits, parent C). */
export type IndustryRow = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly parentCode: string | null;
};

/**
 * GB/T 4754-2017. The edition of 2011, in force until 2017-09-30, has the same codes; there division 25 was called
 * 石油加工、炼焦和核燃料加工业. English names are this portal's own.
 */
const SECTIONS: readonly (readonly [code: string, nameZh: string, nameEn: string])[] = [
  ["A", "农、林、牧、渔业", "Agriculture, forestry, animal husbandry and fishery"],
  ["B", "采矿业", "Mining"],
  ["C", "制造业", "Manufacturing"],
  ["D", "电力、热力、燃气及水生产和供应业", "Production and supply of electricity, heat, gas and water"],
  ["E", "建筑业", "Construction"],
  ["F", "批发和零售业", "Wholesale and retail trade"],
  ["G", "交通运输、仓储和邮政业", "Transport, storage and post"],
  ["H", "住宿和餐饮业", "Accommodation and catering"],
  ["I", "信息传输、软件和信息技术服务业", "Information transmission, software and information technology"],
  ["J", "金融业", "Finance"],
  ["K", "房地产业", "Real estate"],
  ["L", "租赁和商务服务业", "Leasing and business services"],
  ["M", "科学研究和技术服务业", "Scientific research and technical services"],
  ["N", "水利、环境和公共设施管理业", "Water conservancy, environment and public facilities"],
  ["O", "居民服务、修理和其他服务业", "Household services, repair and other services"],
  ["P", "教育", "Education"],
  ["Q", "卫生和社会工作", "Health and social work"],
  ["R", "文化、体育和娱乐业", "Culture, sports and entertainment"],
  ["S", "公共管理、社会保障和社会组织", "Public administration, social security and social organisations"],
  ["T", "国际组织", "International organisations"],
];

const MANUFACTURING: readonly (readonly [code: string, nameZh: string, nameEn: string])[] = [
  ["13", "农副食品加工业", "Processing of farm products"],
  ["14", "食品制造业", "Food"],
  ["15", "酒、饮料和精制茶制造业", "Liquor, beverages and refined tea"],
  ["16", "烟草制品业", "Tobacco"],
  ["17", "纺织业", "Textiles"],
  ["18", "纺织服装、服饰业", "Garments and accessories"],
  ["19", "皮革、毛皮、羽毛及其制品和制鞋业", "Leather, fur, feather products and footwear"],
  ["20", "木材加工和木、竹、藤、棕、草制品业", "Timber, wood, bamboo, rattan, palm and straw products"],
  ["21", "家具制造业", "Furniture"],
  ["22", "造纸和纸制品业", "Paper and paper products"],
  ["23", "印刷和记录媒介复制业", "Printing and reproduction of recorded media"],
  ["24", "文教、工美、体育和娱乐用品制造业", "Articles for culture, education, arts, sports and entertainment"],
  ["25", "石油、煤炭及其他燃料加工业", "Processing of petroleum, coal and other fuels"],
  ["26", "化学原料和化学制品制造业", "Chemical raw materials and chemical products"],
  ["27", "医药制造业", "Medicines"],
  ["28", "化学纤维制造业", "Chemical fibres"],
  ["29", "橡胶和塑料制品业", "Rubber and plastic products"],
  ["30", "非金属矿物制品业", "Non-metallic mineral products"],
  ["31", "黑色金属冶炼和压延加工业", "Smelting and pressing of ferrous metals"],
  ["32", "有色金属冶炼和压延加工业", "Smelting and pressing of non-ferrous metals"],
  ["33", "金属制品业", "Metal products"],
  ["34", "通用设备制造业", "General-purpose machinery"],
  ["35", "专用设备制造业", "Special-purpose machinery"],
  ["36", "汽车制造业", "Motor vehicles"],
  ["37", "铁路、船舶、航空航天和其他运输设备制造业", "Railway, ship, aerospace and other transport equipment"],
  ["38", "电气机械和器材制造业", "Electrical machinery and equipment"],
  ["39", "计算机、通信和其他电子设备制造业", "Computers, communication and other electronic equipment"],
  ["40", "仪器仪表制造业", "Measuring instruments"],
  ["41", "其他制造业", "Other manufacturing"],
  ["42", "废弃资源综合利用业", "Recycling of waste resources"],
  ["43", "金属制品、机械和设备修理业", "Repair of metal products, machinery and equipment"],
];

export const industries: readonly IndustryRow[] = [
  ...SECTIONS.map(([code, nameZh, nameEn]) => ({ code, nameZh, nameEn, parentCode: null })),
  ...MANUFACTURING.map(([code, nameZh, nameEn]) => ({ code, nameZh, nameEn, parentCode: "C" })),
];
