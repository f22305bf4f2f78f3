import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { actorNamed, CODE, follow, form, mailTo, PASSWORD, registered, send } from "@tests/support/registration";
import { beforeEach, describe, expect, test } from "vitest";
import { orgCodeOf } from "@/kernel/credit-code";
import { Refusal } from "@/kernel/refusal";
import { asSystem } from "@/platform/database";
import { registrationFaults } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment());

async function countOf(table: "persons" | "enterprises" | "join_requests"): Promise<number> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`),
  );
  return rows[0]?.n ?? -1;
}

const faultsFor = (typed: Readonly<Record<string, string>>) =>
  asSystem("register", (ctx) => registrationFaults(ctx, typed));

describe("registering a firm", () => {
  test("makes its first person the owner once the mail is confirmed, and tells the county office", async () => {
    const nanhu = await given.official(["programme_officer"], { division: "330402" });
    const haining = await given.official(["programme_officer"], { division: "330481" });
    const input = form();
    await send(input);
    expect([await countOf("persons"), await countOf("enterprises")]).toEqual([2, 0]);
    const token = (await mailTo(input.email)).at(-1)?.token ?? "";
    expect(await follow(token)).toEqual({ waits: false });
    expect(await actorNamed(input.username)).toMatchObject({ kind: "firm", role: "owner" });
    const { rows } = await asSuperuser((client) =>
      client.query(
        "SELECT e.status, e.uscc, e.org_code, e.due_on IS NOT NULL AS due, k.kind FROM enterprises e JOIN clocks k ON k.subject_id = e.id",
      ),
    );
    expect(rows).toEqual([
      { status: "registered", uscc: CODE, org_code: orgCodeOf(CODE), due: true, kind: "enterprise-check" },
    ]);
    const told = await asSuperuser((client) =>
      client.query<{ person_id: string; kind: string }>("SELECT person_id, kind FROM notices"),
    );
    expect(told.rows).toEqual([{ person_id: nanhu.personId, kind: "enterprise.begin" }]);
    expect(haining.personId).not.toBe(nanhu.personId);
  });

  test("where a division has no programme office, the city's is told", async () => {
    const city = await given.official(["programme_officer"]);
    await registered(form());
    const told = await asSuperuser((client) => client.query("SELECT person_id FROM notices"));
    expect(told.rows).toEqual([{ person_id: city.personId }]);
  });

  test("the link works once, also for two at once", async () => {
    const input = form();
    await send(input);
    const token = (await mailTo(input.email)).at(-1)?.token ?? "";
    const uses = await Promise.allSettled([follow(token), follow(token)]);
    expect(uses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(follow(token)).rejects.toThrow(new Refusal("link-dead"));
    expect(await countOf("persons")).toBe(1);
  });

  test("of two people who register one firm at once, one owns it and the other asks to join", async () => {
    const inputs = [form(), form()];
    for (const input of inputs) await send(input);
    const tokens = await Promise.all(inputs.map(async ({ email }) => (await mailTo(email)).at(-1)?.token ?? ""));
    const ends = await Promise.all(tokens.map(follow));
    expect(ends.map(({ waits }) => waits).sort()).toEqual([false, true]);
    expect([await countOf("enterprises"), await countOf("join_requests")]).toEqual([1, 1]);
  });

  test("the answer doesn't tell whether the firm is registered; only the mail does, and only after it was followed", async () => {
    await registered(form());
    const before = await countOf("persons");
    const second = form();
    expect(await send(second)).toBeUndefined();
    expect(await mailTo(second.email)).toMatchObject([{ template: "verify-mail" }]);
    expect(await countOf("persons")).toBe(before);
  });

  test("a mail address that has an account gets another mail, and nobody sees that", async () => {
    const first = form();
    await registered(first);
    const second = form({ email: first.email });
    expect(await send(second)).toBeUndefined();
    const sent = await mailTo(first.email);
    expect(sent.at(-1)).toMatchObject({
      template: "already-registered",
      path: expect.stringContaining("/reset-password?token="),
    });
    expect(await countOf("persons")).toBe(1);
  });

  test("a user name is taken by a person, for a day by another's registration, and not by one's own", async () => {
    const first = form();
    await send(first);
    await expect(send(form({ username: first.username }))).rejects.toMatchObject({
      fields: { username: ["username-taken"] },
    });
    await send(form({ username: first.username, email: first.email }));
    const [old, fresh] = await mailTo(first.email);
    await expect(follow(old?.token ?? "")).rejects.toThrow(new Refusal("link-dead"));
    await follow(fresh?.token ?? "");
    await expect(send(form({ username: first.username }))).rejects.toMatchObject({
      fields: { username: ["username-taken"] },
    });
  });

  test("nobody is buried in mail: three in ten minutes, to one who has an account and to one who hasn't", async () => {
    const first = form();
    await registered(first);
    for (const email of [first.email, "stranger@example.cn"]) {
      const before = (await mailTo(email)).length;
      for (let n = 0; n < 5; n++) await send(form({ email }));
      expect((await mailTo(email)).length - before).toBe(3);
    }
  });

  test("all that is wrong is told at once, also while something else is missing; asking changes nothing", async () => {
    const first = form();
    await registered(first);
    const wrong = { username: first.username, password: "password123456", divisionCode: "330400" };
    const faults = {
      username: ["username-taken"],
      password: ["password-common"],
      divisionCode: ["unknown-division"],
    };
    await expect(send(form(wrong))).rejects.toMatchObject({ fields: faults });
    expect(await faultsFor({ ...wrong, code: "", consent: "" })).toEqual(faults);
    expect(await faultsFor({ username: "", password: "", divisionCode: "" })).toEqual({});
    const waiting = form();
    await send(waiting);
    const { username, email } = waiting;
    expect(await faultsFor({ username, email: "somebody@example.cn" })).toEqual({ username: ["username-taken"] });
    expect(await faultsFor({ username, email: "half@" })).toEqual({});
    expect(await faultsFor({ username, email })).toEqual({});
    expect(await follow((await mailTo(email)).at(-1)?.token ?? "")).toEqual({ waits: true });
  });

  test("bad passwords and divisions are refused before any mail is sent", async () => {
    await expect(send(form({ password: "password123456" }))).rejects.toMatchObject({
      fields: { password: ["password-common"] },
    });
    await expect(send(form({ divisionCode: "330400" }))).rejects.toMatchObject({
      fields: { divisionCode: ["unknown-division"] },
    });
    const { rows } = await asSuperuser((client) => client.query("SELECT 1 FROM outbox_mails"));
    expect(rows).toEqual([]);
  });

  test("no password, and no typed text, stands in the tables as it was typed", async () => {
    await send(form());
    const { rows } = await asSuperuser((client) =>
      client.query(
        "SELECT row_to_json(l)::text AS text FROM single_use_links l UNION ALL SELECT row_to_json(m)::text FROM outbox_mails m UNION ALL SELECT row_to_json(a)::text FROM audit_entries a",
      ),
    );
    expect(JSON.stringify(rows)).not.toContain(PASSWORD);
  });
});
