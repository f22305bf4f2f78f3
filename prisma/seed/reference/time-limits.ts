import { alarmsFor, type ClockRule, type ClockUnit } from "@/kernel/clocks";
import type { Day } from "@/kernel/days";

/** Why a clock may stand still. Each law has its own list, so each rule names its own. */
export const STOP_REASONS = [
  "suspension",
  "hearing",
  "announcement",
  "appraisal",
  "right-holder-identification",
] as const;
export type StopReason = (typeof STOP_REASONS)[number];

export type TimeLimitRow = ClockRule & {
  readonly stops: readonly StopReason[];
  /** Whether a law sets the figure, or this programme's own working agreement, which the lead may change. */
  readonly origin: "law" | "agreement";
};

type Given = {
  readonly kind: string;
  readonly length: number;
  readonly unit: ClockUnit;
  readonly extension?: number;
  readonly stops?: readonly StopReason[];
  readonly basis: string;
  readonly basisEn?: string;
  readonly source: string;
  readonly from: Day;
  readonly to?: Day;
  readonly unverified?: true;
};

/** The opinion is of December 2014; records may be entered that are somewhat older, and no clock may be without a rule. */
const PROGRAMME_BEGINS: Day = "2014-01-01";
/** SAIC Order 28 began on this day (K); SAMR's rules of procedure replaced it, Art. 87 of these, on the next. */
const OLD_PROCEDURE = { from: "2007-10-01", to: "2019-03-31", unverified: true } as const;
const NEW_PROCEDURE: Day = "2019-04-01";

const OLD_RULES = "《工商行政管理机关行政处罚程序规定》（原国家工商行政管理总局令第28号）";
const NEW_RULES = "《市场监督管理行政处罚程序规定》";
const REFERRAL_RULES = "《行政执法机关移送涉嫌犯罪案件的规定》（国务院令第310号）";

function row(given: Given, origin: TimeLimitRow["origin"]): TimeLimitRow {
  const { kind, length, unit, basis, source } = given;
  return {
    kind,
    length,
    unit,
    extension: given.extension ?? null,
    stops: given.stops ?? [],
    ...alarmsFor(length, unit),
    basis,
    basisEn: given.basisEn ?? null,
    source,
    verified: !given.unverified,
    validFrom: given.from,
    validTo: given.to ?? null,
    origin,
  };
}

function law(given: Given): TimeLimitRow {
  return row(given, "law");
}

/** A term that no law sets: agreed among the departments, in working days if nothing else is said, from the beginning of the programme. */
function agreed(
  kind: string,
  length: number,
  more: Partial<Given> & { readonly basis: string; readonly basisEn: string },
): TimeLimitRow {
  const source = "实施意见 三（五）、四（二）；天数为本平台建议，由牵头部门确定";
  return row({ kind, length, unit: "working_day", from: PROGRAMME_BEGINS, source, ...more }, "agreement");
}

const APPRAISALS = ["appraisal", "right-holder-identification"] as const;

const complaints: readonly TimeLimitRow[] = [
  agreed("complaint-register", 1, {
    basis: "有诉必接：收到投诉后登记编号、确定承办人员",
    basisEn: "Every complaint is received: it gets its number and its officers",
  }),
  law({
    kind: "complaint-verify",
    length: 7,
    unit: "working_day",
    extension: 8,
    stops: ["appraisal"],
    basis: `${OLD_RULES}：核查7个工作日，可延至15个工作日`,
    source: "据一般了解，条文待核实",
    ...OLD_PROCEDURE,
  }),
  law({
    kind: "complaint-verify",
    length: 15,
    unit: "working_day",
    extension: 15,
    stops: APPRAISALS,
    basis: `${NEW_RULES}第十八条：自发现线索或者收到材料之日起15个工作日内核查，经负责人批准可延长15个工作日`,
    source: "国家市场监督管理总局令第2号公布，经第42号、第61号修改（现行文本）",
    from: NEW_PROCEDURE,
  }),
];

