import type { Day } from "@/kernel/days";
import { openSealed } from "@/platform/vault";
import { fileComplaint, moveCase } from "@/programme/cases/commands";
import { addNote } from "@/programme/cases/notes/commands";
import type { TakeCaseStep } from "@/programme/cases/schema";
import { sendMessage, withdrawComplaint } from "@/programme/complaints/commands";
import { savePage, startDraft, submitComplaint } from "@/programme/complaints/draft/commands";
import { DRAFT_PAGES, type DraftPage } from "@/programme/complaints/draft/schema";
import { moveComplaint } from "@/programme/complaints/handling/commands";
import { lettersOf } from "@/programme/complaints/handling/queries";
import type { TakeComplaintStep } from "@/programme/complaints/handling/schema";
import { SEALED_FIELDS } from "@/programme/complaints/workflow";
import { receiveEvidence } from "@/programme/evidence/commands";
import { moveReferral, sendReferral } from "@/programme/referrals/commands";
import { FACT_ITEMS } from "@/programme/referrals/policy";
import type { TakeReferralStep } from "@/programme/referrals/schema";
import type { ReferralKind } from "@/programme/referrals/workflow";
import { demoFirms } from "./firms";
import { type Matter, matters } from "./matters";
import { firmsOf, ownerOf } from "./programme";
import { by, bySystem, type Scene, who } from "./stage";

/** The casework of the story: complaints are written, taken, verified, filed or not; cases are worked on and referred. */

/** What is known of a matter while it is being told: ids of its complaint and case. */
const complaints = new Map<string, string>();
const cases = new Map<string, string>();
const referrals = new Map<string, string>();

type WithoutIds<T> = T extends unknown ? Omit<T, "complaintId" | "caseId" | "referralId" | "version"> : never;

/** Who works on a matter: the city's people, or the county's when a business secret is its matter. */
type Bureau = { readonly intake: string; readonly officers: readonly [string, string]; readonly leader: string };
const CITY: Bureau = { intake: "intake", officers: ["officer", "officer2"], leader: "chief" };
const NANHU: Bureau = { intake: "nanhu", officers: ["nanhu", "nanhu-officer"], leader: "nanhu-chief" };
const HAINING: Bureau = { intake: "haining", officers: ["haining", "haining-officer"], leader: "haining-chief" };

/** Everything that happens in one matter, told in the order of its days. */
class Course {
  readonly scenes: Scene[] = [];
  private readonly key: string;
  private readonly bureau: Bureau;

  constructor(key: string, bureau: Bureau = CITY) {
    this.key = key;
    this.bureau = bureau;
  }

  private at(day: Day, time: string, play: () => Promise<unknown>): this {
    this.scenes.push({ day, time, play });
    return this;
  }

  private complaintStep(
    day: Day,
    time: string,
    username: string,
    input: WithoutIds<TakeComplaintStep> | (() => Promise<WithoutIds<TakeComplaintStep>>),
  ): this {
    return this.at(day, time, async () => {
      const given = typeof input === "function" ? await input() : input;
      const place = await complaintOf(this.key);
      await by(username, (ctx) => moveComplaint(ctx, { ...given, ...place }));
    });
  }

  assign(day: Day, time = "10:15"): this {
    return this.complaintStep(day, time, this.bureau.intake, async () => ({
      step: "assign",
      officers: await Promise.all(this.bureau.officers.map(async (username) => (await who(username)).personId)),
    }));
  }

  look(day: Day, purpose = "verification", time = "11:20"): this {
    return this.at(day, time, async () => {
      const { complaintId } = await complaintOf(this.key);
      await by(this.bureau.officers[0], async (ctx) => {
        const row = await ctx.tx.complaint.findUniqueOrThrow({
          where: { id: complaintId },
          select: { enterpriseId: true },
        });
        await openSealed(ctx, {
          recordId: complaintId,
          fields: [...SEALED_FIELDS],
          subjectKind: "complaint",
          subjectId: complaintId,
          enterpriseId: row.enterpriseId,
          purpose,
        });
      });
    });
  }

