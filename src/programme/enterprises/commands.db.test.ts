import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { statementsDuring } from "@tests/support/statements";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { makeCreditCode, makeOrgCode, orgCodeOf } from "@/kernel/credit-code";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { placesOf } from "@/platform/places";
import { correctEnterprise, editEnterprise, moveEnterprise } from "./commands";
import { lookalikesOf } from "./lookalikes/queries";
import {
  changesOf,
  countComplaintsOf,
  countEnterprises,
  everyEnterprise,
  findEnterprise,
  listEnterprises,
  peopleOf,
} from "./queries";
import type { CorrectEnterprise, EditEnterprise, TakeEnterpriseStep } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const move = (actor: Actor, input: TakeEnterpriseStep) => asActor(actor, (ctx) => moveEnterprise(ctx, input));
const profile = {
  town: "新丰镇",
  address: "演示路1号",
  industryCode: "17",
  legalPerson: "演示法人",
  contactName: "演示联系人",
  contactMobile: "13800000000",
  contactEmail: "firm@example.cn",
  staff: 120,
  researchStaff: 30,
  sizeClass: "small",
  titles: ["high_tech"],
  foundedOn: "2009-05-12",
} as const satisfies Omit<EditEnterprise, "enterpriseId" | "version">;
const titles: EditEnterprise["titles"] = [...profile.titles];

async function registered() {
  const firm = await given.firm({ status: "registered" });
  const county = await given.official(["programme_officer"], { division: "330402" });
  const city = await given.official(["programme_officer"]);
  return { firm, county, city };
}

async function correction(firm: given.GivenFirm, changes: Partial<CorrectEnterprise>): Promise<CorrectEnterprise> {
  const found = await asActor(firm.owner, (ctx) => findEnterprise(ctx, firm.id));
  if (!found) throw new Error("no such firm");
  const { uscc, orgCode, regNo, name, clusterId, version } = found;
  return {
    enterpriseId: firm.id,
    version,
    ...profile,
    titles,
    name,
    clusterId,
    uscc,
    orgCode,
    regNo,
    askedBy: "演示人员，办公室主任",
    paper: "营业执照副本",
    reason: "按营业执照更正（演示）",
    ...changes,
  };
}

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

describe("the profile", () => {
  test("is the owner's; what was checked is not, and every old value stays", async () => {
    const firm = await given.firm();
    const edit = (actor: Actor, changes: Partial<EditEnterprise> = {}, version = 1) =>
      asActor(actor, (ctx) => editEnterprise(ctx, { enterpriseId: firm.id, version, ...profile, titles, ...changes }));
    await expect(edit(firm.member)).rejects.toEqual(refusal("not-found"));
    await expect(edit((await given.firm()).owner)).rejects.toEqual(refusal("not-found"));
    await expect(edit(firm.owner, { name: "别的名称（演示）" })).rejects.toEqual(refusal("county-corrects"));
    await expect(edit(firm.owner, { foundedOn: "2016-11-25" })).rejects.toMatchObject({
      fields: { foundedOn: ["in-future"] },
    });
    await expect(edit(firm.owner, { staff: 3, researchStaff: 4 })).rejects.toMatchObject({
      fields: { researchStaff: ["more-than-staff"] },
    });
    await expect(edit(firm.owner, { industryCode: "99" })).rejects.toMatchObject({
      fields: { industryCode: ["unknown-industry"] },
    });
    await edit(firm.owner);
    await expect(edit(firm.owner, { staff: 121 })).rejects.toThrow(Overtaken);
    await edit(firm.owner, { staff: 121 }, 2);
    await edit(firm.owner, { staff: 121 }, 3); // the same again: nothing to write
    const found = await asActor(firm.owner, (ctx) => findEnterprise(ctx, firm.id));
    expect(found).toMatchObject({ ...profile, titles, staff: 121, version: 3 });
    const changes = await asActor(firm.owner, (ctx) => changesOf(ctx, firm.id));
    expect(changes.map(({ before, after }) => [before, after])[0]).toEqual([{ staff: 120 }, { staff: 121 }]);
    expect(changes).toHaveLength(2);
    await asSystem("look", async ({ tx }) => {
      const entries = await tx.auditEntry.findMany({
        where: { act: "edit.enterprise" },
        select: { detail: true },
        orderBy: { seq: "asc" },
      });
      expect(entries[1]?.detail).toEqual({ fields: ["staff"] }); // names of fields, never what stood in them
    });
  });

  test("two edits at once: one wins, one change is kept", async () => {
    const firm = await given.firm();
    const tries = await Promise.allSettled(
      [1, 2].map((staff) =>
        asActor(firm.owner, (ctx) =>
          editEnterprise(ctx, { enterpriseId: firm.id, version: 1, ...profile, titles, researchStaff: 0, staff }),
        ),
      ),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await asActor(firm.owner, (ctx) => changesOf(ctx, firm.id))).toHaveLength(1);
  });
});

