import type { ChecklistItem } from "@/programme/contact-points/checklists/schema";

/** [code, Chinese, English, what shows it in Chinese, in English, whether the firm's word is all that can be brought] */
type ItemRow = readonly [string, string, string, string, string, "declared" | "shown"];

// biome-ignore format: a table, one row a line
const rows: readonly ItemRow[] = [
  ["registered_here", "在嘉兴登记、正常经营，没有列入严重违法失信名单", "Registered in Jiaxing, in business, not listed for serious violations", "营业执照", "business licence", "shown"],
  ["has_secrets", "有值得保护的技术秘密或经营秘密（不需要说出内容）", "Has technical or business secrets worth protecting (without saying what they are)", "情况说明，不写秘密内容", "a description without any content of a secret", "shown"],
  ["names_people", "确定一名负责人和一名联络员", "Names one responsible leader and one liaison", "本申请所填", "what this application names", "declared"],
  ["rules_and_agreements", "已有保密制度和保密协议，或承诺三个月内建立", "Has confidentiality rules and agreements, or promises them within three months", "制度、协议样本，或者建立的计划", "rules and a sample agreement, or the plan for them", "shown"],
  ["accepts_service", "接受走访、调研和培训，发现泄密五个工作日内报告", "Accepts visits, surveys and training, and reports leaks within five working days", "本申请的承诺", "the promise in this application", "declared"],
  ["consents_to_data", "同意为联络工作使用负责人和联络员的联系方式", "Agrees that the contact details of leader and liaison are used for this work", "本申请的同意", "the consent in this application", "declared"],
];

/** The admission checklist as delivered: a proposal of this programme, to be changed by the coordinator. Later versions are made on its page. */
export const admissionChecklists = [
  {
    serial: 1,
    content: rows.map(
      ([code, textZh, textEn, evidenceZh, evidenceEn, kind]): ChecklistItem => ({
        ...{ code, textZh, textEn, evidenceZh, evidenceEn },
        ...{ required: true, declared: kind === "declared" },
      }),
    ),
    source: "联系点准入清单（建议稿），参照各地维权联系点做法",
    verified: false,
  },
] as const;

/** The codes of what is delivered, in its order. */
export const ADMISSION_ITEMS = rows.map(([code]) => code);
