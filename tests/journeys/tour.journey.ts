import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

/** The tour of the demo stops at the very records. */
for (const locale of ["zh-CN", "en"] as const)
  test(`the tour leads to the station's notice and to the article that waits, in ${locale}`, async ({ enter }) => {
    const say = wordsOf(locale);
    const visitor = await enter(undefined, { locale });
    await visitor.goto("/tour");
    for (const [stop, account, record] of [
      ["notice", "firm-a", /^\/circulars\/[0-9a-f-]{36}$/],
      ["publish", "lead", /^\/articles/],
    ] as const) {
      const station = visitor.locator(`#${stop}`);
      await expect(station.getByRole("heading")).toHaveText(say(`desks.tour.${stop}.title`));
      const next = await station.getByRole("link", { name: say("desks.tour.go") }).getAttribute("href");
      expect(next).toMatch(record);
      const page = await enter(account, { locale });
      expect((await page.goto(next ?? ""))?.status()).toBe(200);
      await expect(page.locator("main h1")).toBeVisible();
    }
  });
