import { createHash } from "node:crypto";
import { ADMISSION_ITEMS } from "@seed/reference/admission";
import { asSuperuser, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { makeCreditCode } from "@/kernel/credit-code";
import { asActor, asSystem } from "@/platform/database";
import { receiveScan } from "../scans/commands";
import { openScan } from "../scans/queries";
import {
  acceptFiling,
  answerFiling,
  applicationTypedFaults,
  confirmFiling,
  endFiling,
  fileForFirm,
  registerForFirm,
  signFiling,
} from "./commands";
import { filingOf, filingsForFirm, findFiling, firmAtCounter, listFilings } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const present = { spokeName: "周到场", spokePost: "办公室主任", identified: "id-card" as const };
const application = {
  ...{ leaderName: "陈负责", leaderPost: "总经理", liaisonName: "沈联络", liaisonPost: "文员" },
  ...{
    liaisonMobile: "138 0000 0000",
    liaisonEmail: "Liaison@example.cn",
    checklist: [...ADMISSION_ITEMS],
    remark: "",
  },
};
const registration = {
  ...{ code: makeCreditCode("330402", 880_001), firmName: "窗口新登记厂（演示）", divisionCode: "330402" },
  ...{ name: "周到场", mobile: "13800000000", email: "new@example.cn" },
};
const SIGNATURE = "M10 10L20 20";

async function counter() {
  return {
    county: await given.official(["programme_officer"], { division: "330402" }),
    other: await given.official(["programme_officer"], { division: "330481" }),
    intake: await given.official(["intake"], { division: "330402" }),
    firm: await given.firm(),
  };
}
const file = (actor: Actor, enterpriseId: string) =>
  asActor(actor, (ctx) => fileForFirm(ctx, { enterpriseId, ...present, ...application }));
function scan(actor: Actor, filingId: string, text = "%PDF-1.4 签字（演示）") {
  const bytes = Buffer.from(text);
  return receiveScan(async () => actor, {
    ...{ filingId, name: "签字.pdf", hash: createHash("sha256").update(bytes).digest("hex") },
    bytes: (async function* () {
      yield bytes;
    })(),
  });
}
const points = () => asSystem("look", ({ tx }) => tx.contactPoint.count());

async function mailed(recipient: string): Promise<string> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ path: string }>(
      "select params->>'path' as path from outbox_mails where recipient = $1 and template = 'counter-filing' order by id desc limit 1",
      [recipient],
    ),
  );
  return new URL(rows[0]?.path ?? "", "http://x").searchParams.get("token") ?? "";
}
const answer = (token: string, said: "confirm" | "refuse", rest: object = {}) =>
  asSystem("answer-filing", (ctx) => answerFiling(ctx, { token, answer: said, ...rest }));

