import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { InvalidInput } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { changeCriterion, inviteCandidate } from "./commands";
import { countCandidates, criteriaOn, everyCandidate, invitationOf, listCandidates } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const rank = (actor: Actor) => asActor(actor, (ctx) => everyCandidate(ctx, {}, 100));
const change = (
  firm: given.GivenFirm,
  data: { titles?: string[]; sizeClass?: string; town?: string; status?: "returned" },
) => asSystem("given", ({ tx }) => tx.enterprise.updateMany({ where: { id: firm.id }, data }));
const point = (firm: given.GivenFirm, status: "active" | "exited") =>
  asSystem("given", async ({ tx, now }) => {
    await tx.contactPoint.create({
      data: {
        ...{
          enterpriseId: firm.id,
          divisionCode: firm.divisionCode,
          status,
          checklist: [],
          createdAt: now,
          updatedAt: now,
        },
        ...{
          leaderName: "甲",
          leaderPost: "副总",
          liaisonName: "乙",
          liaisonPost: "办公室",
          liaisonMobile: "13800000001",
        },
        liaisonEmail: "liaison@example.cn",
      },
      select: { id: true },
    });
  });

async function people() {
  return {
    officer: await given.official(["programme_officer"], { division: "330402" }),
    lead: await given.official(["coordinator"]),
  };
}

describe("the ranking", () => {
  test("puts the firms with the weightier reasons first and says each; who is a point, or isn't checked, is none", async () => {
    const { officer } = await people();
    const [plain, both, first] = [await given.firm(), await given.firm(), await given.firm()];
    const [isPoint, left, unchecked] = [
      await given.firm(),
      await given.firm(),
      await given.firm({ status: "registered" }),
    ];
    await change(both, { titles: ["high_tech", "above_scale"], town: "甲镇" });
    await change(first, { town: "乙镇", sizeClass: "medium" });
    await change(isPoint, { town: "甲镇", titles: ["high_tech"] });
    await point(isPoint, "active");
    await point(left, "exited");
    const rows = await rank(officer);
    expect(rows.map(({ id, score, reasons }) => [id, score, reasons])).toEqual([
      [both.id, 60, ["science_tech", "large"]],
      [first.id, 30, ["large", "first_in_town"]],
      ...[plain.id, left.id].toSorted().map((id) => [id, 0, []]),
    ]);
    expect(rows.some(({ id }) => id === unchecked.id)).toBe(false);
    expect(await asActor(officer, (ctx) => countCandidates(ctx, { reason: "large" }))).toBe(2);
  });

  test("that a firm was harmed is a reason for those alone who may know of its case: for others nothing tells it", async () => {
    const { officer, lead } = await people();
    const [quiet, harmed] = [await given.firm(), await given.firm()];
    const onTeam = await given.official(["investigator", "programme_officer"], { division: "330402" });
    const colleague = await given.official(["investigator", "programme_officer"], { division: "330402" });
    const leader = await given.official(["bureau_leader", "programme_officer"], { division: "330402" });
    const city = await given.official(["programme_officer", "bureau_leader"]);
    await given.caseOf(harmed, { status: "closed", team: [onTeam], division: "330402" });
    for (const knows of [lead, onTeam, leader]) {
      expect((await rank(knows)).map(({ id, score }) => [id, score])).toEqual([
        [harmed.id, 30],
        [quiet.id, 0],
      ]);
      expect(await asActor(knows, (ctx) => countCandidates(ctx, { reason: "harmed" }))).toBe(1);
    }
    for (const outside of [officer, colleague, city]) {
      const rows = await rank(outside);
      expect(rows.map(({ id }) => id)).toEqual([quiet.id, harmed.id].toSorted());
      expect(rows.map(({ score, reasons }) => [score, reasons])).toEqual([
        [0, []],
        [0, []],
      ]);
      expect(await asActor(outside, (ctx) => countCandidates(ctx, { reason: "harmed" }))).toBe(0);
    }
  });

  test("is each division's own, in pages without a gap, and nobody's who doesn't look for points", async () => {
    const { officer, lead } = await people();
    for (let n = 0; n < 22; n++) await given.firm();
    await given.firm({ division: "330481" });
    const first = await asActor(officer, (ctx) => listCandidates(ctx, {}));
    const rest = await asActor(officer, (ctx) => listCandidates(ctx, {}, first.next ?? ""));
    expect([first.rows.length, first.total, rest.rows.length, rest.next]).toEqual([20, 22, 2, null]);
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id)).size).toBe(22);
    const last = rest.rows.at(-1);
    expect(await asActor(officer, (ctx) => listCandidates(ctx, {}, `${last?.score}~${last?.id}`))).toEqual(first);
    expect(await asActor(lead, (ctx) => countCandidates(ctx, {}))).toBe(23);
    expect(await asActor(lead, (ctx) => countCandidates(ctx, { division: "330481" }))).toBe(1);
    const outside = [
      await given.official(["investigator"], { division: "330402" }),
      await given.official(["government_office"], { kind: "government_office" }),
      (await given.firm()).owner,
    ];
    for (const actor of outside) expect(await rank(actor)).toEqual([]);
  });

  test("a changed weight counts from today; of two changes at once one wins", async () => {
    const { officer, lead } = await people();
    const firm = await given.firm();
    await change(firm, { titles: ["high_tech"] });
    const criterion = (await asActor(lead, (ctx) => criteriaOn(ctx, "2016-11-24"))).find(
      ({ code }) => code === "science_tech",
    );
    const input = {
      code: "science_tech" as const,
      criterionId: criterion?.id ?? "",
      weight: 70,
      source: "联席会议（演示）",
    };
    await expect(asActor(officer, (ctx) => changeCriterion(ctx, input))).rejects.toEqual(refusal("not-found"));
    const both = await Promise.allSettled([1, 2].map(() => asActor(lead, (ctx) => changeCriterion(ctx, input))));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect((await rank(officer))[0]?.score).toBe(70);
    await asSystem("given", async ({ tx }) => {
      await tx.candidateCriterion.updateMany({
        where: { code: "science_tech", validTo: null },
        data: { validFrom: dateOf("2014-01-01"), validTo: dateOf("2014-01-02") },
      });
      await tx.candidateCriterion.updateMany({ where: { id: criterion?.id ?? "" }, data: { validTo: null } });
    });
  });
});

