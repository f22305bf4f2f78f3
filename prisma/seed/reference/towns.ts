/** A town or street: where a firm lies within its county. Kept apart from the divisions, which own rights and quotas. */
export type TownRow = {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly countyCode: string;
  /** The division that administers firms there: the county, or the zone that runs the street. */
  readonly divisionCode: string;
};

/**
 * Streets that a zone runs although the standard lists them under a county. Not held against a primary source (K):
 * the county office chooses another division where this is wrong.
 */
const RUN_BY_ZONE: Readonly<Record<string, string>> = {
  "330402012": "JX-JKQ",
  "330402014": "JX-JKQ",
  "330411003": "JX-JKQ",
  "330411004": "JX-JKQ",
  "330482101": "JX-GQ",
};

/** Codes and names after the national statistical division codes, snapshot of 2023; some names are younger than 2014. */
const TOWNS: Readonly<Record<string, readonly string[]>> = {
  "330402": [
    "007 建设街道 Jianshe",
    "008 解放街道 Jiefang",
    "009 新嘉街道 Xinjia",
    "010 南湖街道 Nanhu",
    "011 新兴街道 Xinxing",
    "012 城南街道 Chengnan",
    "013 东栅街道 Dongzha",
    "014 长水街道 Changshui",
    "015 七星街道 Qixing",
    "100 凤桥镇 Fengqiao",
    "101 余新镇 Yuxin",
    "103 新丰镇 Xinfeng",
    "105 大桥镇 Daqiao",
  ],
  "330411": [
    "002 新城街道 Xincheng",
    "003 嘉北街道 Jiabei",
    "004 塘汇街道 Tanghui",
    "005 高照街道 Gaozhao",
    "101 王江泾镇 Wangjiangjing",
    "103 油车港镇 Youchegang",
    "104 新塍镇 Xincheng",
    "105 王店镇 Wangdian",
    "106 洪合镇 Honghe",
  ],
  "330421": [
    "001 魏塘街道 Weitang",
    "002 罗星街道 Luoxing",
    "003 惠民街道 Huimin",
    "102 大云镇 Dayun",
    "103 西塘镇 Xitang",
    "105 干窑镇 Ganyao",
    "107 陶庄镇 Taozhuang",
    "111 姚庄镇 Yaozhuang",
    "112 天凝镇 Tianning",
  ],
  "330424": [
    "001 武原街道 Wuyuan",
    "002 西塘桥街道 Xitangqiao",
    "004 秦山街道 Qinshan",
    "005 望海街道 Wanghai",
    "101 沈荡镇 Shendang",
    "102 百步镇 Baibu",
    "103 于城镇 Yucheng",
    "105 澉浦镇 Ganpu",
    "106 通元镇 Tongyuan",
  ],
  "330481": [
    "001 硖石街道 Xiashi",
    "002 海洲街道 Haizhou",
    "003 海昌街道 Haichang",
    "004 马桥街道 Maqiao",
    "101 许村镇 Xucun",
    "103 长安镇 Chang'an",
    "105 周王庙镇 Zhouwangmiao",
    "106 丁桥镇 Dingqiao",
    "107 斜桥镇 Xieqiao",
    "108 黄湾镇 Huangwan",
    "110 盐官镇 Yanguan",
    "112 袁花镇 Yuanhua",
  ],
  "330482": [
    "001 当湖街道 Danghu",
    "002 钟埭街道 Zhongdai",
    "003 曹桥街道 Caoqiao",
    "101 乍浦镇 Zhapu",
    "102 新埭镇 Xindai",
    "103 新仓镇 Xincang",
    "106 广陈镇 Guangchen",
    "107 林埭镇 Lindai",
    "108 独山港镇 Dushangang",
  ],
  "330483": [
    "001 梧桐街道 Wutong",
    "003 凤鸣街道 Fengming",
    "004 高桥街道 Gaoqiao",
    "100 乌镇镇 Wuzhen",
    "101 濮院镇 Puyuan",
    "102 屠甸镇 Tudian",
    "103 石门镇 Shimen",
    "104 河山镇 Heshan",
    "105 洲泉镇 Zhouquan",
    "106 大麻镇 Dama",
    "107 崇福镇 Chongfu",
  ],
};

export const towns: readonly TownRow[] = Object.entries(TOWNS).flatMap(([countyCode, rows]) =>
  rows.map((row) => {
    const [serial = "", nameZh = "", name = ""] = row.split(" ");
    const code = countyCode + serial;
    const nameEn = nameZh.endsWith("街道") ? `${name} Subdistrict` : `${name} Town`;
    return { code, nameZh, nameEn, countyCode, divisionCode: RUN_BY_ZONE[code] ?? countyCode };
  }),
);
