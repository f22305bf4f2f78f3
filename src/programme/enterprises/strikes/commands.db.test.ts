import { ADMISSION_ITEMS } from "@seed/reference/admission";
import { bothAtOnce, freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { detail, HEAD, queue, upload } from "@tests/support/imports";
import { judged } from "@tests/support/point";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/kernel/actor";
import { makeCreditCode } from "@/kernel/credit-code";
import type { Day } from "@/kernel/days";
import { Overtaken } from "@/kernel/refusal";
import { asActor, asSystem } from "@/platform/database";
import { nameLeader } from "../../clusters/leaders/commands";
import { placePicked } from "../../clusters/members/commands";
import { listClusters } from "../../clusters/queries";
import { applyContactPoint, moveContactPoint } from "../../contact-points/commands";
import { contactPointOf } from "../../contact-points/queries";
import { listActivePoints } from "../../contact-points/register/queries";
import { countedOn } from "../../targets/queries";
import { placeInCluster } from "../commands";
import { recordEvent } from "../events/commands";
import { eventsOf } from "../events/queries";
import { applyQueuedImports } from "../imports/jobs";
import { profileOn } from "../past/queries";
import { findEnterprise } from "../queries";
import { askUndo } from "../undoing/commands";
import { undoAskedImports } from "../undoing/jobs";
import { objectionsTo } from "../undoing/queries";
import { strikeEvent } from "./commands";

freshDatabase();
beforeEach(() => void given.atMoment("2016-01-04T09:30:00+08:00"));

const refusal = (code: string) => expect.objectContaining({ code });
const onDay = (day: Day) => given.atMoment(`${day}T10:00:00+08:00`);
const [NANHU, HAINING] = ["330402", "330481"] as const;

async function found(actor: Actor, id: string) {
  const firm = await asActor(actor, (ctx) => findEnterprise(ctx, id));
  if (!firm) throw new Error("no such firm");
  return firm;
}

async function offices() {
  return {
    lead: await given.official(["coordinator", "programme_officer"]),
    county: await given.official(["programme_officer"], { division: NANHU }),
    there: await given.official(["programme_officer"], { division: HAINING }),
  };
}

/** The firm applies, and is admitted on the same day. */
async function admit({ owner }: given.GivenFirm, lead: Actor, county: Actor): Promise<string> {
  const { contactPointId } = await asActor(owner, (ctx) =>
    applyContactPoint(ctx, {
      ...{ leaderName: "甲", leaderPost: "乙", liaisonName: "丙", liaisonPost: "丁", liaisonMobile: "13800000001" },
      ...{ liaisonEmail: "a@example.cn", checklist: [...ADMISSION_ITEMS], remark: null },
    }),
  );
  await judged(contactPointId);
  await asActor(county, (ctx) => moveContactPoint(ctx, { step: "recommend", contactPointId, version: 1 }));
  await asActor(lead, (ctx) => moveContactPoint(ctx, { step: "approve", contactPointId, version: 2 }));
  return contactPointId;
}

async function enter(
  actor: Actor,
  enterpriseId: string,
  told:
    | { readonly kind: "moved"; readonly divisionCode: string; readonly town: string | null; readonly holdsFrom: Day }
    | { readonly kind: "deregistered" | "revoked" | "restored"; readonly holdsFrom: Day },
): Promise<string> {
  const { version } = await found(actor, enterpriseId);
  await asActor(actor, (ctx) => recordEvent(ctx, { enterpriseId, version, source: "通知书（演示）", ...told }));
  const events = await asActor(actor, (ctx) => eventsOf(ctx, enterpriseId));
  return events.find(({ kind, holdsFrom }) => kind === told.kind && holdsFrom === told.holdsFrom)?.id ?? "";
}
const toHaining = { kind: "moved", divisionCode: HAINING, town: "许村镇" } as const;

async function strike(actor: Actor, enterpriseId: string, eventId: string, reader: Actor = actor) {
  const { version } = await found(reader, enterpriseId);
  const input = { enterpriseId, version, eventId, reason: "登错了企业（演示）" };
  return asActor(actor, (ctx) => strikeEvent(ctx, input));
}

/** A cluster of Nanhu's, and what its line says on a day: members, points, leading firms. */
const someCluster = () =>
  asSystem("given", async ({ tx }) => (await tx.cluster.findFirstOrThrow({ where: { divisionCode: NANHU } })).id);
const lineOf = (actor: Actor, clusterId: string, asOf: Day) =>
  asActor(actor, async (ctx) => {
    const line = (await listClusters(ctx, { asOf })).find(({ id }) => id === clusterId);
    return [line?.members, line?.points, line?.leaders];
  });

/** Contact points of Nanhu and Haining on these days. */
const pointsOn = (actor: Actor, days: readonly Day[], known: "now" | "then") =>
  asActor(actor, async (ctx) => {
    const rows = await countedOn(ctx, { days, by: "division", scope: {}, known });
    return days.map((_, at) =>
      [NANHU, HAINING].map(
        (place) => rows.find(({ key, indicator }) => key === place && indicator === "contact-points")?.counts[at] ?? 0,
      ),
    );
  });

test("a firm that moved left its block economy on the day of the move, whenever it was entered; struck, it never left", async () => {
  const { lead, county } = await offices();
  const [firm, clusterId] = [await given.firm(), await someCluster()];
  const placed = { clusterId, enterpriseId: firm.id, source: "演示" };
  await asActor(lead, (ctx) => placePicked(ctx, firm.id, { clusterId, reason: "演示" }));
  await asActor(lead, (ctx) => nameLeader(ctx, placed));
  await admit(firm, lead, county);
  onDay("2016-06-01");
  const move = await enter(lead, firm.id, { ...toHaining, holdsFrom: "2016-03-01" });
  const days = ["2016-01-03", "2016-01-04", "2016-02-29", "2016-03-01", "2016-05-31", "2016-06-01"];
  const lines = () => Promise.all(days.map((day) => lineOf(lead, clusterId, day)));
  const [none, one] = [
    [0, 0, 0],
    [1, 1, 1],
  ];
  expect(await lines()).toEqual([none, one, one, none, none, none]);
  onDay("2016-07-01");
  await strike(lead, firm.id, move);
  expect(await lines()).toEqual([none, one, one, one, one, one]);
  expect(await lineOf(lead, clusterId, "2016-07-01")).toEqual(one);
  expect(await found(county, firm.id)).toMatchObject({ clusterId, divisionCode: NANHU, town: null });
});

test("a mistaken move that is struck never was, as known now; as known then it was; and there is no second move", async () => {
  const { lead, county, there } = await offices();
  const firm = await given.firm();
  onDay("2016-02-01");
  await admit(firm, lead, county);
  onDay("2016-05-10");
  const move = await enter(lead, firm.id, { ...toHaining, holdsFrom: "2016-03-20" });
  expect(await found(there, firm.id)).toMatchObject({ divisionCode: HAINING });
  onDay("2016-08-01");
  await expect(strike(county, firm.id, move, lead)).rejects.toEqual(refusal("not-found"));
  await expect(strike(there, firm.id, move)).rejects.toEqual(refusal("city-moves"));
  await strike(lead, firm.id, move);
  await expect(strike(lead, firm.id, move)).rejects.toEqual(refusal("already-struck"));

  onDay("2016-09-01");
  const days = ["2016-02-29", "2016-03-31", "2016-05-09", "2016-05-10", "2016-07-31", "2016-08-01", "2016-08-31"];
  const [here, away] = [
    [1, 0],
    [0, 1],
  ];
  expect(await pointsOn(lead, days, "now")).toEqual(days.map(() => here));
  expect(await pointsOn(lead, days, "then")).toEqual([here, here, here, away, away, here, here]);
  for (const asOf of days) {
    const list = (division: string, known?: "then") =>
      asActor({ kind: "public" }, (ctx) => listActivePoints(ctx, { asOf, division, ...(known ? { known } : {}) }));
    expect([(await list(NANHU)).total, (await list(HAINING)).total]).toEqual(here);
  }
  // The register reads as one stretch again, and the profile of each day as it is known now.
  const point = await asActor(lead, (ctx) => contactPointOf(ctx, firm.id));
  expect(point?.periods.map(({ from, to }) => [from, to])).toEqual([["2016-02-01", null]]);
  const lay = (day: Day) =>
    asActor(lead, async (ctx) =>
      profileOn(ctx, await found(lead, firm.id), day, await eventsOf(ctx, firm.id)).then((one) => one?.divisionCode),
    );
  expect(await Promise.all(["2016-04-01", "2016-06-01", "2016-08-15"].map(lay))).toEqual([NANHU, NANHU, NANHU]);
  const [event, ...more] = await asActor(county, (ctx) => eventsOf(ctx, firm.id));
  expect(more).toEqual([]);
  expect(event).toMatchObject({ kind: "moved", struckOn: "2016-08-01", struckBecause: "登错了企业（演示）" });
  await asSystem("look", async ({ tx }) => {
    const told = await tx.notice.findMany({ where: { kind: "enterprise.struck" }, select: { personId: true } });
    expect(told.map(({ personId }) => personId)).toEqual(
      expect.arrayContaining([county.personId, there.personId, firm.owner.personId]),
    );
  });
  // It can move from an earlier day than the one that never was.
  await enter(lead, firm.id, { ...toHaining, holdsFrom: "2016-03-10" });
  expect(await found(there, firm.id)).toMatchObject({ divisionCode: HAINING });
});

test("a move is not struck once something builds on it: a later move, another place, a point of its new county", async () => {
  const { lead, there } = await offices();
  const firm = await given.firm();
  onDay("2016-02-01");
  const first = await enter(lead, firm.id, { ...toHaining, holdsFrom: "2016-01-20" });
  const second = await enter(lead, firm.id, {
    ...{ kind: "moved", divisionCode: NANHU, town: null, holdsFrom: "2016-02-01" },
  });
  await expect(strike(lead, firm.id, first)).rejects.toEqual(refusal("later-event"));
  await strike(lead, firm.id, second);
  const clusterId = await someCluster();
  await asActor(lead, (ctx) => placePicked(ctx, firm.id, { clusterId, reason: "演示" }));
  await expect(strike(lead, firm.id, first)).rejects.toEqual(refusal("place-since"));

  const other = await given.firm();
  const move = await enter(lead, other.id, { ...toHaining, holdsFrom: "2016-01-20" });
  onDay("2016-02-02");
  await admit(other, lead, there);
  await expect(strike(lead, other.id, move)).rejects.toEqual(refusal("register-since"));
  expect(await found(there, other.id)).toMatchObject({ divisionCode: HAINING });
});

test("a point that left since keeps its end when the move is struck", async () => {
  const { lead, county } = await offices();
  const firm = await given.firm();
  const contactPointId = await admit(firm, lead, county);
  onDay("2016-02-01");
  const move = await enter(lead, firm.id, { ...toHaining, holdsFrom: "2016-01-20" });
  onDay("2016-03-01");
  await asActor(lead, (ctx) =>
    moveContactPoint(ctx, { step: "exit", contactPointId, version: 3, exitGround: "closed", reason: "演示" }),
  );
  onDay("2016-04-01");
  await strike(lead, firm.id, move);
  expect(await pointsOn(lead, ["2016-01-31", "2016-02-29", "2016-03-01"], "now")).toEqual([
    [1, 0],
    [1, 0],
    [0, 0],
  ]);
});

test("a firm that ended by mistake is in business again, for every day; the office of its division strikes that, once", async () => {
  const { lead, county, there } = await offices();
  const firm = await given.firm();
  onDay("2016-02-01");
  const ended = await enter(county, firm.id, { kind: "deregistered", holdsFrom: "2016-01-20" });
  await expect(strike(there, firm.id, ended, lead)).rejects.toEqual(refusal("not-found"));
  onDay("2016-03-01");
  const tries = await bothAtOnce({ table: "enterprises", id: firm.id }, () => [
    strike(county, firm.id, ended),
    strike(lead, firm.id, ended),
  ]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const lost = tries.find(({ status }) => status === "rejected");
  expect(lost).toMatchObject({ reason: expect.objectContaining({ code: "already-struck" }) });
  expect(await found(county, firm.id)).toMatchObject({ standing: "in_business" });
  await asActor(county, async (ctx) => {
    const events = await eventsOf(ctx, firm.id);
    expect(await profileOn(ctx, await found(county, firm.id), "2016-02-10", events)).toMatchObject({
      standing: "in_business",
    });
  });
  // Struck, it stands in nobody's way; what came back can't be struck under its end.
  const revoked = await enter(county, firm.id, { kind: "revoked", holdsFrom: "2016-01-10" });
  onDay("2016-03-05");
  await enter(county, firm.id, { kind: "restored", holdsFrom: "2016-03-05" });
  await expect(strike(county, firm.id, revoked)).rejects.toEqual(refusal("later-event"));
});

test("of a strike and a correction at once one wins, and the other is told", async () => {
  const { lead } = await offices();
  const firm = await given.firm();
  onDay("2016-02-01");
  const move = await enter(lead, firm.id, { ...toHaining, holdsFrom: "2016-01-20" });
  const { version } = await found(lead, firm.id);
  const again = { enterpriseId: firm.id, version, source: "演示", holdsFrom: "2016-01-31" } as const;
  const tries = await bothAtOnce({ table: "enterprises", id: firm.id }, () => [
    strike(lead, firm.id, move),
    asActor(lead, (ctx) => recordEvent(ctx, { ...again, kind: "moved", divisionCode: NANHU, town: null })),
  ]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: expect.any(Overtaken) });
});

test("what was entered by mistake and struck stands against undoing no list, unless something was changed in between", async () => {
  const { lead, county } = await offices();
  const [ended, moved, changed] = [await given.firm(), await given.firm(), await given.firm()];
  const rows = await Promise.all(
    [ended, moved, changed].map(async ({ id, name }) => `${(await found(lead, id)).uscc},${name},南湖区,77`),
  );
  onDay("2016-01-05");
  const fresh = `${makeCreditCode(NANHU, 881_001)},演示新企业（演示）,南湖区,5`;
  const { importId } = await upload(lead, [`${HEAD},职工人数`, ...rows, fresh].join("\n"));
  await queue(lead, importId);
  await applyQueuedImports();
  onDay("2016-02-01");
  await strike(lead, ended.id, await enter(lead, ended.id, { kind: "deregistered", holdsFrom: "2016-01-20" }));
  await strike(lead, moved.id, await enter(lead, moved.id, { ...toHaining, holdsFrom: "2016-01-20" }));
  const made = await asSystem("look", ({ tx }) =>
    tx.enterprise.findFirstOrThrow({ where: { name: "演示新企业（演示）" }, select: { id: true } }),
  );
  await strike(lead, made.id, await enter(lead, made.id, { kind: "revoked", holdsFrom: "2016-01-20" }));
  expect(await asActor(lead, (ctx) => objectionsTo(ctx, importId))).toEqual({ rows: [], total: 0 });
  const between = await enter(lead, changed.id, { kind: "revoked", holdsFrom: "2016-01-20" });
  expect(await asActor(lead, (ctx) => objectionsTo(ctx, importId))).toMatchObject({
    rows: [{ enterpriseId: changed.id, whats: ["changed", "event"] }],
  });
  const clusterId = await someCluster();
  await asActor(county, (ctx) => placeInCluster(ctx, { enterpriseId: changed.id, clusterId, reason: "演示" }));
  await strike(lead, changed.id, between);
  expect(await asActor(lead, (ctx) => objectionsTo(ctx, importId))).toMatchObject({
    rows: [{ enterpriseId: changed.id, whats: ["changed", "event"] }],
  });
  const other = await upload(lead, [`${HEAD},职工人数`, ...rows.slice(0, 2)].join("\n").replaceAll(",77", ",78"));
  await queue(lead, other.importId);
  await applyQueuedImports();
  await strike(lead, ended.id, await enter(lead, ended.id, { kind: "revoked", holdsFrom: "2016-01-21" }));
  const { version } = await detail(lead, other.importId);
  await asActor(lead, (ctx) => askUndo(ctx, { importId: other.importId, version, reason: "版本用错（演示）" }));
  await undoAskedImports();
  expect(await detail(lead, other.importId)).toMatchObject({ status: "undone" });
  expect(await found(lead, ended.id)).toMatchObject({ staff: 77, standing: "in_business" });
});
