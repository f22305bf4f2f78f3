import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { bySql, merge, twice } from "@tests/support/merges";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import { asActor, asSystem } from "@/platform/database";
import { listDuplicates } from "../pairs/queries";
import { distinguish } from "./commands";
import { listDistinctions, recordOfCode } from "./queries";
import { duplicatesAddress } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("likely duplicates", () => {
  test("one name, one code, one telephone under like names; not what somebody told apart, nor what was merged", async () => {
    const { stays, goes, county, coordinator, input } = await twice();
    const [before, after] = [await given.firm(), await given.firm()];
    await bySql(
      `update enterprises set uscc = null, org_code = '${orgCodeOf(makeCreditCode("330402", 888_001))}' where id = '${before.id}'`,
    );
    await bySql(`update enterprises set uscc = '${makeCreditCode("330402", 888_001)}' where id = '${after.id}'`);
    // Many share the factory's own telephone of the test's firms, which therefore says nothing.
    for (let n = 0; n < 6; n++) await given.firm();
    const pairs = (actor: Actor) =>
      asActor(actor, async (ctx) =>
        (await listDuplicates(ctx)).pairs.map(({ one, other, reasons }) => [one.id, other.id, reasons]),
      );
    const both = [
      [before.id, after.id, ["code"]],
      [stays.id, goes.id, ["name", "phone"]],
    ];
    expect(await pairs(county)).toEqual(both);
    expect(await pairs(coordinator)).toEqual(both);
    await asActor(county, (ctx) =>
      distinguish(ctx, { oneId: after.id, otherId: before.id, reason: "母子公司（演示）" }),
    );
    await expect(
      asActor(county, (ctx) => distinguish(ctx, { oneId: before.id, otherId: after.id, reason: "再说一次（演示）" })),
    ).rejects.toEqual(refusal("said-before"));
    expect(await pairs(county)).toEqual([both[1]]);
    expect(await asActor(county, listDistinctions)).toMatchObject([{ reason: "母子公司（演示）", by: county.name }]);
    await merge(county, await input());
    expect(await pairs(county)).toEqual([]);
  });

  test("two that the list doesn't find are found by any code that each has or had, in one's sight", async () => {
    const { goes, county } = await twice();
    const uscc = makeCreditCode("330402", 777_002);
    await bySql(`update enterprises set uscc = '${uscc}' where id = '${goes.id}'`);
    await bySql(`update enterprises set uscc = null where id = '${goes.id}'`);
    const of = (actor: Actor, code: string) => asActor(actor, (ctx) => recordOfCode(ctx, code));
    for (const code of [uscc, " 3304 0200 0012 346"]) expect(await of(county, code)).toBe(goes.id);
    expect(await of(county, "没有这个代码")).toBeNull();
    const stranger = await given.official(["programme_officer"], { division: "330481" });
    for (const actor of [stranger, goes.owner]) expect(await of(actor, uscc)).toBeNull();
  });

  test("names are compared without place, legal form and what people write one way or the other", async () => {
    const keys = await asSystem(
      "look",
      ({ tx }) => tx.$queryRaw<{ key: string }[]>`
        select firm_name_key(name) as key from unnest(${[
          ...["嘉兴市恒泰纺织有限公司", "浙江恒泰纺织股份有限公司（演示）", "浙江嘉兴恒泰 纺织有限责任公司"],
          ...["恒泰(嘉兴)纺织有限公司", "HENGTAI Textile Co., Ltd.", "恒泰纺织厂", "公司", ""],
        ]}::text[]) name`,
    );
    expect(keys.map(({ key }) => key)).toEqual([
      ...["恒泰纺织", "恒泰纺织", "恒泰纺织"],
      ...["恒泰嘉兴纺织", "hengtaitextilecoltd", "恒泰纺织厂", "", ""],
    ]);
  });

  test.each([
    ["嘉兴恒泰纺织有限公司", "恒泰纺织有限责任公司", true],
    ["恒泰纺织科技有限公司", "恒泰纺织有限公司", true],
    ["海宁恒泰经编有限公司", "海宁恒秦经编有限公司", true],
    ["甲", "甲公司", true],
    ["恒泰纺织有限公司", "永盛纺织有限公司", false],
    ["海宁恒泰经编有限公司", "海宁永昌皮革有限公司", false],
    ["", "恒泰纺织有限公司", false],
    ["甲", "乙", false],
  ])("%s and %s: like enough with a telephone in common? %s", async (one, other, alike) => {
    const rows = await asSystem(
      "look",
      ({ tx }) => tx.$queryRaw<{ alike: boolean; back: boolean }[]>`
        select names_alike(firm_name_key(${one}), firm_name_key(${other})) as alike, names_alike(firm_name_key(${other}), firm_name_key(${one})) as back`,
    );
    expect(rows).toEqual([{ alike, back: alike }]);
  });

  test("among thousands of firms twenty a page, those with the most reasons first, each once, as far as they go", async () => {
    const city = await given.official(["coordinator"]);
    await bySql(
      `insert into enterprises (id, name, reg_no, division_code, contact_mobile, titles, status, created_at, updated_at)
       select uuidv7(), '批量' || case when i <= 300 then i / 2 else i end || '有限公司', 'B' || i, '330402', '139' || lpad((i / 3)::text, 8, '0'), '{}', 'checked', now(), now()
       from generate_series(1, 3000) i`,
    );
    const first = await asActor(city, (ctx) => listDuplicates(ctx));
    expect(first.pairs).toHaveLength(20);
    expect(first.total).toBeNull();
    expect(first.pairs[0]?.reasons).toEqual(["name", "phone"]);
    const seen = new Set<string>();
    let after: string | undefined;
    for (let page = 0; page < 12; page++) {
      const place = duplicatesAddress.parse({ after }).after;
      const { pairs, next } = await asActor(city, (ctx) => listDuplicates(ctx, { after: place }));
      for (const { one, other } of pairs) seen.add(`${one.id} ${other.id}`);
      after = next ?? undefined;
    }
    expect(seen.size).toBe(240);
    const elsewhere = await asActor(city, (ctx) => listDuplicates(ctx, { division: "330481" }));
    expect(elsewhere).toEqual({ pairs: [], total: 0, next: null });
  });
});