  returned(day: Day): this {
    return this.complaintStep(day, "15:20", this.bureau.intake, {
      step: "return",
      missing: "请补充：完成日期的证明，载体保管人的说明（演示）",
    });
  }

  pause(day: Day): this {
    return this.complaintStep(day, "09:45", this.bureau.officers[0], { step: "pause", stopReason: "appraisal" });
  }

  extend(day: Day): this {
    return this.complaintStep(day, "16:05", this.bureau.leader, { step: "extend" });
  }

  proposeFiling(day: Day): this {
    return this.complaintStep(day, "15:40", this.bureau.officers[0], {
      step: "propose",
      proposal: "file",
      ground: "",
      opinion: "有初步证据，属本局管辖，未过时效，建议立案（演示）",
    });
  }

  proposeNot(day: Day): this {
    return this.complaintStep(day, "15:40", this.bureau.officers[0], {
      step: "propose",
      proposal: "not_file",
      ground: "no_evidence",
      opinion: "现有材料不能说明对方接触过该信息，建议不予立案（演示）",
    });
  }

  notFiled(day: Day, ground: "no_evidence" | "first_and_minor"): this {
    return this.proposeNot(day).complaintStep(day, "17:05", this.bureau.leader, {
      step: "doNotFile",
      ground,
      explanation: "现有材料不足以认定，补充证据后可再次投诉（演示）",
    });
  }

  mergeInto(day: Day, other: string): this {
    return this.complaintStep(day, "14:25", this.bureau.officers[0], async () => ({
      step: "merge",
      intoId: (await complaintOf(other)).complaintId,
    }));
  }

  withdrawn(day: Day, firm: string): this {
    return this.at(day, "16:45", async () => {
      const place = await complaintOf(this.key);
      await by(firm, (ctx) => withdrawComplaint(ctx, place));
    });
  }

  /** An official reads first what the firm wrote. */
  message(day: Day, username: string, text: string, time = "13:35"): this {
    return this.at(day, time, async () => {
      const { complaintId } = await complaintOf(this.key);
      await by(username, async (ctx) => {
        const { tx, actor } = ctx;
        const of = { where: { id: complaintId }, select: { id: true, enterpriseId: true } };
        if (actor.kind === "official") await lettersOf(ctx, await tx.complaint.findUniqueOrThrow(of), "verification");
        await sendMessage(ctx, { complaintId, text });
      });
    });
  }

  filed(day: Day): this {
    return this.at(day, "16:20", async () => {
      const place = await complaintOf(this.key);
      const { caseId } = await by(this.bureau.leader, (ctx) => fileComplaint(ctx, place));
      cases.set(this.key, caseId);
    });
  }

  note(day: Day, text: string): this {
    return this.at(day, "17:10", async () => {
      await by(this.bureau.officers[0], (ctx) => addNote(ctx, { caseId: cases.get(this.key) ?? "", text }));
    });
  }

