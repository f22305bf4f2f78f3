import { freshDatabase } from "@tests/support/database";
import { actorOf, draw, find, freeze, move, setUp, stage } from "@tests/support/draws";
import * as given from "@tests/support/given";
import { record, refusal, see } from "@tests/support/visits";
import { beforeEach, expect, test } from "vitest";
import { GET as openList } from "@/app/open-data/[file]/route";
import { asActor, asSystem } from "@/platform/database";
import { publicDraws, publicResult } from "../published-draws/queries";
import { drawnOf, everyDraw, listDraws } from "./queries";

freshDatabase();
beforeEach(() => void given.atMoment());

test("a draw is a bureau's own: others see none of it, the city sees it and doesn't make it; everybody knows its hashes and no name", async () => {
  const { office, lead, firms } = await stage();
  const { drawId } = await setUp(office);
  expect(await asActor({ kind: "public" }, (ctx) => publicDraws(ctx))).toEqual([]);
  await freeze(office, drawId);
  const elsewhere = await given.official(["programme_officer"], { division: "330481" });
  const owner = firms[0]?.owner ?? office;
  for (const outsider of [elsewhere, owner, await given.official(["department_handler"], { kind: "police" })]) {
    expect(await find(outsider, drawId)).toBeNull();
    expect((await asActor(outsider, (ctx) => listDraws(ctx, {}))).total).toBe(0);
    await asActor(outsider, async ({ tx }) => {
      expect(await tx.visitDraw.count()).toBe(0);
      expect(await tx.visitDrawFirm.count()).toBe(0);
      expect(await tx.sealedValue.count({ where: { recordId: drawId } })).toBe(0);
    });
    await expect(move(outsider, { step: "abandon", drawId, version: 2, reason: "x" })).rejects.toEqual(
      refusal("not-found"),
    );
  }
  expect(await find(lead, drawId)).toMatchObject({ status: "frozen" });
  expect(await asActor(lead, (ctx) => everyDraw(ctx, { status: "frozen" }, 10))).toHaveLength(1);
  await expect(move(lead, { step: "abandon", drawId, version: 2, reason: "x" })).rejects.toEqual(refusal("not-yours"));
  for (const actor of [await given.official(["investigator"], { division: "330402" }), owner, elsewhere].slice(0, 2))
    await expect(setUp(actor)).rejects.toEqual(refusal("not-found"));
  given.atMoment("2016-11-26T09:30:00+08:00");
  await draw(office, drawId);
  const known = () =>
    asActor({ kind: "public" }, async (ctx) => ({
      draws: await publicDraws(ctx),
      result: await publicResult(ctx, drawId),
    }));
  const { draws, result } = await known();
  expect(draws).toMatchObject([{ id: drawId, status: "drawn", firmCount: 6, number: "05 12 19" }]);
  expect(result.map(({ name, heldOn }) => [name, heldOn])).toEqual([1, 2, 3].map(() => [null, null]));
  const [first] = await asActor(office, (ctx) => drawnOf(ctx, drawId));
  const visit = await see(office, first?.visitId ?? "");
  const visitor = await actorOf(visit?.officerId ?? "");
  await record(visitor, visit?.id ?? "", { heldOn: "2016-11-26" });
  expect((await known()).result[0]).toMatchObject({ name: first?.name });
  // As a file it is the same, for everybody; a draw that nobody may know of has none.
  const file = async (name: string, query = "") => {
    const asked = new Request(`http://portal.test/open-data/${name}.csv${query}`);
    const answer = await openList(asked, { params: Promise.resolve({ file: `${name}.csv` }) });
    return { status: answer.status, text: await answer.text() };
  };
  expect((await file("draws")).text).toContain(draws[0]?.listHash);
  const names = (await file("draw-result", `?draw=${drawId}`)).text;
  expect(firms.filter(({ name }) => names.includes(name)).map(({ name }) => name)).toEqual([first?.name]);
  const draft = await setUp(office, { numberOn: "2016-11-30" });
  expect((await file("draw-result", `?draw=${draft.drawId}`)).status).toBe(404);
  await asSystem("given", ({ tx, now }) =>
    tx.setting.create({ data: { key: "drawn-firms-public", value: "never", updatedAt: now }, select: { key: true } }),
  );
  expect((await known()).result[0]).toMatchObject({ name: null, heldOn: null });
  await asSystem("given", ({ tx }) =>
    tx.setting.updateMany({ where: { key: "drawn-firms-public" }, data: { value: "held" } }),
  );
});

test("a section of industry means its divisions, as in the register of firms", async () => {
  const { office, firms } = await stage();
  for (const [index, industryCode] of ["17", "39", "C", "I"].entries())
    await asSystem("given", ({ tx }) =>
      tx.enterprise.update({ where: { id: firms[index]?.id ?? "" }, data: { industryCode }, select: { id: true } }),
    );
  const { drawId } = await setUp(office, { industry: "C", take: 2 });
  await freeze(office, drawId);
  expect(await find(office, drawId)).toMatchObject({ firmCount: 3 });
});
