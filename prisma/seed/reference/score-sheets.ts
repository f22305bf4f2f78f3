import type { SheetContent } from "@/programme/demonstration-sites/score-sheets/schema";

/** [points, Chinese, English, evidence in Chinese, in English] */
type ItemRow = readonly [points: number, textZh: string, textEn: string, evidenceZh: string, evidenceEn: string];

function dimension(nameZh: string, nameEn: string, rows: readonly ItemRow[]): SheetContent["dimensions"][number] {
  return {
    nameZh,
    nameEn,
    items: rows.map(([points, textZh, textEn, evidenceZh, evidenceEn]) => ({
      points,
      textZh,
      textEn,
      evidenceZh,
      evidenceEn,
    })),
  };
}

// biome-ignore format: a table, one row a line
const dimensions = [
  dimension("组织保障", "Organisation", [
    [3, "发文明确负责人，设立保密委员会或领导小组", "Leader responsible, committee or lead group set up by document", "文件", "document"],
    [3, "有主管部门和专（兼）职保密员，职责清单明确", "Department and full- or part-time officer with a list of duties", "职责清单", "list of duties"],
    [2, "有经费和设施保障", "Budget and facilities", "预算", "budget"],
    [2, "有年度计划和总结，开展管理评审", "Yearly plan and summary, review by the management", "计划、会议记录", "plan, minutes"],
    [2, "有联络员，加入联系点网络满六个月", "Liaison to the market regulator, in the contact network for six months", "平台记录", "records of the portal"],
  ]),
  dimension("制度建设", "Rules", [
    [3, "有基本保密制度，经民主程序通过", "Basic confidentiality regulation, adopted after consulting the staff", "文本、记录", "text, record"],
    [6, "有定密、人员、载体、区域、信息系统、会议接待、外包、应急八项专项制度，每项 0.75 分", "Special rules on classification, people, carriers, areas, IT, meetings and visits, outsourcing, incidents: 0.75 each", "八项文本", "eight texts"],
    [3, "奖惩和责任追究得到执行", "Rewards, penalties and accountability are used", "实例", "cases"],
  ]),
  dimension("秘密识别与分级", "Identification and grading", [
    [5, "有秘密事项清单，完整且在十二个月内更新", "Inventory of secret points, complete and not older than twelve months", "登记簿（不含内容）", "register, without content"],
    [3, "按核心、重要、一般分级，写明理由", "Graded core, important, general, with reasons", "登记簿", "register"],
    [3, "逐项写明保密期限、知悉范围、责任人、载体", "Period, access scope, owner and carrier for each", "登记簿", "register"],
    [3, "定密、变更、解密、销毁的审批单齐全", "Approvals of classifying, changing, declassifying, destroying are kept", "审批单", "forms"],
    [2, "专利与商业秘密的选择有记录", "The choice between patent and secret is recorded", "会议记录", "minutes"],
  ]),
  dimension("人员管理", "People", [
    [3, "涉密岗位列表并分级", "Posts with access are listed and graded", "岗位表", "list"],
    [4, "涉密人员保密协议签订率：100% 得 4 分，95% 以上 3 分，90% 以上 2 分", "Confidentiality agreements of cleared staff: 100% = 4, at least 95% = 3, at least 90% = 2", "统计", "count"],
    [3, "竞业限制只用于涉密岗位，并支付补偿", "Non-compete only for covered posts, and paid", "抽样", "sample"],
    [3, "入职核查，每年培训两次以上，覆盖 95% 以上", "Check on entry, training at least twice a year, covering at least 95%", "记录", "records"],
    [3, "离职手续完整，抽查全部合格", "Leavers' procedure complete, all of a sample in order", "抽样", "sample"],
  ]),
  dimension("载体与信息管理", "Carriers and information", [
    [3, "文件和电子文档有标识", "Papers and files are marked", "抽样", "sample"],
    [4, "保存、借阅、复制、发送、销毁有记录", "Logs of storing, lending, copying, sending, destroying", "台账", "logs"],
    [4, "按需授权，每年核对两次", "Access rights by need, reviewed twice a year", "核对报告", "report"],
    [3, "有备份和留存", "Backup and retention", "报告", "report"],
  ]),
  dimension("区域管理", "Areas", [
    [3, "涉密区域有标识、有隔离", "Restricted areas are marked and isolated", "现场", "on site"],
    [5, "门禁、访客登记、设备限制、监控", "Entry control, register of visitors, ban of devices, cameras", "现场", "on site"],
  ]),
  dimension("数字化防护", "Digital protection", [
    [4, "核心文件加密或防泄漏", "Encryption or leak prevention for core files", "演示", "demonstration"],
    [4, "访问日志、异常告警、水印", "Logs of access, alerts, watermarks", "演示", "demonstration"],
    [2, "有远程办公、云、智能工具、移动介质的规定", "Rules on remote work, cloud, AI tools, removable media", "制度", "rule"],
  ]),
  dimension("商务往来", "Business dealings", [
    [3, "向供应商、客户、研发伙伴披露之前签保密协议", "Agreement before disclosing to suppliers, customers, research partners", "抽样", "sample"],
    [3, "发表、参展、网站发布之前审查", "Check before publications, exhibitions, web pages", "审查单", "form"],
  ]),
  dimension("应急与维权", "Incidents and rights", [
    [2, "有应急预案，每年演练", "Emergency plan, drilled yearly", "记录", "record"],
    [2, "会固定证据（时间戳、公证、区块链）", "Evidence can be fixed (time stamp, notary, blockchain)", "记录", "record"],
    [2, "对泄密采取行动并报告", "Acted on leaks, and reported them", "记录", "record"],
  ]),
];

const content: SheetContent = {
  dimensions,
  bonus: dimension("附加分", "Bonus", [
    [3, "向块状经济或供应链企业示范", "Demonstrates for its cluster or supply chain", "证明", "proof"],
    [3, "参与标准或试点工作", "Takes part in standards or pilot work", "证明", "proof"],
    [2, "维权案件胜诉或入选典型案例", "Won a case, or became a case study", "证明", "proof"],
    [2, "与三家以上企业共享培训", "Shares training with at least three firms", "证明", "proof"],
  ]),
  vetoes: [
    { textZh: "侵犯他人商业秘密，已有生效认定", textEn: "Infringed others' secrets, by a final decision" },
    { textZh: "发生重大事故或被列入失信名单", textEn: "Major accident, or listed for dishonesty" },
    { textZh: "伪造证明材料", textEn: "Forged proof" },
    { textZh: "没有秘密事项清单", textEn: "No inventory of secret points" },
    { textZh: "有核心人员未签保密协议", textEn: "A core person without a confidentiality agreement" },
    { textZh: "泄露国家秘密", textEn: "Leaked a state secret" },
  ],
  passMark: 80,
  dimensionPercent: 60,
};

/** The first version of the score sheet. Its points are a proposal: no official table could be read. */
export const scoreSheets = [
  {
    serial: 1,
    content,
    source: "建议稿：章节参照浙江省《商业秘密保护管理与服务规范》，分值为本平台建议，未见官方评分表",
    verified: false,
  },
] as const;
