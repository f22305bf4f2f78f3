import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { complaintFigures, countComplaints, exportComplaints, listComplaints } from "./queries";
import { type ComplaintFilter, complaintFilter } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

const STATUSES = ["submitted", "returned", "verifying", "proposed", "filed"] as const;

/** Complaints in every status, in the city and in a county, with two teams. */
async function stage() {
  const officer = await given.official(["investigator"]);
  const second = await given.official(["investigator"]);
  const county = await given.official(["investigator", "intake"], { division: "330481" });
  const firms = [await given.firm(), await given.firm({ division: "330481" })];
  const made: { id: string; status: string; division: string; team: readonly string[] }[] = [];
  for (const division of ["330400", "330481"]) {
    for (const status of STATUSES) {
      const [firm] = division === "330400" ? firms : firms.toReversed();
      if (!firm) continue;
      const assigned = status !== "submitted" && status !== "returned";
      const team = !assigned
        ? []
        : division === "330481"
          ? [county, second]
          : status === "filed"
            ? [second, county]
            : [officer, second];
      const { id } = await given.complaint(firm, { status, team, division });
      made.push({ id, status, division, team: team.map(({ personId }) => personId) });
    }
  }
  const [draft] = firms;
  if (draft) await given.complaint(draft, { status: "draft" });
  return { officer, second, county, made };
}

/** Who sees what, said once more and otherwise: issue §4, row by row. */
function sees(
  actor: OfficialActor,
  { status, division, team }: { status: string; division: string; team: readonly string[] },
): boolean {
  const holds = (duty: (typeof actor.duties)[number]) =>
    actor.departmentKind === "market_regulation" && actor.duties.includes(duty);
  if (holds("coordinator")) return true;
  if (holds("bureau_leader") && division === actor.divisionCode) return true;
  if (holds("intake") && division === actor.divisionCode && ["submitted", "returned"].includes(status)) return true;
  // Somebody of another bureau is on a team by memory alone: he was moved.
  return holds("investigator") && division === actor.divisionCode && team.includes(actor.personId);
}

async function cast({ officer, second, county }: Awaited<ReturnType<typeof stage>>): Promise<OfficialActor[]> {
  return [
    officer,
    second,
    county,
    await given.official(["investigator"]),
    await given.official(["intake"]),
    await given.official(["intake", "bureau_leader", "investigator"]),
    await given.official(["bureau_leader"], { division: "330481" }),
    await given.official(["bureau_leader"], { division: "330402" }),
    await given.official(["coordinator"]),
    await given.official(["programme_officer"]),
    await given.official(["system_administrator"], { kind: "operations" }),
    await given.official(["department_handler", "coordinator", "intake"], { kind: "police" }),
  ];
}