  case(day: Day, side: "officer" | "leader", input: WithoutIds<TakeCaseStep>, time = "10:50"): this {
    return this.at(day, time, async () => {
      const caseId = cases.get(this.key) ?? "";
      const { version } = await bySystem(({ tx }) =>
        tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { version: true } }),
      );
      await by(side === "leader" ? this.bureau.leader : this.bureau.officers[0], (ctx) =>
        moveCase(ctx, { ...input, caseId, version }),
      );
    });
  }

  /** Refers to a department; `name` is how later scenes call this referral. */
  refer(day: Day, name: string, kind: ReferralKind, department: string, question: string): this {
    return this.at(day, "14:40", async () => {
      const caseId = cases.get(this.key) ?? "";
      const { complaintId } = await complaintOf(this.key);
      const found = await bySystem(async ({ tx }) => ({
        to: await tx.department.findUniqueOrThrow({ where: { code: department }, select: { id: true } }),
        files: await tx.evidence.findMany({
          where: { complaintId, referralId: null },
          select: { id: true },
          orderBy: { id: "asc" },
          take: 1,
        }),
      }));
      const { referralId } = await by(this.bureau.officers[0], (ctx) =>
        sendReferral(ctx, {
          caseId,
          kind,
          toDepartmentId: found.to.id,
          question,
          facts: kind === "labour_guidance" ? ["enterprise", "case"] : [...FACT_ITEMS],
          fields:
            kind === "labour_guidance" ? [] : kind === "technical_opinion" ? ["secret"] : ["account", "respondent"],
          evidence: found.files.map(({ id }) => id),
        }),
      );
      referrals.set(name, referralId);
    });
  }

  referral(day: Day, name: string, username: string, input: WithoutIds<TakeReferralStep>, time = "09:55"): this {
    return this.at(day, time, async () => {
      const referralId = referrals.get(name) ?? "";
      const { version } = await bySystem(({ tx }) =>
        tx.referral.findUniqueOrThrow({ where: { id: referralId }, select: { version: true } }),
      );
      await by(username, (ctx) => moveReferral(ctx, { ...input, referralId, version }));
    });
  }
}

function complaintOf(key: string): Promise<{ complaintId: string; version: number }> {
  const complaintId = complaints.get(key) ?? "";
  return bySystem(async ({ tx }) => {
    const { version } = await tx.complaint.findUniqueOrThrow({ where: { id: complaintId }, select: { version: true } });
    return { complaintId, version };
  });
}

const done = (text: string) => ({ step: "answer", answer: "done", text: `${text}（演示）` }) as const;

