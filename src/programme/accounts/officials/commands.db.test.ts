import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { actorOfPerson, actorOfSession } from "@/platform/session";
import { signIn } from "../commands";
import { setPassword } from "../passwords/commands";
import {
  changeOfficial,
  createAdministrator,
  createOfficial,
  endDuty,
  grantDuty,
  sendFirstPassword,
  switchAccount,
} from "./commands";
import { findAccount, listAccounts } from "./queries";
import { accountFilter, createOfficialInput } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const administrator = (duty: "system_administrator" | "security_administrator" | "audit_administrator") =>
  given.official([duty], { kind: "operations" });

async function departmentOf(kind: "market_regulation" | "police" | "operations"): Promise<string> {
  return asSystem(
    "given",
    async ({ tx }) =>
      (await tx.department.findFirstOrThrow({ where: { kind, level: "city" }, select: { id: true } })).id,
  );
}

async function input(changes: Record<string, string> = {}) {
  const data = {
    username: "new.officer",
    name: "演示新人",
    post: "",
    departmentId: await departmentOf("market_regulation"),
    email: "new.officer@example.cn",
  };
  return createOfficialInput.parse({ ...data, ...changes });
}

async function firstToken(): Promise<string> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ path: string }>(
      "SELECT params->>'path' AS path FROM outbox_mails WHERE template = 'first-password' ORDER BY id DESC LIMIT 1",
    ),
  );
  return new URL(rows[0]?.path ?? "", "http://x").searchParams.get("token") ?? "";
}

async function acts(): Promise<string[]> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ act: string }>("SELECT act FROM audit_entries ORDER BY chain, seq"),
  );
  return rows.map(({ act }) => act);
}

const grant = (by: OfficialActor, personId: string, duty: Parameters<typeof grantDuty>[1]["duty"]) =>
  asActor(by, (ctx) => grantDuty(ctx, { personId, duty }));

