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
    await expect(questions.first()).toContainText(say("selfAssessment.faults.missing"));
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
