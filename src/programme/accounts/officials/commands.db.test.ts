import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { acts, administrator, firstToken, grant, input } from "@tests/support/officials";
import { beforeEach, describe, expect, test } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { actorOfPerson, actorOfSession } from "@/platform/session";
import { signIn } from "../commands";
import { endDuty } from "../duties/commands";
import { setPassword } from "../passwords/commands";
import { changeOfficial, createOfficial, sendFirstPassword, switchAccount } from "./commands";
import { findAccount } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

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
