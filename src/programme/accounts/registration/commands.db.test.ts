import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { actorOfSession } from "@/platform/session";
import { signIn } from "../commands";
import { handInLetter } from "../letters/commands";
import { decideJoin, register, verifyMail } from "./commands";
import { listColleagues, listJoinRequests } from "./queries";
import { type Register, registerInput } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const PASSWORD = "seven herons at dusk";
const CODE = makeCreditCode("330402", 700_001);
let serial = 0;

function form(changes: Partial<Register> = {}): Register {
  const n = ++serial;
  return registerInput.parse({
    ...{
      code: CODE,
      firmName: "演示登记企业（演示）",
      divisionCode: "330402",
      name: `演示人员${n}`,
      mobile: "138 0000 0000",
    },
    ...{
      email: `person-${n}@example.cn`,
      username: `person-${n}`,
      password: PASSWORD,
      consent: "yes",
      locale: "zh-CN",
    },
    ...changes,
  });
}

const send = (input: Register) => asSystem("register", (ctx) => register(ctx, input));
/** A letter of one page. */
async function* pages() {
  yield new TextEncoder().encode("%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n");
}

async function letterLinkOf(email: string): Promise<string> {
  return (await mailTo(email)).find(({ template }) => template === "authority-letter")?.token ?? "";
}

const follow = (token: string) => asSystem("verify-mail", (ctx) => verifyMail(ctx, { token }));

async function mailTo(recipient: string): Promise<{ template: string; path: string; token: string }[]> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ template: string; params: { path?: string } }>(
      "SELECT template, params FROM outbox_mails WHERE recipient = $1 ORDER BY id",
      [recipient],
    ),
  );
  return rows.map(({ template, params }) => {
    const path = params.path ?? "";
    return { template, path, token: new URL(path, "http://x").searchParams.get("token") ?? "" };
  });
}

async function registered(input: Register): Promise<{ waits: boolean }> {
  await send(input);
  return follow((await mailTo(input.email)).at(-1)?.token ?? "");
}

async function actorNamed(username: string) {
  const answer = await signIn({ username, password: PASSWORD, device: "test", address: "" });
  if (!answer.ok) throw new Error(answer.refusal);
  const actor = await actorOfSession(answer.sessionId);
  if (!actor) throw new Error("no actor");
  return actor;
}

async function countOf(table: "persons" | "enterprises" | "join_requests"): Promise<number> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`),
  );
  return rows[0]?.n ?? -1;
}

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

describe("joining a firm", () => {
  async function stage() {
    const first = form();
    await registered(first);
    const owner = await actorNamed(first.username);
    const second = form();
    expect(await registered(second)).toEqual({ waits: true });
    const [request] = await asActor(owner, listJoinRequests);
    if (!request || owner.kind !== "firm") throw new Error("no request");
    return { owner, second, request };
  }

  test("who waits can't sign in; the owner is told, admits, and the firm has two people", async () => {
    const { owner, second, request } = await stage();
    expect(await signIn({ username: second.username, password: PASSWORD, device: "test", address: "" })).toMatchObject({
      refusal: "account-waiting",
    });
    expect(request.person).toMatchObject({ name: second.name, email: second.email });
    const told = await asActor(owner, ({ tx }) => tx.notice.findMany({ select: { kind: true, subjectId: true } }));
    expect(told).toEqual([{ kind: "join-request.asked", subjectId: request.id }]);
    await asActor(owner, (ctx) =>
      decideJoin(ctx, { joinRequestId: request.id, version: request.version, decision: "admit" }),
    );
    const member = await actorNamed(second.username);
    expect(member).toMatchObject({ kind: "firm", role: "member", enterpriseId: owner.enterpriseId });
    expect((await asActor(member, listColleagues)).map(({ enterpriseRole }) => enterpriseRole)).toEqual([
      "owner",
      "member",
    ]);
    expect((await mailTo(second.email)).at(-1)?.template).toBe("notice");
    const sees = await asActor(member, ({ tx }) => tx.notice.findMany({ select: { kind: true } }));
    expect(sees).toEqual([{ kind: "join-request.admitted" }]);
  });

  test("who is refused is told, gets the address back and can register elsewhere", async () => {
    const { owner, second, request } = await stage();
    await asActor(owner, (ctx) =>
      decideJoin(ctx, { joinRequestId: request.id, version: request.version, decision: "refuse" }),
    );
    expect((await mailTo(second.email)).at(-1)?.template).toBe("join-refused");
    expect(await signIn({ username: second.username, password: PASSWORD, device: "test", address: "" })).toMatchObject({
      refusal: "account-disabled",
    });
    const again = form({ email: second.email, code: makeCreditCode("330402", 700_002) });
    expect(await registered(again)).toEqual({ waits: false });
  });

  test("of two answers at once one counts, and one entry in the trail remains", async () => {
    const { owner, request } = await stage();
    const decide = (decision: "admit" | "refuse") =>
      asActor(owner, (ctx) => decideJoin(ctx, { joinRequestId: request.id, version: request.version, decision }));
    const ends = await Promise.allSettled([decide("admit"), decide("refuse")]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(ends.find((end) => end.status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
    const { rows } = await asSuperuser((client) =>
      client.query("SELECT act FROM audit_entries WHERE act IN ('admit.person', 'refuse.person')"),
    );
    expect(rows).toHaveLength(1);
  });

  test("a member, another firm, a county office while there is an owner: for them there is no request", async () => {
    const { owner, request } = await stage();
    const other = await given.firm();
    const nanhu = await given.official(["programme_officer"], { division: "330402" });
    for (const actor of [{ ...owner, role: "member" } as const, other.owner, nanhu]) {
      expect(await asActor(actor, listJoinRequests)).toEqual([]);
      const decide = asActor(actor, (ctx) =>
        decideJoin(ctx, { joinRequestId: request.id, version: request.version, decision: "admit" }),
      );
      await expect(decide).rejects.toThrow(new Refusal("not-found"));
    }
  });

  test("a firm that nobody owns: its county office decides, and whom it admits owns it", async () => {
    const nanhu = await given.official(["programme_officer"], { division: "330402" });
    const haining = await given.official(["programme_officer"], { division: "330481" });
    const bare = await asSystem("given", ({ tx, now }) =>
      tx.enterprise.create({
        data: {
          ...{
            name: "演示无人企业（演示）",
            uscc: CODE,
            divisionCode: "330402",
            contactName: "演示",
            contactMobile: "",
            contactEmail: "",
          },
          ...{ titles: [], status: "checked", createdAt: now, updatedAt: now },
        },
        select: { id: true },
      }),
    );
    const input = form({ code: orgCodeOf(CODE) });
    expect(await registered(input)).toEqual({ waits: true });
    expect(await asActor(haining, listJoinRequests)).toEqual([]);
    const [request] = await asActor(nanhu, listJoinRequests);
    expect(request?.person.name).toBe(input.name);
    await expect(
      asActor(haining, (ctx) => decideJoin(ctx, { joinRequestId: request?.id ?? "", version: 1, decision: "admit" })),
    ).rejects.toThrow(new Refusal("not-found"));
    const admit = (version: number) =>
      asActor(nanhu, (ctx) => decideJoin(ctx, { joinRequestId: request?.id ?? "", version, decision: "admit" }));
    await expect(admit(1)).rejects.toThrow(new Refusal("letter-missing"));
    await handInLetter({ token: await letterLinkOf(input.email) }, pages());
    await expect(admit(1)).rejects.toThrow(Overtaken);
    await admit(2);
    expect(await actorNamed(input.username)).toMatchObject({ role: "owner", enterpriseId: bare.id });
  });
});