describe("an application typed at a counter", () => {
  test("counts only once the firm confirms it in its account; both names stand on it", async () => {
    const { county, other, intake, firm } = await counter();
    for (const actor of [other, intake, firm.owner])
      await expect(file(actor, firm.id)).rejects.toEqual(refusal("not-found"));
    const { filingId } = await file(county, firm.id);
    expect(await points()).toBe(0);
    expect(await asActor(firm.owner, filingsForFirm)).toMatchObject([
      { id: filingId, typedBy: { name: county.name }, spokeName: "周到场", status: "waiting" },
    ]);
    await expect(file(county, firm.id)).rejects.toEqual(refusal("already-waiting"));
    expect(await asActor(other, (ctx) => findFiling(ctx, filingId))).toBeNull();
    await expect(asActor(county, (ctx) => confirmFiling(ctx, { filingId, version: 1 }))).rejects.toEqual(
      refusal("not-found"),
    );
    await asActor(firm.owner, (ctx) => confirmFiling(ctx, { filingId, version: 1 }));
    expect(await points()).toBe(1);
    const made = await asSystem("look", ({ tx }) =>
      tx.contactPoint.findFirstOrThrow({ select: { id: true, status: true, liaisonMobile: true, liaisonEmail: true } }),
    );
    expect(made).toMatchObject({ status: "applied", liaisonMobile: "13800000000", liaisonEmail: "liaison@example.cn" });
    expect(await asActor(county, (ctx) => filingOf(ctx, made.id))).toMatchObject({
      ...{ confirmedHow: "account", status: "confirmed", spokeName: "周到场" },
    });
    await expect(asActor(firm.owner, (ctx) => confirmFiling(ctx, { filingId, version: 2 }))).rejects.toMatchObject({
      code: expect.stringMatching(/wrong-status|already-applied/),
    });
  });

  test("says what the firm's own form says when it is wrong", async () => {
    const { county, firm } = await counter();
    const wrong = { enterpriseId: firm.id, ...present, ...application, liaisonMobile: "12", checklist: [] };
    await expect(asActor(county, (ctx) => fileForFirm(ctx, wrong))).rejects.toMatchObject({
      fields: { liaisonMobile: ["phone"], checklist: ["all-items"] },
    });
    // All of it also where who is present is wrong already.
    expect(await asActor(county, (ctx) => applicationTypedFaults(ctx, { ...wrong, spokeName: "" }))).toEqual({
      ...{ liaisonMobile: ["phone"], checklist: ["all-items"] },
    });
  });

  test("is confirmed by the link in the mail, once; or refused", async () => {
    const { county, firm } = await counter();
    const email = (await asActor(county, (ctx) => firmAtCounter(ctx, firm.id)))?.contactEmail ?? "";
    await file(county, firm.id);
    const token = await mailed(email);
    const settled = await Promise.allSettled([answer(token, "confirm"), answer(token, "confirm")]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await points()).toBe(1);
    const second = await given.firm();
    const { filingId } = await file(county, second.id);
    const there = (await asActor(county, (ctx) => firmAtCounter(ctx, second.id)))?.contactEmail ?? "";
    await answer(await mailed(there), "refuse");
    expect(await asActor(county, (ctx) => findFiling(ctx, filingId))).toMatchObject({ status: "refused" });
    expect(await points()).toBe(1);
  });

  test("is confirmed by its signed print-out, which an official accepts who neither typed nor scanned it", async () => {
    const { county, other, intake, firm } = await counter();
    const [colleague, third] = [
      await given.official(["programme_officer"], { division: "330402" }),
      await given.official(["programme_officer"], { division: "330402" }),
    ];
    const { filingId } = await file(county, firm.id);
    const accept = (actor: Actor) => asActor(actor, (ctx) => acceptFiling(ctx, { filingId, version: 1 }));
    await expect(accept(colleague)).rejects.toEqual(refusal("scan-missing"));
    for (const actor of [other, intake, firm.owner])
      await expect(scan(actor, filingId)).rejects.toEqual(refusal("not-found"));
    const first = await scan(colleague, filingId);
    expect((await scan(county, filingId)).id).toBe(first.id);
    expect(await asActor(county, (ctx) => findFiling(ctx, filingId))).toMatchObject({
      scans: [{ id: first.id, uploadedById: colleague.personId }],
      acceptedBy: null,
    });
    for (const actor of [county, colleague]) await expect(accept(actor)).rejects.toEqual(refusal("not-yours"));
    expect(await points()).toBe(0);
    const settled = await Promise.allSettled([accept(third), accept(third)]);
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await points()).toBe(1);
    expect(await asActor(firm.owner, (ctx) => findFiling(ctx, filingId))).toMatchObject({
      ...{ status: "confirmed", confirmedHow: "scan", acceptedBy: third.name, typedBy: { name: county.name } },
    });
    // The firm sees what stands for its signature; nothing is added any more.
    for (const actor of [firm.owner, county])
      expect(await asActor(actor, (ctx) => openScan(ctx, { fileId: first.id }))).toMatchObject({ name: "签字.pdf" });
    for (const actor of [other, intake])
      await expect(asActor(actor, (ctx) => openScan(ctx, { fileId: first.id }))).rejects.toEqual(refusal("not-found"));
    await expect(scan(county, filingId, "%PDF-1.4 别的")).rejects.toEqual(refusal("wrong-status"));
    await asSystem("look", async ({ tx }) => {
      const acts = await tx.auditEntry.findMany({
        where: { subjectKind: "filing-scan", outcome: "done" },
        select: { act: true },
      });
      expect(acts.map(({ act }) => act).toSorted()).toEqual([
        ...["download.filing-scan", "download.filing-scan", "upload.filing-scan"],
      ]);
    });
  });

  test("is signed on the screen before the programme office, or withdrawn; waiting too long it shows", async () => {
    const { county, firm } = await counter();
    const { filingId } = await file(county, firm.id);
    given.atMoment("2016-12-15T09:00:00+08:00");
    expect((await asActor(county, (ctx) => listFilings(ctx, "waiting")))[0]?.light.light).toBe("overdue");
    const sign = { filingId, version: 1, signerName: "周到场", signature: SIGNATURE };
    await asActor(county, (ctx) => signFiling(ctx, sign));
    expect(await points()).toBe(1);
    await expect(asActor(county, (ctx) => signFiling(ctx, { ...sign, version: 2 }))).rejects.toEqual(
      refusal("wrong-status"),
    );
    const next = await file(county, (await given.firm()).id);
    const end = { step: "withdraw" as const, filingId: next.filingId, version: 1, reason: "重复录入（演示）" };
    await asActor(county, (ctx) => endFiling(ctx, end));
    expect(await points()).toBe(1);
  });

  test("confirmed and withdrawn at once: one of the two, never both", async () => {
    const { county, firm } = await counter();
    const { filingId } = await file(county, firm.id);
    const settled = await Promise.allSettled([
      asActor(firm.owner, (ctx) => confirmFiling(ctx, { filingId, version: 1 })),
      asActor(county, (ctx) => endFiling(ctx, { step: "withdraw", filingId, version: 1, reason: "演示" })),
    ]);
    const [confirmed] = settled;
    expect(settled.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await points()).toBe(confirmed.status === "fulfilled" ? 1 : 0);
  });

  test("a station types for the firms of its clusters, and for no other", async () => {
    const { firm } = await counter();
    const inside = await given.firm();
    const clusterId = await asSystem("given", async ({ tx }) => {
      const cluster = await tx.cluster.findFirstOrThrow({ where: { divisionCode: "330402" }, select: { id: true } });
      await tx.enterprise.updateMany({ where: { id: inside.id }, data: { clusterId: cluster.id } });
      return cluster.id;
    });
    const { officer } = await given.station([clusterId]);
    await expect(file(officer, firm.id)).rejects.toEqual(refusal("not-found"));
    const { filingId } = await file(officer, inside.id);
    expect(await asActor(officer, (ctx) => listFilings(ctx, "waiting"))).toMatchObject([{ id: filingId }]);
    await expect(
      asActor(officer, (ctx) => signFiling(ctx, { filingId, version: 1, signerName: "周", signature: SIGNATURE })),
    ).rejects.toEqual(refusal("not-yours"));
    await expect(asActor(officer, (ctx) => registerForFirm(ctx, { ...present, ...registration }))).rejects.toEqual(
      refusal("not-found"),
    );
    await asActor(inside.owner, (ctx) => confirmFiling(ctx, { filingId, version: 1 }));
    expect(await points()).toBe(1);
  });
});