const caseStops = ["suspension", "hearing", "announcement", "appraisal", "right-holder-identification"] as const;

const cases: readonly TimeLimitRow[] = [
  law({
    kind: "case-decide",
    length: 90,
    unit: "calendar_day",
    extension: 30,
    stops: caseStops,
    basis: `${OLD_RULES}：自立案之日起90日内作出处理决定，经负责人批准可延长30日`,
    source: "据一般了解，条文待核实",
    ...OLD_PROCEDURE,
  }),
  law({
    kind: "case-decide",
    length: 90,
    unit: "calendar_day",
    extension: 30,
    stops: caseStops,
    basis: `${NEW_RULES}第六十四条：自立案之日起90日内作出处理决定，经负责人批准可延长30日；中止、听证、公告和检测、检验、检疫、鉴定、权利人辨认或者鉴别的时间不计`,
    source: "国家市场监督管理总局令第2号公布，经第42号、第61号修改（现行文本）",
    from: NEW_PROCEDURE,
  }),
  law({
    kind: "case-close",
    length: 15,
    unit: "working_day",
    basis: `${OLD_RULES}：结案期限`,
    source: "据一般了解，条文待核实；天数取自后来的规定",
    ...OLD_PROCEDURE,
  }),
  law({
    kind: "case-close",
    length: 15,
    unit: "working_day",
    basis: `${NEW_RULES}第七十七条：具备结案条件之日起15个工作日内结案`,
    source: "国家市场监督管理总局令第2号公布，经第42号、第61号修改（现行文本）",
    from: NEW_PROCEDURE,
  }),
];

const referrals: readonly TimeLimitRow[] = [
  law({
    kind: "criminal-accept",
    length: 24,
    unit: "hour",
    basis: `${REFERRAL_RULES}第七条：当场签收；不属本机关管辖的24小时内转送`,
    source: "国务院令第310号（2001年7月9日公布施行，2020年修订文本）",
    from: "2001-07-09",
  }),
  law({
    kind: "criminal-answer",
    length: 3,
    unit: "calendar_day",
    basis: `${REFERRAL_RULES}第八条：自接受移送之日起3日内决定是否立案`,
    source: "国务院令第310号（2020年修订文本）；条文未说明是否工作日，按自然日计",
    from: "2001-07-09",
  }),
  agreed("technical-opinion-accept", 3, {
    basis: "科技部门收到技术意见请求后决定是否受理",
    basisEn: "The science and technology office decides whether it takes the request for a technical opinion",
  }),
  agreed("technical-opinion-answer", 20, {
    extension: 10,
    basis: "科技部门就秘密点出具技术意见",
    basisEn: "The science and technology office gives its technical opinion on the secret points",
  }),
  agreed("labour-guidance-accept", 3, {
    basis: "人力社保部门收到指导请求后决定是否受理",
    basisEn: "The labour office decides whether it takes the request for guidance",
  }),
  agreed("labour-guidance-answer", 10, {
    basis: "人力社保部门就保密、竞业限制条款出具指导意见",
    basisEn: "The labour office gives guidance on clauses of confidentiality and non-competition",
  }),
  agreed("assistance-accept", 3, { basis: "收到协助调查函后确认", basisEn: "A request for assistance is confirmed" }),
  agreed("assistance-answer", 15, {
    basis: "协助调查：回复",
    basisEn: "A request for assistance is answered",
    to: "2019-03-31",
  }),
  law({
    kind: "assistance-answer",
    length: 15,
    unit: "working_day",
    basis: `${NEW_RULES}第四十五条：自收到协助调查函之日起15个工作日内完成协查，需要延期的应当在期限届满前告知`,
    source: "国家市场监督管理总局令第2号公布，经第42号、第61号修改（现行文本）",
    from: NEW_PROCEDURE,
  }),
  agreed("transfer-accept", 3, {
    basis: "收到部门移交的材料后决定是否接收",
    basisEn: "The bureau decides whether it takes what a department hands over",
    unverified: true,
  }),
  agreed("transfer-verify", 15, {
    basis: "参照《市场监督管理行政处罚程序规定》第十八条：自收到其他部门移送的材料之日起15个工作日内核查",
    basisEn:
      "After Article 18 of the procedural rules of market regulation: 15 working days from receipt of what a department hands over",
    source: "比照投诉核查（核查期限自收到材料起15个工作日）；2016年的规则待核实",
    unverified: true,
  }),
];