function courses(): Course[] {
  return [
    new Course("fan-blades")
      .assign("2015-05-12")
      .look("2015-05-13")
      .proposeFiling("2015-05-18")
      .filed("2015-05-19")
      .case("2015-05-20", "officer", { step: "investigate" })
      .refer(
        "2015-06-01",
        "fan-tech",
        "technical_opinion",
        "330400-ST",
        "请就图纸所载尺寸链是否为同行所知、与对方产品是否相同提出意见（演示）。",
      )
      .referral("2015-06-03", "fan-tech", "scitech", { step: "accept" })
      .referral("2015-06-19", "fan-tech", "scitech", done("尺寸链未见公开；对方产品三处相同"))
      .referral("2015-06-23", "fan-tech", "officer", { step: "close" })
      .case("2015-07-28", "officer", { step: "conclude", report: "事实清楚，证据充分（演示）" })
      .case("2015-08-10", "leader", { step: "decidePenalty", penalty: "180000" })
      .case("2015-08-24", "officer", { step: "recordExecution", executedOn: "2015-08-24" })
      .case("2015-09-02", "leader", { step: "close" }),
    new Course("dye-2015").assign("2015-09-08").look("2015-09-09").notFiled("2015-09-15", "no_evidence"),
    new Course("quotes-2015", NANHU)
      .assign("2015-11-16")
      .look("2015-11-17")
      .proposeFiling("2015-11-23")
      .filed("2015-11-24")
      .case("2015-11-25", "officer", { step: "investigate" })
      .case("2016-01-21", "officer", { step: "conclude", report: "现有证据不能证明底价表被取得（演示）" })
      .case("2016-02-01", "leader", { step: "decideOtherwise", outcome: "no_penalty_unproven" })
      .case("2016-02-17", "leader", { step: "close" }),
    new Course("valve")
      .assign("2016-01-18")
      .look("2016-01-19")
      .proposeFiling("2016-01-25")
      .filed("2016-01-26")
      .case("2016-01-27", "officer", { step: "investigate" })
      .refer("2016-03-01", "valve-police", "criminal", "330400-PS", "损失可能超过追诉标准，请审查是否立案（演示）。")
      .referral("2016-03-01", "valve-police", "police", { step: "accept" }, "16:10")
      .referral("2016-03-03", "valve-police", "police", { step: "answer", answer: "filed", text: "已立案侦查（演示）" })
      .referral("2016-03-10", "valve-police", "officer", { step: "close" })
      .case("2016-03-28", "officer", { step: "conclude", report: "涉嫌犯罪，公安机关已立案（演示）" })
      .case("2016-04-05", "leader", { step: "decideOtherwise", outcome: "transferred_judicial" })
      .case("2016-04-20", "leader", { step: "close" }),
    new Course("pram").assign("2016-03-03").look("2016-03-04").notFiled("2016-03-10", "first_and_minor"),
    new Course("sweater-orders")
      .assign("2016-04-11")
      .look("2016-04-12")
      .proposeFiling("2016-04-18")
      .filed("2016-04-19")
      .case("2016-04-20", "officer", { step: "investigate" })
      .refer(
        "2016-05-03",
        "sweater-hr",
        "labour_guidance",
        "330400-HR",
        "请就业务员劳动合同中的保密条款给出指导意见（演示）。",
      )
      .referral("2016-05-04", "sweater-hr", "hr", { step: "accept" })
      .referral("2016-05-12", "sweater-hr", "hr", done("保密条款有效；竞业限制补偿低于三成，建议补正"))
      .referral("2016-05-16", "sweater-hr", "officer", { step: "close" })
      .case("2016-06-30", "officer", { step: "conclude", report: "事实清楚（演示）" })
      .case("2016-07-12", "leader", { step: "decidePenalty", penalty: "120000" })
      .case("2016-07-26", "officer", { step: "recordExecution", executedOn: "2016-07-26" })
      .case("2016-08-10", "leader", { step: "close" }),
    new Course("wood-glue").withdrawn("2016-05-12", ownerOf(firmOf("wood-glue"))),
    new Course("bolts")
      .assign("2016-06-06")
      .look("2016-06-07")
      .proposeFiling("2016-06-14")
      .filed("2016-06-15")
      .case("2016-06-16", "officer", { step: "investigate" })
      .refer(
        "2016-07-06",
        "bolts-tech",
        "technical_opinion",
        "330400-ST",
        "请就两段回火温度是否为同行所知提出意见（演示）。",
      )
      .referral("2016-07-08", "bolts-tech", "scitech", { step: "accept" })
      .referral("2016-07-29", "bolts-tech", "scitech", done("温度组合未见公开"))
      .referral("2016-08-02", "bolts-tech", "officer", { step: "close" })
      .case("2016-09-08", "leader", { step: "extend" })
      .case("2016-09-29", "officer", { step: "conclude", report: "事实清楚（演示）" })
      .case("2016-10-12", "leader", { step: "decidePenalty", penalty: "150000" }),
    new Course("fabric-plan", HAINING)
      .assign("2016-07-04")
      .look("2016-07-05")
      .proposeFiling("2016-07-11")
      .filed("2016-07-12")
      .case("2016-07-13", "officer", { step: "investigate" })
      .case("2016-09-30", "officer", { step: "conclude", report: "待局领导讨论（演示）" }),
    new Course("controller")
      .assign("2016-08-01")
      .look("2016-08-02")
      .proposeFiling("2016-08-03")
      .filed("2016-08-04")
      .case("2016-08-05", "officer", { step: "investigate" })
      .case("2016-10-31", "leader", { step: "extend" })
      .refer(
        "2016-11-11",
        "controller-tech",
        "technical_opinion",
        "330400-ST",
        "请比对两份程序的补偿算法是否实质相同（演示）。",
      )
      .referral("2016-11-14", "controller-tech", "scitech", { step: "accept" })
      .refer("2016-11-17", "controller-police", "criminal", "330400-PS", "请审查是否构成犯罪（演示）。")
      .referral("2016-11-18", "controller-police", "police", {
        step: "decline",
        reason: "缺少损失数额的计算依据，请补充后再移送（演示）",
      })
      .refer("2016-11-15", "controller-hr", "labour_guidance", "330400-HR", "请就工程师的保密约定给出意见（演示）。")
      .referral("2016-11-16", "controller-hr", "hr", { step: "accept" }),
    new Course("bag-customers")
      .assign("2016-08-16")
      .look("2016-08-17")
      .proposeFiling("2016-08-23")
      .filed("2016-08-29")
      .case("2016-08-30", "officer", { step: "investigate" })
      .refer("2016-09-20", "bag-nanhu", "assistance", "330402-MR", "请核查对方的仓库（演示）。")
      .referral("2016-09-21", "bag-nanhu", "officer", { step: "withdraw", reason: "仓库已迁往平湖（演示）" })
      .refer("2016-10-17", "bag-pinghu", "assistance", "330482-MR", "请到对方登记地核查经营场所和人员（演示）。")
      .referral("2016-10-18", "bag-pinghu", "pinghu", { step: "accept" })
      .referral("2016-10-31", "bag-pinghu", "pinghu", done("已到场核查，附现场笔录"))
      .referral("2016-11-02", "bag-pinghu", "officer", { step: "close" })
      .refer("2016-11-07", "bag-jingkai", "assistance", "JX-JKQ-MR", "请核查对方在经开区的收款账户持有人（演示）。")
      .referral("2016-11-08", "bag-jingkai", "jingkai", { step: "accept" })
      .referral("2016-11-21", "bag-jingkai", "jingkai", done("持有人是离职业务员的亲属，附核查笔录"))
      .refer("2016-11-09", "bag-hr", "labour_guidance", "330400-HR", "请就两名业务员的竞业限制约定给出意见（演示）。")
      .referral("2016-11-10", "bag-hr", "hr", { step: "accept" })
      .referral("2016-11-22", "bag-hr", "hr", done("约定有效，期限二十四个月"))
      .case("2016-11-21", "officer", { step: "conclude", report: "事实清楚，拟处罚款（演示）" }),
    new Course("cells")
      .assign("2016-09-05")
      .look("2016-09-06")
      .proposeFiling("2016-09-12")
      .filed("2016-09-13")
      .case("2016-09-14", "officer", { step: "investigate" })
      .refer("2016-10-20", "cells-tech", "technical_opinion", "330400-ST", "请就扩散温区设定提出意见（演示）。")
      .referral("2016-10-21", "cells-tech", "officer", { step: "withdraw", reason: "改由鉴定机构鉴定（演示）" })
      .refer("2016-10-31", "cells-haining", "assistance", "330481-MR", "请核查供应商工程师的入厂记录（演示）。")
      .referral("2016-11-04", "cells-haining", "haining", { step: "accept" })
      .refer("2016-11-14", "cells-police", "criminal", "330400-PS", "请审查是否达到追诉标准（演示）。")
      .referral("2016-11-14", "cells-police", "police", { step: "accept" }, "16:10")
      .referral("2016-11-16", "cells-police", "police", {
        step: "answer",
        answer: "not_filed",
        text: "损失数额未达追诉标准，不予立案（演示）",
      }),
    new Course("dyeing")
      .assign("2016-09-21")
      .look("2016-09-22")
      .message("2016-09-23", "firm-a", "补充：对方产品的采购单已找到，可以提供（演示）。")
      .message("2016-09-26", "officer", "收到，请在“补充材料”处上传（演示）。")
      .proposeFiling("2016-09-29")
      .filed("2016-10-10")
      .case("2016-10-11", "officer", { step: "investigate" })
      .note("2016-10-13", "先查采购方，再到现场（演示）。")
      .refer(
        "2016-10-14",
        "dyeing-hr",
        "labour_guidance",
        "330400-HR",
        "请就工艺主管劳动合同中的保密和竞业限制约定给出意见（演示）。",
      )
      .referral("2016-10-17", "dyeing-hr", "hr", { step: "accept" })
      .referral("2016-10-25", "dyeing-hr", "hr", done("保密约定有效"))
      .referral("2016-10-27", "dyeing-hr", "officer", { step: "close" })
      .refer(
        "2016-11-07",
        "dyeing-tech",
        "technical_opinion",
        "330400-ST",
        "请就 S1 至 S3 各点是否为公众所知、与对方工艺是否相同分别提出意见（演示）。",
      )
      .referral("2016-11-08", "dyeing-tech", "scitech", { step: "accept" })
      .case("2016-11-08", "officer", { step: "pause", stopReason: "appraisal" }, "11:30")
      .look("2016-11-15", "investigation")
      .refer("2016-11-22", "dyeing-haining", "assistance", "330481-MR", "请到对方住所核查该批面料的生产记录（演示）。")
      .refer(
        "2016-11-22",
        "dyeing-police",
        "criminal",
        "330400-PS",
        "研发费用凭证显示损失可能超过追诉标准，请审查是否立案（演示）。",
      ),
    new Course("sensor")
      .assign("2016-10-10")
      .look("2016-10-11")
      .proposeFiling("2016-10-17")
      .filed("2016-10-18")
      .case("2016-10-19", "officer", { step: "investigate" })
      .refer("2016-11-21", "sensor-police", "criminal", "330400-PS", "请审查是否立案（演示）。")
      .referral("2016-11-22", "sensor-police", "police", { step: "accept" })
      .refer("2016-11-22", "sensor-tech", "technical_opinion", "330400-ST", "请就标定方法提出意见（演示）。")
      .refer(
        "2016-11-23",
        "sensor-hr",
        "labour_guidance",
        "330400-HR",
        "请就代工厂技术人员的保密约定给出意见（演示）。",
      ),
    new Course("ceiling")
      .assign("2016-10-20")
      .look("2016-10-21")
      .proposeFiling("2016-10-28")
      .filed("2016-10-31")
      .refer("2016-11-01", "ceiling-hr", "labour_guidance", "330400-HR", "请就技术员的竞业限制给出意见（演示）。")
      .referral("2016-11-02", "ceiling-hr", "officer", { step: "withdraw", reason: "双方没有竞业限制约定（演示）" })
      .refer("2016-11-02", "ceiling-tech", "technical_opinion", "330400-ST", "请就卡扣结构提出意见（演示）。")
      .referral("2016-11-04", "ceiling-tech", "scitech", {
        step: "decline",
        reason: "请先写明要比对的秘密点和图纸编号（演示）",
      })
      .refer(
        "2016-11-07",
        "ceiling-points",
        "technical_opinion",
        "330400-ST",
        "请就卡扣回弹余量是否公知提出意见（演示）。",
      )
      .referral("2016-11-08", "ceiling-points", "scitech", { step: "accept" })
      .referral("2016-11-21", "ceiling-points", "scitech", done("回弹余量未见公开"))
      .refer("2016-11-08", "ceiling-haiyan", "assistance", "330424-MR", "请核查新单位的生产现场（演示）。")
      .referral("2016-11-10", "ceiling-haiyan", "haiyan", {
        step: "decline",
        reason: "新单位不在本县，登记地在平湖（演示）",
      })
      .refer("2016-11-14", "ceiling-police", "criminal", "330400-PS", "请审查是否立案（演示）。")
      .referral("2016-11-15", "ceiling-police", "officer", { step: "withdraw", reason: "损失数额待重新计算（演示）" })
      .refer("2016-11-16", "ceiling-contract", "labour_guidance", "330400-HR", "请就保密条款的范围给出意见（演示）。")
      .referral("2016-11-18", "ceiling-contract", "hr", { step: "decline", reason: "请附劳动合同文本（演示）" }),
    new Course("silk").assign("2016-10-27").look("2016-10-28").pause("2016-11-03"),
    new Course("price-haining", HAINING).assign("2016-11-02").look("2016-11-03").proposeFiling("2016-11-10"),
    new Course("silk-again").assign("2016-11-03", "14:15").mergeInto("2016-11-07", "silk"),
    new Course("film").assign("2016-11-10").look("2016-11-11").extend("2016-11-18"),
    new Course("orders-nanhu", NANHU).assign("2016-11-11").look("2016-11-14"),
    new Course("tender").assign("2016-11-14").look("2016-11-15").proposeNot("2016-11-22"),
    new Course("salesman")
      .assign("2016-11-16")
      .look("2016-11-17")
      .message("2016-11-18", "officer", "请说明业务员经手过哪些客户（演示）。"),
    new Course("gears").assign("2016-11-18", "16:30").look("2016-11-21"),
    new Course("buttons").returned("2016-11-22"),
  ];
}

