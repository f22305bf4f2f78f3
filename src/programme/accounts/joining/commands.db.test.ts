import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { actorNamed, CODE, form, letterLinkOf, mailTo, PASSWORD, pages, registered } from "@tests/support/registration";
import { beforeEach, describe, expect, test } from "vitest";
import { makeCreditCode, orgCodeOf } from "@/kernel/credit-code";
import { Overtaken, Refusal } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { listColleagues } from "../colleagues/queries";
import { signIn } from "../commands";
import { handInLetter } from "../letters/commands";
import { decideJoin } from "./commands";
import { listJoinRequests } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

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
      refusal: "join-refused",
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

  test("an account that was disabled meanwhile is not admitted, and may be refused", async () => {
    const { owner, second, request } = await stage();
    await asSystem("given", ({ tx }) =>
      tx.person.updateMany({ where: { username: second.username }, data: { status: "disabled" } }),
    );
    const decide = (decision: "admit" | "refuse") =>
      asActor(owner, (ctx) => decideJoin(ctx, { joinRequestId: request.id, version: request.version, decision }));
    await expect(decide("admit")).rejects.toThrow(new Refusal("joiner-disabled"));
    await decide("refuse");
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
