import { press, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("a firm without scripts answers the questions, reads in words what is missing, and its officials read it too, others don't", async ({
  enter,
}) => {
  const owner = await enter("firm-b", { javaScriptEnabled: false });
  await visit(owner, "/self-assessment/new");
  const questions = owner.locator("main fieldset");
  const count = await questions.count();
  expect(count).toBeGreaterThanOrEqual(10);
  const answer = (place: number, word: "yes" | "partly" | "no") =>
    questions
      .nth(place)
      .getByRole("radio", { name: say(`selfAssessment.answers.${word}`), exact: true })
      .check();

  await test.step("a question that was left out is told, and nothing that was chosen is lost", async () => {
    for (let place = 1; place < count; place++) await answer(place, place < 5 ? "no" : place === 5 ? "partly" : "yes");
    await press(owner, say("selfAssessment.submit"));
    await expect(questions.first()).toContainText(say("selfAssessment.faults.unanswered"));
    await expect(owner.locator("main input[type=radio]:checked")).toHaveCount(count - 1);
  });

  await answer(0, "no");
  await press(owner, say("selfAssessment.submit"));
  await expect(owner.locator("main")).toContainText(say("selfAssessment.outcomes.pressing", { missing: 5, partly: 1 }));
  await expect(owner.locator("main .section").first().getByRole("listitem")).toHaveCount(5);
  const result = new URL(owner.url()).pathname;

  await test.step("the coordinator reads it; the leader of the bureau doesn't", async () => {
    const lead = await enter("lead");
    await visit(lead, result);
    await expect(lead.locator("main")).toContainText(say("selfAssessment.history"));
    const chief = await enter("chief");
    expect((await chief.goto(result))?.status()).toBe(404);
  });
});

test("the coordinator writes the next version without scripts: a text that is missing is told at its field, the draft is shown as firms will see it and gets its day", async ({
  enter,
}) => {
  const lead = await enter("lead", { javaScriptEnabled: false });
  await visit(lead, "/self-assessment/questions/edit");
  const added = lead.locator("main details").last();
  await added.locator("summary").click();
  const fill = (field: "zh" | "en" | "nameZh" | "nameEn" | "adviceZh" | "adviceEn", text: string) =>
    added.getByLabel(say(`selfAssessment.questions.fields.${field}`)).fill(text);
  await fill("zh", "旧设备处置前是否清除数据？");
  await fill("nameZh", "旧设备清除数据");
  await fill("nameEn", "Wiping of old devices");
  await fill("adviceZh", "设备报废、转让前由专人清除并登记。");
  await fill("adviceEn", "Have devices wiped and recorded before they leave the firm.");
  await press(lead, say("selfAssessment.questions.save"));
  await expect(lead.locator("main details").last()).toContainText(say("selfAssessment.faults.text-missing"));
  await fill("en", "Are old devices wiped before they leave the firm?");
  await press(lead, say("selfAssessment.questions.save"));
  await expect(lead.locator("main")).toContainText("旧设备处置前是否清除数据？");
  await expect(lead.locator("main")).toContainText(say("selfAssessment.questions.draftNote"));
  const draft = new URL(lead.url());

  await test.step("a firm doesn't know of the draft", async () => {
    const owner = await enter("firm-b");
    expect((await owner.goto(draft.pathname + draft.search))?.status()).toBe(404);
  });

  await lead.getByLabel(say("selfAssessment.questions.validFrom")).fill("2099-01-01");
  await press(lead, say("selfAssessment.questions.announce"));
  await expect(lead.locator("main")).toContainText(say("selfAssessment.questions.standings.coming"));
  await press(lead, say("selfAssessment.questions.takeBack"));
  await expect(lead.locator("main")).toContainText(say("selfAssessment.questions.draftNote"));

  await test.step("what isn't wanted any more is thrown away, and firms are asked what they were", async () => {
    await lead.locator("summary", { hasText: say("selfAssessment.questions.discard") }).click();
    await press(lead, say("selfAssessment.questions.discard"));
    await expect(lead.locator("main")).toContainText(say("selfAssessment.questions.standings.in_force"));
    expect((await lead.goto(draft.pathname + draft.search))?.status()).toBe(404);
  });
});
