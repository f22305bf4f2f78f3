import type { Page } from "@playwright/test";
import { asThief } from "../support/behind";
import { expectAccessible } from "../support/browser";
import { picture } from "../support/pictures";
import { press, visit } from "../support/screens";
import { expect, mintSession, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

/** Work at the door of a firm, where there is no connection: written, closed, opened again, synchronised. */

test.setTimeout(240_000);

const say = wordsOf("zh-CN");
const PHONE = 390;

/** What the journey asks the database, behind the portal's back. */
async function ask<Row extends object>(sql: string, ...values: string[]): Promise<Row[]> {
  const folder = process.env.JOURNEY_FOLDER ?? "";
  return asThief(folder, async (client) => (await client.query<Row>(sql, values)).rows);
}

/** A visit that this officer plans for himself, at a firm of his county that has had the fewest: no journey takes one that another needs. */
async function plannedVisit(page: Page): Promise<string> {
  const [firm] = await ask<{ id: string }>(
    `select e.id from enterprises e join contact_points c on c.enterprise_id = e.id and c.status = 'active'
     where e.division_code = '330402' order by (select count(*) from visits v where v.enterprise_id = e.id), e.id limit 1`,
  );
  const [officer] = await ask<{ id: string }>("select id from persons where username = $1", OFFICER);
  await page.goto(`/visits/new?enterprise=${firm?.id}`);
  await page.getByLabel(say("visits.purposes.guidance")).check();
  await field(page, "officerId").selectOption(officer?.id ?? "");
  await field(page, "dueOn").fill("2016-12-20");
  await field(page, "reason").fill("上门指导（旅程）");
  await press(page, say("visits.new.submit"));
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
const OFFICER = "nanhu";

const field = (page: Page, name: string) => page.locator(`main [name="${name}"]`);
const words = (key: string) => say(`ui.offline.${key}`, { time: "", n: "" }).trim();
const status = (page: Page, key: "writing" | "ready") =>
  expect(page.locator(".draft-line [role=status]")).toContainText(key === "writing" ? "还没有提交" : "待同步");

/** Every address that lies in the browser's caches. */
function keptHere(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
    return found;
  });
}

async function takeAlong(page: Page): Promise<void> {
  await page.getByRole("button", { name: words("keep"), exact: true }).click();
  await expect(page.getByText(words("kept").slice(0, 8))).toBeVisible({ timeout: 30_000 });
}

/** Fills in the whole form of a visit, with a photograph and a signature by hand. */
async function fillIn(page: Page, findings: string): Promise<void> {
  for (const select of await page.locator("ol.marks select").all()) await select.selectOption({ index: 1 });
  await field(page, "findings").fill(findings);
  await field(page, "advice1").fill("列出涉密岗位（旅程）");
  await page
    .locator("input[capture]")
    .setInputFiles({ name: "IMG_0001.png", mimeType: "image/png", buffer: picture(3000, 2000) });
  await expect(page.locator(".shots__list img")).toBeVisible();
  await field(page, "signerName").fill("钱演示");
  const pad = page.locator("svg.signature");
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("no field to sign in");
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 });
  await page.mouse.up();
  await status(page, "writing");
}

