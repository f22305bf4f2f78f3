import type { Day } from "@/kernel/days";

/** A complaint of the demo: what the firm writes, and how far it has come on 2016-11-24. All of it is invented. */
export type Matter = {
  readonly key: string;
  /** Whose: a key of `demoFirms`, or the n-th firm of a division that had a contact point by then. */
  readonly firm: string | readonly [division: string, index: number];
  readonly title: string;
  readonly kind: "technical" | "business";
  readonly subkind: string;
  readonly forms: readonly string[];
  readonly relation: string;
  readonly submitted: Day | null;
  readonly account: string;
  readonly secret: string;
  readonly respondent: string;
  readonly files: readonly string[];
};

function matter(
  key: string,
  firm: Matter["firm"],
  submitted: Day | null,
  [title, kind, subkind, forms, relation]: readonly [string, Matter["kind"], string, readonly string[], string],
  [account, secret, respondent]: readonly [string, string, string],
  files: readonly string[] = ["保密协议.pdf", "情况说明.pdf"],
): Matter {
  return { key, firm, title, kind, subkind, forms, relation, submitted, account, secret, respondent, files };
}

const LEFT = ["breach_of_duty"];
const TOOK = ["improper_acquisition", "use_of_acquired"];
const THIRD = ["breach_of_duty", "third_party"];

