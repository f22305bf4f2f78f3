import { ADMISSION_ITEMS } from "@seed/reference/admission";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { openPostbox } from "@tests/support/mail";
import { judged } from "@tests/support/point";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { applyContactPoint, moveContactPoint } from "../commands";
import { findContactPoint, listContactPoints } from "../queries";
import { answerContactChange, askContactChange, withdrawContactChange } from "./commands";
import { expireContactChanges } from "./jobs";
import { changeOfLink, peopleOfPoint } from "./queries";
import type { AskContactChange } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const first = {
  ...{ leaderName: "首任负责人", leaderPost: "副总经理", liaisonName: "首任联络员", liaisonPost: "行政部" },
  ...{ liaisonMobile: "13800000001", liaisonEmail: "first@example.cn", checklist: [...ADMISSION_ITEMS], remark: null },
};
const other = { name: "继任联络员", post: "法务部", mobile: "13800000002", email: "second@example.cn" } as const;

async function active(division = "330402") {
  const firm = await given.firm({ division });
  const county = await given.official(["programme_officer"], { division });
  const lead = await given.official(["coordinator"]);
  const { contactPointId } = await asActor(firm.owner, (ctx) => applyContactPoint(ctx, first));
  await judged(contactPointId);
  await asActor(county, (ctx) => moveContactPoint(ctx, { step: "recommend", contactPointId, version: 1 }));
  await asActor(lead, (ctx) => moveContactPoint(ctx, { step: "approve", contactPointId, version: 2 }));
  const asking = (over: Partial<AskContactChange> = {}): AskContactChange => ({
    ...{ contactPointId, version: 3, role: "liaison", ...other },
    ...over,
  });
  const ask = (over: Partial<AskContactChange> = {}) =>
    asActor(firm.owner, (ctx) => askContactChange(ctx, asking(over)));
  const point = () => asActor(firm.owner, (ctx) => findContactPoint(ctx, contactPointId));
  return { firm, county, lead, contactPointId, ask, asking, point };
}

/** The link of the latest mail to the person. */
async function mailed(recipient: string = other.email): Promise<string> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ path: string; template: string }>(
      "select params->>'path' as path, template from outbox_mails where recipient = $1 order by id desc limit 1",
      [recipient],
    ),
  );
  expect(rows[0]?.template).toBe("contact-person");
  return new URL(rows[0]?.path ?? "", "http://x").searchParams.get("token") ?? "";
}

const answer = (token: string, said: "confirm" | "refuse") =>
  asSystem("answer-contact-change", (ctx) => answerContactChange(ctx, { token, answer: said }));

