import { createHash, randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import { PAGES, save, submit, written } from "@tests/support/drafts";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import { parseComplaintReference } from "@/kernel/document-number";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { letterOf } from "../../notifications/mails/queries";
import { findOwn } from "../queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const rowOf = (id: string) => asSystem("look", ({ tx }) => tx.complaint.findUniqueOrThrow({ where: { id } }));

test("gives number, time, hash and clocks; tells intake and mails the firm a number and a link, no content", async () => {
  const firm = await given.firm();
  const intake = await given.official(["intake"]);
  const elsewhere = await given.official(["intake"], { division: "330481" });
  const draft = await written(firm);
  const { number } = await submit(firm.owner, draft);
  expect(parseComplaintReference(number)).toEqual({ day: "2016-11-24", serial: 1 });

  const found = await asActor(firm.owner, (ctx) => findOwn(ctx, draft.id));
  expect(found).toMatchObject({
    status: "submitted",
    number,
    divisionCode: "330400",
    bureau: { nameZh: "嘉兴市市场监督管理局" },
  });
  expect(found?.textHash).toBe(
    createHash("sha256")
      .update(found?.text ?? "")
      .digest("hex"),
  );
  expect(found?.text).toContain(given.SECRETS.secret);
  expect(found?.text).toContain("\n提交时间：2016-11-24 09:30\n");
  // 24 November 2016 is a Thursday: one working day, and seven by the rule of 2016.
  expect(found?.clocks.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
    ["complaint-register", "2016-11-25"],
    ["complaint-verify", "2016-12-05"],
  ]);
  expect((await rowOf(draft.id)).dueOn).toEqual(new Date("2016-11-25T00:00:00Z"));

  await asSystem("look", async ({ tx }) => {
    const notices = await tx.notice.findMany({ where: { subjectId: draft.id } });
    expect(notices.map(({ personId, kind, number: told }) => ({ personId, kind, number: told }))).toEqual([
      { personId: intake.personId, kind: "complaint.submit", number },
    ]);
    expect(notices.map(({ personId }) => personId)).not.toContain(elsewhere.personId);
    const mails = await tx.outboxMail.findMany({ where: { template: "complaint-receipt" } });
    expect(mails).toMatchObject([
      { personId: firm.owner.personId, params: { number, path: `/complaints/${draft.id}` } },
    ]);
    const [letter] = mails.map(letterOf);
    const { textHash } = await tx.complaint.findUniqueOrThrow({ where: { id: draft.id } });
    for (const told of [number, "2016年11月24日", textHash ?? "", "最迟 2016年11月25日"])
      expect(letter?.text).toContain(told);
    for (const kept of ["染整工序的配方", firm.name, ...Object.values(given.SECRETS)])
      expect(letter?.text).not.toContain(kept);
    expect(await tx.auditEntry.count({ where: { act: "step.complaint", subjectId: draft.id } })).toBe(1);
  });
});

test("the receipt's mail is in the language of whoever submits", async () => {
  const firm = await given.firm();
  await given.official(["intake"]);
  await asSystem("given", ({ tx }) =>
    tx.person.updateMany({ where: { id: firm.owner.personId }, data: { locale: "en" } }),
  );
  await submit(firm.owner, await written(firm));
  await submit(firm.member, await written(firm));
  await asSystem("look", async ({ tx }) => {
    const mails = await tx.outboxMail.findMany({
      where: { template: "complaint-receipt" },
      select: { personId: true, locale: true },
      orderBy: { id: "asc" },
    });
    expect(mails).toEqual([
      { personId: firm.owner.personId, locale: "en" },
      { personId: firm.member.personId, locale: "zh-CN" },
    ]);
  });
});

test("happens once when pressed twice with one key, and once when two people press at the same moment", async () => {
  const firm = await given.firm();
  await given.official(["intake"]);
  const [first, second] = [await written(firm), await written(firm)];
  const key = randomUUID();
  const [a, b] = await Promise.all([submit(firm.owner, first, key), submit(firm.owner, first, key)]);
  expect(a).toEqual(b);

  const race = await Promise.allSettled([submit(firm.owner, second), submit(firm.member, second)]);
  expect(race.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(race.find((one) => one.status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
  await asSystem("look", async ({ tx }) => {
    for (const { id } of [first, second]) {
      expect(await tx.auditEntry.count({ where: { act: "step.complaint", subjectId: id } })).toBe(1);
      expect(await tx.notice.count({ where: { subjectId: id } })).toBe(1);
    }
    // The loser's number fell back with him: the next one follows without a gap.
    expect(await tx.numberCounter.findMany({ where: { issuer: "JX-TS" } })).toMatchObject([{ last: 2 }]);
  });
});

test("is refused while the least is missing, and when something changed after the check page was read", async () => {
  const firm = await given.firm();
  await given.official(["intake"]);
  const incomplete = await written(firm, PAGES.slice(0, 2));
  await expect(submit(firm.owner, incomplete)).rejects.toEqual(refusal("incomplete"));
  const seen = await written(firm);
  await save(firm.member, seen.id, ["measures", { measures: ["agreement"] }]);
  await expect(submit(firm.owner, seen)).rejects.toThrow(Overtaken);
  expect(await rowOf(seen.id)).toMatchObject({ status: "draft", number: null });
});

test("ends writing: pages are saved no more", async () => {
  const firm = await given.firm();
  const draft = await written(firm);
  await submit(firm.owner, draft);
  await expect(save(firm.owner, draft.id, PAGES[0], { revision: 1 })).rejects.toEqual(refusal("submitted"));
});

test("goes to the bureau that is competent: business secrets to the firm's own, if somebody there takes them in", async () => {
  await given.official(["intake"]);
  await given.official(["intake"], { division: "330402" });
  const business = PAGES.map(([page, values]) =>
    page === "secret" ? ([page, { ...values, secretKind: "business" }] as const) : ([page, values] as const),
  );
  const [nanhu, haiyan] = [await given.firm(), await given.firm({ division: "330424" })];
  const [there, without] = [await written(nanhu, business), await written(haiyan, business)];
  await submit(nanhu.owner, there);
  await submit(haiyan.owner, without);
  expect((await rowOf(there.id)).divisionCode).toBe("330402");
  expect((await rowOf(without.id)).divisionCode).toBe("330400");
});
