import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { acts, administrator, departmentOf, firstToken, grant, input } from "@tests/support/officials";
import { beforeEach, describe, expect, test } from "vitest";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { actorOfSession } from "@/platform/session";
import { signIn } from "../commands";
import { endDuty, grantDuty } from "../duties/commands";
import { setPassword } from "../passwords/commands";
import {
  changeOfficial,
  createAdministrator,
  createOfficial,
  officialFaults,
  sendFirstPassword,
  switchAccount,
} from "./commands";
import { findAccount } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

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
    const both = { username: ["username-taken"], email: ["mail-taken"] };
    await expect(asActor(sysadmin, (ctx) => createOfficial(ctx, data))).rejects.toMatchObject({ fields: both });
    const typed = { ...data, name: "" };
    expect(await asActor(sysadmin, (ctx) => officialFaults(ctx, typed))).toEqual(both);
    const someone = await given.official(["coordinator"]);
    expect(await asActor(someone, (ctx) => officialFaults(ctx, typed))).toEqual({});
  });

  test("of two accounts made at once under one name, the second is told at the field", async () => {
    const sysadmin = await administrator("system_administrator");
    const data = await input();
    const ends = await Promise.allSettled(
      ["a@example.cn", "b@example.cn"].map((email) =>
        asActor(sysadmin, (ctx) => createOfficial(ctx, { ...data, email })),
      ),
    );
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find((end) => end.status === "rejected")).toMatchObject({
      reason: { fields: { username: ["username-taken"] } },
    });
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

  test("through the address of before nobody comes in any more: its link, its password and its sessions end", async () => {
    const [sysadmin, secadmin] = [
      await administrator("system_administrator"),
      await administrator("security_administrator"),
    ];
    const data = await input();
    const { personId } = await asActor(sysadmin, (ctx) => createOfficial(ctx, data));
    const change = (version: number, email: string) =>
      asActor(sysadmin, (ctx) => changeOfficial(ctx, { ...data, email, personId, version }));
    const set = (token: string) =>
      asSystem("set", (ctx) => setPassword(ctx, { token, password: "seven herons at dusk" }));
    const enter = () =>
      signIn({ username: data.username, password: "seven herons at dusk", device: "test", address: "" });

    const mistyped = await firstToken();
    await change(1, "second@example.cn");
    const second = await firstToken();
    await expect(set(mistyped)).rejects.toThrow(new Refusal("link-dead"));
    await set(second);
    const entered = await enter();
    if (!entered.ok) throw new Error(entered.refusal);

    await change(2, "third@example.cn");
    await grant(secadmin, personId, "investigator");
    expect(await actorOfSession(entered.sessionId)).toBeUndefined();
    expect(await enter()).toMatchObject({ ok: false, refusal: "wrong-credentials" });
    await set(await firstToken());
    expect(await enter()).toMatchObject({ ok: true });
    expect(
      await asSystem("look", ({ tx }) =>
        tx.outboxMail.findMany({
          where: { template: "first-password" },
          select: { recipient: true },
          orderBy: { id: "asc" },
        }),
      ),
    ).toEqual([data.email, "second@example.cn", "third@example.cn"].map((recipient) => ({ recipient })));
  });

  test("one who has duties keeps his address and his house until another administrator has ended them", async () => {
    const [sysadmin, secadmin] = [
      await administrator("system_administrator"),
      await administrator("security_administrator"),
    ];
    const auditor = await administrator("audit_administrator");
    const police = await departmentOf("police");
    const { email: own, departmentId } = await asSystem("look", ({ tx }) =>
      tx.person.findUniqueOrThrow({
        where: { id: auditor.personId },
        select: { email: true, departmentId: true },
      }),
    );
    const known = { email: own ?? "", departmentId: departmentId ?? "" };
    const change = (version: number, to: Partial<typeof known>) =>
      asActor(sysadmin, (ctx) =>
        changeOfficial(ctx, { personId: auditor.personId, version, name: "演示新名", post: "", ...known, ...to }),
      );
    const mine = { email: "mine@example.cn" };
    await expect(change(1, { ...mine, departmentId: police })).rejects.toMatchObject({
      fields: { email: ["duties-held"], departmentId: ["duties-held"] },
    });
    const past = asActor(sysadmin, ({ tx }) => tx.person.updateMany({ where: { id: auditor.personId }, data: mine }));
    await expect(past).rejects.toThrow(/duties-held/);
    await change(1, {});
    await asActor(secadmin, (ctx) => endDuty(ctx, { personId: auditor.personId, duty: "audit_administrator" }));
    await change(2, mine);
    // Whoever gives it anew sees the new address first.
    await expect(
      asActor(secadmin, (ctx) =>
        grantDuty(ctx, { personId: auditor.personId, duty: "audit_administrator", version: 2 }),
      ),
    ).rejects.toThrow(Overtaken);
    await grant(secadmin, auditor.personId, "audit_administrator");
  });

  test("of a duty and a new address at once, one is refused", async () => {
    const [sysadmin, secadmin] = [
      await administrator("system_administrator"),
      await administrator("security_administrator"),
    ];
    const data = await input();
    const { personId } = await asActor(sysadmin, (ctx) => createOfficial(ctx, data));
    const ends = await Promise.allSettled([
      asActor(secadmin, (ctx) => grantDuty(ctx, { personId, duty: "investigator", version: 1 })),
      asActor(sysadmin, (ctx) => changeOfficial(ctx, { ...data, email: "mine@example.cn", personId, version: 1 })),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
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

  test("one who waits for his firm isn't let in by a switch, nor by two, and one whom it turned away not at all", async () => {
    const sysadmin = await administrator("system_administrator");
    const waiting = {
      kind: "enterprise",
      enterpriseRole: "member",
      status: "waiting",
      email: "waits@example.cn",
    } as const;
    const { id: personId } = await asSystem("given", ({ tx, now }) =>
      tx.person.create({
        data: { ...waiting, username: "waits", name: "演示等候人", createdAt: now, updatedAt: now },
        select: { id: true },
      }),
    );
    const become = (version: number, to: "active" | "disabled") =>
      asActor(sysadmin, (ctx) => switchAccount(ctx, { personId, version, to }));
    await expect(become(1, "active")).rejects.toThrow(Overtaken);
    await become(1, "disabled");
    await become(2, "active");
    expect(await asActor(sysadmin, (ctx) => findAccount(ctx, personId))).toMatchObject({ status: "waiting" });
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { id: personId }, data: { status: "disabled", email: null } }),
    );
    await expect(become(3, "active")).rejects.toThrow(new Refusal("turned-away"));
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

  test("of several at once one is made", async () => {
    const made = await Promise.allSettled(["one", "two", "three"].map((name) => make("security_administrator", name)));
    expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(made.flatMap((each) => (each.status === "rejected" ? [each.reason] : []))).toEqual(
      Array(2).fill(new Refusal("administrator-exists")),
    );
  });
});
