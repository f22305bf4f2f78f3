import type { VisitGround, VisitPurpose } from "@/programme/visits/workflow";

/** When visits are owed, as delivered: proposals of this programme (D), to be changed by the coordinator. */
const SOURCE = "市政府办公室实施意见（2014）四（三）巡查、回访；间隔为建议值";
const BEGINS = "2015-01-01";

export type VisitRuleRow = {
  readonly ground: VisitGround;
  readonly months: readonly number[];
  readonly repeats: boolean;
  readonly aheadDays: number;
  readonly yellow: number;
  readonly red: number;
  readonly source: string;
  readonly verified: boolean;
  readonly validFrom: string;
};

function rule(ground: VisitGround, months: readonly number[], more: Partial<VisitRuleRow> = {}): VisitRuleRow {
  return {
    ground,
    months,
    repeats: false,
    aheadDays: 60,
    yellow: 30,
    red: 7,
    source: SOURCE,
    verified: false,
    validFrom: BEGINS,
    ...more,
  };
}

export const visitRules: readonly VisitRuleRow[] = [
  rule("point", [12], { repeats: true }),
  rule("site", [12, 24]),
  rule("closed_case", [3, 12], { aheadDays: 30 }),
  rule("by_hand", [], { yellow: 10, red: 3 }),
  rule("advice", [], { yellow: 10, red: 3 }),
];

/** Confidentiality measures that are looked at (docs: the thirty of the checklist), and those that the programme document itself names. */
const MEASURES: Readonly<Record<string, readonly [string, string]>> = {
  scope: ["已界定本企业商业秘密的范围", "The firm has defined what its trade secrets are"],
  organisation: ["已建立商业秘密保护机构", "A body for trade secret protection is set up"],
  conduct: ["已规范员工保密行为", "Rules for employees' confidentiality are in use"],
  measures: ["已制定商业秘密保护措施", "Protection measures are laid down"],
  rules: ["已完善商业秘密保护制度", "The confidentiality system is complete and current"],
  leader: ["有分管负责人", "A responsible leader is named"],
  officer: ["有专职或兼职保密员", "A full- or part-time confidentiality officer is named"],
  regulation: ["有保密管理制度", "A confidentiality regulation is in force"],
  budget: ["有经费保障", "There is a budget"],
  yearly_review: ["每年检查总结", "The system is reviewed yearly"],
  post_list: ["有涉密岗位清单", "Posts with access are listed"],
  nda: ["涉密人员签订保密协议", "Staff with access have signed NDAs"],
  entry_check: ["入职审查", "New staff are checked on entry"],
  training: ["保密培训", "Staff are trained"],
  leaver: ["离职交接手续", "Leavers hand over by a set routine"],
  non_compete: ["竞业限制合法合规", "Non-compete terms keep within the law"],
  reward: ["有奖惩规定并执行", "Rewards and penalties are set and used"],
  marking: ["涉密载体有标识", "Carriers are marked"],
  register: ["涉密载体有登记", "Carriers are registered"],
  copy_control: ["复制受控", "Copying is controlled"],
  sending: ["收发有记录", "Sending and receiving is logged"],
  destruction: ["销毁有审批和记录", "Destruction is approved and logged"],
  notebooks: ["实验记录受管理", "Laboratory notebooks are managed"],
  zoning: ["涉密区域划定", "Restricted areas are marked out"],
  access: ["门禁管理", "Entry is controlled"],
  visitors: ["访客登记陪同", "Visitors are registered and accompanied"],
  devices: ["拍摄和存储设备受限", "Cameras and storage devices are restricted"],
  accounts: ["账号和权限按需分配", "Accounts and rights follow need"],
  encryption: ["核心文件加密", "Core files are encrypted"],
  logs: ["访问留有日志", "Access is logged"],
  removable_media: ["移动存储受管理", "Removable media are managed"],
  mail_cloud: ["邮件、云盘和智能工具有规定", "There are rules for mail, cloud and AI tools"],
  backup: ["定期备份", "Back-ups are made"],
  partner_nda: ["与合作方签订保密协议", "Partners have signed NDAs"],
  publication: ["对外发布和参展前审查", "Publications and exhibitions are checked beforehand"],
};
const DOCUMENT = ["scope", "organisation", "conduct", "measures", "rules"];
const THIRTY = Object.keys(MEASURES).filter((code) => !DOCUMENT.includes(code));
const CORE = ["leader", "officer", "post_list", "nda", "training", "leaver", "marking", "access", "accounts", "backup"];
const AFTER_A_CASE = ["scope", "post_list", "nda", "leaver", "copy_control", "accounts", "logs", "partner_nda"];

const BY_PURPOSE: Readonly<Record<VisitPurpose, readonly string[]>> = {
  patrol: [...DOCUMENT, ...CORE],
  mid_term: THIRTY,
  follow_up: AFTER_A_CASE,
  guidance: DOCUMENT,
};

export type ChecklistRow = {
  readonly purpose: VisitPurpose;
  readonly version: number;
  readonly items: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
  readonly source: string;
  readonly validFrom: string;
};

export const visitChecklists: readonly ChecklistRow[] = (["patrol", "mid_term", "follow_up", "guidance"] as const).map(
  (purpose) => ({
    purpose,
    version: 1,
    items: BY_PURPOSE[purpose].map((code) => {
      const [zh = code, en = code] = MEASURES[code] ?? [];
      return { code, zh, en };
    }),
    source: "实施意见三（二）；保密措施清单三十项（建议）",
    validFrom: BEGINS,
  }),
);
