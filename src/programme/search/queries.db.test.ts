import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { sendReferral } from "../referrals/commands";
import { searchAll } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const search = (actor: Actor, q: string) => asActor(actor, (ctx) => searchAll(ctx, q));

/** What was found, by kind: numbers and names. */
async function found(actor: Actor, q: string): Promise<Record<string, string[]>> {
  const { groups } = await search(actor, q);
  return Object.fromEntries(
    groups.filter(({ hits }) => hits.total > 0).map(({ of, hits }) => [of, hits.rows.map(({ name }) => name)]),
  );
}

async function stage() {
  const officer = await given.official(["investigator"]);
  const police = await given.official(["department_handler"], { kind: "police" });
  const coordinator = await given.official(["coordinator"]);
  const firm = await given.firm({ division: "330402" });
  const found = await given.caseOf(firm, { team: [officer, await given.official(["investigator"])] });
  const { referralId } = await asActor(officer, (ctx) =>
    sendReferral(ctx, {
      caseId: found.id,
      kind: "criminal",
      toDepartmentId: police.departmentId,
      question: "演示",
      facts: [],
      fields: [],
      evidence: [],
    }),
  );
  return { officer, police, coordinator, firm, found, referralId };
}

test("words of two characters find titles, names and numbers, each to whoever reads the record", async () => {
  const { officer, coordinator, firm, found: k } = await stage();
  expect(await found(officer, "工艺")).toMatchObject({ cases: [k.number], complaints: [expect.any(String)] });
  expect(await found(officer, "演示 工艺 被带")).toMatchObject({ cases: [k.number] });
  expect(await found(officer, "工艺 没有")).toEqual({});
  // The coordinator sees numbers and firms, so he finds by these, and a title betrays nothing to him.
  expect(await found(coordinator, "工艺")).toEqual({});
  expect(await found(coordinator, k.number)).toMatchObject({ cases: [k.number] });
  const { groups } = await search(coordinator, k.number);
  expect(groups.find(({ of }) => of === "cases")?.hits.rows[0]?.sub).toBe(firm.name);
  expect(await found(coordinator, firm.name)).toMatchObject({ enterprises: [firm.name], cases: [k.number] });
});

test("a department finds what was referred to it, by number, and nothing of what lies behind", async () => {
  const { police } = await stage();
  const other = await given.official(["department_handler"], { kind: "science_tech" });
  expect(await found(police, "涉罪移")).toEqual({ referrals: [expect.stringContaining("涉罪移")] });
  expect(await found(police, "工艺")).toEqual({});
  expect(await found(other, "涉罪移")).toEqual({});
});

test("a firm finds its own complaints; another firm, and an administrator, find nothing", async () => {
  const { firm } = await stage();
  expect(Object.keys(await found(firm.owner, "工艺"))).toEqual(["complaints"]);
  expect(await found((await given.firm()).owner, "工艺")).toEqual({});
  expect(await found(await given.official(["system_administrator"], { kind: "operations" }), firm.name)).toEqual({});
});

test("a county finds the enterprises of its division alone, and the totals say no more", async () => {
  const here = await given.firm({ division: "330402" });
  await given.firm({ division: "330481" });
  const county = await given.official(["programme_officer"], { division: "330402" });
  const { groups } = await search(county, "演示企业");
  expect(groups.find(({ of }) => of === "enterprises")?.hits).toMatchObject({ total: 1, rows: [{ id: here.id }] });
});

describe("what can't be searched", () => {
  test("says so: single characters, signs, nothing", async () => {
    const { coordinator } = await stage();
    expect(await search(coordinator, "嘉")).toEqual({ terms: [], ignored: ["嘉"], groups: [] });
    expect(await search(coordinator, "% _ 〔")).toEqual({ terms: [], ignored: [], groups: [] });
    expect((await search(coordinator, "演示 案")).ignored).toEqual(["案"]);
  });

  test("sealed words are found by nobody", async () => {
    const { officer, coordinator, firm } = await stage();
    for (const actor of [officer, coordinator, firm.owner]) {
      expect(await found(actor, "八十二度")).toEqual({});
      expect(await found(actor, "侵权人甲某")).toEqual({});
    }
  });
});

test("more than is shown is counted all the same", async () => {
  const { coordinator } = await stage();
  const many = `insert into enterprises (id, name, uscc, division_code, contact_name, contact_mobile, contact_email, status, created_at, updated_at)
    select uuidv7(), '大量' || g || '有限公司', 'U' || g, '330402', 'x', '1', 'x', 'checked', now(), now() from generate_series(1, 300) g`;
  await asSuperuser((client) => client.query(`set session_replication_role = replica; ${many}`));
  const { groups } = await search(coordinator, "大量 有限公司");
  expect(groups.find(({ of }) => of === "enterprises")?.hits).toMatchObject({ total: 300, rows: { length: 20 } });
});
