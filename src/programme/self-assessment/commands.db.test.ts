import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Actor, FirmActor, OfficialActor } from "@/kernel/actor";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { listLooks } from "../audit-trail/looks/queries";
import { countCandidates, everyCandidate } from "../contact-points/candidates/queries";
import { readExport } from "../export-files";
import { assess } from "./commands";
import type { Answer, Answers } from "./policy";
import { assessmentsOf, findAssessment, openAssessment, questionnaireOn } from "./queries";
import { assessInput } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

async function asked() {
  const questionnaire = await asSystem("given", (ctx) => questionnaireOn(ctx, ctx.today));
  if (!questionnaire) throw new Error("there are no questions");
  const all = (answer: Answer, but: Answers = {}): Answers => ({
    ...Object.fromEntries(questionnaire.items.map(({ code }) => [code, answer])),
    ...but,
  });
  const answer = (actor: Actor, answers: Answers, version = questionnaire.version) =>
    asActor(actor, (ctx) => assess(ctx, { questionnaire: version, answers }));
  return { questionnaire, all, answer };
}

test("a firm's answers are kept one after the other, each with its result in measures; owner and member may answer", async () => {
  const { all, answer } = await asked();
  const firm = await given.firm();
  await answer(firm.owner, all("no", { training: "yes", areas: "partly" }));
  const { assessmentId } = await answer(firm.member, all("yes", { nda: "partly" }));
  const lines = await asActor(firm.owner, (ctx) => assessmentsOf(ctx, firm.id));
  expect(lines.map(({ serial, missing, partly, pressing }) => [serial, missing, partly, pressing])).toEqual([
    [2, 0, 1, false],
    [1, 10, 1, true],
  ]);
  const found = await asActor(firm.owner, (ctx) => findAssessment(ctx, assessmentId));
  expect(found?.result.partly.map(({ code }) => code)).toEqual(["nda"]);
  expect(found?.result.outcome).toBe("begun");
  const before = await asActor(firm.owner, (ctx) => findAssessment(ctx, lines[1]?.id ?? ""));
  expect(before?.result.missing.slice(0, 3).map(({ code }) => code)).toEqual(["list", "nda", "leaver"]);
});

test("what was left out is told at its question; another version of the questions, a merged record and an official are refused", async () => {
  const { all, answer, questionnaire } = await asked();
  const firm = await given.firm();
  const { list: _left, nda: _out, ...some } = all("yes");
  await expect(answer(firm.owner, some)).rejects.toMatchObject({
    fields: { list: ["unanswered"], nda: ["unanswered"] },
  });
  await expect(answer(firm.owner, all("yes"), questionnaire.version + 1)).rejects.toThrow(Overtaken);
  const officer = await given.official(["programme_officer"], { division: firm.divisionCode });
  await expect(answer(officer, all("yes"))).rejects.toEqual(refusal("not-found"));
  expect(await asActor(firm.owner, (ctx) => assessmentsOf(ctx, firm.id))).toEqual([]);
  // What is no question isn't kept.
  const { assessmentId } = await answer(firm.owner, all("yes", { secret: "no" }));
  const kept = await asActor(firm.owner, ({ tx }) =>
    tx.selfAssessment.findFirstOrThrow({ where: { id: assessmentId }, select: { answers: true, missing: true } }),
  );
  expect([Object.keys(kept.answers ?? {}).length, kept.missing]).toEqual([questionnaire.items.length, 0]);
});

test("of two answers at once each gets its own number, and nobody changes one afterwards", async () => {
  const { all, answer } = await asked();
  const firm = await given.firm();
  await Promise.all([answer(firm.owner, all("no")), answer(firm.member, all("yes"))]);
  const lines = await asActor(firm.owner, (ctx) => assessmentsOf(ctx, firm.id));
  expect(lines.map(({ serial }) => serial)).toEqual([2, 1]);
  for (const actor of [firm.owner, await given.official(["coordinator"])])
    await expect(asActor(actor, ({ tx }) => tx.selfAssessment.updateMany({ data: { missing: 0 } }))).rejects.toThrow();
});

test("it is read by the firm, its division's programme office and the coordinator, and by nobody else; the trail tells no more", async () => {
  const { all, answer } = await asked();
  const firm = await given.firm({ division: "330402" });
  const { assessmentId } = await answer(firm.owner, all("no"));
  const sees = (actor: Actor) =>
    asActor(actor, async (ctx) => [
      (await assessmentsOf(ctx, firm.id)).length,
      (await findAssessment(ctx, assessmentId)) ? 1 : 0,
    ]);
  const entries = (actor: Actor) =>
    asActor(actor, ({ tx }) => tx.auditEntry.count({ where: { act: "answer.self-assessment" } }));
  const other = await given.firm({ division: "330402" });
  for (const actor of [
    firm.member,
    await given.official(["programme_officer"], { division: "330402" }),
    await given.official(["coordinator"]),
  ])
    expect(await sees(actor)).toEqual([1, 1]);
  for (const actor of [
    other.owner,
    await given.official(["programme_officer"], { division: "330481" }),
    await given.official(["programme_officer"]),
    await given.official(["bureau_leader", "investigator"], { division: "330402" }),
    await given.official(["site_reviewer"], { division: "330402" }),
    await given.official(["bureau_leader", "legal_reviewer"]),
  ]) {
    expect(await sees(actor)).toEqual([0, 0]);
    expect(await entries(actor)).toBe(0);
  }
  expect(await entries(firm.member)).toBe(1);
});