describe("a correction", () => {
  test("is the county's within its division, with its reason; moving a firm is the city's", async () => {
    const firm = await given.firm();
    const county = await given.official(["programme_officer"], { division: "330402" });
    const city = await given.official(["programme_officer"]);
    const other = await given.official(["programme_officer"], { division: "330481" });
    const correct = async (actor: Actor, changes: Partial<CorrectEnterprise>) => {
      const input = await correction(firm, changes);
      return asActor(actor, (ctx) => correctEnterprise(ctx, input));
    };
    await expect(correct(other, { name: "改名（演示）" })).rejects.toEqual(refusal("not-found"));
    await expect(correct(firm.owner, { name: "改名（演示）" })).rejects.toEqual(refusal("not-found"));
    await expect(correct(county, { divisionCode: "330481" })).rejects.toEqual(refusal("city-moves"));
    await expect(correct(county, { uscc: null, orgCode: null, regNo: null })).rejects.toMatchObject({
      fields: { uscc: ["no-code"] },
    });
    const uscc = makeCreditCode("330402", 900_001);
    await correct(county, { name: "改名（演示）", uscc });
    expect(await asActor(county, (ctx) => findEnterprise(ctx, firm.id))).toMatchObject({
      name: "改名（演示）",
      uscc,
      orgCode: orgCodeOf(uscc),
    });
    await correct(city, { divisionCode: "330481" });
    expect(await asActor(county, (ctx) => findEnterprise(ctx, firm.id))).toBeNull();
    expect(await asActor(other, (ctx) => changesOf(ctx, firm.id))).toMatchObject([
      { reason: "按营业执照更正（演示）", askedBy: "演示人员，办公室主任", paper: "营业执照副本" },
      { reason: "按营业执照更正（演示）" },
    ]);
  });

  test("to a code that another firm has is told to the office", async () => {
    const [firm, elsewhere] = [await given.firm(), await given.firm({ division: "330481" })];
    const county = await given.official(["programme_officer"], { division: "330402" });
    const uscc = await asSystem(
      "look",
      async ({ tx }) =>
        (await tx.enterprise.findUniqueOrThrow({ where: { id: elsewhere.id }, select: { uscc: true } })).uscc,
    );
    const input = await correction(firm, { uscc });
    await expect(asActor(county, (ctx) => correctEnterprise(ctx, input))).rejects.toMatchObject({
      fields: { uscc: ["code-taken"] },
    });
  });
});

