import type { Duty } from "@/kernel/actor";

/** An official of the demo: invented, as all of it. The post says so on screens and papers. */
export type DemoOfficial = {
  readonly username: string;
  readonly name: string;
  readonly post: string;
  readonly department: string;
  readonly duties: readonly Duty[];
};

/** The two who make all the others: the system administrator creates, the security administrator gives duties. */
// biome-ignore format: a table, one row a line
export const founders: readonly DemoOfficial[] = [
  { username: "sysadmin", name: "顾言初", post: "系统管理员（演示）", department: "330400-OP", duties: ["system_administrator"] },
  { username: "secadmin", name: "汤望舒", post: "安全管理员（演示）", department: "330400-OP", duties: ["security_administrator"] },
];

// biome-ignore format: a table, one row a line
export const officials: readonly DemoOfficial[] = [
  { username: "auditor", name: "费清和", post: "审计管理员（演示）", department: "330400-OP", duties: ["audit_administrator"] },
  { username: "lead", name: "陆知远", post: "商业秘密保护科（演示）", department: "330400-MR", duties: ["coordinator", "programme_officer"] },
  { username: "chief", name: "许南乔", post: "分管局领导（演示）", department: "330400-MR", duties: ["bureau_leader"] },
  { username: "officer", name: "沈若川", post: "执法一科（演示）", department: "330400-MR", duties: ["investigator"] },
  { username: "officer2", name: "钟以宁", post: "执法一科（演示）", department: "330400-MR", duties: ["investigator"] },
  { username: "officer3", name: "项静之", post: "执法二科（演示）", department: "330400-MR", duties: ["investigator", "department_handler"] },
  { username: "reviewer", name: "叶书白", post: "法制科（演示）", department: "330400-MR", duties: ["legal_reviewer"] },
  { username: "intake", name: "毛亦然", post: "收件窗口（演示）", department: "330400-MR", duties: ["intake"] },
  { username: "nanhu", name: "俞明川", post: "南湖区局（演示）", department: "330402-MR", duties: ["programme_officer", "intake", "investigator", "department_handler"] },
  { username: "nanhu-officer", name: "戚白川", post: "南湖区局（演示）", department: "330402-MR", duties: ["investigator"] },
  { username: "nanhu-chief", name: "方知远", post: "南湖区局领导（演示）", department: "330402-MR", duties: ["bureau_leader"] },
  { username: "haining", name: "邵明川", post: "海宁市局（演示）", department: "330481-MR", duties: ["programme_officer", "intake", "investigator", "department_handler"] },
  { username: "haining-officer", name: "盛若云", post: "海宁市局（演示）", department: "330481-MR", duties: ["investigator"] },
  { username: "haining-chief", name: "仲以宁", post: "海宁市局领导（演示）", department: "330481-MR", duties: ["bureau_leader"] },
  { username: "xiuzhou", name: "沈言初", post: "秀洲区局（演示）", department: "330411-MR", duties: ["programme_officer", "department_handler"] },
  { username: "jiashan", name: "许书白", post: "嘉善县局（演示）", department: "330421-MR", duties: ["programme_officer", "department_handler"] },
  { username: "haiyan", name: "陆望舒", post: "海盐县局（演示）", department: "330424-MR", duties: ["programme_officer", "department_handler"] },
  { username: "pinghu", name: "毛静之", post: "平湖市局（演示）", department: "330482-MR", duties: ["programme_officer", "department_handler"] },
  { username: "tongxiang", name: "顾若川", post: "桐乡市局（演示）", department: "330483-MR", duties: ["programme_officer", "department_handler"] },
  { username: "jingkai", name: "汤清和", post: "经开区分局（演示）", department: "JX-JKQ-MR", duties: ["programme_officer", "department_handler"] },
  { username: "gangqu", name: "费南乔", post: "港区分局（演示）", department: "JX-GQ-MR", duties: ["programme_officer", "department_handler"] },
  { username: "police", name: "周明诚", post: "经侦支队（演示）", department: "330400-PS", duties: ["department_handler"] },
  { username: "scitech", name: "叶清和", post: "成果与法规处（演示）", department: "330400-ST", duties: ["department_handler"] },
  { username: "expert-1", name: "闻人佩", post: "示范点评审专家（演示）", department: "330400-ST", duties: ["site_reviewer"] },
  { username: "expert-2", name: "鲍思齐", post: "示范点评审专家（演示）", department: "330400-ST", duties: ["site_reviewer"] },
  { username: "expert-3", name: "史清嘉", post: "示范点评审专家（演示）", department: "330400-ST", duties: ["site_reviewer"] },
  { username: "expert-4", name: "褚怀远", post: "示范点评审专家（演示）", department: "330400-ST", duties: ["site_reviewer"] },
  { username: "hr", name: "方亦然", post: "劳动关系处（演示）", department: "330400-HR", duties: ["department_handler"] },
  { username: "office", name: "项知远", post: "政府办综合处（演示）", department: "330400-GO", duties: ["government_office"] },
];

const WITH_CARDS: readonly Duty[] = ["programme_officer", "coordinator", "investigator"];
/** Two have none yet: what is missing must be seen as well. */
const WITHOUT_CARD = ["pinghu", "gangqu"];

/** The number of an officer's card, invented; empty for whoever has none. */
export function cardOf({ username, duties }: Pick<DemoOfficial, "username" | "duties">): string {
  if (WITHOUT_CARD.includes(username) || !duties.some((duty) => WITH_CARDS.includes(duty))) return "";
  const place = officials.findIndex((official) => official.username === username) + 1;
  return `演示F${String(place).padStart(4, "0")}`;
}

/** Who checks and recommends in each division. */
export const COUNTY_OFFICER: Readonly<Record<string, string>> = {
  "330402": "nanhu",
  "330411": "xiuzhou",
  "330421": "jiashan",
  "330424": "haiyan",
  "330481": "haining",
  "330482": "pinghu",
  "330483": "tongxiang",
  "JX-JKQ": "jingkai",
  "JX-GQ": "gangqu",
};