describe("another liaison", () => {
  test("is nobody until he confirms by his mail, then takes over from that day; the terms keep who it was", async () => {
    const { firm, county, contactPointId, ask, point } = await active();
    given.atMoment("2016-12-01T10:00:00+08:00");
    await ask();
    expect(await point()).toMatchObject({ liaisonName: "首任联络员", version: 3 });
    expect((await asActor(county, (ctx) => listContactPoints(ctx, { changing: "1" }))).total).toBe(1);
    const { changes } = await asActor(county, (ctx) => peopleOfPoint(ctx, contactPointId));
    expect(changes).toMatchObject([{ name: other.name, status: "asked", dueOn: "2016-12-08" }]);
    given.atMoment("2016-12-05T10:00:00+08:00");
    expect(await answer(await mailed(), "confirm")).toEqual({ answered: "confirmed" });
    expect(await point()).toMatchObject({
      ...{ liaisonName: other.name, liaisonPost: other.post, liaisonMobile: other.mobile, liaisonEmail: other.email },
      ...{ leaderName: "首任负责人", version: 4 },
    });
    const { terms, changes: left } = await asActor(firm.member, (ctx) => peopleOfPoint(ctx, contactPointId));
    expect(terms.map(({ role, name, from, to }) => [role, name, from, to])).toEqual([
      ["leader", "首任负责人", "2016-11-24", null],
      ["liaison", "继任联络员", "2016-12-05", null],
      ["liaison", "首任联络员", "2016-11-24", "2016-12-05"],
    ]);
    expect(left).toEqual([]);
    await asSystem("look", async ({ tx }) => {
      expect(await tx.contactChange.findMany({ select: { status: true, mobile: true, email: true } })).toEqual([
        { status: "confirmed", mobile: null, email: null },
      ]);
      const kinds = async (personId: string) =>
        (
          await tx.notice.findMany({
            where: { personId, kind: { startsWith: "contact-change" } },
            orderBy: { id: "asc" },
          })
        ).map(({ kind }) => kind);
      expect(await kinds(county.personId)).toEqual(["contact-change.begin", "contact-change.confirm"]);
      expect(await kinds(firm.owner.personId)).toEqual(["contact-change.confirm"]);
    });
  });

  test("gets the link by a real mail server: whoever can read that mailbox confirms, and the link doesn't stay in the outbox", async () => {
    const { ask, point } = await active();
    await ask();
    const postbox = await openPostbox();
    process.env.SMTP_URL = postbox.url;
    vi.resetModules();
    const { deliverMail } = await import("../../notifications/mails/jobs");
    const { disconnect } = await import("@/platform/database");
    await deliverMail();
    await disconnect();
    await postbox.close();
    delete process.env.SMTP_URL;
    const letter = postbox.mails.find(({ to }) => to.includes(other.email));
    const [head = "", ...rest] = (letter?.source ?? "").split("\r\n\r\n");
    const body = rest.join("\r\n\r\n");
    const text = /base64/i.test(head)
      ? Buffer.from(body, "base64").toString()
      : body.replaceAll("=\r\n", "").replaceAll("=3D", "=");
    const token = /token=([\w-]+)/.exec(text)?.[1] ?? "";
    expect(await answer(token, "confirm")).toEqual({ answered: "confirmed" });
    expect(await point()).toMatchObject({ liaisonName: other.name });
    const { rows } = await asSuperuser((client) =>
      client.query<{ left: boolean }>(
        "select params ? 'path' as left from outbox_mails where template = 'contact-person'",
      ),
    );
    expect(rows).toEqual([{ left: false }]);
  });

  test("whose link is used once: of two answers at once one holds, and afterwards it is dead", async () => {
    const { ask, contactPointId, county } = await active();
    await ask();
    const token = await mailed();
    const tries = await Promise.allSettled([answer(token, "confirm"), answer(token, "refuse")]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "link-dead" } });
    await expect(answer(token, "confirm")).rejects.toEqual(refusal("link-dead"));
    expect(await asSystem("page", (ctx) => changeOfLink(ctx, token))).toBeNull();
    const { terms } = await asActor(county, (ctx) => peopleOfPoint(ctx, contactPointId));
    expect(terms.filter(({ role, to }) => role === "liaison" && to === null)).toHaveLength(1);
  });

  test("who refuses, is withdrawn or doesn't answer leaves the former in place, and no way to reach him stays", async () => {
    const { firm, ask, contactPointId, point } = await active();
    await ask();
    await answer(await mailed(), "refuse");
    await ask();
    const token = await mailed();
    const [pending] = (await asActor(firm.owner, (ctx) => peopleOfPoint(ctx, contactPointId))).changes;
    if (!pending) throw new Error("nobody is asked");
    await asActor(firm.member, (ctx) => withdrawContactChange(ctx, { contactChangeId: pending.id, version: 1 }));
    await expect(answer(token, "confirm")).rejects.toEqual(refusal("link-dead"));
    await ask();
    given.atMoment("2016-12-01T12:00:00+08:00");
    await expireContactChanges();
    expect((await asActor(firm.owner, (ctx) => peopleOfPoint(ctx, contactPointId))).changes[0]?.status).toBe("asked");
    given.atMoment("2016-12-02T00:30:00+08:00");
    await expireContactChanges();
    await expireContactChanges();
    const { changes } = await asActor(firm.owner, (ctx) => peopleOfPoint(ctx, contactPointId));
    expect(changes.map(({ status }) => status)).toEqual(["expired", "withdrawn", "refused"]);
    expect(await point()).toMatchObject({ liaisonName: "首任联络员", version: 3 });
    await asSystem("look", async ({ tx }) =>
      expect(
        await tx.contactChange.count({ where: { OR: [{ email: { not: null } }, { mobile: { not: null } }] } }),
      ).toBe(0),
    );
  });

  test("is asked one at a time, by the firm of a living point; the same person's number changes at once", async () => {
    const { firm, county, lead, contactPointId, ask, asking, point } = await active();
    const other2 = await given.firm();
    for (const actor of [county, lead, other2.owner])
      await expect(asActor(actor, (ctx) => askContactChange(ctx, asking()))).rejects.toEqual(refusal("not-found"));
    await ask({ ...other, name: "首任联络员", email: "first@example.cn", mobile: "13800000009", post: "总经办" });
    expect(await point()).toMatchObject({ liaisonMobile: "13800000009", liaisonPost: "总经办", version: 4 });
    await expect(ask()).rejects.toThrow(Overtaken);
    const tries = await Promise.allSettled([ask({ version: 4 }), ask({ version: 4, name: "另一人" })]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "change-pending" } });
    await ask({ version: 4, role: "leader", name: "继任负责人", email: "chief@example.cn" });
    expect(await asActor(firm.owner, (ctx) => peopleOfPoint(ctx, contactPointId))).toMatchObject({
      changes: [{ role: "leader" }, { role: "liaison" }],
    });
  });

  test("of a point that left in the meantime is not put in its place; its terms end with it", async () => {
    const { firm, lead, ask, contactPointId } = await active();
    await ask();
    const token = await mailed();
    given.atMoment("2016-11-28T10:00:00+08:00");
    await asActor(lead, (ctx) =>
      moveContactPoint(ctx, { step: "exit", contactPointId, version: 3, reason: "演示", exitGround: "asked" }),
    );
    await expect(answer(token, "confirm")).rejects.toEqual(refusal("point-ended"));
    const { terms } = await asActor(firm.owner, (ctx) => peopleOfPoint(ctx, contactPointId));
    expect(terms.map(({ to }) => to)).toEqual(["2016-11-28", "2016-11-28"]);
    await expect(ask({ version: 4 })).rejects.toEqual(refusal("point-not-active"));
  });

  test("another county, other firms and other departments see nothing of it", async () => {
    const { ask, contactPointId } = await active();
    await ask();
    for (const actor of [
      await given.official(["programme_officer"], { division: "330481" }),
      await given.official(["department_handler"], { kind: "police" }),
      (await given.firm()).owner,
    ])
      expect(await asActor(actor, (ctx) => peopleOfPoint(ctx, contactPointId))).toEqual({ terms: [], changes: [] });
  });
});