describe("who sees what", () => {
  test("is the issue's table, for every reader; count, list and export are the same rows, and the database hides the rest where a query forgets to ask", async () => {
    const staged = await stage();
    for (const actor of await cast(staged)) {
      const wanted = staged.made.filter((complaint) => sees(actor, complaint)).map(({ id }) => id);
      const [count, list, file] = await asActor(actor, async (ctx) => [
        await countComplaints(ctx, {}),
        await listComplaints(ctx, {}),
        await exportComplaints(ctx, {}, 100),
      ]);
      expect([actor.duties, list.rows.map(({ id }) => id).toSorted()]).toEqual([actor.duties, wanted.toSorted()]);
      expect([list.total, count, file.length]).toEqual([wanted.length, wanted.length, wanted.length]);
      const unlocked = await asActor(actor, ({ tx }) => tx.complaint.findMany({ select: { id: true } }));
      // The lock is the coarser of the two: whoever coordinates or is on a team passes it in any department.
      if (actor.departmentKind === "market_regulation")
        expect(unlocked.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
    }
  });

  test("the coordinator gets numbers without titles, and doesn't find titles either", async () => {
    const staged = await stage();
    const coordinator = await given.official(["coordinator"]);
    const leader = await given.official(["bureau_leader"]);
    const titles = async (actor: OfficialActor, filter: ComplaintFilter) =>
      asActor(actor, async (ctx) => (await listComplaints(ctx, filter)).rows.map(({ title }) => title));
    expect(new Set(await titles(coordinator, {}))).toEqual(new Set([null]));
    expect(await titles(coordinator, { q: "工艺" })).toEqual([]);
    expect(await titles(coordinator, { q: "JX-TS-20161124" })).toHaveLength(staged.made.length);
    expect(await titles(coordinator, { q: "演示企业" })).toHaveLength(staged.made.length);
    expect(await titles(leader, { q: "工艺" })).toHaveLength(5);
  });
});

describe("the filter", () => {
  test("holds count, list and tabs equal, whatever is asked", async () => {
    const staged = await stage();
    const filters = [
      "mine=1",
      "overdue=1",
      "status=open",
      "status=ended",
      "status=verifying",
      "outcome=filed",
      "light=red",
      "light=yellow",
      "light=green",
      "light=paused",
      "light=overdue",
      "division=330481",
      "submittedMonth=2016-11",
      "submittedMonth=2016-10",
      `officer=${staged.officer.personId}`,
      "q=工艺",
      "q=%25",
      "sort=newest",
      "status=nonsense",
    ];
    const readers = (await cast(staged)).filter(({ duties }) =>
      duties.some((duty) => duty !== "programme_officer" && duty !== "system_administrator"),
    );
    for (const actor of readers.slice(1, 6)) {
      for (const query of filters) {
        const filter = complaintFilter.parse(Object.fromEntries(new URLSearchParams(query)));
        const [count, list] = await asActor(actor, async (ctx) => [
          await countComplaints(ctx, filter),
          await listComplaints(ctx, filter),
        ]);
        expect([query, list.rows.length, list.total]).toEqual([query, count, count]);
        if (query === "mine=1") expect(list.tabs.mine).toBe(count);
        if (query === "overdue=1") expect(list.tabs.overdue).toBe(count);
      }
    }
  });

  test("the newest come first when that is asked, in the file too and from page to page; what is counted stays", async () => {
    const firm = await given.firm();
    const leader = await given.official(["bureau_leader"]);
    const made: string[] = [];
    for (let day = 1; day <= 23; day++) {
      given.atMoment(`2016-11-${String(day).padStart(2, "0")}T09:30:00+08:00`);
      made.push((await given.complaint(firm, { status: day % 2 ? "verifying" : "filed" })).id);
    }
    given.atMoment();
    const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);
    const newest = { sort: "newest" } as const;
    await asActor(leader, async (ctx) => {
      const first = await listComplaints(ctx, newest);
      const second = await listComplaints(ctx, newest, first.next ?? "");
      expect([...ids(first.rows), ...ids(second.rows)]).toEqual(made.toReversed());
      expect(second.next).toBeNull();
      expect(ids(await exportComplaints(ctx, newest, 100))).toEqual(made.toReversed());
      expect([first.total, first.tabs]).toEqual([23, (await listComplaints(ctx, {})).tabs]);
      expect((await listComplaints(ctx, { ...newest, mine: true })).total).toBe(first.tabs.mine);
      // None of them has a date yet: in that order the oldest come first.
      expect(ids((await listComplaints(ctx, {})).rows)).toEqual(made.slice(0, 20));
    });
  });

  test("finds a light by the day, as the row shows it", async () => {
    const firm = await given.firm();
    const leader = await given.official(["bureau_leader"]);
    const { id } = await given.complaint(firm, { status: "verifying" });
    await asSystem("given", async ({ tx, now }) => {
      const limit = await tx.timeLimit.findFirstOrThrow({
        where: { kind: "complaint-verify", validFrom: { lte: now } },
        orderBy: { validFrom: "asc" },
        select: { id: true },
      });
      const dueOn = new Date("2016-12-05");
      await tx.clock.create({
        data: {
          subjectKind: "complaint",
          subjectId: id,
          complaintId: id,
          kind: "complaint-verify",
          timeLimitId: limit.id,
          startedOn: new Date("2016-11-24"),
          startedAt: now,
          dueOn,
        },
      });
      await tx.complaint.update({ where: { id }, data: { dueOn } });
    });
    const seen: Record<string, string> = {};
    for (const day of ["2016-11-24", "2016-12-01", "2016-12-02", "2016-12-05", "2016-12-06"]) {
      given.atMoment(`${day}T10:00:00+08:00`);
      const [row, ...lists] = await asActor(leader, async (ctx) => [
        (await listComplaints(ctx, {})).rows[0],
        ...(await Promise.all(
          (["green", "yellow", "red", "overdue"] as const).map(
            async (light) => [light, await countComplaints(ctx, { light })] as const,
          ),
        )),
      ]);
      const shown = row && "light" in row ? row.light.light : "";
      seen[day] = shown;
      expect([day, ...lists.flatMap((pair) => (Array.isArray(pair) && pair[1] === 1 ? [pair[0]] : []))]).toEqual([
        day,
        shown,
      ]);
    }
    expect(seen).toEqual({
      "2016-11-24": "green",
      "2016-12-01": "yellow",
      "2016-12-02": "red",
      "2016-12-05": "red",
      "2016-12-06": "overdue",
    });
  });

  test("pages by key: each row once, whoever comes and goes", async () => {
    const firm = await given.firm();
    const leader = await given.official(["bureau_leader"]);
    await asSystem("given", async ({ tx, now }) => {
      const row = {
        enterpriseId: firm.id,
        filedById: firm.owner.personId,
        divisionCode: "330400",
        status: "submitted" as const,
        submittedAt: now,
        createdAt: now,
        updatedAt: now,
      };
      await tx.complaint.createMany({
        data: Array.from({ length: 45 }, (_, n) => ({
          ...row,
          number: `演示${n}`,
          dueOn: n % 3 === 0 ? null : new Date(Date.UTC(2016, 10, 20 + (n % 7))),
        })),
      });
    });
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await asActor(leader, (ctx) => listComplaints(ctx, {}, after));
      expect(page.total).toBe(45);
      found.push(...page.rows.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after);
    expect([found.length, new Set(found).size]).toEqual([45, 45]);
  });
});

test("the government office sees figures, and nothing of the rows", async () => {
  await stage();
  const office = await given.official(["government_office"], { kind: "government_office" });
  const asked = { year: "2016", places: ["330400", "330402", "330481"] };
  const figures = await asActor(office, (ctx) => complaintFigures(ctx, asked));
  expect(figures?.total).toBe(10);
  // Two of each status: every figure is small, and a nought beside them would tell that.
  expect(figures?.byStatus.map(({ n }) => n)).toEqual(figures?.byStatus.map(() => null));
  expect(figures?.byPlace.some(({ n }) => n !== null && n > 0 && n < 3)).toBe(false);
  const none = await asActor(office, (ctx) => complaintFigures(ctx, { ...asked, year: "2014" }));
  expect([none?.total, none?.byPlace.map(({ n }) => n)]).toEqual([0, [0, 0, 0]]);
  expect(await asActor(office, (ctx) => listComplaints(ctx, {}))).toMatchObject({ rows: [], total: 0 });
  expect(await asActor(office, (ctx) => countComplaints(ctx, {}))).toBe(0);
  const coordinator = await given.official(["coordinator"]);
  expect(await asActor(coordinator, (ctx) => complaintFigures(ctx, asked))).toBeNull();
});