/** All scenes of the casework. */
export function caseworkScenes(): Scene[] {
  return [...matters.flatMap(writing), ...courses().flatMap(({ scenes }) => scenes)];
}

function firmOf(key: string) {
  const matter = matters.find((one) => one.key === key);
  if (!matter) throw new RangeError(`no matter ${key}`);
  return firmIn(matter);
}

function firmIn({ firm }: Matter) {
  const found = typeof firm === "string" ? demoFirms().find(({ key }) => key === firm) : firmsOf(firm[0])[firm[1]];
  if (!found) throw new RangeError("a matter without a firm");
  return found;
}

/** The firm writes its complaint page by page, hands in its files, and submits it; a draft stops half-way. */
function writing(matter: Matter): Scene[] {
  const { key, submitted, files } = matter;
  const owner = ownerOf(firmIn(matter));
  return [
    {
      day: submitted ?? "2016-11-23",
      time: "08:50",
      play: async () => {
        const { complaintId } = await by(owner, startDraft);
        complaints.set(key, complaintId);
        const pages = submitted ? DRAFT_PAGES : (["firm", "events"] as const);
        for (const page of pages)
          await by(owner, (ctx) =>
            savePage(ctx, { complaintId, page, revision: 0, form: "demo-form", values: { ...valuesOf(page, matter) } }),
          );
        for (const name of files) {
          const bytes = pdf(`${key} ${files.indexOf(name) + 1}`);
          await receiveEvidence(() => who(owner), { target: { complaintId }, name, hash: null, bytes: once(bytes) });
        }
      },
    },
    ...(submitted
      ? [
          {
            day: submitted,
            time: "09:35",
            play: async () => {
              const place = await complaintOf(key);
              await by(owner, (ctx) => submitComplaint(ctx, place));
            },
          },
        ]
      : []),
  ];
}

