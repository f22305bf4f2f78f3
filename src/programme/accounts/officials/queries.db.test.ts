import { freshDatabase } from "@tests/support/database";
import * as given from "@tests/support/given";
import { administrator } from "@tests/support/officials";
import { beforeEach, describe, expect, test } from "vitest";
import type { OfficialActor } from "@/kernel/actor";
import { asActor, asSystem } from "@/platform/database";
import { listAccounts } from "./queries";
import { accountFilter } from "./schema";

freshDatabase();
beforeEach(() => void given.atMoment());

describe("the list of accounts", () => {
  const list = (actor: OfficialActor, filter: Record<string, string> = {}) =>
    asActor(actor, (ctx) => listAccounts(ctx, accountFilter.parse(filter)));

  test("is for the two administrators of accounts alone", async () => {
    const sysadmin = await administrator("system_administrator");
    const others = [
      await administrator("audit_administrator"),
      await given.official(["coordinator"]),
      await given.official(["bureau_leader"]),
    ];
    expect((await list(sysadmin)).total).toBe(4);
    for (const actor of others) expect(await list(actor)).toEqual({ rows: [], total: 0, next: undefined });
  });

  test("counts what it shows, for each filter; nonsense in the address is no filter", async () => {
    const secadmin = await administrator("security_administrator");
    const firm = await given.firm();
    const officer = await given.official(["investigator"], { name: "沈演示%_" });
    for (const [filter, expected] of [
      [{}, 4],
      [{ side: "enterprise" }, 2],
      [{ duty: "investigator" }, 1],
      [{ duty: "nonsense" }, 4],
      [{ department: officer.departmentId }, 1],
      [{ q: "演示%_" }, 1],
      [{ q: "%" }, 1],
      [{ status: "disabled" }, 0],
    ] as const) {
      const { rows, total } = await list(secadmin, filter);
      expect([filter, total, rows.length]).toEqual([filter, expected, expected]);
    }
    expect(firm.owner.enterpriseId).not.toBeNull();
  });

  test("is paged by key", async () => {
    const secadmin = await administrator("security_administrator");
    await asSystem("given", ({ tx, now }) =>
      tx.person.createMany({
        data: Array.from({ length: 60 }, (_, n) => ({
          ...{
            username: `page-${String(n).padStart(2, "0")}`,
            name: "演示",
            kind: "official" as const,
            departmentId: secadmin.departmentId,
            createdAt: now,
            updatedAt: now,
          },
        })),
      }),
    );
    const first = await list(secadmin);
    const second = await list(secadmin, { after: first.next ?? "" });
    expect([first.total, first.rows.length, second.rows.length, second.next]).toEqual([61, 50, 11, undefined]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(61);
  });
});
