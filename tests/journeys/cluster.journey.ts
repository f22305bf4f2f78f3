import { figureOn, press, totalOn, visit } from "../support/screens";
import { expect, test } from "../support/sign-in";
import { wordsOf } from "../support/words";

const say = wordsOf("zh-CN");

test("a station sees its cluster and nothing of complaints, writes to its liaisons, and a firm reads it", async ({
  enter,
}) => {
  const subject = `旅程通知 ${Date.now() % 1_000_000}`;
  const station = await enter("station");
  let recipients = 0;

  await test.step("its desk has the figures of its cluster, each with its rows", async () => {
    await visit(station, "/");
    for (const name of ["members", "members-without", "cluster-points", "services-visit"]) {
      const figure = await figureOn(station, name);
      if (figure.href) {
        await visit(station, figure.href);
        expect(await totalOn(station), name).toBe(figure.value);
        await visit(station, "/");
      }
    }
  });

  await test.step("complaints, cases, referrals and firms' records are no pages of its own", async () => {
    for (const path of ["/complaints", "/cases", "/enterprises", "/visits", "/audit"]) {
      const answer = await station.request.get(path);
      expect(answer.status(), path).toBe(404);
    }
    for (const list of ["complaints", "cases", "enterprises", "cluster-members", "cluster-liaisons"])
      expect((await station.request.get(`/api/export/${list}?format=csv`)).status(), list).not.toBe(200);
  });

  await test.step("it writes a circular, looks at the preview and sends it", async () => {
    await visit(station, "/");
    await press(station, say("clusters.circulars.write"));
    await station.getByLabel(say("clusters.circulars.subject"), { exact: true }).fill(subject);
    await station.getByLabel(say("clusters.circulars.text"), { exact: true }).fill("旅程正文。");
    await press(station, say("clusters.circulars.toPreview"));
    const preview = await figureOn(station, "recipients");
    recipients = preview.value;
    const here = station.url();
    await visit(station, preview.href);
    expect(await totalOn(station)).toBe(recipients);
    const path = new URL(here).pathname;
    const [again, edit, discard] = [
      await enter("station"),
      await enter("station", { javaScriptEnabled: false }),
      await enter("station", { javaScriptEnabled: false }),
    ];
    await visit(again, path);
    await visit(edit, `${path}/edit`);
    await visit(discard, `${path}?step=discard`);
    await visit(station, path);
    const sent = station.getByText(say("clusters.done.circular-sent"), { exact: true });
    await press(station, say("clusters.circulars.send", { n: String(recipients) }));
    await expect(sent).toBeVisible();
    await expect(station.locator("main")).toContainText(say("clusters.circulars.readers"));
    expect(await totalOn(station)).toBe(recipients);
    // Said of the page to which it led, and of no other.
    await visit(station, `${path}?read=no`);
    await expect(sent).toHaveCount(0);

    await press(again, say("clusters.circulars.send", { n: String(recipients) }));
    await expect(again.getByText(say("clusters.done.circular-sent"), { exact: true })).toBeVisible();
    await edit.locator('main [name="text"]').fill("发出以后才改的正文（旅程）");
    await press(edit, say("clusters.circulars.toPreview"));
    await press(discard, say("clusters.circulars.discard"));
    for (const late of [edit, discard])
      await expect(late.getByRole("alert")).toContainText(say("clusters.refusals.already-sent"));
    await expect(edit.getByRole("alert")).toContainText(`${say("clusters.circulars.text")}发出以后才改的正文（旅程）`);
    await expect(discard.locator("main")).toContainText("旅程正文。");
  });

  await test.step("a firm of the cluster is told and reads it", async () => {
    const firm = await enter("firm-a");
    await expect(async () => {
      await firm.goto("/notifications");
      await expect(firm.locator("main")).toContainText(say("notifications.kinds.circular.sent"), { timeout: 1000 });
    }).toPass({ timeout: 90_000 });
    await visit(firm, "/circulars");
    await press(firm, subject);
    await expect(firm.locator("main")).toContainText("旅程正文。");
  });

  await test.step("the station sees who has read it", async () => {
    await visit(station, `${new URL(station.url()).pathname}?read=yes`);
    expect(await totalOn(station)).toBe(1);
    await expect(station.locator("main")).toContainText("嘉禾绒纺科技有限公司（演示）");
  });

  await test.step("a firm of another cluster has it not", async () => {
    const other = await enter("firm-b");
    expect((await other.request.get(new URL(station.url()).pathname)).status()).toBe(404);
  });
});

test("a block economy is closed from a day on and reopened from another: each day keeps the firms that it had", async ({
  enter,
}) => {
  const name = "海盐紧固件";
  const lead = await enter("lead");
  await visit(lead, "/clusters");
  await press(lead, name);
  const path = new URL(lead.url()).pathname;
  const membersOn = async (day: string) => {
    await visit(lead, `${path}/members?asOf=${day}`);
    return totalOn(lead);
  };
  const before = await membersOn("2016-11-22");
  expect(before).toBeGreaterThan(0);

  await test.step("a day is read however it is written, and one that hasn't come is told instead of counted", async () => {
    await visit(lead, `${path}?asOf=2016年1月31日`);
    await expect(lead.getByLabel(say("clusters.filters.asOf"))).toHaveValue("2016-01-31");
    for (const page of ["", "/course", "/members"]) {
      await visit(lead, `${path}${page}?asOf=2099-01-01`);
      await expect(lead.getByText(/还没有到/)).toBeVisible();
    }
  });

  await test.step("closed, it has no firms from that day on, and says since when and why", async () => {
    await visit(lead, `${path}/close`);
    await lead.getByLabel(say("clusters.closed.fromDay")).fill("2016-11-23");
    await lead.getByLabel(say("clusters.closed.ground")).fill("旅程：并入另一块状经济");
    await press(lead, say("clusters.acts.close"));
    await expect(lead.locator("main")).toContainText("旅程：并入另一块状经济");
    expect(await membersOn("2016-11-22")).toBe(before);
    expect(await membersOn("2016-11-23")).toBe(0);
    const county = await enter("haiyan");
    await visit(county, path);
    await expect(county.locator("main")).toContainText("旅程：并入另一块状经济");
  });

  await test.step("reopened, the firms that left with it are back from that day, and the day between stays empty", async () => {
    await visit(lead, `${path}/reopen`);
    await lead.getByLabel(say("clusters.closed.reopenFrom")).fill("2016-11-24");
    await lead.getByLabel(say("clusters.fields.reason")).fill("旅程：撤销合并");
    await press(lead, say("clusters.acts.reopen"));
    await expect(lead.locator("main")).toContainText("旅程：撤销合并");
    expect(await membersOn("2016-11-22")).toBe(before);
    expect(await membersOn("2016-11-23")).toBe(0);
    expect(await membersOn("2016-11-24")).toBe(before);
  });
});

test("the lists of stations and circulars leave as files for whoever works with them, a firm's circulars for the firm", async ({
  enter,
}) => {
  const lead = await enter("lead");
  for (const list of ["guidance-stations", "circulars"])
    expect((await lead.request.get(`/api/export/${list}?format=csv`)).status(), list).toBe(200);
  const owner = await enter("firm-a");
  expect((await owner.request.get("/api/export/guidance-stations?format=csv")).status()).not.toBe(200);
  expect((await owner.request.get("/api/export/circulars?format=csv")).status()).toBe(200);
});
