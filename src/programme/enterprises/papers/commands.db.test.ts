import { createHash } from "node:crypto";
import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { correctEnterprise } from "../commands";
import { changesOf, findEnterprise } from "../queries";
import { receivePaper } from "./commands";
import { openPaper, papersOf } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

const refusal = (code: string) => expect.objectContaining({ code });

function handIn(actor: Actor, changeId: string, text = "营业执照（演示）") {
  const bytes = Buffer.from(text);
  return receivePaper(async () => actor, {
    ...{ changeId, name: "执照.txt", hash: createHash("sha256").update(bytes).digest("hex") },
    bytes: (async function* () {
      yield bytes;
    })(),
  });
}

test("a correction says who asked and with which paper; the paper is the correcting office's to add and to read", async () => {
  const firm = await given.firm();
  const county = await given.official(["programme_officer"], { division: "330402" });
  const intake = await given.official(["intake"], { division: "330402" });
  const other = await given.official(["programme_officer"], { division: "330481" });
  const record = await asActor(county, (ctx) => findEnterprise(ctx, firm.id));
  if (!record) throw new Error("no such firm");
  const { id, status: _s, mergedIntoId: _m, standing: _d, createdAt: _c, divisionCode: _p, ...profile } = record;
  const { changeId } = await asActor(county, (ctx) =>
    correctEnterprise(ctx, {
      ...{ ...profile, enterpriseId: id, sizeClass: null, titles: [], staff: 77 },
      ...{ askedBy: "张三，办公室主任", paper: "营业执照副本", reason: "人数有误（演示）" },
    }),
  );
  if (!changeId) throw new Error("nothing was changed");
  const [change] = await asActor(firm.owner, (ctx) => changesOf(ctx, id));
  expect(change).toMatchObject({ askedBy: "张三，办公室主任", paper: "营业执照副本", before: { staff: null } });
  const first = await handIn(county, changeId);
  expect((await handIn(county, changeId)).id).toBe(first.id);
  expect(await asActor(county, (ctx) => papersOf(ctx, id))).toMatchObject([{ id: first.id, name: "执照.txt" }]);
  expect(await asActor(county, (ctx) => openPaper(ctx, { fileId: first.id }))).toMatchObject({ name: "执照.txt" });
  for (const actor of [other, intake, firm.owner]) {
    await expect(handIn(actor, changeId, "别的")).rejects.toEqual(refusal("not-found"));
    await expect(asActor(actor, (ctx) => openPaper(ctx, { fileId: first.id }))).rejects.toEqual(refusal("not-found"));
    expect(await asActor(actor, ({ tx }) => tx.changePaper.count())).toBe(0);
  }
  await asSystem("look", async ({ tx }) => {
    const acts = await tx.auditEntry.findMany({ where: { subjectKind: "change-paper" }, select: { act: true } });
    expect(acts.map(({ act }) => act)).toEqual(["upload.change-paper", "download.change-paper"]);
  });
});

test("a change that nobody asked for has no papers", async () => {
  const firm = await given.firm();
  const county = await given.official(["programme_officer"], { division: "330402" });
  const changeId = await asSystem("test", async ({ tx, now }) => {
    const change = { enterpriseId: firm.id, changedAt: now, before: {}, after: {} };
    return (await tx.enterpriseChange.create({ data: change, select: { id: true } })).id;
  });
  await expect(handIn(county, changeId)).rejects.toEqual(refusal("not-found"));
});
