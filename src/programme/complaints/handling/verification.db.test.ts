import { bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { look, proposed, refusal, see, step, submitted, told, verifying } from "@tests/support/handling";
import { beforeEach, describe, expect, test } from "vitest";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { ifResumed } from "@/programme/time-limits/forecasts/queries";
import { withdrawComplaint } from "../commands";
import { listComplaints, pickedComplaints } from "../intake/queries";
import { openNotes } from "../notes/queries";
import { changeTeam, moveComplaint, openComplaint, writeToFirm } from "./commands";
import { findHandled, lettersOf, openContent } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("verification", () => {
  test("pauses for a reason of its clock, resumes with the days added, extends once", async () => {
    const { officer, leader, complaintId } = await verifying();
    await expect(step(officer, { step: "pause", complaintId, version: 2, stopReason: "hearing" })).rejects.toEqual(
      refusal("stop-not-allowed"),
    );
    await step(officer, { step: "pause", complaintId, version: 2, stopReason: "appraisal" });
    expect((await see(officer, complaintId))?.clocks[0]?.light.light).toBe("paused");
    await expect(step(leader, { step: "extend", complaintId, version: 3 })).rejects.toEqual(refusal("already-paused"));
    given.atMoment("2016-11-29T10:00:00+08:00");
    const dueIfResumed = () =>
      asActor(officer, async (ctx) => {
        const found = await findHandled(ctx, complaintId);
        return (await ifResumed(ctx, found?.clocks ?? [], "complaint-verify"))?.dueOn;
      });
    expect(await dueIfResumed(), "told before the step").toBe("2016-12-08");
    await step(officer, { step: "resume", complaintId, version: 3 });
    expect((await see(officer, complaintId))?.clocks[0]?.dueOn).toBe("2016-12-08");
    expect(await dueIfResumed(), "nothing stands still any more").toBeUndefined();
    await step(leader, { step: "extend", complaintId, version: 4 });
    expect((await see(officer, complaintId))?.clocks[0]?.dueOn).toBe("2016-12-20");
    await expect(step(leader, { step: "extend", complaintId, version: 5 })).rejects.toEqual(
      refusal("already-extended"),
    );
  });

  test("met while it stands still, it is in time: the days of the stop don't make it late", async () => {
    const { officer, leader, complaintId } = await verifying();
    await step(officer, { step: "pause", complaintId, version: 2, stopReason: "appraisal" });
    given.atMoment("2016-12-20T10:00:00+08:00");
    await step(officer, {
      step: "propose",
      complaintId,
      version: 3,
      proposal: "not_file",
      ground: "no_evidence",
      opinion: "鉴定不支持（演示）",
    });
    await step(leader, {
      step: "doNotFile",
      complaintId,
      version: 4,
      ground: "no_evidence",
      explanation: "没有证据（演示）",
    });
    expect(
      (await see(leader, complaintId))?.clocks.find(({ kind }) => kind === "complaint-verify")?.light,
    ).toMatchObject({ light: "met", lateBy: null });
  });

  test("what has run out is neither stopped nor extended: it stays missed", async () => {
    const { officer, leader, complaintId } = await verifying();
    given.atMoment("2016-12-06T10:00:00+08:00");
    expect((await see(officer, complaintId))?.clocks[0]?.light).toMatchObject({ light: "overdue", amount: 1 });
    await expect(step(leader, { step: "extend", complaintId, version: 2 })).rejects.toEqual(refusal("term-passed"));
    await expect(step(officer, { step: "pause", complaintId, version: 2, stopReason: "appraisal" })).rejects.toEqual(
      refusal("term-passed"),
    );
  });

  test("assigning several tells beforehand whether it meets a missed term, and asks as any step does", async () => {
    const { intake, officer, second, complaintId } = await submitted();
    const late = () =>
      asActor(intake, async (ctx) => (await pickedComplaints(ctx, [`${complaintId}~1`])).map((one) => one.late));
    expect(await late()).toEqual([false]);
    given.atMoment("2016-11-28T10:00:00+08:00");
    expect(await late()).toEqual([true]);
    const officers = [officer.personId, second.personId];
    await expect(step(intake, { step: "assign", complaintId, version: 1, officers })).rejects.toEqual(
      expect.objectContaining({ fields: { whyLate: ["why-late"] } }),
    );
    expect((await see(intake, complaintId))?.status).toBe("submitted");
  });

  test("an official who meets a missed term says why: it stays with the clock, which stays late; of two at once one says it", async () => {
    const { leader, complaintId } = await proposed();
    const decide = (lateReason?: string) =>
      asActor(leader, (ctx) =>
        moveComplaint(lateReason === undefined ? ctx : { ...ctx, lateReason }, {
          ...{ step: "doNotFile", complaintId, version: 3, ground: "no_evidence", explanation: "没有证据（演示）" },
        }),
      );
    const verify = async () => (await see(leader, complaintId))?.clocks.find(({ kind }) => kind === "complaint-verify");
    const missed = (punctual?: "late") =>
      asActor(leader, async (ctx) => (await listComplaints(ctx, punctual ? { punctual } : {})).rows);
    given.atMoment("2016-12-07T10:00:00+08:00");
    const asked = (code: string) => expect.objectContaining({ fields: { whyLate: [code] } });
    await expect(decide()).rejects.toEqual(asked("why-late"));
    await expect(decide("长".repeat(501))).rejects.toEqual(asked("why-late-long"));
    expect((await verify())?.lateReason).toBeNull();

    const ends = await bothAtOnce({ table: "complaints", id: complaintId }, () => [
      decide("鉴定结论迟到（演示）"),
      decide("等待鉴定（演示）"),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const said = ends[0]?.status === "fulfilled" ? "鉴定结论迟到（演示）" : "等待鉴定（演示）";
    expect(await verify()).toMatchObject({ lateReason: said, light: { light: "met", lateBy: 2 } });
    expect((await missed("late")).map(({ lateReason }) => lateReason)).toEqual([said]);
    expect((await missed()).map(({ lateReason }) => lateReason)).toEqual([null]);
    await look(async ({ tx }) => {
      const { detail } = await tx.auditEntry.findFirstOrThrow({
        where: { subjectId: complaintId, act: "step.complaint", detail: { path: ["step"], equals: "doNotFile" } },
        select: { detail: true },
      });
      expect(detail).toMatchObject({ missed: "complaint-verify" });
      expect(JSON.stringify(detail)).not.toContain("鉴定");
    });
  });

  test("the leader sends back, then decides not to file: the firm is told why, in words and with the ground", async () => {
    const { officer, leader, firm, complaintId } = await proposed();
    await step(leader, { step: "sendBack", complaintId, version: 3, reason: "请补查（演示）" });
    const back = await see(officer, complaintId);
    expect([back?.status, back?.proposal]).toEqual(["verifying", null]);
    await step(officer, {
      step: "propose",
      complaintId,
      version: 4,
      proposal: "not_file",
      ground: "time_barred",
      opinion: "已逾两年（演示）",
    });
    await step(leader, {
      step: "doNotFile",
      complaintId,
      version: 5,
      ground: "time_barred",
      explanation: "已超过追责时效（演示）",
    });
    // Each opinion and each reason stays, with who wrote it.
    const notes = await asActor(leader, (ctx) =>
      openNotes(
        ctx,
        { complaintId, enterpriseId: firm.id, subjectKind: "complaint", subjectId: complaintId },
        "review",
      ),
    );
    expect(notes.map(({ by, step: taken, text }) => [by, taken, text])).toEqual([
      ["沈演示", "complaint.propose", "已逾两年（演示）"],
      ["顾演示", "complaint.sendBack", "请补查（演示）"],
      ["沈演示", "complaint.propose", expect.any(String)],
    ]);
    const ended = await see(leader, complaintId);
    expect([ended?.status, ended?.outcomeGround, ended?.clocks.map(({ light }) => light.light)]).toEqual([
      "not_filed",
      "time_barred",
      ["met", "met"],
    ]);
    expect(await told(firm.owner.personId)).toEqual(["complaint.assign", "complaint.doNotFile"]);
    expect(await told(officer.personId)).toEqual(["complaint.assign", "complaint.sendBack", "complaint.doNotFile"]);
  });

  test("of a decision and a withdrawal at once one wins", async () => {
    const { officer, firm, complaintId } = await verifying();
    const tries = await Promise.allSettled([
      step(officer, {
        step: "propose",
        complaintId,
        version: 2,
        proposal: "file",
        ground: "",
        opinion: "拟立案（演示）",
      }),
      asActor(firm.owner, (ctx) => withdrawComplaint(ctx, { complaintId, version: 2 })),
    ]);
    const lost = tries.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Overtaken);
    const count = await look(({ tx }) =>
      tx.auditEntry.count({ where: { subjectId: complaintId, act: "step.complaint" } }),
    );
    expect(count).toBe(2);
  });

  test("an officer doesn't decide, a leader doesn't propose, another officer sees nothing", async () => {
    const { officer, leader, complaintId } = await proposed();
    const outsider = await given.official(["investigator"]);
    await expect(
      step(officer, { step: "doNotFile", complaintId, version: 3, ground: "other", explanation: "演示" }),
    ).rejects.toEqual(refusal("not-yours"));
    await expect(
      step(leader, { step: "propose", complaintId, version: 3, proposal: "file", ground: "", opinion: "演示" }),
    ).rejects.toEqual(refusal("not-yours"));
    await expect(step(outsider, { step: "sendBack", complaintId, version: 3, reason: "演示" })).rejects.toEqual(
      refusal("not-found"),
    );
  });
});

describe("the team", () => {
  test("changes at the leader's word: who leaves sees nothing at once, terms don't move", async () => {
    const { officer, second, leader, complaintId } = await verifying();
    const third = await given.official(["investigator"]);
    const before = await see(officer, complaintId);
    given.atMoment("2016-11-28T10:00:00+08:00");
    await asActor(leader, (ctx) =>
      changeTeam(ctx, {
        complaintId,
        version: 2,
        officers: [second.personId, third.personId],
        page: `/complaints/${complaintId}`,
      }),
    );
    expect(await see(officer, complaintId)).toBeNull();
    await expect(
      asActor(officer, (ctx) =>
        openSealed(ctx, {
          recordId: complaintId,
          fields: ["secret"],
          subjectKind: "complaint",
          subjectId: complaintId,
          enterpriseId: "",
          purpose: "verification",
        }),
      ),
    ).rejects.toEqual(refusal("not-found"));
    const after = await see(third, complaintId);
    expect(after?.clocks.map(({ dueOn }) => dueOn)).toEqual(before?.clocks.map(({ dueOn }) => dueOn));
    expect(after?.members.map(({ person, untilAt }) => [person.id, untilAt !== null])).toEqual([
      [officer.personId, true],
      [second.personId, false],
      [third.personId, false],
    ]);
    expect(await told(third.personId)).toEqual(["complaint.assign"]);
    expect(await told(second.personId)).toEqual(["complaint.assign"]);
  });

  test("isn't changed by its members, nor twice at once", async () => {
    const { officer, second, leader, complaintId } = await verifying();
    const third = await given.official(["investigator"]);
    const input = (officers: string[]) => ({ complaintId, version: 2, officers, page: `/complaints/${complaintId}` });
    await expect(asActor(officer, (ctx) => changeTeam(ctx, input([second.personId, third.personId])))).rejects.toEqual(
      refusal("not-yours"),
    );
    const tries = await Promise.allSettled([
      asActor(leader, (ctx) => changeTeam(ctx, input([second.personId, third.personId]))),
      asActor(leader, (ctx) => changeTeam(ctx, input([officer.personId, third.personId]))),
    ]);
    const lost = tries.filter((result) => result.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(lost[0]?.reason).toBeInstanceOf(Overtaken);
    expect(await look(({ tx }) => tx.auditEntry.count({ where: { subjectId: complaintId, act: "change.team" } }))).toBe(
      1,
    );
  });
});

describe("looking and writing", () => {
  test("a pass is given to whoever reads it whole; each opening is a look", async () => {
    const { officer, complaintId } = await verifying();
    const coordinator = await given.official(["coordinator"]);
    const input = {
      complaintId,
      page: `/complaints/${complaintId}`,
      tab: "",
      purpose: "other" as const,
      words: "核对时间线",
    };
    expect(await asActor(officer, (ctx) => openComplaint(ctx, input))).toMatchObject({ purpose: "核对时间线" });
    await expect(asActor(coordinator, (ctx) => openComplaint(ctx, input))).rejects.toEqual(refusal("not-found"));
    const opened = await asActor(officer, async (ctx) => {
      const complaint = await findHandled(ctx, complaintId);
      if (!complaint) throw new Refusal("not-found");
      return openContent(ctx, complaint, { purpose: "核对时间线" });
    });
    expect(opened).toMatchObject(given.SECRETS);
    const looks = await look(({ tx }) =>
      tx.auditEntry.findMany({ where: { complaintId, act: "open.sealed" }, select: { actorId: true, purpose: true } }),
    );
    expect(looks).toEqual([{ actorId: officer.personId, purpose: "核对时间线" }]);
  });

  test("letters go to the firm; what it writes is opened with a purpose and marked as opened", async () => {
    const { officer, firm, complaintId } = await verifying();
    await asActor(officer, (ctx) =>
      writeToFirm(ctx, { complaintId, text: "请说明（演示）", page: `/complaints/${complaintId}` }),
    );
    expect(await told(firm.owner.personId)).toEqual(["complaint.assign", "complaint.message"]);
    const letters = await asActor(officer, async (ctx) => {
      const complaint = await findHandled(ctx, complaintId);
      if (!complaint) throw new Refusal("not-found");
      return [await lettersOf(ctx, complaint, undefined), await lettersOf(ctx, complaint, "verification")] as const;
    });
    expect(letters.map(([letter]) => letter?.text)).toEqual([null, "请说明（演示）"]);
    const outsider = await given.official(["investigator"]);
    await expect(
      asActor(outsider, (ctx) => writeToFirm(ctx, { complaintId, text: "x", page: `/complaints/${complaintId}` })),
    ).rejects.toEqual(refusal("not-found"));
  });
});
