import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { sent, step } from "@tests/support/referrals";
import { beforeEach, describe, expect, test } from "vitest";
import { asActor, asSystem } from "@/platform/database";
import { openSealed } from "@/platform/vault";
import { openShared } from "../commands";
import { findReferral } from "../queries";
import { countReferrals } from "../queue/queries";
import { courseOf, openReferral } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("the course of a referral", () => {
  test("is read by both of its sides, each step with who took it, and by nobody else", async () => {
    const { officer, second, police, scitech, firm, referralId } = await sent();
    await step(police, { step: "accept", referralId, version: 1 });
    const steps = (actor: Parameters<typeof asActor>[0]) =>
      asActor(actor, async (ctx) => (await courseOf(ctx, referralId)).map(({ step, by }) => [step, by]));
    const both = [
      ["accept", "周演示"],
      ["begin", "沈演示"],
    ];
    for (const actor of [officer, second, police]) expect(await steps(actor)).toEqual(both);
    const colleague = await given.official([], { kind: "police" });
    for (const actor of [scitech, colleague, firm.owner, { kind: "public" } as const])
      expect(await steps(actor)).toEqual([]);
    await step(officer, { step: "withdraw", referralId, version: 2, reason: "演示" });
    expect(await steps(police)).toEqual([]);
    expect((await steps(officer))[0]).toEqual(["withdraw", "沈演示"]);
  });
});

describe("what the receiver sees", () => {
  test("is what was ticked and nothing else; the look is on record and shown per item", async () => {
    const { police, officer, referralId, found } = await sent();
    const payload = await asActor(police, async (ctx) => {
      const referral = await findReferral(ctx, referralId);
      return referral && openReferral(ctx, referral, "办理移送");
    });
    expect(payload?.question).toContain("资金去向");
    expect(payload?.facts.enterprise).toContain("演示企业");
    expect(payload?.fields).toEqual({ account: given.SECRETS.account });

    await expect(
      asActor(police, (ctx) =>
        openSealed(ctx, {
          recordId: found.complaintId,
          fields: ["secret", "respondent", "reporter"],
          subjectKind: "complaint",
          subjectId: found.complaintId,
          enterpriseId: "",
          purpose: "x",
        }),
      ),
    ).rejects.toEqual(refusal("not-found"));
    const rows = await asActor(police, async ({ tx }) => [
      await tx.complaint.count(),
      await tx.case.count(),
      await tx.enterprise.count(),
      await tx.sealedValue.count(),
    ]);
    expect(rows).toEqual([0, 0, 0, 3]);

    const seen = await asActor(officer, (ctx) => findReferral(ctx, referralId));
    expect(seen?.items.map(({ field, openedById }) => [field, openedById])).toEqual([["account", police.personId]]);
    await asSystem("look", async ({ tx }) => {
      const looks = await tx.auditEntry.findMany({
        where: { act: "open.sealed", actorId: police.personId },
        select: { complaintId: true, purpose: true, enterpriseId: true },
      });
      expect(looks).toEqual([
        { complaintId: found.complaintId, purpose: "办理移送", enterpriseId: expect.any(String) },
      ]);
    });
  });

  test("is opened with a pass, by the receiver alone and for a purpose; asking is no look", async () => {
    const { police, scitech, officer, firm, referralId } = await sent();
    const ask = (actor: Parameters<typeof asActor>[0], purpose: "referral" | "other" = "referral", id = referralId) =>
      asActor(actor, (ctx) => openShared(ctx, { referralId: id, purpose, words: "核对账册（演示）" }));
    expect(await ask(police)).toEqual({ referralId, purpose: "referral" });
    expect(await ask(police, "other")).toEqual({ referralId, purpose: "核对账册（演示）" });
    const coordinator = await given.official(["coordinator"]);
    for (const actor of [scitech, officer, coordinator, firm.owner, { kind: "public" } as const])
      await expect(ask(actor)).rejects.toEqual(refusal("not-found"));
    await expect(ask(police, "referral", police.personId)).rejects.toEqual(refusal("not-found"));
    await asSystem("look", async ({ tx }) =>
      expect(await tx.auditEntry.count({ where: { act: "open.sealed", actorId: police.personId } })).toBe(0),
    );
    await step(officer, { step: "withdraw", referralId, version: 1, reason: "演示" });
    await expect(ask(police)).rejects.toEqual(refusal("not-found"));
  });

  test("is nothing for another department, and nothing after a withdrawal", async () => {
    const { police, scitech, officer, referralId } = await sent();
    expect(await asActor(scitech, (ctx) => findReferral(ctx, referralId))).toBeNull();
    expect(await asActor(scitech, ({ tx }) => tx.sealedValue.count())).toBe(0);
    await step(officer, { step: "withdraw", referralId, version: 1, reason: "另行处理（演示）" });
    expect(await asActor(police, (ctx) => findReferral(ctx, referralId))).toBeNull();
    expect(await asActor(police, ({ tx }) => tx.sealedValue.count())).toBe(0);
    expect(await asActor(police, (ctx) => countReferrals(ctx, {}))).toBe(0);
  });
});
