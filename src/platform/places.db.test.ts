import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { dateOf } from "@/kernel/days";
import { asActor, asSystem } from "./database";
import { heeded, placesOf } from "./places";

freshDatabase();
beforeEach(() => void given.atMoment());

type Asked = Readonly<Record<string, string | undefined>>;
const ask = (actor: Actor, search: Asked, shown: Parameters<typeof heeded>[3] = {}) =>
  asActor(actor, async (ctx) => {
    const { filter, unheeded } = await heeded(ctx, search, search, shown);
    return [filter, unheeded.map(({ name, why }) => `${why} ${name}`)];
  });

test("places, block economies and industries that there are none of are taken out of a filter, and told", async () => {
  const places = await asActor({ kind: "public" }, placesOf);
  const there = {
    division: "330402",
    cluster: places.clusters[0]?.id ?? "",
    industry: places.industries[0]?.code ?? "",
  };
  expect(await ask({ kind: "public" }, there)).toEqual([there, []]);
  expect(await ask({ kind: "public" }, { cluster: "none", town: "none", industry: "none" })).toEqual([
    { cluster: "none", town: "none", industry: "none" },
    [],
  ]);
  expect(await ask({ kind: "public" }, { ...there, division: "999999", industry: "??", q: "铜" })).toEqual([
    { cluster: there.cluster, q: "铜" },
    ["unknown division", "unknown industry"],
  ]);
  // The city's own bureau is a place of matters, not of firms.
  expect(await ask({ kind: "public" }, { division: places.city.code })).toEqual([{}, ["unknown division"]]);
  expect(await ask({ kind: "public" }, { division: places.city.code }, { city: true })).toEqual([
    { division: places.city.code },
    [],
  ]);
  // What is left out because of what is shown isn't said to be unknown.
  expect(await ask({ kind: "public" }, there, { beside: ["cluster"] })).toEqual([
    { division: there.division, industry: there.industry },
    ["beside cluster"],
  ]);
});

test("words that are signs alone are told, for a list that dropped them in silence would show everything", async () => {
  expect(await ask({ kind: "public" }, { q: "%_'" })).toEqual([{}, ["signs q"]]);
  expect(await ask({ kind: "public" }, { q: "铜%" })).toEqual([{ q: "铜%" }, []]);
});

test("a town is there when anything ever lay in it, whoever asks", async () => {
  const firm = await given.firm();
  const officer = await given.official(["programme_officer"], { division: "330481" });
  const lies = (town: string) =>
    asSystem("given", ({ tx }) => tx.enterprise.update({ where: { id: firm.id }, data: { town } }));
  await lies("旧镇");
  await asSystem("given", async ({ tx, now }) => {
    const held = { enterpriseId: firm.id, number: "嘉商密联点 0001", divisionCode: firm.divisionCode };
    const people = { leaderName: "甲", leaderPost: "甲", liaisonName: "乙", liaisonPost: "乙" };
    const reached = { liaisonMobile: "13800000000", liaisonEmail: "a@example.cn" };
    const { id } = await tx.contactPoint.create({
      data: { ...held, ...people, ...reached, status: "active", checklist: [], createdAt: now, updatedAt: now },
      select: { id: true },
    });
    await tx.contactPointPeriod.create({
      data: { ...held, contactPointId: id, enterpriseName: firm.name, fromDay: dateOf("2015-03-02") },
    });
  });
  await lies("新镇");
  for (const actor of [officer, { kind: "public" } as const]) {
    const told = async (town: string) => (await ask(actor, { town }))[1];
    for (const town of ["新镇", "旧镇", "洪合镇"]) expect([town, await told(town)]).toEqual([town, []]);
    expect(await told("没有的镇")).toEqual(["unknown town"]);
    const statements = async (town: string) => (await statementsDuring(() => told(town))).length;
    expect([await statements("新镇"), await statements("没有的镇")]).toEqual([0, 1]);
  }
});

test("people and records named by their id are those that the reader may see, and of another there is none", async () => {
  const [firm, other] = [await given.firm(), await given.firm()];
  const officer = await given.official(["programme_officer"], { division: "330402" });
  const all = { officer: officer.personId, department: officer.departmentId, enterprise: firm.id };
  expect(await ask(officer, all)).toEqual([all, []]);
  // A department that was found is looked for no more: a list that is narrowed by it asks no more than one that isn't.
  expect(await statementsDuring(() => ask(officer, { department: officer.departmentId }))).toEqual([]);
  // Nor is a person whom the page has read already.
  const known = { known: { officer: [officer.personId] } };
  expect(await statementsDuring(() => ask(officer, { officer: officer.personId }, known))).toEqual([]);
  const nobody = "01a22f3b-0000-7000-8000-000000000000";
  expect(await ask(officer, { officer: nobody }, known)).toEqual([{}, ["unknown officer"]]);
  for (const name of ["officer", "department", "enterprise", "point", "visit", "draw"])
    expect([name, await ask(officer, { [name]: nobody })]).toEqual([name, [{}, [`unknown ${name}`]]]);
  expect(await ask(firm.owner, { enterprise: firm.id })).toEqual([{ enterprise: firm.id }, []]);
  expect(await ask(firm.owner, { enterprise: other.id })).toEqual([{}, ["unknown enterprise"]]);
  // Elsewhere the same name stands for a choice.
  expect(await ask(officer, { point: "with" })).toEqual([{ point: "with" }, []]);
});

test.each([["from", "to"] as const, ["heldFrom", "heldTo"] as const])(
  "a last day (%s, %s) before the first is left out, and told as that",
  async (first, last) => {
    const span = { [first]: "2016-11-02", [last]: "2016-11-02" };
    expect(await ask({ kind: "public" }, span)).toEqual([span, []]);
    expect(await ask({ kind: "public" }, { [first]: "2016-11-02", [last]: "2016-11-01" })).toEqual([
      { [first]: "2016-11-02" },
      [`backwards ${last}`],
    ]);
    expect(await ask({ kind: "public" }, { [last]: "2016-11-01" })).toEqual([{ [last]: "2016-11-01" }, []]);
  },
);