describe("an account is the work of two people", () => {
  test("made by one, given a duty by the other, used, disabled: out at once", async () => {
    const [sysadmin, secadmin] = [
      await administrator("system_administrator"),
      await administrator("security_administrator"),
    ];
    const data = await input();
    const { personId } = await asActor(sysadmin, (ctx) => createOfficial(ctx, data));
    await grant(secadmin, personId, "investigator");
    await asSystem("set", async (ctx) =>
      setPassword(ctx, { token: await firstToken(), password: "seven herons at dusk" }),
    );
    const entered = await signIn({
      username: "new.officer",
      password: "seven herons at dusk",
      device: "test",
      address: "",
    });
    if (!entered.ok) throw new Error(entered.refusal);
    expect(await actorOfSession(entered.sessionId)).toMatchObject({ duties: ["investigator"] });
    await asActor(secadmin, (ctx) => endDuty(ctx, { personId, duty: "investigator" }));
    expect(await actorOfSession(entered.sessionId)).toMatchObject({ duties: [] });
    const { version } = await asActor(sysadmin, (ctx) => findAccount(ctx, personId)).then((account) => ({
      version: account?.version ?? 0,
    }));
    await asActor(sysadmin, (ctx) => switchAccount(ctx, { personId, version, to: "disabled" }));
    expect(await actorOfSession(entered.sessionId)).toBeUndefined();
    expect(await acts()).toEqual([
      "create.person",
      "grant.duty",
      "set.password",
      "open.session",
      "end.duty",
      "disable.person",
    ]);
  });

  test("neither can do the other's part, and nobody else either's", async () => {
    const [sysadmin, secadmin, auditor] = [
      await administrator("system_administrator"),
      await administrator("security_administrator"),
      await administrator("audit_administrator"),
    ];
    const lead = await given.official(["coordinator", "bureau_leader"]);
    const someone = await given.official([]);
    const data = await input();
    const { personId } = someone;
    const no = new Refusal("not-yours");
    for (const actor of [secadmin, auditor, lead]) {
      await expect(asActor(actor, (ctx) => createOfficial(ctx, data))).rejects.toThrow(no);
      await expect(
        asActor(actor, (ctx) => switchAccount(ctx, { personId, version: 1, to: "disabled" })),
      ).rejects.toThrow(no);
      await expect(asActor(actor, (ctx) => sendFirstPassword(ctx, { personId }))).rejects.toThrow(no);
      await expect(asActor(actor, (ctx) => changeOfficial(ctx, { ...data, personId, version: 1 }))).rejects.toThrow(no);
    }
    for (const actor of [sysadmin, auditor, lead]) {
      await expect(grant(actor, personId, "investigator")).rejects.toThrow(no);
      await expect(asActor(actor, (ctx) => endDuty(ctx, { personId, duty: "investigator" }))).rejects.toThrow(no);
    }
  });

  test("nobody acts on himself", async () => {
    const [sysadmin, secadmin] = [
      await administrator("system_administrator"),
      await administrator("security_administrator"),
    ];
    const no = new Refusal("not-on-oneself");
    await expect(grant(secadmin, secadmin.personId, "system_administrator")).rejects.toThrow(no);
    await expect(
      asActor(secadmin, (ctx) => endDuty(ctx, { personId: secadmin.personId, duty: "security_administrator" })),
    ).rejects.toThrow(no);
    await expect(
      asActor(sysadmin, (ctx) => switchAccount(ctx, { personId: sysadmin.personId, version: 1, to: "disabled" })),
    ).rejects.toThrow(no);
  });

  test("the second lock holds when the first forgets: neither writes what is the other's", async () => {
    const sysadmin = await administrator("system_administrator");
    const someone = await given.official([]);
    const duty = asActor(sysadmin, ({ tx, now }) =>
      tx.personDuty.createMany({ data: [{ personId: someone.personId, duty: "coordinator", grantedAt: now }] }),
    );
    await expect(duty).rejects.toThrow(/row-level security/);
    const credential = asActor(sysadmin, ({ tx, now }) =>
      tx.credential.createMany({ data: [{ personId: someone.personId, passwordHash: "x", changedAt: now }] }),
    );
    await expect(credential).rejects.toThrow(/row-level security/);
    expect(await asActor(sysadmin, ({ tx }) => tx.singleUseLink.count())).toBe(0);
  });
});

