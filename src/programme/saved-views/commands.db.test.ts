import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { InvalidInput } from "@/kernel/refusal";
import { asActor } from "@/platform/database";
import { removeView, renameView, saveView } from "./commands";
import { viewsOf } from "./queries";
import { saveViewInput, VIEWED_LISTS, type ViewedList } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const names = async (actor: OfficialActor) =>
  asActor(actor, async (ctx) => (await viewsOf(ctx, "complaints")).map(({ name, query }) => [name, query]));
const keep = (actor: OfficialActor, name: string, query: string) =>
  asActor(actor, (ctx) => saveView(ctx, { list: "complaints", name, query }));

test("a view is its person's alone; a name that is taken is refused, and the view that has it stays", async () => {
  const [officer, other] = [await given.official(["investigator"]), await given.official(["investigator"])];
  await keep(officer, "临期", "light=red");
  await keep(officer, "客户", "q=%E5%AE%A2%E6%88%B7");
  await expect(keep(officer, "临期", "light=yellow")).rejects.toMatchObject({ fields: { name: ["name-taken"] } });
  await keep(officer, "临期", "light=red");
  await keep(other, "别人的", "mine=1");
  expect(await names(officer)).toEqual([
    ["临期", "light=red"],
    ["客户", "q=%E5%AE%A2%E6%88%B7"],
  ]);
  const [view] = await asActor(officer, (ctx) => viewsOf(ctx, "complaints"));
  const remove = (actor: OfficialActor, list: ViewedList = "complaints") =>
    asActor(actor, (ctx) => removeView(ctx, { list, viewId: view?.id ?? "" }));
  expect(await remove(other)).toEqual({ list: "complaints", query: "" });
  expect(await remove(officer, "cases")).toEqual({ list: "cases", query: "" });
  expect(await names(officer)).toHaveLength(2);
  expect(await remove(officer)).toEqual({ list: "complaints", query: "light=red" });
  expect(await names(officer)).toEqual([["客户", "q=%E5%AE%A2%E6%88%B7"]]);
});

test("a view gets another name, which no other of its list has, by its person alone", async () => {
  const [officer, other] = [await given.official(["investigator"]), await given.official(["investigator"])];
  await keep(officer, "临期", "light=red");
  await keep(officer, "客户", "q=x");
  const [view] = await asActor(officer, (ctx) => viewsOf(ctx, "complaints"));
  const rename = (actor: OfficialActor, name: string) =>
    asActor(actor, (ctx) => renameView(ctx, { list: "complaints", viewId: view?.id ?? "", name }));
  await expect(rename(other, "别人的")).rejects.toMatchObject({ code: "not-found" });
  await expect(rename(officer, "客户")).rejects.toMatchObject({ fields: { name: ["name-taken"] } });
  for (const name of ["快到期", "快到期"])
    expect(await rename(officer, name)).toEqual({ list: "complaints", query: "light=red" });
  expect(await names(officer)).toEqual([
    ["快到期", "light=red"],
    ["客户", "q=x"],
  ]);
});

test("kept from two windows at once under one name, it is one view", async () => {
  const officer = await given.official(["investigator"]);
  const answers = await Promise.allSettled(["light=red", "light=yellow"].map((query) => keep(officer, "临期", query)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(await names(officer)).toHaveLength(1);
});

test("each list has its own, the contact points too", async () => {
  const officer = await given.official(["programme_officer"]);
  for (const list of VIEWED_LISTS)
    await asActor(officer, (ctx) => saveView(ctx, { list, name: `我的${list}`, query: "q=x" }));
  for (const list of VIEWED_LISTS)
    expect(await asActor(officer, (ctx) => viewsOf(ctx, list))).toMatchObject([{ name: `我的${list}`, query: "q=x" }]);
});

test("there are no more than anybody finds again, and firms keep none", async () => {
  const officer = await given.official(["investigator"]);
  for (let n = 0; n < 12; n++) await keep(officer, `视图${n}`, `light=red&n=${n}`);
  await expect(keep(officer, "又一个", "")).rejects.toBeInstanceOf(InvalidInput);
  const { owner } = await given.firm();
  await expect(asActor(owner, (ctx) => saveView(ctx, { list: "complaints", name: "x", query: "" }))).rejects.toEqual(
    expect.objectContaining({ code: "not-found" }),
  );
});

test("a search with an asterisk, or as long as a search may be, can be kept", () => {
  for (const q of ["a*b", "长".repeat(80), "（甲）'乙'!~"]) {
    const query = new URLSearchParams({ q, light: "red" }).toString();
    expect(saveViewInput.parse({ list: "cases", name: "x", query })).toMatchObject({ query });
  }
});

test.each(["//elsewhere", "a=1#x", "a=<b>", "a=1\n"])("an address is a filter and nothing else: %s", (query) => {
  expect(saveViewInput.safeParse({ list: "complaints", name: "x", query }).success).toBe(false);
});

test("a name keeps its full-width signs", () => {
  expect(saveViewInput.parse({ list: "complaints", name: "临期（本周）", query: "" }).name).toBe("临期（本周）");
});
