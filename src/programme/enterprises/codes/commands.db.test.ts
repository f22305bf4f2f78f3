import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Actor, OfficialActor } from "@/kernel/actor";
import { makeCreditCode, makeOrgCode } from "@/kernel/credit-code";
import { asActor, asSystem } from "@/platform/database";
import { firmOfCode } from "../../accounts/registration/queries";
import { correctEnterprise } from "../commands";
import { findEnterprise } from "../queries";
import { listEnterprises } from "../register/queries";
import { planRows } from "../sheets/queries";
import { addCode, strikeCode } from "./commands";
import { codesOf } from "./queries";
import { type AddCode, addCodeInput } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment("2015-12-01T09:30:00+08:00"));

const REG_NO = "330402000012346";
const refusal = (code: string) => expect.objectContaining({ code });

async function people() {
  const firm = await given.firm();
  const county = await given.official(["programme_officer"], { division: "330402" });
  const add = (actor: Actor, changes: Partial<AddCode> = {}) =>
    asActor(actor, (ctx) =>
      addCode(ctx, {
        ...{ enterpriseId: firm.id, field: "regNo", code: REG_NO, fromDay: "2009-05-12", toDay: "2015-10-20" },
        ...{ source: "原营业执照副本（演示）", ...changes },
      }),
    );
  const codes = () => asActor(county, (ctx) => codesOf(ctx, firm.id));
  return { firm, county, add, codes };
}

/** What a list with this one row would do. */
async function planned(county: OfficialActor, uscc: string, name: string) {
  const [row] = await asActor(county, (ctx) =>
    planRows(ctx, {
      rows: [{ row: 2, cells: [uscc, name, "330402"] }],
      mapping: ["uscc", "name", "divisionCode"],
      division: "330402",
    }),
  );
  return row;
}

test("the register keeps each code of a firm with the days that it knows", async () => {
  const { firm, county, codes } = await people();
  const [first] = await codes();
  given.atMoment("2016-03-01T10:00:00+08:00");
  const record = await asActor(county, (ctx) => findEnterprise(ctx, firm.id));
  if (!record) throw new Error("no such firm");
  const { id, status: _s, mergedIntoId: _m, standing: _d, createdAt: _c, divisionCode: _p, ...profile } = record;
  const uscc = makeCreditCode("330402", 612_345);
  await asActor(county, (ctx) =>
    correctEnterprise(ctx, {
      ...profile,
      enterpriseId: id,
      uscc,
      sizeClass: null,
      titles: [],
      askedBy: "演示人员",
      paper: "新执照副本",
      reason: "换发执照（演示）",
    }),
  );
  expect((await codes()).filter(({ field }) => field === "uscc")).toEqual([
    { id: expect.any(String), field: "uscc", code: uscc, from: "2016-03-01", to: null, source: null, mistaken: false },
    { ...first, to: "2016-03-01" },
  ]);
  // By either code the search finds it, a registration leads to it, and a list means it, without changing the code back.
  for (const code of [uscc, first?.code ?? ""]) {
    const found = await asActor(county, async (ctx) =>
      (await listEnterprises(ctx, { q: code })).rows.map((row) => row.id),
    );
    expect(found).toEqual([firm.id]);
    expect(await asSystem("look", (ctx) => firmOfCode(ctx, code))).toMatchObject({ id: firm.id });
    expect(await planned(county, code, firm.name)).toMatchObject({ verdict: "unchanged", known: { id: firm.id } });
  }
});

test("a code of before is entered by the county, and finds the firm; one that never was its code finds it no more", async () => {
  const { firm, county, add, codes } = await people();
  for (const actor of [
    firm.owner,
    await given.official(["programme_officer"], { division: "330481" }),
    await given.official(["coordinator"]),
  ])
    await expect(add(actor)).rejects.toEqual(refusal("not-found"));
  await add(county);
  const ids = () =>
    asActor(county, async (ctx) => (await listEnterprises(ctx, { q: REG_NO })).rows.map(({ id }) => id));
  expect(await ids()).toEqual([firm.id]);
  expect(await asSystem("look", (ctx) => firmOfCode(ctx, REG_NO))).toMatchObject({ id: firm.id });
  await expect(add(county)).rejects.toMatchObject({ fields: { code: ["code-known"] } });
  const row = (await codes()).find(({ code }) => code === REG_NO);
  expect(row).toMatchObject({ from: "2009-05-12", to: "2015-10-20", source: "原营业执照副本（演示）" });
  const strike = (actor: Actor, codeId = row?.id ?? "") => asActor(actor, (ctx) => strikeCode(ctx, { codeId }));
  await expect(strike(firm.owner)).rejects.toEqual(refusal("not-found"));
  // A code that it has now is corrected, not struck.
  await expect(strike(county, (await codes()).find(({ to }) => to === null)?.id)).rejects.toEqual(refusal("not-found"));
  const tries = await Promise.allSettled([strike(county), strike(county)]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await asSystem("look", (ctx) => firmOfCode(ctx, REG_NO))).toBeUndefined();
});

test("whoever has a code now comes before whoever had it; a code of today's holder isn't another's past", async () => {
  const { firm, county, add } = await people();
  await add(county);
  const holder = await given.firm();
  await asSystem("given", ({ tx }) => tx.enterprise.update({ where: { id: holder.id }, data: { regNo: REG_NO } }));
  expect(await asSystem("look", (ctx) => firmOfCode(ctx, REG_NO))).toMatchObject({ id: holder.id });
  const elsewhere = await given.firm({ division: "330481" });
  const code = makeOrgCode(654_321);
  await asSystem("given", ({ tx }) => tx.enterprise.update({ where: { id: elsewhere.id }, data: { orgCode: code } }));
  await expect(add(county, { field: "orgCode", code })).rejects.toMatchObject({ fields: { code: ["code-taken"] } });
  expect(firm.id).not.toBe(holder.id);
});

test("a list is warned of a firm of the same name under another code", async () => {
  const { firm, county } = await people();
  const code = makeCreditCode("330402", 613_000);
  expect(await planned(county, code, `嘉兴市${firm.name}`)).toMatchObject({
    verdict: "new",
    notes: [{ field: "name", code: "same-name" }],
  });
  expect(await planned(county, code, "无人用过的名称有限公司")).toMatchObject({ verdict: "new", notes: [] });
});

test("a code is read as it is typed, and must be of its kind", () => {
  const input = { enterpriseId: crypto.randomUUID(), fromDay: "", toDay: "2015-10-20", source: "演示" };
  expect(addCodeInput.parse({ ...input, field: "regNo", code: " 3304 0200 0012 346" })).toMatchObject({
    code: REG_NO,
    fromDay: null,
  });
  // Told together with what else is wrong.
  const wrong = addCodeInput.safeParse({
    ...input,
    field: "regNo",
    code: "330402000012345",
    source: " ",
    toDay: "昨天",
  });
  expect(wrong.error?.issues.map(({ path }) => path[0]).toSorted()).toEqual(["code", "source", "toDay"]);
  expect(addCodeInput.safeParse({ ...input, field: "orgCode", code: REG_NO }).error?.issues[0]?.message).toBe(
    "code-kind",
  );
});