describe("duties", () => {
  test("nobody holds two of the three administrators", async () => {
    const secadmin = await administrator("security_administrator");
    const sysadmin = await administrator("system_administrator");
    const no = new Refusal("two-administrators");
    await expect(grant(secadmin, sysadmin.personId, "audit_administrator")).rejects.toThrow(no);
    await expect(grant(secadmin, sysadmin.personId, "security_administrator")).rejects.toThrow(no);
  });

  test("of two administrators given at once one stays, and the other is told so", async () => {
    const givers = [
      await administrator("security_administrator"),
      await administrator("security_administrator"),
    ] as const;
    const someone = await given.official([], { kind: "operations" });
    const ends = await Promise.allSettled([
      grant(givers[0], someone.personId, "system_administrator"),
      grant(givers[1], someone.personId, "audit_administrator"),
    ]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const actor = await asSystem("look", (ctx) => actorOfPerson(ctx, someone.personId));
    expect(actor).toMatchObject({ duties: [expect.stringMatching(/administrator$/)] });
  });

  test("one person may hold several others, each once", async () => {
    const secadmin = await administrator("security_administrator");
    const someone = await given.official([]);
    for (const duty of ["intake", "investigator", "programme_officer"] as const)
      await grant(secadmin, someone.personId, duty);
    await expect(grant(secadmin, someone.personId, "intake")).rejects.toThrow(new Refusal("already-held"));
    await asActor(secadmin, (ctx) => endDuty(ctx, { personId: someone.personId, duty: "intake" }));
    await expect(
      asActor(secadmin, (ctx) => endDuty(ctx, { personId: someone.personId, duty: "intake" })),
    ).rejects.toThrow(new Refusal("not-held"));
    await grant(secadmin, someone.personId, "intake");
    const account = await asActor(secadmin, (ctx) => findAccount(ctx, someone.personId));
    expect(account?.duties).toHaveLength(4);
  });

  test("a duty in the wrong house is refused", async () => {
    const secadmin = await administrator("security_administrator");
    const police = await given.official([], { kind: "police" });
    const regulator = await given.official([]);
    await expect(grant(secadmin, police.personId, "investigator")).rejects.toThrow(new Refusal("wrong-department"));
    await expect(grant(secadmin, regulator.personId, "system_administrator")).rejects.toThrow(
      new Refusal("wrong-department"),
    );
    const { owner } = await given.firm();
    await expect(grant(secadmin, owner.personId, "investigator")).rejects.toThrow(new Refusal("not-found"));
  });

  test("its person gets a notice", async () => {
    const secadmin = await administrator("security_administrator");
    const someone = await given.official([]);
    await grant(secadmin, someone.personId, "investigator");
    expect(await asActor(someone, ({ tx }) => tx.notice.findMany({ select: { kind: true } }))).toEqual([
      { kind: "duty.granted" },
    ]);
  });
});

describe("officials", () => {
  test("a user name or mail address that somebody has is refused at its field", async () => {
    const sysadmin = await administrator("system_administrator");
    const data = await input();
    await asActor(sysadmin, (ctx) => createOfficial(ctx, data));
    await expect(
      asActor(sysadmin, (ctx) => createOfficial(ctx, { ...data, email: "other@example.cn" })),
    ).rejects.toMatchObject({ fields: { username: ["username-taken"] } });
    await expect(asActor(sysadmin, (ctx) => createOfficial(ctx, { ...data, username: "other" }))).rejects.toMatchObject(
      { fields: { email: ["mail-taken"] } },
    );
  });

  test("the first link can be sent again until it was followed", async () => {
    const sysadmin = await administrator("system_administrator");
    const data = await input();
    const { personId } = await asActor(sysadmin, (ctx) => createOfficial(ctx, data));
    const old = await firstToken();
    await asActor(sysadmin, (ctx) => sendFirstPassword(ctx, { personId }));
    await asSystem("set", async (ctx) =>
      setPassword(ctx, { token: await firstToken(), password: "seven herons at dusk" }),
    );
    await expect(
      asSystem("set", (ctx) => setPassword(ctx, { token: old, password: "seven herons at dawn" })),
    ).rejects.toThrow(new Refusal("link-dead"));
    await expect(asActor(sysadmin, (ctx) => sendFirstPassword(ctx, { personId }))).rejects.toThrow(
      new Refusal("has-password"),
    );
  });

  test("a changed mail address is told to the old one, and who is slower learns it", async () => {
    const sysadmin = await administrator("system_administrator");
    const data = await input();
    const { personId } = await asActor(sysadmin, (ctx) => createOfficial(ctx, data));
    const change = (email: string) =>
      asActor(sysadmin, (ctx) => changeOfficial(ctx, { ...data, email, personId, version: 1 }));
    const ends = await Promise.allSettled([change("a@example.cn"), change("b@example.cn")]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find((end) => end.status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    const { rows } = await asSuperuser((client) =>
      client.query("SELECT recipient FROM outbox_mails WHERE template = 'mail-changed'"),
    );
    expect(rows).toEqual([{ recipient: data.email }]);
    expect((await acts()).filter((act) => act === "change.person")).toHaveLength(1);
  });

  test("nobody moves to a house that his duties don't fit", async () => {
    const sysadmin = await administrator("system_administrator");
    const officer = await given.official(["investigator"]);
    const departmentId = await departmentOf("police");
    const change = asActor(sysadmin, (ctx) =>
      changeOfficial(ctx, {
        personId: officer.personId,
        version: 1,
        name: "演示",
        post: "",
        email: "x@example.cn",
        departmentId,
      }),
    );
    await expect(change).rejects.toThrow(new Refusal("duties-do-not-fit"));
  });

  test("of two switches at once one counts", async () => {
    const sysadmin = await administrator("system_administrator");
    const officer = await given.official(["investigator"]);
    const off = () =>
      asActor(sysadmin, (ctx) => switchAccount(ctx, { personId: officer.personId, version: 1, to: "disabled" }));
    const ends = await Promise.allSettled([off(), off()]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await acts()).filter((act) => act === "disable.person")).toHaveLength(1);
  });

  test("one who waits for his firm isn't let in by a switch", async () => {
    const sysadmin = await administrator("system_administrator");
    const { owner } = await given.firm();
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { id: owner.personId }, data: { status: "waiting" } }),
    );
    await expect(
      asActor(sysadmin, (ctx) => switchAccount(ctx, { personId: owner.personId, version: 1, to: "active" })),
    ).rejects.toThrow(Overtaken);
  });
});

