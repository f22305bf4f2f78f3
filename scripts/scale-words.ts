import type { Dice } from "./scale-dice";

/** Invented names. Firms end in （演示）, as everything that was made up. */

const PLACES: Readonly<Record<string, string>> = {
  "330402": "南湖",
  "330411": "秀洲",
  "330421": "嘉善",
  "330424": "海盐",
  "330481": "海宁",
  "330482": "平湖",
  "330483": "桐乡",
  "JX-JKQ": "嘉兴",
  "JX-GQ": "乍浦",
};

/** What each division's firms make, and its class in GB/T 4754. */
const TRADES: Readonly<Record<string, readonly (readonly [word: string, industry: string])[]>> = {
  "330402": [
    ["汽车零部件", "36"],
    ["微电子", "39"],
    ["包装印刷", "23"],
    ["软件", "I"],
  ],
  "330411": [
    ["光伏科技", "38"],
    ["纺织", "17"],
    ["针织", "18"],
    ["集成吊顶", "33"],
  ],
  "330421": [
    ["木业", "20"],
    ["电子", "39"],
    ["五金", "33"],
    ["纽扣", "41"],
  ],
  "330424": [
    ["紧固件", "33"],
    ["集成家居", "21"],
    ["核电设备", "34"],
  ],
  "330481": [
    ["经编", "17"],
    ["皮革", "19"],
    ["家纺", "17"],
    ["半导体", "39"],
  ],
  "330482": [
    ["箱包", "19"],
    ["光机电", "40"],
    ["童车", "37"],
    ["服饰", "18"],
  ],
  "330483": [
    ["毛衫", "18"],
    ["化纤", "28"],
    ["玻纤", "30"],
    ["蚕丝", "17"],
  ],
  "JX-JKQ": [
    ["精密仪器", "40"],
    ["食品科技", "14"],
    ["医药", "27"],
  ],
  "JX-GQ": [
    ["化工", "26"],
    ["新材料", "26"],
  ],
};

const FIRST = [..."禾澜棠衡砚岚溪苇霁筠泓钧珩曜澄晟铎琮骁翊沐槿昱霖"];
const SECOND = [..."润泽恒启越川峰源朗盛宁远达康信和岳舟"];
const FORMS = ["有限公司", "股份有限公司", "科技有限公司", "实业有限公司"] as const;
const FAMILY = [..."沈许陆钟方叶邵毛顾俞汤项费仲戚盛"];
const GIVEN = ["若云", "以宁", "知远", "清和", "亦然", "明川", "静之", "白川", "南乔", "言初", "书白", "望舒"] as const;

const THINGS = [
  "提花面料",
  "经编机",
  "纬编坯布",
  "涤纶长丝",
  "光伏背板",
  "逆变器",
  "注塑模具",
  "锂电隔膜",
  "染色配方",
  "皮革涂饰剂",
  "紧固件",
  "集成吊顶",
  "汽车线束",
  "传感器",
  "羊毛衫",
  "童车折叠架",
  "药用胶囊",
  "控制软件",
  "客户名单",
  "报价体系",
] as const;
const KINDS = [
  "工艺",
  "图纸",
  "配方",
  "参数",
  "源代码",
  "检测方法",
  "采购价格",
  "招标底价",
  "营销计划",
  "客户资料",
] as const;
const ACTS = ["被离职人员带走", "被合作方泄露", "被供应商转用", "被竞争者获取", "被他人非法复制"] as const;

/** The trade of the n-th firm of a division. */
export function tradeOf(division: string, n: number): readonly [word: string, industry: string] {
  const trades = TRADES[division] ?? [["科技", "M"]];
  return trades[n % trades.length] ?? ["科技", "M"];
}

/** A firm's name; no two are the same within some thousands of each division. */
export function firmName(division: string, n: number): string {
  const [trade] = tradeOf(division, n);
  const rest = Math.floor(n / (TRADES[division]?.length ?? 1));
  const first = FIRST[rest % FIRST.length] ?? "";
  const second = SECOND[Math.floor(rest / FIRST.length) % SECOND.length] ?? "";
  const form = FORMS[Math.floor(rest / FIRST.length / SECOND.length) % FORMS.length] ?? "";
  return `${PLACES[division] ?? "嘉兴"}${first}${second}${trade}${form}（演示）`;
}

export function personName(dice: Dice): string {
  return dice.pick(FAMILY) + dice.pick(GIVEN);
}

/** A title that reveals nothing. */
export function complaintTitle(dice: Dice): string {
  return dice.pick(THINGS) + dice.pick(KINDS) + dice.pick(ACTS);
}
