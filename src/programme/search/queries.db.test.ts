import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { listCases } from "../cases/queue/queries";
import { countOwn } from "../complaints/queries";
import { listEnterprises } from "../enterprises/register/queries";
import { sendReferral } from "../referrals/commands";
import { searchAll } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const search = (actor: Actor, q: string) => asActor(actor, (ctx) => searchAll(ctx, q));

/** What was found, by kind: numbers and names. */
async function found(actor: Actor, q: string): Promise<Record<string, string[]>> {
  const { groups } = await search(actor, q);
  return Object.fromEntries(
    groups.filter(({ hits }) => hits.total !== 0).map(({ of, hits }) => [of, hits.rows.map(({ name }) => name)]),
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

test("words may stand apart, in firm, number and title; beside a firm's word too a title betrays nothing to the coordinator", async () => {
  const { officer, coordinator, firm, found: k } = await stage();
  const name = "演示嘉禾织造"; // called so since it complained
  await asSuperuser((client) => client.query("update enterprises set name = $1 where id = $2", [name, firm.id]));
  const leader = await given.official(["bureau_leader"]);
  const lists = (actor: Actor, q: string) =>
    asActor(actor, async (ctx) => (await listCases(ctx, { q })).rows.map(({ number }) => number));
  await given.caseOf(await given.firm({ division: "330402" }), {
    team: [officer, await given.official(["investigator"])],
  });
  for (const q of [`${name} 工艺`, `工艺 ${k.number} ${name}`, `${name} ${k.number}`, `2016 ${name}`]) {
    for (const actor of [officer, leader]) {
      expect({ q, ...(await found(actor, q)) }).toMatchObject({ q, cases: [k.number] });
      expect(await lists(actor, q)).toEqual([k.number]);
    }
    const told = q.includes("工艺") ? [] : [k.number];
    expect((await found(coordinator, q)).cases ?? []).toEqual(told);
    expect(await lists(coordinator, q)).toEqual(told);
  }
  expect(await found(officer, `${name} 没有`)).toEqual({});
  const complaint = await asActor(officer, ({ tx }) =>
    tx.complaint.findFirstOrThrow({ where: { enterpriseId: firm.id } }),
  );
  expect(await found(leader, `${name} 工艺`)).toMatchObject({ complaints: [complaint.number] });
  expect((await found(coordinator, `${name} 工艺`)).complaints).toBeUndefined();
});

test("a matter is found by the firm that it belongs to now", async () => {
  const { officer, firm, found: k } = await stage();
  const into = await given.firm({ division: "330402" });
  await asSuperuser(async (client) => {
    await client.query("update enterprises set name = $1 where id = $2", ["演示合并织造", into.id]);
    for (const table of ["complaints", "cases"])
      await client.query(`update ${table} set enterprise_id = $1 where enterprise_id = $2`, [into.id, firm.id]);
  });
  expect(await found(officer, "演示合并织造 工艺")).toMatchObject({
    cases: [k.number],
    complaints: [expect.any(String)],
  });
  expect(await found(officer, `${firm.name} 工艺`)).toEqual({});
});

test("a number that is typed whole is understood, whatever its signs, comes first, and none of it is called a word", async () => {
  const { coordinator, firm, found: k } = await stage();
  const rest = "enterprise_id, division_code, title, filed_on, created_at, updated_at";
  await asSuperuser((client) =>
    client.query(
      `set session_replication_role = replica;
       insert into cases (id, number, complaint_id, ${rest})
       select uuidv7(), replace(number, '〕', '〕' || g), uuidv7(), ${rest} from cases, generate_series(1, 30) g`,
    ),
  );
  const typed = k.number.replace("〔", " (").replace("〕", ")第00");
  const { groups } = await search(coordinator, typed);
  const hits = groups.find(({ of }) => of === "cases")?.hits;
  expect(hits).toMatchObject({ total: 31, rows: { length: 20 } });
  expect(hits?.rows[0]?.name).toBe(k.number);
  const complaint = await asSystem("look", ({ tx }) =>
    tx.complaint.findFirstOrThrow({ where: { enterpriseId: firm.id } }),
  );
  const reference = complaint.number ?? "";
  for (const q of [reference, reference.replaceAll("-", "").toLowerCase()]) {
    const result = await search(coordinator, q);
    expect(result.ignored).toEqual([]);
    expect(result.groups.find(({ of }) => of === "complaints")?.hits.rows.map(({ name }) => name)).toEqual([reference]);
  }
});

test("a department finds what was referred to it, by number, and nothing of what lies behind", async () => {
  const { police } = await stage();
  const other = await given.official(["department_handler"], { kind: "science_tech" });
  expect(await found(police, "涉罪移")).toEqual({ referrals: [expect.stringContaining("涉罪移")] });
  expect(await found(police, "工艺")).toEqual({});
  expect(await found(other, "涉罪移")).toEqual({});
});

test("the department that it went to is named in the reader's language", async () => {
  const { police, officer } = await stage();
  const house = await asSystem("look", ({ tx }) =>
    tx.department.findUniqueOrThrow({ where: { id: police.departmentId }, select: { nameZh: true, nameEn: true } }),
  );
  const told = async (language: string) => {
    const { groups } = await asActor(officer, (ctx) => searchAll(ctx, "涉罪移", language));
    return groups.find(({ of }) => of === "referrals")?.hits.rows.map(({ sub }) => sub);
  };
  expect([await told("zh-CN"), await told("en")]).toEqual([[house.nameZh], [house.nameEn]]);
});

test("a firm finds its own complaints; another firm, and an administrator, find nothing", async () => {
  const { firm } = await stage();
  expect(Object.keys(await found(firm.owner, "工艺"))).toEqual(["complaints"]);
  expect(await found((await given.firm()).owner, "工艺")).toEqual({});
  expect(await found(await given.official(["system_administrator"], { kind: "operations" }), firm.name)).toEqual({});
});

test("a firm finds its complaint by either number and by words in any order, and the list that opens has as many", async () => {
  const { firm, found: k } = await stage();
  const complaint = await asActor(firm.owner, ({ tx }) => tx.complaint.findFirstOrThrow({ select: { number: true } }));
  for (const q of [complaint.number ?? "", k.number, "被带 工艺", `${k.number} 工艺`]) {
    const { terms, groups } = await search(firm.owner, q);
    expect(groups.map(({ of, hits }) => [of, hits.total])).toEqual([
      ["complaints", 1],
      ["contactPoints", 0],
      ["demonstrationSites", 0],
      ["articles", 0],
    ]);
    expect(await asActor(firm.owner, (ctx) => countOwn(ctx, { q: terms.join(" ") }))).toBe(1);
    expect(await asActor(firm.owner, (ctx) => countOwn(ctx, { q }))).toBe(1);
  }
  expect(await asActor(firm.owner, (ctx) => countOwn(ctx, { q: "工艺 没有" }))).toBe(0);
});

test("a county finds the enterprises of its division alone, and the totals say no more", async () => {
  const here = await given.firm({ division: "330402" });
  await given.firm({ division: "330481" });
  const county = await given.official(["programme_officer"], { division: "330402" });
  const { groups } = await search(county, "演示企业");
  expect(groups.find(({ of }) => of === "enterprises")?.hits).toMatchObject({ total: 1, rows: [{ id: here.id }] });
});

test("a record that was merged into another is found by nobody: the figure is that of the list", async () => {
  const { coordinator } = await stage();
  const [stays, gone] = [await given.firm({ division: "330402" }), await given.firm({ division: "330402" })];
  await asSuperuser((client) =>
    client.query(
      `set session_replication_role = replica; update enterprises set merged_into_id = '${stays.id}', status = 'merged' where id = '${gone.id}'`,
    ),
  );
  const { groups } = await search(coordinator, "演示企业");
  const hits = groups.find(({ of }) => of === "enterprises")?.hits;
  expect(hits?.rows.map(({ id }) => id)).not.toContain(gone.id);
  expect(hits?.total).toBe((await asActor(coordinator, (ctx) => listEnterprises(ctx, { q: "演示企业" }))).total);
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

describe("beyond what is counted", () => {
  const filed = (firm: string, person: string) =>
    `insert into complaints (id, number, enterprise_id, filed_by_id, division_code, status, title, team, created_at, updated_at)
     select ('019fffff-ffff-7fff-8fff-' || lpad(g::text, 12, '0'))::uuid, '海量-' || g, '${firm}', '${person}', '330402', 'submitted', '机密 ' || g, '{}', now(), now()
     from generate_series(1, 1100) g`;
  const asMaker = (text: string) =>
    asSuperuser((client) => client.query(`set session_replication_role = replica; ${text}`));

  test("a total says so, and the newest are shown, to whoever sees them", async () => {
    const { coordinator, officer, firm } = await stage();
    const leader = await given.official(["bureau_leader"], { division: "330402" });
    const elsewhere = await given.official(["bureau_leader"], { division: "330481" });
    await asMaker(filed(firm.id, firm.owner.personId));
    const hitsOf = async (actor: Actor, q: string) =>
      (await search(actor, q)).groups.find(({ of }) => of === "complaints")?.hits;
    const all = await hitsOf(coordinator, "海量");
    expect(all).toMatchObject({ total: null, rows: { length: 20 } });
    expect(all?.rows.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, n) => `海量-${1100 - n}`));
    expect(await hitsOf(leader, "机密")).toMatchObject({ total: null, rows: { length: 20 } });
    // A title finds nothing for the coordinator, however many there are; nor anything for who has no business with them.
    expect(await hitsOf(coordinator, "机密")).toMatchObject({ total: 0, rows: [] });
    expect(await hitsOf(elsewhere, "海量")).toMatchObject({ total: 0, rows: [] });
    expect(await hitsOf(officer, "海量")).toMatchObject({ total: 0, rows: [] });
  });

  test("of a thousand all are counted", async () => {
    const { coordinator, firm } = await stage();
    await asMaker(`${filed(firm.id, firm.owner.personId)} limit 1000`);
    const { groups } = await search(coordinator, "海量");
    expect(groups.find(({ of }) => of === "complaints")?.hits).toMatchObject({ total: 1000, rows: { length: 20 } });
  });

  test("firms beyond it: a county is told of its own alone", async () => {
    const many = (division: string, n: number, prefix: string) =>
      `insert into enterprises (id, name, uscc, division_code, contact_name, contact_mobile, contact_email, status, created_at, updated_at)
       select uuidv7(), '海量' || g || '有限公司', '${prefix}' || g, '${division}', 'x', '1', 'x', 'checked', now(), now() from generate_series(1, ${n}) g`;
    await asMaker(`${many("330481", 1100, "U")}; ${many("330402", 2, "V")}`);
    const county = await given.official(["programme_officer"], { division: "330402" });
    const { coordinator } = await stage();
    const hitsOf = async (actor: Actor) =>
      (await search(actor, "海量")).groups.find(({ of }) => of === "enterprises")?.hits;
    expect(await hitsOf(county)).toMatchObject({ total: 2, rows: { length: 2 } });
    expect(await hitsOf(coordinator)).toMatchObject({ total: null, rows: { length: 20 } });
  });
});

test("number and firm of a contact point together hold all words", async () => {
  const { coordinator } = await stage();
  const firm = await given.firm({ division: "330402" });
  await asSuperuser((client) =>
    client.query(
      `set session_replication_role = replica;
       insert into contact_points (id, enterprise_id, number, division_code, status, leader_name, leader_post, liaison_name, liaison_post, liaison_mobile, liaison_email, created_at, updated_at)
       values (uuidv7(), '${firm.id}', '嘉商密联点9001', '330402', 'active', 'x', 'x', 'x', 'x', '1', 'x', now(), now())`,
    ),
  );
  const points = async (q: string) => (await found(coordinator, q)).contactPoints;
  for (const q of ["9001", firm.name, `9001 ${firm.name}`, `${firm.name} 9001`])
    expect(await points(q)).toEqual(["嘉商密联点9001"]);
  expect(await points("9002")).toBeUndefined();
});