function valuesOf(
  page: DraftPage,
  { title, kind, subkind, forms, relation, submitted, account, secret, respondent }: Matter,
): Record<string, string | string[]> {
  const [year = "", month = ""] = (submitted ?? "2016-11-10").split("-");
  const pages: Readonly<Record<DraftPage, Record<string, string | string[]>>> = {
    firm: { capacity: "owner", filedThrough: "own_staff" },
    events: {
      "discoveredOn.year": year,
      "discoveredOn.month": String(Number(month)),
      "discoveredOn.day": "",
      discoveredBy: "own_staff",
      forms: [...forms],
      account,
    },
    secret: {
      title,
      secretKind: kind,
      subkind,
      carriers: ["paper", "electronic"],
      "completedOn.year": "2014",
      "completedOn.month": "8",
      "completedOn.day": "",
      secret,
    },
    measures: { measures: ["agreement", "rules_and_training", "marking_and_access"], measuresBefore: "before" },
    respondent: {
      respondent,
      respondentKind: ["person"],
      relation,
      respondentDetail: `${respondent}的住所和现单位另附（演示）`,
    },
    evidence: { groups: ["measures", "access"] },
    procedures: { procedures: ["none"], proceduresState: "not_applicable" },
    wants: {
      wants: ["stop", "penalty"],
      reporterName: "演示联系人",
      reporterPhone: "13800138000",
      reporterMail: "",
      reachBy: "portal",
    },
  };
  return pages[page];
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** A small PDF of one line: a real file, so that its content is what its name says. */
function pdf(line: string): Buffer {
  const content = `BT /F1 18 Tf 60 760 Td (DEMO ${line}) Tj ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("")}`;
  return Buffer.from(`${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
}