const programme: readonly TimeLimitRow[] = [
  agreed("enterprise-check", 5, {
    basis: "县（市、区）局核对企业登记信息",
    basisEn: "The county's bureau checks the firm's registration",
  }),
  agreed("contact-point-check", 10, {
    basis: "县（市、区）局对照条件核查联系点申请",
    basisEn: "The county's bureau holds the application against the conditions",
  }),
  agreed("counter-confirm", 5, {
    basis: "企业确认窗口代办的登记或申请",
    basisEn: "The firm confirms what was filed for it at the counter",
    unverified: true,
  }),
  agreed("contact-point-approve", 10, {
    basis: "市局审批联系点",
    basisEn: "The city's bureau decides on the contact point",
  }),
  agreed("leak-report", 5, {
    basis: "联系点自发现商业秘密泄露情况之日起5个工作日内报告",
    basisEn: "A contact point reports a leak within 5 working days of finding it",
    source: "联系点准入条件（本平台建议）：泄密情况5个工作日内报告；待核实",
    unverified: true,
  }),
  agreed("leak-receive", 2, {
    basis: "县（市、区）局接收泄密情况报告",
    basisEn: "The county's bureau receives the report of a leak",
    unverified: true,
  }),
  agreed("leak-advise", 5, {
    basis: "县（市、区）局就泄密情况报告提出处置建议",
    basisEn: "The county's bureau advises on the report of a leak",
    unverified: true,
  }),
  agreed("clue-verify", 15, {
    basis: "参照《市场监督管理行政处罚程序规定》第十八条：自发现线索或者收到材料之日起15个工作日内核查",
    basisEn:
      "After Article 18 of the procedural rules of market regulation: 15 working days from the finding of the clue",
    source: "比照投诉核查（核查期限自收到材料起15个工作日）；是否适用于巡查移交的线索待核实",
    unverified: true,
  }),
  agreed("site-apply", 6, {
    unit: "month",
    basis: "成为有效联系点满六个月，可以申报示范点",
    basisEn: "A contact point may apply once it has been active for six months",
    source: "示范点申报条件（本平台建议，参照评分表1.5项“加入联系网络不少于6个月”）；待核实",
    unverified: true,
  }),
  agreed("site-recommend", 10, {
    basis: "县（市、区）局推荐示范点",
    basisEn: "The county's bureau recommends the site",
  }),
  agreed("site-review", 10, {
    basis: "市局审查示范点申报材料，指派评审员",
    basisEn: "The city's bureau reviews the application and names reviewers",
  }),
  agreed("site-score", 20, { basis: "两名评审员现场核验、评分", basisEn: "Two reviewers check on the spot and score" }),
  agreed("site-decide", 20, {
    basis: "专家评审、局务会审议示范点",
    basisEn: "The expert panel and the bureau meeting decide on the site",
  }),
  agreed("site-notice", 5, { basis: "示范点名单公示", basisEn: "The sites to be awarded are in public notice" }),
  agreed("site-check", 12, {
    basis: "对示范点每年检查一次",
    basisEn: "Each site is checked once a year",
    unit: "month",
  }),
  agreed("site-rectify", 3, {
    basis: "示范点限期整改，不超过三个月",
    basisEn: "A site puts right what is wrong within three months at most",
    unit: "month",
  }),
  agreed("message-answer", 5, { basis: "回复企业留言", basisEn: "A firm's message is answered" }),
];

/** Every term that a clock can run under, with the time for which it holds. Two rows of a kind never overlap. */
export const timeLimits: readonly TimeLimitRow[] = [...complaints, ...cases, ...referrals, ...programme];
