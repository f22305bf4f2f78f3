import type { Question } from "@/programme/self-assessment/policy";

/** What a firm asks itself, as delivered: a proposal of this programme (D) after the thirty measures of the checklist; what is asked otherwise is a new version. */
export type QuestionnaireRow = {
  readonly version: number;
  readonly items: readonly Question[];
  readonly pressingFrom: number;
  readonly source: string;
  readonly verified: boolean;
  readonly validFrom: string;
};

const question = (
  code: string,
  [nameZh, nameEn]: readonly [string, string],
  [zh, en]: readonly [string, string],
  [adviceZh, adviceEn]: readonly [string, string],
  key = false,
): Question => ({ code, nameZh, nameEn, zh, en, adviceZh, adviceEn, key });

const items: readonly Question[] = [
  question(
    "list",
    ["商业秘密清单", "List of secrets"],
    ["是否列出了本企业的商业秘密清单？", "Is there a list of the firm's trade secrets?"],
    [
      "召集技术、销售、采购负责人，逐项列出秘密点的名称（不写内容）、载体和保管人。",
      "Meet with the heads of technology, sales and purchasing; list each secret by a name that reveals nothing, its carrier and its keeper.",
    ],
    true,
  ),
  question(
    "grade",
    ["分级和每年复核", "Grading and yearly review"],
    ["秘密是否分级，并且每年复核？", "Are secrets graded, and reviewed yearly?"],
    [
      "按泄露后的损失分核心、重要、一般三级，定一个每年复核的月份。",
      "Grade by the damage of a leak: core, important, general; fix a month for the yearly review.",
    ],
  ),
  question(
    "leader",
    ["分管负责人和保密员", "Leader in charge and confidentiality officer"],
    ["是否有分管负责人和保密员？", "Are a leader in charge and a confidentiality officer named?"],
    [
      "发文明确一名分管负责人和一名专职或兼职保密员。",
      "Name one leader and one full- or part-time officer in writing.",
    ],
  ),
  question(
    "rules",
    ["书面保密制度", "Written rules"],
    ["是否有书面保密制度，并让员工知道？", "Are there written rules, and do the staff know them?"],
    [
      "制定保密管理制度，公布后由员工签收，留存签收记录。",
      "Lay down the rules, hand them out against signature and keep the signatures.",
    ],
  ),
  question(
    "nda",
    ["涉密人员保密协议", "NDAs with people with access"],
    ["涉密岗位人员是否都签了保密协议？", "Have all people with access signed an NDA?"],
    [
      "先列涉密岗位，再与每一名在岗人员补签保密协议。",
      "List the posts with access, then have everyone who holds one sign.",
    ],
    true,
  ),
  question(
    "training",
    ["每年保密培训", "Yearly training"],
    ["是否每年做保密培训？", "Is there training every year?"],
    [
      "每年至少一次培训，新员工入职即培训，留存签到和课件。",
      "Train at least yearly and on entry; keep attendance lists and slides.",
    ],
  ),
  question(
    "leaver",
    ["离职保密交接", "Routine for leavers"],
    ["员工离职是否有保密交接手续？", "Do leavers hand over by a set routine?"],
    [
      "离职当天收回资料和设备、停用账号，书面提醒保密义务。",
      "On the last day take back papers and devices, close accounts, and remind of the duty in writing.",
    ],
    true,
  ),
  question(
    "marking",
    ["涉密载体标识和登记", "Marking and register of carriers"],
    ["涉密图纸、文件、样品是否有标识和登记？", "Are confidential drawings, papers and samples marked and registered?"],
    [
      "在载体上加密级标识，建立登记簿，复制和外借有审批。",
      "Mark the grade on each carrier, keep a register, approve copies and loans.",
    ],
  ),
  question(
    "areas",
    ["涉密区域和来访管理", "Restricted areas and visitors"],
    [
      "涉密区域是否限制进出，来访是否登记陪同？",
      "Is access to restricted areas limited, and are visitors registered and escorted?",
    ],
    [
      "划定涉密区域，设门禁和警示标志，来访登记并有人陪同。",
      "Mark out restricted areas with access control and signs; register and escort visitors.",
    ],
  ),
  question(
    "accounts",
    ["系统权限和访问记录", "System rights and logs"],
    [
      "电脑和系统是否按需分配权限，访问留有记录？",
      "Do rights on computers and systems follow need, and is access logged?",
    ],
    [
      "一人一账号，按岗位授权；核心文件加密，访问留日志，移动存储受管理。",
      "One account each, rights by post; encrypt core files, log access, manage removable media.",
    ],
  ),
  question(
    "partners",
    ["合作方保密和对外审查", "Partners, exhibitions and publications"],
    [
      "对合作方、参展和对外发布是否有保密约定或审查？",
      "Are partners bound, and exhibitions and publications checked beforehand?",
    ],
    [
      "提供资料前先签保密协议；参展、发表、投标前由保密员审查。",
      "Sign an NDA before handing anything over; let the officer check before exhibitions, publications and bids.",
    ],
  ),
  question(
    "response",
    ["泄密应急和证据留存", "Response to a leak and evidence"],
    ["发现泄密时，是否知道怎么留证据、向谁报告？", "Would you know how to keep evidence of a leak and whom to tell?"],
    [
      "写一页应急预案：谁负责、怎样固定证据、向市场监管部门报告的方式。",
      "Write one page: who acts, how evidence is kept, how the market regulator is told.",
    ],
  ),
];

export const questionnaires: readonly QuestionnaireRow[] = [
  {
    ...{ version: 1, items, pressingFrom: 4, verified: false, validFrom: "2015-01-01" },
    source: "实施意见三（二）；保密措施清单三十项；题目和“缺四项即为需求迫切”为建议值",
  },
];