/** In the order of submission. Account, secret and respondent go under seal; the titles reveal nothing. */
export const matters: readonly Matter[] = [
  matter(
    "fan-blades",
    ["330402", 0],
    "2015-05-12",
    ["模具图纸被外协厂转卖", "technical", "structure", THIRD, "partner"],
    [
      "外协厂把我公司委托加工的模具图纸卖给另一家客户，展会上见到同样的产品（演示）。",
      "叶片根部三段圆角的尺寸链和修模余量（演示）。",
      "演示外协模具厂",
    ],
  ),
  matter(
    "dye-2015",
    ["330481", 3],
    "2015-09-07",
    ["染色工艺被离职人员带走", "technical", "process", LEFT, "former_staff"],
    [
      "原染色主管离职后两个月，同镇一家厂做出同样手感的面料（演示）。",
      "两浴法的升温曲线和助剂投放顺序（演示）。",
      "演示人员甲某",
    ],
  ),
  matter(
    "quotes-2015",
    ["330402", 4],
    "2015-11-16",
    ["报价底稿被竞争对手取得", "business", "bidding", TOOK, "competitor"],
    ["连续三次投标，对手报价都只低百分之一（演示）。", "分项成本底价表（演示）。", "演示包装有限公司"],
  ),
  matter(
    "valve",
    ["JX-GQ", 1],
    "2016-01-18",
    ["配方参数被合作方使用", "technical", "formula", THIRD, "partner"],
    ["合作研发中止后，对方以自己名义投产（演示）。", "主料与催化剂的配比区间及加料次序（演示）。", "演示新材料合作方"],
  ),
  matter(
    "pram",
    ["330482", 5],
    "2016-03-02",
    ["童车折叠结构图纸外泄", "technical", "structure", LEFT, "former_staff"],
    ["设计师离职前拷走未公开的折叠机构图纸（演示）。", "联动锁止机构的连杆尺寸（演示）。", "演示设计师乙某"],
  ),
  matter(
    "sweater-orders",
    ["330483", 2],
    "2016-04-11",
    ["订单资料被前业务员使用", "business", "customers", LEFT, "former_staff"],
    [
      "业务员离职后以低价联系我公司客户（演示）。",
      "二十七家客户的款式偏好、结算习惯和底价（演示）。",
      "演示业务员丙某",
    ],
  ),
  matter(
    "wood-glue",
    ["330421", 1],
    "2016-05-09",
    ["胶合工艺被仿用", "technical", "process", ["third_party"], "competitor"],
    ["同县一家厂使用了同样的涂胶量和压合时间（演示）。", "低醛胶的改性比例和压合曲线（演示）。", "演示木业有限公司"],
  ),
  matter(
    "bolts",
    ["330424", 2],
    "2016-06-06",
    ["热处理参数被带走", "technical", "process", LEFT, "former_staff"],
    ["热处理班长跳槽后，对方产品强度等级突然达到（演示）。", "淬火介质浓度和回火两段温度（演示）。", "演示班长丁某"],
  ),
  matter(
    "fabric-plan",
    ["330481", 7],
    "2016-07-04",
    ["新品开发计划外泄", "business", "plan", TOOK, "unclear"],
    ["春季新品还没有发布，市场上已有同款（演示）。", "春季四十款的花型编号和投产时间（演示）。", "演示不明人员"],
  ),
  matter(
    "controller",
    ["330402", 7],
    "2016-08-01",
    ["控制程序被复制", "technical", "program", TOOK, "former_staff"],
    [
      "对方控制器的程序里保留了我公司的内部注释（演示）。",
      "缺陷识别阈值表和补偿算法（演示）。",
      "演示微电子工程师戊某",
    ],
  ),
  matter(
    "bag-customers",
    "firm-b",
    "2016-08-15",
    ["客户名单被离职业务员带走", "business", "customers", LEFT, "former_staff"],
    [
      "两名业务员离职后成立公司，联系我公司全部海外客户（演示）。",
      "六十一家海外客户的联系人、采购周期和价格条件（演示）。",
      "演示箱包新公司",
    ],
  ),
  matter(
    "cells",
    ["330481", 11],
    "2016-09-05",
    ["电池片工艺参数外泄", "technical", "process", ["improper_acquisition"], "competitor"],
    ["供应商工程师在我公司车间拍照（演示）。", "扩散温区设定和石英舟排布（演示）。", "演示设备供应商"],
  ),
  matter(
    "dyeing",
    "firm-a",
    "2016-09-21",
    ["染整配方被离职人员带走", "technical", "formula", THIRD, "former_staff"],
    [
      "原工艺主管二〇一一年起任职，签有保密协议，今年六月底离职。九月中旬发现另一家公司推出手感与色牢度相近的面料，采购方转来对方的工艺说明，其中升温曲线与我公司一致（演示）。",
      "S1 助剂甲、乙的配比区间；S2 升温曲线的两个转折点及保温时长；S3 回收液的处理顺序（演示）。",
      "演示工艺主管己某；演示纱线有限公司",
    ],
    ["保密协议.pdf", "查阅登记.pdf", "对方工艺说明.pdf"],
  ),
  matter(
    "sensor",
    ["JX-JKQ", 2],
    "2016-10-10",
    ["传感器标定方法被使用", "technical", "method", ["use_of_acquired"], "partner"],
    ["代工厂把标定方法用于自己的产品（演示）。", "五点标定的温度补偿系数（演示）。", "演示仪器代工厂"],
  ),
  matter(
    "ceiling",
    ["330424", 4],
    "2016-10-20",
    ["吊顶龙骨图纸外泄", "technical", "structure", LEFT, "former_staff"],
    ["前技术员把图纸交给新单位（演示）。", "卡扣的回弹余量（演示）。", "演示技术员庚某"],
  ),
  matter(
    "silk",
    ["330483", 6],
    "2016-10-26",
    ["蚕丝处理方法外泄", "technical", "method", ["inducement"], "competitor"],
    ["对方高薪聘请我公司班组长，并要求带样品（演示）。", "脱胶液的配比与时间（演示）。", "演示丝业有限公司"],
  ),
  matter(
    "price-haining",
    ["330481", 2],
    "2016-11-02",
    ["供货底价被泄露", "business", "sales", TOOK, "present_staff"],
    ["采购方直接说出我公司底价（演示）。", "年度供货底价和返利条件（演示）。", "演示员工辛某"],
  ),
  matter(
    "silk-again",
    ["330483", 6],
    "2016-11-03",
    ["蚕丝处理方法外泄（补充）", "technical", "method", ["inducement"], "competitor"],
    ["同一件事，另有新情况（演示）。", "脱胶液的配比与时间（演示）。", "演示丝业有限公司"],
  ),
  matter(
    "film",
    ["330402", 10],
    "2016-11-10",
    ["薄膜配方疑被使用", "technical", "formula", ["use_of_acquired"], "competitor"],
    ["市场上出现同样透光率的薄膜（演示）。", "母粒与增透剂的比例（演示）。", "演示薄膜有限公司"],
  ),
  matter(
    "orders-nanhu",
    ["330402", 2],
    "2016-11-11",
    ["分销商资料被带走", "business", "customers", LEFT, "former_staff"],
    ["区域经理离职时带走分销商资料（演示）。", "一百零三家分销商的账期和返点（演示）。", "演示区域经理壬某"],
  ),
  matter(
    "tender",
    ["330482", 2],
    "2016-11-14",
    ["竞争对手拿到投标底价", "business", "bidding", TOOK, "competitor"],
    ["开标前一天，有人自称掌握我公司底价（演示）。", "投标底价和分项成本（演示）。", "演示光机电有限公司"],
  ),
  matter(
    "salesman",
    "firm-a",
    "2016-11-16",
    ["客户资料被离职业务员带走", "business", "customers", LEFT, "former_staff"],
    [
      "业务员上月离职，本月起以新公司名义联系我公司客户（演示）。",
      "三十八家客户的面料偏好和账期（演示）。",
      "演示业务员癸某",
    ],
  ),
  matter(
    "gears",
    ["330411", 3],
    "2016-11-18",
    ["装配工艺卡被拍照", "technical", "process", ["improper_acquisition"], "partner"],
    ["来访人员在装配区拍照（演示）。", "预紧力和装配次序（演示）。", "演示来访单位"],
  ),
  matter(
    "buttons",
    ["330421", 2],
    "2016-11-21",
    ["五金模具尺寸外泄", "technical", "structure", LEFT, "former_staff"],
    ["模具师傅离职时带走样件（演示）。", "型腔收缩补偿值（演示）。", "演示模具师傅子某"],
  ),
  matter(
    "recipe",
    ["JX-JKQ", 1],
    "2016-11-22",
    ["食品配料表疑被取得", "technical", "formula", ["improper_acquisition"], "unclear"],
    ["配料间门禁有异常记录（演示）。", "复配增味剂的比例（演示）。", "演示不明人员"],
  ),
  matter(
    "yarn",
    "firm-a",
    "2016-11-23",
    ["纱线捻度参数外泄", "technical", "process", LEFT, "former_staff"],
    ["前班长到新单位后，对方产品指标与我公司一致（演示）。", "捻度与张力的对应表（演示）。", "演示班长丑某"],
  ),
  matter(
    "draft-a",
    "firm-a",
    null,
    ["织机改造方案外泄", "technical", "structure", LEFT, "partner"],
    ["还在核对时间（演示）。", "", ""],
    [],
  ),
  matter(
    "draft-b",
    "firm-b",
    null,
    ["面料供应商名单", "business", "business_data", LEFT, "former_staff"],
    ["", "", ""],
    [],
  ),
];
