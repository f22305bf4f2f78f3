import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem, disconnect } from "@/platform/database";
import { peopleKnown } from "@/platform/people";
import { asSuperuser, freshDatabase } from "../support/database";
import * as given from "../support/given";

/** What a command forbids, the database forbids too: tried past every command, in the words of the database. */

freshDatabase();
beforeEach(() => void given.atMoment());
afterAll(disconnect);

/** How many rows the actor changes; or that the database refuses. */
function changes(actor: Actor, statement: string): Promise<number | "refused"> {
  return asActor(actor, ({ tx }) => tx.$executeRawUnsafe(statement)).catch((error: unknown) => {
    if (/row-level security|permission denied/.test(String(error))) return "refused" as const;
    throw error;
  });
}

describe("an official, as a firm knows him", () => {
  test("is a name, a post, a department and the number on the card that he shows; where he is called and how he signs in is not shown", async () => {
    const officer = await given.official(["investigator"], { name: "演示科长" });
    const { owner } = await given.firm();
    await asSystem("given", ({ tx }) =>
      tx.person.update({ where: { id: officer.personId }, data: { mobile: "13900000001", post: "科长" } }),
    );
    const shown = await asActor(owner, (ctx) => peopleKnown(ctx, [officer.personId, owner.personId]));
    expect(shown.get(officer.personId)).toMatchObject({
      name: "演示科长",
      post: "科长",
      department: expect.anything(),
    });
    expect(shown.get(owner.personId)).toMatchObject({ name: owner.name, department: null });
    expect(
      await asActor(owner, ({ tx }) => tx.person.findMany({ where: { kind: "official" }, select: { id: true } })),
    ).toEqual([]);
    const { rows } = await asSuperuser((client) =>
      client.query<{ name: string }>(
        "select column_name as name from information_schema.columns where table_name = 'known_officials' order by 1",
      ),
    );
    expect(rows.map(({ name }) => name)).toEqual(["active", "card_number", "department_id", "id", "name", "post"]);
    expect(await changes(owner, "update known_officials set name = 'x'")).toBe("refused");
  });

  test("nobody who isn't signed in knows him", async () => {
    const officer = await given.official(["investigator"]);
    expect(await asActor({ kind: "public" }, (ctx) => peopleKnown(ctx, [officer.personId]))).toEqual(new Map());
  });
});

describe("the row of a person of a firm", () => {
  const rename = (id: string) => `update persons set post = 'x' where id = '${id}'`;

  test("is changed by the firm's owner and by nobody else of it", async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    expect(await changes(firm.member, rename(firm.owner.personId))).toBe(0);
    expect(await changes(other.owner, rename(firm.member.personId))).toBe(0);
    expect(await changes(firm.owner, rename(firm.member.personId))).toBe(1);
    expect(
      await changes(
        firm.owner,
        `update persons set enterprise_id = '${other.id}' where id = '${firm.member.personId}'`,
      ),
    ).toBe("refused");
  });

  test("stays shut to a colleague also when it came by a request to join", async () => {
    const firm = await given.firm();
    const { personId } = firm.owner;
    await asSystem("given", ({ tx, now }) =>
      tx.joinRequest.create({
        data: { enterpriseId: firm.id, personId, status: "admitted", createdAt: now, updatedAt: now },
      }),
    );
    expect(await changes(firm.member, rename(personId))).toBe(0);
  });

  test("is open to himself for how he is called, not for what he is and where he belongs", async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { member } = firm;
    const own = (what: string) => changes(member, `update persons set ${what} where id = '${member.personId}'`);
    expect(await own("name = '演示改名', mobile = '13900000002', locale = 'en', post = '法务'")).toBe(1);
    for (const what of [
      "enterprise_role = 'owner'",
      `enterprise_id = '${other.id}'`,
      "status = 'disabled'",
      "authority_ends_on = '2030-01-01'",
      "email = 'other@example.cn'",
      "username = 'another'",
    ])
      expect([what, await own(what)]).toEqual([what, "refused"]);
    expect(
      await changes(
        member,
        `insert into persons (id, username, name, kind, enterprise_id, enterprise_role, created_at, updated_at)
         values (uuidv7(), 'made', 'x', 'enterprise', '${firm.id}', 'member', now(), now())`,
      ),
    ).toBe("refused");
  });
});

