import { questionnaires } from "@seed/reference/self-assessment";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { assess } from "../commands";
import { findAssessment, questionnaireOn } from "../queries";
import { discardQuestions, moveQuestions, saveQuestions } from "./commands";
import { findQuestions, listQuestions, nextQuestions } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());
// The first version is reference data and stays; what a test made goes.
afterEach(() =>
  asSuperuser(async (client) => {
    await client.query("delete from self_assessments");
    await client.query("delete from assessment_questionnaires where version > 1");
  }),
);

const [first] = questionnaires;
const items = first?.items.slice(0, 3) ?? [];
const draft = { version: 2, revision: 0, source: "演示", verified: false, pressingFrom: 2, items };
const save = (actor: Actor, over: Partial<typeof draft> = {}) =>
  asActor(actor, (ctx) => saveQuestions(ctx, { ...draft, ...over }));
const announce = (actor: Actor, revision: number, validFrom: string) =>
  asActor(actor, (ctx) => moveQuestions(ctx, { step: "announce", version: 2, revision, validFrom }));
const takeBack = (actor: Actor, revision: number) =>
  asActor(actor, (ctx) => moveQuestions(ctx, { step: "take_back", version: 2, revision }));
const refusal = (code: string) => expect.objectContaining({ code });
const versions = (actor: Actor) =>
  asActor(actor, async (ctx) => (await listQuestions(ctx)).map(({ version, standing }) => [version, standing]));

test("a draft changes nothing for firms; from its day on they are asked anew, and a former assessment keeps what it answered", async () => {
  const [lead, firm] = [await given.official(["coordinator"]), await given.firm()];
  const answers = (codes: readonly { code: string }[]) =>
    Object.fromEntries(codes.map(({ code }) => [code, "no" as const]));
  const before = await asActor(firm.owner, (ctx) =>
    assess(ctx, { questionnaire: 1, answers: answers(first?.items ?? []) }),
  );
  await save(lead);
  expect(await asActor(lead, nextQuestions)).toMatchObject({ kind: "draft", version: 2, revision: 1 });
  await save(lead, { revision: 1, pressingFrom: 3 });
  await announce(lead, 2, "2016-12-01");
  expect((await asActor(firm.owner, (ctx) => questionnaireOn(ctx, ctx.today)))?.version).toBe(1);
  expect(await versions(firm.owner)).toEqual([
    [2, "coming"],
    [1, "in_force"],
  ]);

  given.atMoment("2016-12-01T09:00:00+08:00");
  expect(await versions(firm.owner)).toEqual([
    [2, "in_force"],
    [1, "replaced"],
  ]);
  const after = await asActor(firm.owner, (ctx) => assess(ctx, { questionnaire: 2, answers: answers(items) }));
  const read = (id: string) => asActor(firm.owner, (ctx) => findAssessment(ctx, id));
  expect(await read(after.assessmentId)).toMatchObject({ questionnaire: 2, missing: 3, pressing: true });
  expect((await read(before.assessmentId))?.result.missing).toHaveLength(first?.items.length ?? 0);
  expect((await asActor(firm.owner, (ctx) => findQuestions(ctx, 1)))?.items).toEqual(first?.items);
});

test("a version to come is taken back until its day; from then on nobody changes it, not even past the command", async () => {
  const lead = await given.official(["coordinator"]);
  await save(lead);
  await expect(announce(lead, 1, "2016-11-24")).rejects.toMatchObject({ fields: { validFrom: ["not-in-future"] } });
  await announce(lead, 1, "2016-11-25");
  await expect(save(lead, { version: 3 })).rejects.toEqual(refusal("version-coming"));
  await takeBack(lead, 2);
  await expect(takeBack(lead, 3)).rejects.toThrow(Overtaken);
  await announce(lead, 3, "2016-11-25");
  given.atMoment("2016-11-25T00:00:30+08:00");
  await expect(takeBack(lead, 4)).rejects.toEqual(refusal("in-force"));
  const written = await asActor(lead, ({ tx }) => tx.assessmentQuestionnaire.updateMany({ data: { pressingFrom: 1 } }));
  expect(written.count).toBe(0);
  await expect(asActor(lead, ({ tx }) => tx.assessmentQuestionnaire.deleteMany())).rejects.toThrow();
  expect(await asActor(lead, nextQuestions)).toMatchObject({ kind: "new", version: 3, revision: 0 });
});

test("a draft is thrown away in the state that was seen, once, and its number is free again; a version with a day is not", async () => {
  const [lead, colleague] = [await given.official(["coordinator"]), await given.official(["coordinator"])];
  const discard = (actor: Actor, revision: number) =>
    asActor(actor, (ctx) => discardQuestions(ctx, { version: 2, revision }));
  await save(lead);
  await save(lead, { revision: 1 });
  const office = await given.official(["programme_officer"]);
  await expect(discard(office, 2)).rejects.toEqual(refusal("not-found"));
  const past = await asActor(office, ({ tx }) => tx.$queryRaw<{ n: number }[]>`select discard_questions(2, 2) as n`);
  expect(past).toEqual([{ n: 0 }]);
  await expect(discard(lead, 1)).rejects.toThrow(Overtaken);
  await announce(lead, 2, "2016-12-01");
  await expect(discard(lead, 3)).rejects.toThrow(Overtaken);
  await takeBack(lead, 3);
  const both = await Promise.allSettled([lead, colleague].map((actor) => discard(actor, 4)));
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await versions(lead)).toEqual([[1, "in_force"]]);
  expect(await asActor(lead, nextQuestions)).toMatchObject({ kind: "new", version: 2, revision: 0 });
  await save(lead);
});

test("of two who begin, save or announce at once one does it, and the other is told", async () => {
  const people = [await given.official(["coordinator"]), await given.official(["coordinator"])];
  const race = async (act: (actor: Actor) => Promise<unknown>) => {
    const tries = await Promise.allSettled(people.map(act));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
  };
  await race((actor) => save(actor));
  await race((actor) => save(actor, { revision: 1 }));
  await race((actor) => announce(actor, 2, "2016-12-01"));
  await race((actor) => takeBack(actor, 3));
});

test("is the coordinator's alone, the draft too", async () => {
  await save(await given.official(["coordinator"]));
  const people = [
    await given.official(["bureau_leader"]),
    await given.official(["programme_officer"]),
    await given.official(["coordinator"], { division: "330402" }),
    (await given.firm()).owner,
  ];
  for (const actor of people) {
    await expect(save(actor, { revision: 1 })).rejects.toEqual(refusal("not-found"));
    await expect(announce(actor, 1, "2016-12-01")).rejects.toEqual(refusal("not-found"));
    expect(await asActor(actor, (ctx) => findQuestions(ctx, 2))).toBeNull();
    expect(await versions(actor)).toEqual([[1, "in_force"]]);
    const changed = await asActor(actor, ({ tx }) =>
      tx.assessmentQuestionnaire.updateMany({ data: { pressingFrom: 1 } }),
    );
    expect(changed.count).toBe(0);
  }
});