test("a visit is written without a connection, closed, opened again and synchronised: once, whole", async ({
  enter,
}) => {
  const first = await enter(OFFICER, { width: PHONE, anew: true });
  const id = await plannedVisit(first);
  const context = first.context();
  const form = `/visits/${id}/record`;
  await test.step("the page of the visit is taken along", async () => {
    await visit(first, form);
    await takeAlong(first);
    await expectAccessible(first);
  });

  await test.step("without a connection, in a window that was closed, it is filled in and given to be sent", async () => {
    await context.setOffline(true);
    await first.close();
    const page = await context.newPage();
    await page.goto(form);
    await fillIn(page, "门禁和登记完好（旅程）");
    await expectAccessible(page);
    await page.getByRole("button", { name: say("visits.record.submit"), exact: true }).click();
    await status(page, "ready");
    await expect(page.getByText(words("noLine"))).toBeVisible();
    await page.close();
  });

  await test.step("opened again, all of it is there; what was not taken along leads to what was", async () => {
    const page = await context.newPage();
    await page.goto("/visits");
    await expect(page).toHaveURL(/\/taken-along$/);
    await page.locator(`section a[href="${form}"]`).first().click();
    await expect(field(page, "findings")).toHaveValue("门禁和登记完好（旅程）");
    await expect(page.locator("svg.signature path")).toHaveAttribute("d", /^M\d+ \d+L/);
    await expect(page.locator(".shots__list img")).toBeVisible();
    await page.close();
    expect(await ask("select from visit_files where visit_id = $1", id)).toHaveLength(0);
  });

  await test.step("with a connection again it is sent when its author says so, and lies on the device no more", async () => {
    await context.setOffline(false);
    const page = await context.newPage();
    await visit(page, "/taken-along");
    await page.getByRole("button", { name: words("send"), exact: true }).click();
    await expect(page.getByText(words("noneWritten"))).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(words("noneKept"))).toBeVisible();
    expect(await keptHere(page)).toEqual([]);
    await visit(page, `/visits/${id}`);
    const main = page.locator("main");
    await expect(main).toContainText(say("visits.statuses.held"));
    await expect(main).toContainText("门禁和登记完好（旅程）");
    await expect(main).toContainText("列出涉密岗位（旅程）");
    await expect(main.locator("svg.signature--kept path")).toHaveAttribute("d", /^M\d+ \d+L/);
    const [counts] = await ask(
      `select (select count(*)::int from visit_files where visit_id = $1) as files, (select count(*)::int from visit_advice where visit_id = $1) as advice,
        (select media_type from visit_files where visit_id = $1) as kind, (select count(*)::int from notices where subject_id = $1 and kind = 'visit.record') > 0 as told`,
      id,
    );
    expect(counts).toEqual({ files: 1, advice: 1, kind: "image/jpeg", told: true });
  });

  await test.step("a step that leads to a part of the page where he is shows the page as it is by now", async () => {
    const page = await context.newPage();
    await visit(page, `/visits/${id}`);
    await page.getByRole("button", { name: say("visits.steps.settle"), exact: true }).click();
    await expect(page).toHaveURL(/#advice$/);
    await expect(page.locator("main")).toContainText(say("visits.advice.notes.settle"));
    await expect(page.getByRole("button", { name: say("visits.steps.settle"), exact: true })).toHaveCount(0);
  });
});

