import { asSuperuser, freshDatabase } from "@tests/support/database";
import { move, profile, registered, titles } from "@tests/support/enterprises";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { makeOrgCode } from "@/kernel/credit-code";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { editEnterprise } from "./commands";
import { lookalikesOf } from "./lookalikes/queries";
import { changesOf, findEnterprise } from "./queries";
import { countEnterprises } from "./register/queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

describe("the county's check", () => {
  test("is the county's of that division, and not the city's; the firm is told", async () => {
    const { firm, county, city } = await registered();
    const other = await given.official(["programme_officer"], { division: "330481" });
    const intake = await given.official(["intake"], { division: "330402" });
    const check = { step: "check", enterpriseId: firm.id, version: 1, distinct: null } as const;
    await expect(move(other, check)).rejects.toEqual(refusal("not-found"));
    await expect(move(city, check)).rejects.toEqual(refusal("not-yours"));
    await expect(move(intake, check)).rejects.toEqual(refusal("not-yours"));
    await expect(move(firm.owner, check)).rejects.toEqual(refusal("not-yours"));
    await move(county, check);
    expect(await asActor(firm.member, (ctx) => findEnterprise(ctx, firm.id))).toMatchObject({
      status: "checked",
      version: 2,
    });
    await asSystem("look", async ({ tx }) => {
      const told = await tx.notice.findMany({ where: { kind: "enterprise.check" }, select: { personId: true } });
      expect(told.map(({ personId }) => personId).sort()).toEqual([firm.owner.personId, firm.member.personId].sort());
    });
  });

  test("of two at once one wins, one entry remains", async () => {
    const { firm, county } = await registered();
    const second = await given.official(["programme_officer"], { division: "330402" });
    const tries = await Promise.allSettled(
      [county, second].map((actor) =>
        move(actor, { step: "check", enterpriseId: firm.id, version: 1, distinct: null }),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    await asSystem("look", async ({ tx }) =>
      expect(await tx.auditEntry.count({ where: { subjectId: firm.id, act: "step.enterprise" } })).toBe(1),
    );
  });

  test("returned with a reason, the owner corrects and sends it again; twice round", async () => {
    const { firm, county } = await registered();
    for (const version of [1, 4]) {
      await move(county, { step: "return", enterpriseId: firm.id, version, reason: "名称与执照不符（演示）" });
      await expect(
        move(firm.member, { step: "resubmit", enterpriseId: firm.id, version: version + 1 }),
      ).rejects.toEqual(refusal("not-yours"));
      await asActor(firm.owner, (ctx) =>
        editEnterprise(ctx, {
          enterpriseId: firm.id,
          version: version + 1,
          ...profile,
          titles,
          name: `更正名称${version}（演示）`,
        }),
      );
      await move(firm.owner, { step: "resubmit", enterpriseId: firm.id, version: version + 2 });
    }
    expect(await asActor(county, (ctx) => countEnterprises(ctx, { mine: "1" }))).toBe(1);
    const changes = await asActor(firm.owner, (ctx) => changesOf(ctx, firm.id));
    expect(changes.map(({ reason }) => reason)).toEqual([
      null,
      "名称与执照不符（演示）",
      null,
      "名称与执照不符（演示）",
    ]);
    expect(changes[0]).toMatchObject({ before: { name: "更正名称1（演示）" }, after: { name: "更正名称4（演示）" } });
  });

  test("asks why it isn't one of those that look like it, wherever they lie", async () => {
    const { firm, county } = await registered();
    const there = await given.firm({ division: "330481" });
    const code = makeOrgCode(77);
    await asSuperuser(async (client) => {
      await client.query("update enterprises set uscc = null, org_code = $2 where id = $1", [there.id, code]);
      await client.query("update enterprises set uscc = $2, contact_mobile = '13711111111' where id = $1", [
        firm.id,
        `91330402${code}X`,
      ]);
    });
    const likely = await asActor(county, (ctx) => lookalikesOf(ctx, { id: firm.id, divisionCode: "330402" }));
    expect(likely).toEqual([
      { id: there.id, name: there.name, divisionCode: "330481", status: "checked", reasons: ["code"], record: null },
    ]);
    await expect(
      move(county, { step: "check", enterpriseId: firm.id, version: 1, distinct: null }),
    ).rejects.toMatchObject({ fields: { distinct: ["distinct-missing"] } });
    await move(county, { step: "check", enterpriseId: firm.id, version: 1, distinct: "分立后的新公司（演示）" });
    expect(await asActor(county, (ctx) => changesOf(ctx, firm.id))).toMatchObject([
      { reason: "分立后的新公司（演示）" },
    ]);
    expect(
      await asActor(await given.official(["programme_officer"], { division: "330481" }), (ctx) =>
        lookalikesOf(ctx, { id: firm.id, divisionCode: "330402" }),
      ),
    ).toEqual([]);
  });

  test("same name, address and mobile are each found, whatever their punctuation", async () => {
    const { firm, county, city } = await registered();
    const [byName, byAddress, byMobile] = [
      await given.firm(),
      await given.firm(),
      await given.firm({ division: "330481" }),
    ];
    await asSuperuser(async (client) => {
      await client.query("update enterprises set contact_mobile = id::text");
      await client.query(
        "update enterprises set name = '嘉禾（演示）公司', address = '演示路 1 号', contact_mobile = '13712345678' where id = $1",
        [firm.id],
      );
      await client.query("update enterprises set name = '嘉禾 (演示) 公司' where id = $1", [byName.id]);
      await client.query("update enterprises set address = '演示路1号' where id = $1", [byAddress.id]);
      await client.query("update enterprises set contact_mobile = '13712345678' where id = $1", [byMobile.id]);
    });
    const reasons = async (actor: Actor) =>
      (await asActor(actor, (ctx) => lookalikesOf(ctx, { id: firm.id, divisionCode: "330402" }))).map((one) => [
        one.id,
        one.reasons,
        one.record !== null,
      ]);
    expect(await reasons(county)).toEqual([
      [byName.id, ["name"], true],
      [byAddress.id, ["address"], true],
      [byMobile.id, ["mobile"], false],
    ]);
    expect((await reasons(city)).map(([, , whole]) => whole)).toEqual([true, true, true]);
  });
});