describe("the list", () => {
  test("each sees his own: a county its division, a firm itself, others nothing", async () => {
    const { firm, county, city } = await registered();
    const elsewhere = await given.firm({ division: "330481" });
    const police = await given.official(["department_handler"], { kind: "police" });
    const sysadmin = await given.official(["system_administrator"], { kind: "operations" });
    const seen = async (actor: Actor) =>
      (await asActor(actor, (ctx) => everyEnterprise(ctx, {}, 100))).map(({ id }) => id);
    expect(await seen(county)).toEqual([firm.id]);
    expect((await seen(city)).sort()).toEqual([firm.id, elsewhere.id].sort());
    expect(await seen(firm.member)).toEqual([firm.id]);
    for (const actor of [police, sysadmin, { kind: "public" } as const]) {
      expect(await seen(actor)).toEqual([]);
      expect(await asActor(actor, ({ tx }) => tx.enterprise.count())).toBe(0);
      expect(await asActor(actor, (ctx) => findEnterprise(ctx, firm.id))).toBeNull();
    }
    expect(await asActor(elsewhere.owner, (ctx) => findEnterprise(ctx, firm.id))).toBeNull();
    expect(await asActor(elsewhere.owner, ({ tx }) => tx.enterpriseChange.count())).toBe(0);
  });

  test("finds Chinese words of two characters, several words, codes and their parts; a stranger's search finds nothing", async () => {
    const { city, firm } = await registered();
    await asSuperuser(async (client) => {
      await client.query(
        "update enterprises set name = '嘉兴恒锐智能装备有限公司（演示）', uscc = '91330402XJ0000771A' where id = $1",
        [firm.id],
      );
    });
    await given.firm();
    const hits = (actor: Actor, q: string) => asActor(actor, (ctx) => countEnterprises(ctx, { q }));
    for (const q of ["恒锐", "恒", "智能 恒锐", "恒锐（演示）", "xj000077", "91330402XJ0000771A", "ＸＪ0000771"])
      expect([q, await hits(city, q)]).toEqual([q, 1]);
    for (const q of ["锐恒", "恒能", "不存在", "%"]) expect([q, await hits(city, q)]).toEqual([q, q === "%" ? 2 : 0]);
    expect(await hits(await given.official(["programme_officer"], { division: "330481" }), "恒锐")).toBe(0);
  });

  test("filters by place, industry with its divisions, title, status and contact point; the count is the list's", async () => {
    const { city, firm } = await registered();
    const checked = await given.firm({ division: "330481" });
    const cluster = await asActor(
      city,
      async (ctx) => (await placesOf(ctx)).clusters.find(({ divisionCode }) => divisionCode === "330481")?.id ?? "",
    );
    const city2 = await correction(checked, { industryCode: "19", clusterId: cluster });
    await asActor(city, (ctx) => correctEnterprise(ctx, city2));
    const list = async (filter: Parameters<typeof listEnterprises>[1]) => {
      const { rows, total } = await asActor(city, (ctx) => listEnterprises(ctx, filter));
      expect(total).toBe(rows.length);
      return rows.map(({ id }) => id);
    };
    expect(await list({ division: "330481" })).toEqual([checked.id]);
    expect(await list({ industry: "C" })).toEqual([checked.id]);
    expect(await list({ industry: "19" })).toEqual([checked.id]);
    expect(await list({ cluster })).toEqual([checked.id]);
    expect(await list({ cluster: "none" })).toEqual([firm.id]);
    expect(await list({ title: "high_tech" })).toEqual([checked.id]);
    expect(await list({ status: "registered" })).toEqual([firm.id]);
    expect(await list({ mine: "1" })).toEqual([]);
    const county = await given.official(["programme_officer"], { division: "330402" });
    const theirs = await asActor(county, (ctx) => listEnterprises(ctx, { mine: "1" }));
    expect(theirs.rows.map(({ id }) => id)).toEqual([firm.id]);
    expect(await list({ point: "with" })).toEqual([]);
    expect(await list({ point: "without", status: "checked" })).toEqual([checked.id]);
  });

  test("pages by key without a gap or a repetition, in a handful of statements", async () => {
    const city = await given.official(["programme_officer"]);
    await asSuperuser((client) =>
      client.query(`insert into enterprises (name, reg_no, division_code, contact_name, contact_mobile, contact_email, titles, due_on, created_at, updated_at)
        select '批量企业' || i, 'R' || i, '330402', '甲', '1', 'a@b', '{}', case when i % 3 = 0 then null else date '2016-12-01' + i % 5 end, now(), now() from generate_series(1, 53) i`),
    );
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const { rows, total, next } = await asActor(city, (ctx) => listEnterprises(ctx, {}, after));
      expect(total).toBe(53);
      seen.push(...rows.map(({ id }) => id));
      if (!next) break;
      after = next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([53, 53]);
    const statements = await statementsDuring(() =>
      asActor(city, async (ctx) => [
        await listEnterprises(ctx, { q: "批量" }),
        await countEnterprises(ctx, { mine: "1" }),
      ]),
    );
    expect(statements.length).toBeGreaterThan(2);
    expect(statements.length).toBeLessThanOrEqual(6);
  });
});

test("people and the number of complaints", async () => {
  const firm = await given.firm();
  await given.complaint(firm, { status: "submitted", division: "330402" });
  await given.complaint(firm, { status: "draft", division: "330402" });
  const lead = await given.official(["coordinator"]);
  const county = await given.official(["programme_officer"], { division: "330402" });
  const subject = { id: firm.id, divisionCode: "330402" };
  const chief = await given.official(["bureau_leader"], { division: "330402" });
  expect(await asActor(chief, (ctx) => countComplaintsOf(ctx, subject))).toBe(1);
  expect(await asActor(firm.member, (ctx) => countComplaintsOf(ctx, subject))).toBeUndefined();
  expect(await asActor(lead, (ctx) => countComplaintsOf(ctx, subject))).toBe(1);
  expect(await asActor(county, (ctx) => countComplaintsOf(ctx, subject))).toBeUndefined();
  expect((await asActor(county, (ctx) => peopleOf(ctx, firm.id))).map(({ enterpriseRole }) => enterpriseRole)).toEqual([
    "owner",
    "member",
  ]);
});