test("a site is checked at the door: the conclusion comes with the record, and the site's own page has it", async ({
  enter,
}) => {
  const [site] = await ask<{ id: string; visit: string }>(
    `select s.id, v.id as visit from demonstration_sites s join visits v on v.enterprise_id = s.enterprise_id and v.purpose = 'mid_term'
       and v.status in ('planned', 'arranged') join persons p on p.id = v.officer_id where s.status = 'awarded' and p.username = $1`,
    OFFICER,
  );
  const [page, form] = [await enter(OFFICER, { width: PHONE, anew: true }), `/visits/${site?.visit}/record`];
  await visit(page, `/demonstration-sites/${site?.id}`);
  await page.getByRole("link", { name: say("demonstrationSites.acts.visit") }).click();
  await expect(page).toHaveURL(new RegExp(`/visits/${site?.visit}$`));
  await visit(page, form);
  await takeAlong(page);
  await page.context().setOffline(true);
  await fillIn(page, "年度检查（旅程）");
  // The day was arranged with the firm, and it is another one: said while it is written, without anybody's answer.
  const why = page.getByText(say("visits.faults.held-otherwise"));
  await expect(why).toBeVisible();
  await expect(field(page, "heldReason")).toHaveAccessibleDescription(new RegExp(say("visits.faults.held-otherwise")));
  // Far below the line that says where it stands: what is still empty is told on the spot, and not first at the office.
  const submit = page.getByRole("button", { name: say("visits.record.submit"), exact: true });
  await submit.click();
  await status(page, "ready");
  await expect(page.locator(".draft-line")).toBeInViewport();
  await expect(page.locator(".draft-line")).toContainText(
    say("ui.offline.unready", { n: "3", first: say("visits.fields.heldReason") }),
  );
  await field(page, "heldReason").fill("企业请改日（旅程）");
  await expect(why).toBeHidden();
  await page.getByLabel(say("visits.conclusions.check")).check();
  await field(page, "conclusionFindings").fill("清单按期更新，合格（旅程）");
  await expectAccessible(page);
  await submit.click();
  await status(page, "ready");
  await expect(page.locator(".draft-line")).not.toContainText(say("visits.fields.conclusion"));
  await page.context().setOffline(false);
  await page.getByRole("button", { name: words("send"), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/visits/${site?.visit}$`));
  await page.getByRole("link", { name: say("visits.conclusions.check"), exact: true }).click();
  await expect(page.locator("main")).toContainText("清单按期更新，合格（旅程）");
  await expectAccessible(page);
  const checks = await ask<{ result: string; entries: number }>(
    `select c.result::text, (select count(*)::int from audit_entries a where a.subject_id = c.site_id and a.detail ->> 'step' = 'check') as entries
     from site_checks c where c.visit_id = $1`,
    site?.visit ?? "",
  );
  expect(checks).toEqual([{ result: "kept", entries: 1 }]);
});

test("an answer that is lost on the way doubles nothing", async ({ enter }) => {
  const page = await enter(OFFICER, { width: PHONE, anew: true });
  const id = await plannedVisit(page);
  await visit(page, `/visits/${id}/record`);
  await fillIn(page, "答复丢失（旅程）");
  // The server does all of it, and nobody hears of it.
  let lost = 0;
  for (const address of ["**/api/visit-records/*", "**/api/visit-files?*"])
    await page.route(
      address,
      async (route) => {
        await route.fetch();
        lost += 1;
        await route.abort("connectionreset");
      },
      { times: 1 },
    );
  await page.getByRole("button", { name: say("visits.record.submit"), exact: true }).click();
  await status(page, "ready");
  await page.getByRole("button", { name: words("send"), exact: true }).click();
  await expect(page.locator(".draft-line [role=status]")).toContainText("照片待同步");
  await page.getByRole("button", { name: words("send"), exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/visits/${id}$`));
  expect(lost).toBe(2);
  const [counts] = await ask(
    `select (select count(*)::int from visit_files where visit_id = $1) as files, (select count(*)::int from visit_advice where visit_id = $1) as advice,
      (select count(*)::int from audit_entries where subject_id = $1 and act = 'step.visit' and detail ->> 'step' = 'record') as records`,
    id,
  );
  expect(counts).toEqual({ files: 1, advice: 1, records: 1 });
});

