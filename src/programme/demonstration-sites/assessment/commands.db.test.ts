import { randomUUID } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import * as site from "@tests/support/site";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { InvalidInput } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { fileStore } from "@/platform/storage";
import { findSite } from "../queries";
import { declareInterest } from "../reviews/commands";
import { answerItem, removeProof } from "./commands";
import { openProof } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });
const claim = (actor: Actor, siteId: string, points: number) =>
  asActor(actor, (ctx) => answerItem(ctx, { siteId, itemKey: "1.1", points, note: "" }));

test("an item is done with an answer, and with a proof when it claims points", async () => {
  const { siteId, firm } = await site.draft();
  const open = async () => (await asActor(firm.owner, (ctx) => findSite(ctx, siteId)))?.openItems;
  expect(await open()).toBe(32);
  await claim(firm.owner, siteId, 3);
  expect(await open()).toBe(32);
  const { id } = await site.sendProof(firm.owner, { siteId, itemKey: "1.1" });
  expect(await open()).toBe(31);
  await asActor(firm.owner, (ctx) => removeProof(ctx, { siteId, proofId: id }));
  expect(await open()).toBe(32);
  await claim(firm.owner, siteId, 0);
  expect(await open()).toBe(31);
  await expect(claim(firm.owner, siteId, 3.25)).rejects.toEqual(new InvalidInput({ points: ["points-too-many"] }));
});

test("is the firm's own, and only until it is submitted", async () => {
  const { siteId, firm, county, lead } = await site.draft();
  const other = await given.firm();
  for (const actor of [other.owner, county, lead]) {
    await expect(claim(actor, siteId, 1)).rejects.toEqual(refusal("not-found"));
    await expect(site.sendProof(actor, { siteId, itemKey: "1.1" })).rejects.toEqual(refusal("not-found"));
  }
  const sent = await site.applied();
  await expect(claim(sent.firm.owner, sent.siteId, 1)).rejects.toEqual(refusal("submitted"));
  await expect(site.sendProof(sent.firm.owner, { siteId: sent.siteId, itemKey: "1.1" })).rejects.toEqual(
    refusal("submitted"),
  );
  expect(await claim(firm.owner, siteId, 1)).toEqual({ siteId, itemKey: "1.1" });
});

test("a proof sent twice is there once, sealed on the disk, and given out whole", async () => {
  const { siteId, firm } = await site.draft();
  const upload = { siteId, itemKey: "1.1", text: "同一份（演示）" };
  const first = await site.sendProof(firm.owner, upload);
  expect(await site.sendProof(firm.owner, upload)).toEqual(first);
  const file = await asActor(firm.owner, (ctx) => openProof(ctx, first.id));
  expect(file.name).toBe("证明.pdf");
  const chunks: Buffer[] = [];
  for await (const chunk of fileStore().read(file)) chunks.push(chunk);
  expect(Buffer.concat(chunks).toString()).toContain("同一份（演示）");
});

test("is opened by those who judge it, each look on the trail, and by nobody else of any department", async () => {
  const started = await site.draft();
  const { siteId, firm, county, lead, chief, experts } = started;
  const { id } = await site.sendProof(firm.owner, { siteId, itemKey: "1.1" });
  await expect(asActor(lead, (ctx) => openProof(ctx, id))).rejects.toEqual(refusal("not-found"));
  await site.assess(siteId);
  await site.step(firm.owner, siteId, { step: "submit", practice: "演示", undertaking: "yes" });
  await site.step(county, siteId, { step: "recommend", recommendation: "演示" });
  await site.step(lead, siteId, { step: "assign", documentOpinion: "演示", people: site.idsOf(experts) });
  for (const expert of experts) {
    await expect(asActor(expert, (ctx) => openProof(ctx, id))).rejects.toEqual(refusal("not-found"));
    const photograph = { siteId, itemKey: "6.1", id: randomUUID() };
    await expect(site.sendProof(expert, photograph)).rejects.toEqual(refusal("not-declared"));
    await asActor(expert, (ctx) => declareInterest(ctx, { interest: "none", siteId }));
  }
  for (const actor of [county, lead, chief, ...experts])
    expect((await asActor(actor, (ctx) => openProof(ctx, id))).name).toBe("证明.pdf");
  await asSystem("look", async ({ tx }) =>
    expect(await tx.auditEntry.count({ where: { act: "download.site-proof", enterpriseId: firm.id } })).toBe(5),
  );
  const outsiders = [
    await given.official(["investigator"]),
    await given.official(["intake"]),
    await given.official(["programme_officer"], { division: "330481" }),
    await given.official(["investigator"], { division: "330402" }),
    await given.official(["site_reviewer"], { kind: "science_tech" }),
    (await given.firm()).owner,
    { kind: "public" } as const,
  ];
  for (const actor of outsiders) {
    await expect(asActor(actor, (ctx) => openProof(ctx, id))).rejects.toEqual(refusal("not-found"));
    expect(
      await asActor(actor, async ({ tx }) => [
        await tx.sealedValue.count({ where: { recordId: siteId } }),
        await tx.recordKey.count({ where: { recordId: siteId } }),
      ]),
    ).toEqual([0, 0]);
  }
});

test("a reviewer's photograph arrives once, and is nobody else's before all have signed", async () => {
  const { siteId, experts, lead } = await site.onSite();
  const id = randomUUID();
  const upload = { siteId, itemKey: "6.1", id };
  await asActor(experts[0], (ctx) => declareInterest(ctx, { interest: "none", siteId }));
  expect(await site.sendProof(experts[0], upload)).toMatchObject({ id });
  expect(await site.sendProof(experts[0], upload)).toMatchObject({ id });
  for (const actor of [experts[1], lead])
    await expect(asActor(actor, (ctx) => openProof(ctx, id))).rejects.toEqual(refusal("not-found"));
  for (const expert of experts) await site.score(expert, siteId, 3);
  expect((await asActor(lead, (ctx) => openProof(ctx, id))).itemKey).toBe("6.1");
});