describe("a firm", () => {
  test("has one owner when a transaction ends, and may have two within it", async () => {
    const firm = await given.firm();
    const crown = `update persons set enterprise_role = 'owner' where id = '${firm.member.personId}'`;
    await expect(asActor(firm.owner, ({ tx }) => tx.$executeRawUnsafe(crown))).rejects.toThrow(/one_owner/);
    await asActor(firm.owner, async ({ tx }) => {
      await tx.$executeRawUnsafe(crown);
      await tx.$executeRawUnsafe(`update persons set enterprise_role = 'member' where id = '${firm.owner.personId}'`);
    });
  });

  test("lets its owner alone read and decide who asks to join", async () => {
    const firm = await given.firm();
    const stranger = await given.firm();
    await asSystem("given", ({ tx, now }) =>
      tx.joinRequest.create({
        data: { enterpriseId: firm.id, personId: stranger.member.personId, createdAt: now, updatedAt: now },
      }),
    );
    const admit = `update join_requests set status = 'admitted' where enterprise_id = '${firm.id}'`;
    expect(await asActor(firm.member, ({ tx }) => tx.joinRequest.count())).toBe(0);
    expect(await changes(firm.member, admit)).toBe(0);
    expect(await changes(firm.owner, admit)).toBe(1);
  });
});

describe("complaints and cases", () => {
  async function stage() {
    const firm = await given.firm();
    const team = [await given.official(["investigator"]), await given.official(["investigator"])] as const;
    const complaint = await given.complaint(firm, { status: "verifying", team });
    const found = await given.caseOf(firm, { team });
    return { firm, team, complaint, found };
  }

  test("whoever knows only that they exist reads them and changes none", async () => {
    const { complaint, found } = await stage();
    const coordinator = await given.official(["coordinator"]);
    expect(await asActor(coordinator, async ({ tx }) => [await tx.complaint.count(), await tx.case.count()])).toEqual([
      2, 1,
    ]);
    expect(await changes(coordinator, `update complaints set due_on = null where id = '${complaint.id}'`)).toBe(0);
    expect(await changes(coordinator, `update cases set due_on = null where id = '${found.id}'`)).toBe(0);
  });

  test("a firm changes no case, its own neither", async () => {
    const { firm, found } = await stage();
    expect(await changes(firm.owner, `update cases set due_on = null where id = '${found.id}'`)).toBe(0);
  });

  test("whoever reads them whole changes them", async () => {
    const { team, complaint, found } = await stage();
    const leader = await given.official(["bureau_leader"]);
    for (const actor of [team[0], leader]) {
      expect(await changes(actor, `update complaints set due_on = null where id = '${complaint.id}'`)).toBe(1);
      expect(await changes(actor, `update cases set due_on = null where id = '${found.id}'`)).toBe(1);
    }
    for (const actor of [
      await given.official(["investigator"]),
      await given.official(["intake"]),
      await given.official(["bureau_leader"], { division: "330402" }),
    ]) {
      expect(await changes(actor, `update complaints set due_on = null where id = '${complaint.id}'`)).toBe(0);
      expect(await changes(actor, `update cases set due_on = null where id = '${found.id}'`)).toBe(0);
    }
  });

  test("a case is filed by the leader of its division's bureau", async () => {
    const { firm, team } = await stage();
    const complaint = await given.complaint(firm, { status: "proposed", team });
    const file = (division: string) =>
      `insert into cases (complaint_id, enterprise_id, division_code, number, title, team, filed_on, created_at, updated_at)
       values ('${complaint.id}', '${firm.id}', '${division}', '演示-${division}', 'x', '{}', '2016-11-24', now(), now())`;
    const coordinator = await given.official(["coordinator"]);
    for (const actor of [coordinator, team[0], firm.owner])
      expect(await changes(actor, file("330400"))).toBe("refused");
    const leader = await given.official(["bureau_leader"]);
    expect(await changes(leader, file("330402"))).toBe("refused");
    expect(await changes(leader, file("330400"))).toBe(1);
  });
});