test("a session that ended meanwhile loses nothing; two tabs that send at once double nothing; signing out takes the pages away", async ({
  enter,
  baseURL,
}) => {
  const page = await enter(OFFICER, { width: PHONE, anew: true });
  const context = page.context();
  const id = await plannedVisit(page);
  const form = `/visits/${id}/record`;
  await visit(page, form);
  await takeAlong(page);
  await fillIn(page, "登录已过期（旅程）");
  const session = (await context.cookies()).filter(({ name }) => name.endsWith("session-token"));
  await context.clearCookies({ name: /session-token$/ });
  await page.getByRole("button", { name: say("visits.record.submit"), exact: true }).click();
  await status(page, "ready");
  await expect(page.locator("[role=alert]").first()).toContainText(say("ui.refusals.signed-out"));
  const signIn = page.getByRole("link", { name: words("signIn"), exact: true });
  await expect(signIn).toHaveAttribute("href", "/sign-in?next=%2Ftaken-along");
  await expectAccessible(page);

  await test.step("signed in again, both tabs send, and one record arrives", async () => {
    await context.addCookies(session.map(({ name, value }) => ({ name, value, url: baseURL ?? "" })));
    const other = await context.newPage();
    await other.goto("/taken-along");
    const send = (tab: Page) => tab.getByRole("button", { name: words("send"), exact: true });
    await expect(send(other)).toBeVisible();
    await Promise.all([send(page).click(), send(other).click()]);
    await expect(page).toHaveURL(new RegExp(`/visits/${id}$`));
    await expect(other.getByText(words("noneWritten"))).toBeVisible();
    const [counts] = await ask(
      `select (select count(*)::int from visit_files where visit_id = $1) as files, (select count(*)::int from visit_advice where visit_id = $1) as advice,
        (select count(*)::int from audit_entries where subject_id = $1 and act = 'step.visit' and detail ->> 'step' = 'record') as records`,
      id,
    );
    expect(counts).toEqual({ files: 1, advice: 1, records: 1 });
    await other.close();
  });

  await test.step("what was written stays when somebody signs out, the pages that were taken along don't", async () => {
    const next = await plannedVisit(page);
    await visit(page, `/visits/${next}/record`);
    await takeAlong(page);
    await field(page, "findings").fill("还没有写完（旅程）");
    await status(page, "writing");
    await page.getByRole("button", { name: say("desks.signOut"), exact: true }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    expect((await keptHere(page)).filter((path) => path.startsWith("/visits") || path === "/taken-along")).toEqual([]);
    await context.addCookies(
      (await mintSession(baseURL ?? "", OFFICER)).map(({ name, value }) => ({ name, value, url: baseURL ?? "" })),
    );
    await page.goto(`/visits/${next}/record`);
    await expect(field(page, "findings")).toHaveValue("还没有写完（旅程）");
    await page.getByText(words("discard")).first().click();
    await page.getByRole("button", { name: words("discard"), exact: true }).click();
    await expect(page.locator(".draft-line")).toHaveCount(0);
    await expect(field(page, "findings")).toHaveValue("");
  });
});

test("marks with photographs are given without a connection and arrive once; what the same reviewer marked elsewhere stands beside", async ({
  enter,
}) => {
  const [site] = await ask<{ id: string }>(
    `select s.id from demonstration_sites s join site_reviewers r on r.site_id = s.id and r.pending
     join persons p on p.id = r.person_id where s.status = 'on_site' and p.username = 'expert-2' limit 1`,
  );
  const form = `/demonstration-sites/${site?.id}/marking`;
  const phone = await enter("expert-2", { width: PHONE, anew: true });
  await phone.goto(form);
  if (!phone.url().endsWith("/marking")) await press(phone, say("demonstrationSites.steps.declare"));
  const context = phone.context();
  await visit(phone, form);
  await takeAlong(phone);
  await context.setOffline(true);
  await phone.close();
  const page = await context.newPage();
  await page.goto(form);
  const note = `门禁有记录（旅程 ${Date.now()}）`;
  await field(page, "1.1.points").fill("2.5");
  for (const key of ["1.1", "1.2"]) await field(page, `${key}.finding`).selectOption("verified");
  await field(page, "1.1.note").fill(note);
  // Another mark than the one that stands: what nobody changed isn't sent.
  const before = await field(page, "1.2.points").inputValue();
  const [mine, elsewhere] = [before === "1.5" ? "1.25" : "1.5", before === "0.5" ? "0.75" : "0.5"];
  await field(page, "1.2.points").fill(mine);
  await page
    .locator("fieldset", { has: page.locator(`[name="1.1.points"]`) })
    .locator("input[capture]")
    .setInputFiles({ name: "IMG_0002.png", mimeType: "image/png", buffer: picture(2400, 1600, Date.now() % 250) });
  await expect(page.locator(".shots__list img")).toBeVisible();
  await status(page, "writing");
  await expect(page.getByText(words("sendFirst"))).toBeVisible();
  await page.getByRole("button", { name: say("demonstrationSites.acts.saveMarks"), exact: true }).click();
  await status(page, "ready");

  await test.step("on another device he marks one of the same items", async () => {
    const desk = await enter("expert-2", { anew: true, javaScriptEnabled: false });
    await desk.goto(form);
    await field(desk, "1.2.points").fill(elsewhere);
    await field(desk, "1.2.finding").selectOption("verified");
    await press(desk, say("demonstrationSites.acts.saveMarks"));
  });

  await context.setOffline(false);
  await page.getByRole("button", { name: words("send"), exact: true }).click();
  const conflict = page.locator("section.conflict");
  await expect(conflict.locator("fieldset")).toHaveCount(1);
  await expect(conflict).toContainText(mine);
  await expect(conflict).toContainText(elsewhere);
  await expectAccessible(page);
  await conflict.locator("[data-side=mine] input").check();
  await conflict.getByRole("button", { name: words("decide") }).click();
  await expect(page.getByText(words("arrived"))).toBeVisible({ timeout: 30_000 });
  await expect(field(page, "1.1.note")).toHaveValue(note);
  await expect(page.getByText(words("kept").slice(0, 8))).toBeVisible();
  const marks = await ask(
    `select m.item_key as item, m.points, (select count(*)::int from site_proofs f where f.site_id = m.site_id and f.item_key = m.item_key
       and f.reviewer_id = m.reviewer_id and f.uploaded_at >= m.marked_at) as photos
     from site_marks m join persons p on p.id = m.reviewer_id where m.site_id = $1 and p.username = 'expert-2' and m.item_key in ('1.1', '1.2') order by 1`,
    site?.id ?? "",
  );
  expect(marks).toEqual([
    { item: "1.1", points: 2.5, photos: 1 },
    { item: "1.2", points: Number(mine), photos: 0 },
  ]);
  // The other reviewer learns nothing of it.
  const other = await enter("expert-1", { width: PHONE, anew: true });
  await other.goto(`/demonstration-sites/${site?.id}`);
  await expect(other.locator("main")).not.toContainText(note);
});

test("what another recorded meanwhile stands beside what was written, field by field, until its author has decided", async ({
  enter,
}) => {
  const phone = await enter(OFFICER, { width: PHONE, anew: true });
  const id = await plannedVisit(phone);
  const form = `/visits/${id}/record`;
  await visit(phone, form);
  await takeAlong(phone);
  await phone.context().setOffline(true);
  await fillIn(phone, "手机上写的（旅程）");

  await test.step("at the desk the same officer records it as well", async () => {
    const desk = await enter(OFFICER, { anew: true, javaScriptEnabled: false });
    await desk.goto(form);
    for (const select of await desk.locator("ol.marks select").all()) await select.selectOption({ index: 2 });
    await field(desk, "findings").fill("办公室写的（旅程）");
    await desk.getByLabel(say("visits.signings.paper")).check();
    await field(desk, "signerName").fill("孙演示");
    await press(desk, say("visits.record.submit"));
    await expect(desk.locator("main")).toContainText("办公室写的（旅程）");
  });

  await phone.context().setOffline(false);
  await phone.getByRole("button", { name: say("visits.record.submit"), exact: true }).click();
  const conflict = phone.locator("section.conflict");
  await expect(conflict).toContainText("手机上写的（旅程）");
  await expect(conflict).toContainText("办公室写的（旅程）");
  await expectAccessible(phone);
  const sides = await conflict
    .locator("[data-side=mine], [data-side=theirs]")
    .evaluateAll((all) => all.slice(0, 2).map((side) => side.getBoundingClientRect().top));
  expect(sides[0]).toBe(sides[1]);
  const decide = conflict.getByRole("button", { name: words("decide") });
  await decide.click();
  await expect(conflict.getByText(words("undecided")).first()).toBeVisible();
  await conflict.getByRole("button", { name: words("allTheirs") }).click();
  const notes = conflict.locator("fieldset", { hasText: say("visits.fields.findings") });
  await notes.getByLabel(words("both")).check();
  await decide.click();
  await expect(phone).toHaveURL(new RegExp(`/visits/${id}$`));
  const main = phone.locator("main");
  await expect(main).toContainText("办公室写的（旅程） 手机上写的（旅程）");
  await expect(main).toContainText(say("visits.signed.paper", { name: "孙演示" }));
  await expect(main).toContainText(say("visits.revisions.title"));
  await expectAccessible(phone);
  expect(await ask("select from visit_files where visit_id = $1", id)).toHaveLength(1);
  expect(await ask("select from visit_revisions where visit_id = $1", id)).toHaveLength(1);
});
