import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { PASSWORD, withPassword } from "@tests/support/passwords";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor, FirmActor, OfficialActor } from "@/kernel/actor";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { realNow } from "@/platform/clock";
import { asActor, asSystem } from "@/platform/database";
import { endOtherSessions } from "../commands";
import { listSessions } from "../queries";
import { askMailChange, changeSelf, confirmMail } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment());

async function mails(recipient: string) {
  const { rows } = await asSuperuser((client) =>
    client.query<{ template: string; params: { path?: string } }>(
      "SELECT template, params FROM outbox_mails WHERE recipient = $1 ORDER BY id",
      [recipient],
    ),
  );
  return rows.map(({ template, params }) => ({
    template,
    token: new URL(params.path ?? "", "http://x").searchParams.get("token") ?? "",
  }));
}

async function actsOn(personId: string) {
  const { rows } = await asSuperuser((client) =>
    client.query<{ act: string; detail: unknown }>(
      "SELECT act, detail FROM audit_entries WHERE subject_id = $1 ORDER BY seq",
      [personId],
    ),
  );
  return rows.map(({ act, detail }) => [act, detail]);
}

const rowOf = ({ personId }: FirmActor | OfficialActor) =>
  asSystem("look", ({ tx }) => tx.person.findUniqueOrThrow({ where: { id: personId } }));

async function ownerWithPassword(): Promise<FirmActor> {
  const { owner } = await given.firm();
  await withPassword(owner.personId);
  return owner;
}

const ask = (actor: Actor, email: string, current = PASSWORD) =>
  asActor(actor, (ctx) => askMailChange(ctx, { email, current }));
const follow = (token: string) => asSystem("confirm-mail", (ctx) => confirmMail(ctx, { token }));

describe("what I keep up of myself", () => {
  test("a firm's person changes name and mobile; the trail says which, not what", async () => {
    const { owner } = await given.firm();
    const change = (version: number) =>
      asActor(owner, (ctx) => changeSelf(ctx, { version, name: "演示新名", mobile: "13900000001" }));
    await change(1);
    expect(await rowOf(owner)).toMatchObject({ name: "演示新名", mobile: "13900000001", version: 2 });
    expect(await actsOn(owner.personId)).toEqual([["change.person", { fields: ["name", "mobile"] }]]);
    await expect(change(1)).rejects.toThrow(Overtaken);
  });

  test("of two changes at once one counts and one entry remains", async () => {
    const { owner } = await given.firm();
    const change = (name: string) =>
      asActor(owner, (ctx) => changeSelf(ctx, { version: 1, name, mobile: "13900000001" }));
    const ends = await Promise.allSettled([change("演示甲"), change("演示乙")]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await actsOn(owner.personId)).toHaveLength(1);
  });

  test("an official changes his number, not his name; a firm's person can be called", async () => {
    const officer = await given.official(["investigator"]);
    await asActor(officer, (ctx) => changeSelf(ctx, { version: 1, mobile: "13900000001" }));
    await expect(
      asActor(officer, (ctx) => changeSelf(ctx, { version: 2, name: "别名", mobile: null })),
    ).rejects.toThrow(new Refusal("administrator-names"));
    const { owner } = await given.firm();
    await expect(asActor(owner, (ctx) => changeSelf(ctx, { version: 1, mobile: null }))).rejects.toMatchObject({
      fields: { mobile: ["mobile-missing"] },
    });
    await expect(asActor({ kind: "public" }, (ctx) => changeSelf(ctx, { version: 1, mobile: null }))).rejects.toThrow(
      new Refusal("signed-out"),
    );
  });
});

describe("a new mail address", () => {
  test("holds once its link was followed; the old one is told, and the link works once", async () => {
    const owner = await ownerWithPassword();
    const { email: old } = await rowOf(owner);
    await ask(owner, "new@example.cn");
    expect((await rowOf(owner)).email).toBe(old);
    const [link] = await mails("new@example.cn");
    expect(link?.template).toBe("change-mail");
    const uses = await Promise.allSettled([follow(link?.token ?? ""), follow(link?.token ?? "")]);
    expect(uses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(uses).toContainEqual({ status: "fulfilled", value: { personId: owner.personId } });
    expect((await rowOf(owner)).email).toBe("new@example.cn");
    expect(await mails(old ?? "")).toMatchObject([{ template: "mail-changed" }]);
    expect(await actsOn(owner.personId)).toEqual([
      ["ask.mail", {}],
      ["change.person", { fields: ["email"] }],
    ]);
  });

  test("somebody else's: the answer is the same, no mail goes out; taken meanwhile: it is refused", async () => {
    const owner = await ownerWithPassword();
    const other = await given.firm();
    const { email } = await rowOf(other.owner);
    expect(await ask(owner, email ?? "")).toBeUndefined();
    expect(await mails(email ?? "")).toEqual([]);
    await ask(owner, "soon@example.cn");
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { id: other.member.personId }, data: { email: "soon@example.cn" } }),
    );
    await expect(follow((await mails("soon@example.cn"))[0]?.token ?? "")).rejects.toThrow(new Refusal("mail-taken"));
  });

  test("needs the present password, whose wrong tries lock; and buries nobody in mail", async () => {
    const owner = await ownerWithPassword();
    for (let n = 0; n < 3; n++) await ask(owner, `flood-${n}@example.cn`);
    await expect(ask(owner, "flood-4@example.cn")).rejects.toThrow(new Refusal("too-many-mails"));
    for (let n = 0; n < 5; n++)
      await expect(ask(owner, "x@example.cn", "wrong")).rejects.toMatchObject({
        fields: { current: ["wrong-password"] },
      });
    await expect(ask(owner, "x@example.cn")).rejects.toThrow(new Refusal("locked"));
  });

  test("one's own address and a wrong password are told at once", async () => {
    const owner = await ownerWithPassword();
    const { email } = await rowOf(owner);
    await expect(ask(owner, email ?? "", "wrong")).rejects.toMatchObject({
      fields: { email: ["same-mail"], current: ["wrong-password"] },
    });
  });
});

test("signing out the others leaves here", async () => {
  const { owner, member } = await given.firm();
  const open = (personId: string) =>
    asSystem("given", async ({ tx }) => {
      const at = realNow();
      const session = await tx.session.create({
        data: {
          ...{ personId, createdAt: at, lastSeenAt: at, expiresAt: new Date(at.getTime() + 3_600_000) },
          ...{ device: "test", address: "" },
        },
        select: { id: true },
      });
      return session.id;
    });
  const here = { ...owner, sessionId: await open(owner.personId) };
  await open(owner.personId);
  const theirs = { ...member, sessionId: await open(member.personId) };
  await asActor(here, endOtherSessions);
  expect((await asActor(here, listSessions)).map(({ id }) => id)).toEqual([here.sessionId]);
  expect(await asActor(theirs, listSessions)).toHaveLength(1);
});