describe("a registration typed at a counter", () => {
  const firms = () => asSystem("look", ({ tx }) => tx.enterprise.count({ where: { uscc: registration.code } }));

  test("is nothing until its person follows the link and says how he signs in; then he owns the firm", async () => {
    const { county, other } = await counter();
    const type = (actor: Actor) => asActor(actor, (ctx) => registerForFirm(ctx, { ...present, ...registration }));
    await expect(type(other)).rejects.toEqual(refusal("other-division"));
    await type(county);
    expect(await firms()).toBe(0);
    const token = await mailed("new@example.cn");
    const door = {
      username: "zhou-daochang",
      password: "seven-quiet-barges-on-the-canal",
      consent: "yes",
      locale: "zh-CN",
    };
    await expect(answer(token, "confirm", { ...door, consent: "" })).rejects.toMatchObject({
      fields: { consent: ["consent-missing"] },
    });
    await answer(token, "confirm", door);
    expect(await firms()).toBe(1);
    await asSystem("look", async ({ tx }) =>
      expect(
        await tx.person.findFirstOrThrow({
          where: { username: "zhou-daochang" },
          select: { enterpriseRole: true, status: true, enterprise: { select: { status: true } } },
        }),
      ).toEqual({ enterpriseRole: "owner", status: "active", enterprise: { status: "registered" } }),
    );
    await expect(answer(token, "confirm", door)).rejects.toEqual(refusal("link-dead"));
  });

  test("signed on the screen the firm is registered without an account; under a known code it isn't", async () => {
    const { county } = await counter();
    const { filingId } = await asActor(county, (ctx) => registerForFirm(ctx, { ...present, ...registration }));
    const sign = (id: string) =>
      asActor(county, (ctx) =>
        signFiling(ctx, { filingId: id, version: 1, signerName: "周到场", signature: SIGNATURE }),
      );
    await sign(filingId);
    expect(await firms()).toBe(1);
    const again = await asActor(county, (ctx) => registerForFirm(ctx, { ...present, ...registration }));
    await expect(sign(again.filingId)).rejects.toEqual(refusal("already-registered"));
    expect(await asActor(county, (ctx) => findFiling(ctx, again.filingId))).toMatchObject({ status: "waiting" });
  });
});
