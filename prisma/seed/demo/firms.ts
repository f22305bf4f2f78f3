import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import type { Day } from "@/kernel/days";
import { addDays } from "@/kernel/days";
import { clusters } from "../reference/clusters";
import { towns } from "../reference/towns";

/** The invented firms of the demo. All are marked 演示; codes pass their check digits and are given out to nobody. */
export type DemoFirm = {
  readonly key: string;
  readonly name: string;
  readonly uscc: string;
  /** Firms that registered before 2015-10 gave the code of that time. */
  readonly orgCode: string;
  readonly divisionCode: string;
  /** Where its cluster has its home, else one of the division's towns in turn. */
  readonly town: string;
  /** Street and number, invented; every sixth has handed in none. */
  readonly address: string;
  readonly cluster: string | null;
  readonly industry: string;
  readonly registeredOn: Day;
  readonly staff: number;
  readonly titles: readonly (typeof TITLES)[number][];
  readonly contact: string;
  readonly mobile: string;
};

type Trade = readonly [cluster: string | null, word: string, industry: string];

/** How many firms each division has in the demo, and what they make. */
const DIVISIONS: Readonly<Record<string, { readonly count: number; readonly trades: readonly Trade[] }>> = {
  "330483": {
    count: 80,
    trades: [
      ["tongxiang-sweaters", "毛衫", "18"],
      ["tongxiang-fibres", "化纤", "28"],
      ["tongxiang-fur", "蚕丝", "17"],
      [null, "机电", "38"],
    ],
  },
  "330481": {
    count: 56,
    trades: [
      ["haining-warp-knitting", "经编", "17"],
      ["haining-leather", "皮革", "19"],
      ["haining-home-textiles", "家纺", "17"],
      ["haining-photovoltaics", "光伏", "38"],
    ],
  },
  "330402": {
    count: 42,
    trades: [
      ["nanhu-auto-parts", "汽车部件", "36"],
      ["nanhu-microelectronics", "微电子", "39"],
      ["nanhu-packaging", "包装", "29"],
    ],
  },
  "330482": {
    count: 38,
    trades: [
      ["pinghu-bags", "箱包", "19"],
      ["pinghu-optomechatronics", "光机电", "40"],
      ["pinghu-prams", "童车", "37"],
    ],
  },
  "330411": {
    count: 34,
    trades: [
      ["xiuzhou-photovoltaics", "新能源", "38"],
      ["xiuzhou-textiles", "纺织", "17"],
      ["xiuzhou-sweaters", "针织", "18"],
      ["xiuzhou-appliances", "电器", "38"],
    ],
  },
  "330421": {
    count: 30,
    trades: [
      ["jiashan-wood", "木业", "20"],
      ["jiashan-electronics", "电子", "39"],
      ["jiashan-buttons", "五金", "33"],
    ],
  },
  "330424": {
    count: 20,
    trades: [
      ["haiyan-fasteners", "紧固件", "34"],
      ["haiyan-ceilings", "集成吊顶", "33"],
    ],
  },
  "JX-JKQ": {
    count: 13,
    trades: [
      [null, "精密仪器", "40"],
      [null, "食品科技", "14"],
    ],
  },
  "JX-GQ": { count: 8, trades: [["port-chemicals", "新材料", "26"]] },
};

const FIRST = [..."禾澜棠衡砚岚溪苇霁筠泓钧珩曜澄晟铎琮骁翊"];
const SECOND = [..."润泽恒启越川峰源朗盛宁远达康信"];
const FAMILY = [..."沈许陆钟方叶邵毛顾俞汤项费仲戚盛"];
const GIVEN = ["若云", "以宁", "知远", "清和", "亦然", "明川", "静之", "白川", "南乔", "言初", "书白", "望舒"];
const STREETS = ["创新路", "科园路", "纺工路", "运河路", "兴业大道"];
const TITLES = ["high_tech", "tech_sme", "specialised", "above_scale"] as const;

/** The firms of the demo's accounts. */
const NAMED: Readonly<Record<string, { readonly key: string; readonly name: string; readonly at: number }>> = {
  "330483": { key: "firm-a", name: "嘉禾绒纺科技有限公司（演示）", at: 0 },
  "330482": { key: "firm-b", name: "平湖知行箱包有限公司（演示）", at: 0 },
};

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError("an empty list has nothing to pick");
  return found;
}

function townOf(divisionCode: string, cluster: string | null, index: number): string {
  const [home] = clusters.find(({ code }) => code === cluster)?.towns ?? [];
  const here = towns.filter((town) => town.divisionCode === divisionCode).map(({ nameZh }) => nameZh);
  return home ?? pick(here, index);
}

/** From this day on a division's newest firm registers; its county office has not come to it yet. */
export const NEWEST: Day = "2016-11-16";

/** The firms, always the same ones in the same order: registrations spread from January 2015 to November 2016. */
export function demoFirms(): DemoFirm[] {
  const firms: DemoFirm[] = [];
  let serial = 0;
  for (const [divisionCode, { count, trades }] of Object.entries(DIVISIONS)) {
    for (let index = 0; index < count; index++) {
      serial++;
      const [cluster, word, industry] = pick(trades, index);
      const named = NAMED[divisionCode]?.at === index ? NAMED[divisionCode] : undefined;
      const name =
        named?.name ??
        `${pick(FIRST, serial * 7)}${pick(SECOND, Math.floor(serial / FIRST.length) + serial * 3)}${word}有限公司（演示）`;
      const uscc = makeCreditCode(divisionCode.startsWith("JX") ? "330400" : divisionCode, 100_000 + serial);
      firms.push({
        key: named?.key ?? `demo-${serial}`,
        name,
        uscc,
        orgCode: orgCodeOf(uscc),
        divisionCode,
        // Neighbours in the list share a town, so that a day's route stays in it.
        town: townOf(divisionCode, cluster, Math.floor(index / 4)),
        address: serial % 6 === 0 ? "" : `${pick(STREETS, serial)} ${(serial * 13) % 400} 号（演示）`,
        cluster,
        industry,
        // The first of each division come in January 2015, the last in November 2016.
        registeredOn:
          index === count - 1 ? addDays(NEWEST, serial % 7) : addDays("2015-01-06", Math.floor((index / count) * 660)),
        staff: 20 + ((serial * 37) % 480),
        titles: TITLES.filter((_, title) => (serial + title) % 3 === 0),
        contact: `${pick(FAMILY, serial * 5)}${pick(GIVEN, serial * 3)}`,
        mobile: `139${String(10_000_000 + serial * 7)}`,
      });
    }
  }
  return firms;
}
