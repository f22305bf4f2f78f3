import { world } from "@tests/support/city";
import * as given from "@tests/support/given";
import { beforeAll, expect, test } from "vitest";
import { present } from "@/kernel/address";
import { asActor, asSystem } from "@/platform/database";
import { readExport } from "../../export-files";
import { sightOf } from "../policy";
import { countVisits } from "../queue/queries";
import type { VisitFilter } from "../schema";
import { visitFigures } from "./queries";

// One world for all tests of the file, because it is large; nothing here changes it.
let actors: Awaited<ReturnType<typeof world>>;
beforeAll(async () => {
  given.atMoment();
  actors = await world();
}, 120_000);

test("each figure is the length of the list that it opens, for whoever asks, of any day and place", async () => {
  const cluster = await asSystem("look", ({ tx }) => tx.cluster.findFirstOrThrow({ select: { id: true } }));
  const scopes: VisitFilter[] = [{}, { division: "330402" }, { cluster: cluster.id }, { cluster: "none" }];
  const seen: number[] = [];
  for (const [name, actor] of Object.entries(actors)) {
    if (sightOf(actor).of !== "office") continue;
    await asActor(actor, async (ctx) => {
      for (const scope of scopes)
        for (const day of [ctx.today, "2016-11-23", "2015-12-31"]) {
          const { columns, at } = await visitFigures(ctx, { day, scope });
          expect(columns.some(({ figure }) => figure === "overdue")).toBe(day === ctx.today);
          for (const { figure, filter } of columns) {
            const sum = Object.values(at).reduce((all, of) => all + (of[figure] ?? 0), 0);
            expect([name, scope, day, figure, sum]).toEqual([
              ...[name, scope, day, figure],
              await countVisits(ctx, filter),
            ]);
            for (const division of ["330402", "330483"])
              if (!scope.division)
                expect([name, scope, day, figure, at[division]?.[figure] ?? 0]).toEqual([
                  ...[name, scope, day, figure],
                  await countVisits(ctx, { ...filter, division }),
                ]);
            seen.push(sum);
          }
        }
    });
  }
  expect(Math.max(...seen)).toBeGreaterThan(0);
});

test("the file holds what the page shows, a county's its own division, and is nobody else's", async () => {
  const file = (actor: (typeof actors)[keyof typeof actors], query: Record<string, string> = {}) =>
    asActor(actor, (ctx) =>
      readExport(
        ctx,
        actor,
        { list: "visit-figures", query, columns: [], format: "csv", locale: "zh-CN" },
        { most: 100 },
      ),
    );
  const all = await file(actors.lead);
  const own = await file(actors.nanhu);
  if (!all || all === "later" || !own || own === "later") throw new Error("no file");
  expect(all.sheet.rows).toHaveLength(9);
  expect(own.sheet.rows.map(([place]) => place)).toEqual(["南湖区"]);
  const { at } = await asActor(actors.nanhu, (ctx) => visitFigures(ctx, { day: ctx.today, scope: present({}) }));
  expect(own.sheet.rows[0]?.[2]).toBe(at["330402"]?.held ?? 0);
  for (const actor of [actors.police, actors.officer]) expect(await file(actor)).toBeNull();
});
