import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { asActor } from "@/platform/database";
import { findCase } from "./queries";
import { caseFigures, countCases, exportCases, listCases } from "./queue/queries";
import { caseFilter } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const STATUSES = ["filed", "investigating", "concluded", "decided", "closed"] as const;

async function stage() {
  const officer = await given.official(["investigator"]);
  const second = await given.official(["investigator"]);
  const county = await given.official(["investigator"], { division: "330481" });
  const made: { id: string; division: string; team: readonly string[] }[] = [];
  for (const [index, status] of STATUSES.entries()) {
    const division = index % 2 === 0 ? "330400" : "330481";
    const team = division === "330481" ? [county, second] : [officer, second];
    const { id } = await given.caseOf(await given.firm({ division: "330402" }), { status, division, team });
    made.push({ id, division, team: team.map(({ personId }) => personId) });
  }
  return { officer, second, county, made };
}

/** Who sees which case, said once more and otherwise: issue §4, row by row. */
function sees(actor: OfficialActor, { division, team }: { division: string; team: readonly string[] }): boolean {
  if (actor.departmentKind !== "market_regulation") return false;
  if (actor.duties.includes("coordinator")) return true;
  // Somebody of another bureau is on a team by memory alone: he was moved.
  if (actor.divisionCode !== division) return false;
  return (
    actor.duties.includes("bureau_leader") || (actor.duties.includes("investigator") && team.includes(actor.personId))
  );
}

test("everybody sees the issue's table; count, list, export and page agree, and the database hides the rest", async () => {
  const { officer, second, county, made } = await stage();
  const readers = [
    officer,
    second,
    county,
    await given.official(["investigator"]),
    await given.official(["intake"]),
    await given.official(["bureau_leader", "investigator"]),
    await given.official(["bureau_leader"], { division: "330481" }),
    await given.official(["coordinator"]),
    await given.official(["department_handler"], { kind: "police" }),
    await given.official(["audit_administrator"], { kind: "operations" }),
  ];
  const filters = [
    "",
    "mine=1",
    "status=open",
    "status=decided",
    "overdue=1",
    "light=green",
    "outcome=penalty",
    "division=330481",
    "filedMonth=2016-11",
    "q=工艺",
    `officer=${officer.personId}`,
  ];
  for (const actor of readers) {
    const wanted = made.filter((one) => sees(actor, one)).map(({ id }) => id);
    await asActor(actor, async (ctx) => {
      for (const query of filters) {
        const filter = caseFilter.parse(Object.fromEntries(new URLSearchParams(query)));
        const [count, list] = [await countCases(ctx, filter), await listCases(ctx, filter)];
        expect([query, list.rows.length, list.total]).toEqual([query, count, count]);
        if (query === "") expect(list.rows.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
      }
      expect(await exportCases(ctx, {}, 100)).toHaveLength(wanted.length);
      for (const { id } of made) expect((await findCase(ctx, id)) !== null).toBe(wanted.includes(id));
      expect((await ctx.tx.case.findMany({ select: { id: true } })).map(({ id }) => id).toSorted()).toEqual(
        wanted.toSorted(),
      );
    });
  }
});

test("titles are the readers'; the firm's name is known also to a bureau of another division", async () => {
  const { county, made } = await stage();
  const coordinator = await given.official(["coordinator"]);
  const rows = async (actor: OfficialActor, q?: string) =>
    asActor(actor, async (ctx) => (await listCases(ctx, q ? { q } : {})).rows);
  expect(new Set((await rows(coordinator)).map(({ title }) => title))).toEqual(new Set([null]));
  expect(await rows(coordinator, "工艺")).toEqual([]);
  const own = await rows(county);
  expect(own.map(({ title, firm }) => [title, firm.startsWith("演示企业")])).toEqual(
    made.filter(({ division }) => division === "330481").map(() => ["演示工艺被带走", true]),
  );
});

test("the government office sees figures, and nothing of the rows", async () => {
  await stage();
  const office = await given.official(["government_office"], { kind: "government_office" });
  await asActor(office, async (ctx) => {
    const figures = await caseFigures(ctx, { year: "2016", places: ["330400", "330402", "330481"] });
    expect(figures?.total).toBe(5);
    expect(figures?.byStatus.map(({ n }) => n)).toEqual(STATUSES.map(() => null));
    expect(await countCases(ctx, {})).toBe(0);
    expect((await listCases(ctx, {})).rows).toEqual([]);
  });
});
