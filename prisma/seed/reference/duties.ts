import { ADMINISTRATORS, DUTIES, type Duty } from "@/kernel/actor";

export type DutyRow = {
  readonly code: Duty;
  readonly nameZh: string;
  readonly nameEn: string;
  /** One of the three administrators, of which nobody holds two (三员分立). */
  readonly separated: boolean;
};

const NAMES: Readonly<Record<Duty, readonly [nameZh: string, nameEn: string]>> = {
  intake: ["收件登记员", "Intake officer"],
  investigator: ["办案人员", "Investigator"],
  bureau_leader: ["局领导", "Bureau leader"],
  legal_reviewer: ["法制审核员", "Legal reviewer"],
  coordinator: ["牵头协调人", "Coordinator"],
  department_handler: ["部门经办人", "Department handler"],
  government_office: ["政府办公室联络人", "Government office liaison"],
  programme_officer: ["方案实施专员", "Programme officer"],
  site_reviewer: ["示范点评审专家", "Site reviewer"],
  system_administrator: ["系统管理员", "System administrator"],
  security_administrator: ["安全管理员", "Security administrator"],
  audit_administrator: ["审计管理员", "Audit administrator"],
  station_officer: ["指导站人员", "Station officer"],
};

const SEPARATED: readonly Duty[] = ADMINISTRATORS;

/** What each duty is called. What it allows stands in the policies and workflows, nowhere else. */
export const duties: readonly DutyRow[] = DUTIES.map((code) => {
  const [nameZh, nameEn] = NAMES[code];
  return { code, nameZh, nameEn, separated: SEPARATED.includes(code) };
});