describe("the list of accounts", () => {
  const list = (actor: OfficialActor, filter: Record<string, string> = {}) =>
    asActor(actor, (ctx) => listAccounts(ctx, accountFilter.parse(filter)));

  test("is for the two administrators of accounts alone", async () => {
    const sysadmin = await administrator("system_administrator");
    const others = [
      await administrator("audit_administrator"),
      await given.official(["coordinator"]),
      await given.official(["bureau_leader"]),
    ];
    expect((await list(sysadmin)).total).toBe(4);
    for (const actor of others) expect(await list(actor)).toEqual({ rows: [], total: 0, next: undefined });
  });

  test("counts what it shows, for each filter; nonsense in the address is no filter", async () => {
    const secadmin = await administrator("security_administrator");
    const firm = await given.firm();
    const officer = await given.official(["investigator"], { name: "沈演示%_" });
    for (const [filter, expected] of [
      [{}, 4],
      [{ side: "enterprise" }, 2],
      [{ duty: "investigator" }, 1],
      [{ duty: "nonsense" }, 4],
      [{ department: officer.departmentId }, 1],
      [{ q: "演示%_" }, 1],
      [{ q: "%" }, 1],
      [{ status: "disabled" }, 0],
    ] as const) {
      const { rows, total } = await list(secadmin, filter);
      expect([filter, total, rows.length]).toEqual([filter, expected, expected]);
    }
    expect(firm.owner.enterpriseId).not.toBeNull();
  });

  test("is paged by key", async () => {
    const secadmin = await administrator("security_administrator");
    await asSystem("given", ({ tx, now }) =>
      tx.person.createMany({
        data: Array.from({ length: 60 }, (_, n) => ({
          ...{
            username: `page-${String(n).padStart(2, "0")}`,
            name: "演示",
            kind: "official" as const,
            departmentId: secadmin.departmentId,
            createdAt: now,
            updatedAt: now,
          },
        })),
      }),
    );
    const first = await list(secadmin);
    const second = await list(secadmin, { after: first.next ?? "" });
    expect([first.total, first.rows.length, second.rows.length, second.next]).toEqual([61, 50, 11, undefined]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(61);
  });
});

describe("the first administrators, from the machine", () => {
  const make = (duty: "system_administrator" | "security_administrator", username: string) =>
    asSystem("admin:create", (ctx) => createAdministrator(ctx, { username, name: "演示管理员", email: null, duty }));

  test("each is made once, and sets a password by the printed link", async () => {
    const { token } = await make("system_administrator", "first");
    await asSystem("set", (ctx) => setPassword(ctx, { token, password: "seven herons at dusk" }));
    expect(
      await signIn({ username: "first", password: "seven herons at dusk", device: "test", address: "" }),
    ).toMatchObject({ ok: true });
    await expect(make("system_administrator", "second")).rejects.toThrow(new Refusal("administrator-exists"));
    await make("security_administrator", "third");
  });
});
