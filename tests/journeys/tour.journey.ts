import { visit } from "../support/screens";
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

for (const locale of ["zh-CN", "en"] as const)
  test(`whoever is signed in is told which parts of the tour are his, and for the others as whom to sign in, in ${locale}`, async ({
    enter,
  }) => {
    const say = wordsOf(locale);
    const chief = await enter("chief", { locale });
    await visit(chief, "/tour");
    await expect(chief.locator("main .notice")).toContainText(say("desks.tour.own", { account: "chief" }));
    const own = chief.locator("main .notice").getByRole("link");
    await expect(own).toHaveText([say("desks.tour.decide.title")]);
    await expect(own).toHaveAttribute("href", "#decide");
    const links = (stop: string) => chief.locator(`#${stop}`).getByRole("link");
    await expect(links("decide")).toHaveText([say("desks.tour.open")]);
    await expect(links("assign")).toHaveText([say("desks.tour.goAs", { account: "intake" })]);
    const administrator = await enter("sysadmin", { locale });
    await visit(administrator, "/tour");
    await expect(administrator.locator("main .notice")).toHaveText(say("desks.tour.noneOwn", { account: "sysadmin" }));
  });
