import { createHash, randomBytes } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { held, refusal } from "@tests/support/visits";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { receiveVisitFile } from "./commands";
import { filesOfVisit, openVisitFile, photoNames } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("files", () => {
  const png = (size = 300) => Buffer.concat([Buffer.from("%PDF-1.4\n", "latin1"), randomBytes(size)]);
  const send = (actor: Actor, target: Parameters<typeof receiveVisitFile>[1]["target"], bytes = png()) =>
    receiveVisitFile(async () => actor, {
      ...{ target, name: "车间门禁.pdf", hash: createHash("sha256").update(bytes).digest("hex") },
      bytes: (async function* () {
        yield bytes;
      })(),
    });

  test("photographs are the officer's, proof is the firm's; the same bytes are received once", async () => {
    const { firm, officer, lead, visitId, adviceId } = await held();
    const bytes = png();
    const first = await send(officer, { visitId }, bytes);
    expect((await send(officer, { visitId }, bytes)).id).toBe(first.id);
    await send(firm.owner, { adviceId });
    await expect(send(firm.owner, { visitId })).rejects.toEqual(refusal("not-found"));
    await expect(send(officer, { adviceId })).rejects.toEqual(refusal("not-found"));
    await expect(send((await given.firm()).owner, { adviceId })).rejects.toEqual(refusal("not-found"));
    const other = await given.official(["programme_officer"], { division: "330481" });
    await expect(send(other, { visitId })).rejects.toEqual(refusal("not-found"));
    expect(await asActor(lead, (ctx) => filesOfVisit(ctx, { id: visitId }))).toHaveLength(2);
    expect(await asActor(other, ({ tx }) => tx.visitFile.count())).toBe(0);
  });

  test("a look by an official needs a reason and stands in the trail, where the firm finds it; names are sealed", async () => {
    const { firm, officer, lead, visitId } = await held();
    const { id: fileId } = await send(officer, { visitId });
    await expect(asActor(lead, (ctx) => openVisitFile(ctx, { fileId, purpose: "" }))).rejects.toEqual(
      refusal("purpose-missing"),
    );
    expect(await asActor(lead, (ctx) => openVisitFile(ctx, { fileId, purpose: "visit" }))).toMatchObject({
      name: "车间门禁.pdf",
    });
    expect((await asActor(firm.member, (ctx) => openVisitFile(ctx, { fileId, purpose: "" }))).name).toBe(
      "车间门禁.pdf",
    );
    const looks = await asActor(firm.owner, ({ tx }) =>
      tx.auditEntry.findMany({
        where: { subjectId: fileId, actorId: lead.personId },
        select: { act: true, purpose: true, complaintId: true },
        orderBy: { seq: "asc" },
      }),
    );
    expect(looks).toEqual([
      { act: "open.sealed", purpose: "visit", complaintId: null },
      { act: "download.visit-file", purpose: "visit", complaintId: null },
    ]);
    const other = await given.official(["programme_officer"], { division: "330481" });
    for (const stranger of [other, (await given.firm()).owner])
      await expect(asActor(stranger, (ctx) => openVisitFile(ctx, { fileId, purpose: "visit" }))).rejects.toEqual(
        refusal("not-found"),
      );
  });

  test("on the paper of a record names of photographs stand by one look at all of them, which the firm finds; its own is none", async () => {
    const { firm, officer, lead, visitId } = await held();
    for (const _ of [1, 2]) await send(officer, { visitId });
    const names = (actor: Actor) =>
      asActor(actor, async (ctx) =>
        photoNames(
          ctx,
          { id: visitId, complaintId: null, enterpriseId: firm.id },
          await filesOfVisit(ctx, { id: visitId }),
        ),
      );
    for (const actor of [lead, firm.owner])
      expect([...(await names(actor)).values()]).toEqual(["车间门禁.pdf", "车间门禁.pdf"]);
    const looks = await asActor(firm.owner, ({ tx }) =>
      tx.auditEntry.findMany({ where: { subjectId: visitId, act: "open.sealed" }, select: { purpose: true } }),
    );
    expect(looks).toEqual([{ purpose: "visit" }]);
    const other = await given.official(["programme_officer"], { division: "330481" });
    await expect(
      asActor(other, (ctx) =>
        photoNames(ctx, { id: visitId, complaintId: null, enterpriseId: firm.id }, [{ id: visitId }]),
      ),
    ).rejects.toEqual(refusal("not-found"));
  });
});
