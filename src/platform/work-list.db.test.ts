import { freshDatabase } from "@tests/support/database";
import { statementsDuring } from "@tests/support/statements";
import { expect, test } from "vitest";
import { asActor } from "./database";
import { sql } from "./sql";
import { countsOf } from "./work-list";

freshDatabase();

test("several numbers are asked for in one statement, and come in their order; none in no statement", async () => {
  const asked = [sql`7`, sql`(select count(*)::int from divisions where kind = 'city')`, sql`0`];
  let counts: readonly number[] = [];
  const statements = await statementsDuring(async () => {
    counts = await asActor({ kind: "public" }, (ctx) => countsOf(ctx, asked));
  });
  expect([counts, statements]).toEqual([[7, 1, 0], [expect.stringContaining("divisions")]]);
  expect(await statementsDuring(() => asActor({ kind: "public" }, (ctx) => countsOf(ctx, [])))).toEqual([]);
});