describe("inviting", () => {
  const invite = (actor: Actor, enterpriseId: string, means?: "visit") =>
    asActor(actor, (ctx) => inviteCandidate(ctx, { enterpriseId, ...(means ? { means } : {}) }));

  test("reaches a firm without an account by mail, without an address by what an official tells; which, is kept", async () => {
    const { officer } = await people();
    const [mailed, told] = [await given.firm(), await given.firm()];
    await asSystem("given", async ({ tx }) => {
      await tx.person.updateMany({
        where: { enterpriseId: { in: [mailed.id, told.id] } },
        data: { status: "disabled" },
      });
      await tx.enterprise.updateMany({ where: { id: mailed.id }, data: { contactEmail: "boss@example.cn" } });
      await tx.enterprise.updateMany({ where: { id: told.id }, data: { contactEmail: null } });
    });
    await invite(officer, mailed.id);
    const mails = await asSystem("look", ({ tx }) =>
      tx.outboxMail.findMany({ where: { template: "point-invitation" } }),
    );
    expect(mails).toMatchObject([{ recipient: "boss@example.cn", params: { path: "/register" } }]);
    await expect(invite(officer, told.id)).rejects.toEqual(new InvalidInput({ means: ["missing"] }));
    await invite(officer, told.id, "visit");
    const rows = await rank(officer);
    expect(new Map(rows.map(({ id, way, reach, open }) => [id, [way, reach, open]]))).toEqual(
      new Map([
        [mailed.id, ["mail", "mail", false]],
        [told.id, ["visit", "none", false]],
      ]),
    );
  });

  test("is made again after its point has ended, or after the months of the setting", async () => {
    const { officer } = await people();
    const [left, later] = [await given.firm(), await given.firm()];
    for (const { id } of [left, later]) await invite(officer, id);
    given.atMoment("2016-11-25T09:00:00+08:00");
    await point(left, "exited");
    await invite(officer, left.id);
    given.atMoment("2017-05-24T09:00:00+08:00");
    await expect(invite(officer, later.id)).rejects.toEqual(refusal("already-invited"));
    given.atMoment("2017-05-26T09:00:00+08:00");
    await invite(officer, later.id);
  });

  test("happens once, also of two at the same moment; the firm's people are told, and the trail has it without a reason", async () => {
    const { officer, lead } = await people();
    const firm = await given.firm();
    const both = await Promise.allSettled([invite(officer, firm.id), invite(lead, firm.id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    await expect(invite(officer, firm.id)).rejects.toEqual(refusal("already-invited"));
    expect(await asActor(firm.member, ({ tx }) => tx.notice.findMany({ select: { kind: true } }))).toEqual([
      { kind: "enterprise.invite" },
    ]);
    expect(await asActor(firm.owner, (ctx) => invitationOf(ctx, firm.id))).not.toBeNull();
    expect((await rank(officer))[0]?.invitedAt).not.toBeNull();
    const told = await asSystem("look", ({ tx }) =>
      tx.auditEntry.findMany({ where: { act: "invite.enterprise" }, select: { detail: true } }),
    );
    expect(told).toEqual([{ detail: { way: "account" } }]);
  });

  test("is refused to others, and for a firm that isn't checked or is a point", async () => {
    const { officer } = await people();
    const firm = await given.firm();
    for (const actor of [
      firm.owner,
      await given.official(["investigator"], { division: "330402" }),
      await given.official(["programme_officer"], { division: "330481" }),
    ])
      await expect(invite(actor, firm.id)).rejects.toEqual(refusal("not-found"));
    await expect(invite(officer, (await given.firm({ status: "registered" })).id)).rejects.toEqual(
      refusal("enterprise-not-checked"),
    );
    await point(firm, "active");
    await expect(invite(officer, firm.id)).rejects.toEqual(refusal("already-applied"));
  });
});