test("an official's look at the answers, or their file, stands in the firm's access log; the firm's own doesn't", async () => {
  const { all, answer } = await asked();
  const firm = await given.firm({ division: "330402" });
  const { assessmentId } = await answer(firm.owner, all("no"));
  const officer = await given.official(["programme_officer"], { division: "330402" });
  const stranger = await given.official(["programme_officer"], { division: "330481" });
  const open = (actor: Actor) => asActor(actor, (ctx) => openAssessment(ctx, assessmentId));
  expect(await open(firm.member)).toMatchObject({ serial: 1 });
  expect(await open(stranger)).toBeNull();
  expect(await open(officer)).toMatchObject({ serial: 1 });
  const taken = {
    list: "self-assessment",
    query: { assessment: assessmentId },
    columns: [],
    format: "csv",
    locale: "en",
  } as const;
  await asActor(officer, (ctx) => readExport(ctx, officer, taken, { most: 100 }));
  const { rows, total } = await asActor(firm.member, (ctx) => listLooks(ctx));
  expect([total, ...rows.map(({ who, act }) => [who, act])]).toEqual([
    2,
    [officer.name, "open.self-assessment"],
    [officer.name, "open.self-assessment"],
  ]);
});

test("a pressing need makes a candidate, until a later answer says otherwise; for whoever may not read it there is no such reason", async () => {
  const { all, answer } = await asked();
  const [plain, pressed, mended] = [await given.firm(), await given.firm(), await given.firm()];
  const officer = await given.official(["programme_officer"], { division: pressed.divisionCode });
  const [lead, city] = [await given.official(["coordinator"]), await given.official(["programme_officer"])];
  await answer(plain.owner, all("yes", { list: "no", nda: "no", leaver: "no" }));
  await answer(pressed.owner, all("yes", { list: "no", nda: "no", leaver: "no", rules: "no" }));
  await answer(mended.owner, all("no"));
  await answer(mended.owner, all("partly"));
  const rank = (actor: Actor) =>
    asActor(actor, async (ctx) =>
      (await everyCandidate(ctx, {}, 10)).map(({ id, score, reasons }) => [id, score, ...reasons]),
    );
  const rest = [plain.id, mended.id].toSorted().map((id) => [id, 0]);
  for (const knows of [officer, lead]) {
    expect(await rank(knows)).toEqual([[pressed.id, 30, "pressing_need"], ...rest]);
    expect(await asActor(knows, (ctx) => countCandidates(ctx, { reason: "pressing_need" }))).toBe(1);
  }
  expect(await rank(city)).toEqual([plain.id, pressed.id, mended.id].toSorted().map((id) => [id, 0]));
  expect(await asActor(city, (ctx) => countCandidates(ctx, { reason: "pressing_need" }))).toBe(0);
});

test("the form posts a field for each question; an answer that is none of the three words is refused", () => {
  expect(assessInput.parse({ questionnaire: "1", list: "yes", nda: "no" })).toEqual({
    questionnaire: 1,
    answers: { list: "yes", nda: "no" },
  });
  expect(assessInput.safeParse({ questionnaire: "1", list: "maybe" }).success).toBe(false);
  expect(assessInput.safeParse({ questionnaire: "1", "a'b": "yes" }).success).toBe(false);
});

test("a result is a file for the firm itself and for its division's programme office, and for nobody else", async () => {
  const { all, answer } = await asked();
  const firm = await given.firm();
  const { assessmentId } = await answer(firm.owner, all("yes", { nda: "partly", training: "no" }));
  const file = (actor: OfficialActor | FirmActor) =>
    asActor(actor, (ctx) => {
      const wanted = {
        list: "self-assessment",
        query: { assessment: assessmentId },
        columns: [],
        format: "csv",
        locale: "zh-CN",
      } as const;
      return readExport(ctx, actor, wanted, { most: 5000 });
    });
  const officer = await given.official(["programme_officer"], { division: firm.divisionCode });
  for (const actor of [firm.owner, officer]) {
    const read = await file(actor);
    if (!read || read === "later") throw new Error("no file");
    expect(read.sheet.rows).toHaveLength(Object.keys(all("yes")).length);
    expect(read.sheet.rows.slice(0, 2).map((row) => row[6])).toEqual(["没有", "部分有"]);
    for (const row of read.sheet.rows) expect(row).toHaveLength(read.sheet.columns.length);
  }
  const elsewhere = await given.official(["programme_officer"], { division: "330483" });
  const police = await given.official(["department_handler"], { kind: "police" });
  for (const actor of [elsewhere, police, (await given.firm()).owner]) expect(await file(actor)).toBeNull();
});
