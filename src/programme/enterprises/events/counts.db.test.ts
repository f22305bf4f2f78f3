import { freshDatabase } from "@tests/support/database";
import { admitted, enter, found, offices, onDay } from "@tests/support/events";
import * as given from "@tests/support/given";
import { beforeEach, expect, test } from "vitest";
import { asActor } from "@/platform/database";
import { moveContactPoint } from "../../contact-points/commands";
import { listActivePoints } from "../../contact-points/register/queries";
import { countedOn } from "../../targets/queries";
import { mergeEnterprises, undoMerge } from "../merges/commands";
import { listMerges } from "../merges/queries";

freshDatabase();
beforeEach(() => void given.atMoment("2016-01-04T09:30:00+08:00"));

const refusal = (code: string) => expect.objectContaining({ code });

type Three = readonly [number, number, number];

/** Contact points at the end of each month of 2016 in Nanhu, Haining, Tongxiang: as known now, as known then. Worked out by hand. */
const BY_HAND: Readonly<Record<string, readonly [now: Three, then: Three]>> = {
  "2016-01-31": [
    [1, 0, 0],
    [1, 0, 0],
  ],
  "2016-02-29": [
    [2, 0, 0],
    [2, 0, 0],
  ],
  // The first firm had moved to Haining on the 20th of March; that was entered in October.
  "2016-03-31": [
    [1, 2, 0],
    [2, 1, 0],
  ],
  "2016-04-30": [
    [1, 2, 1],
    [2, 1, 1],
  ],
  // The second is suspended for a month.
  "2016-05-31": [
    [0, 2, 1],
    [1, 1, 1],
  ],
  "2016-06-30": [
    [1, 2, 1],
    [2, 1, 1],
  ],
  // The third leaves.
  "2016-07-31": [
    [1, 1, 1],
    [2, 0, 1],
  ],
  // One firm stands twice, until its records are joined.
  "2016-08-31": [
    [2, 1, 1],
    [3, 0, 1],
  ],
  "2016-09-30": [
    [1, 1, 1],
    [2, 0, 1],
  ],
  "2016-10-31": [
    [1, 1, 1],
    [1, 1, 1],
  ],
  // The fourth had moved to Nanhu on the first; the merge that is undone changes nothing.
  "2016-11-30": [
    [2, 1, 0],
    [2, 1, 0],
  ],
};

test("counts of a year with admissions, suspensions, exits, a merge and moves entered late are those worked out by hand", async () => {
  const { lead, county } = await offices();
  onDay("2016-01-11");
  const first = await admitted(lead, "330402");
  onDay("2016-02-10");
  const second = await admitted(lead, "330402");
  onDay("2016-03-10");
  const third = await admitted(lead, "330481");
  onDay("2016-04-11");
  const fourth = await admitted(lead, "330483");
  const step = async (of: { readonly contactPointId: string; readonly firm: given.GivenFirm }, rest: object) =>
    asActor(lead, async (ctx) => {
      const { version } = await ctx.tx.contactPoint.findUniqueOrThrow({
        where: { id: of.contactPointId },
        select: { version: true },
      });
      const input = { contactPointId: of.contactPointId, version, ...rest } as Parameters<typeof moveContactPoint>[1];
      return moveContactPoint(ctx, input);
    });
  onDay("2016-05-10");
  await step(second, { step: "suspend", reason: "演示" });
  onDay("2016-06-13");
  await step(second, { step: "resume", reason: "演示" });
  onDay("2016-07-11");
  await step(third, { step: "exit", exitGround: "closed", reason: "演示" });
  onDay("2016-08-15");
  const twin = await admitted(lead, "330402");
  onDay("2016-09-12");
  const merge = async () => {
    const [one, other] = [await found(county, first.firm.id), await found(county, twin.firm.id)];
    const records = { oneId: one.id, otherId: other.id, oneVersion: one.version, otherVersion: other.version };
    return asActor(county, (ctx) =>
      mergeEnterprises(ctx, { ...records, keep: "one", take: {}, reason: "同一代码（演示）", same: "yes" }),
    );
  };
  await expect(merge()).rejects.toEqual(refusal("in-programme"));
  await step(twin, { step: "exit", exitGround: "duplicate", reason: "演示" });
  await merge();
  onDay("2016-10-10");
  await enter(lead, first.firm.id, { kind: "moved", divisionCode: "330481", town: null, holdsFrom: "2016-03-20" });
  onDay("2016-11-14");
  await enter(lead, fourth.firm.id, { kind: "moved", divisionCode: "330402", town: null, holdsFrom: "2016-11-01" });
  onDay("2016-11-21");
  const [line] = await asActor(lead, listMerges);
  await asActor(lead, (ctx) => undoMerge(ctx, { mergeId: line?.id ?? "", reason: "演示" }));

  onDay("2016-12-05");
  const days = Object.keys(BY_HAND);
  const places = ["330402", "330481", "330483"];
  for (const known of ["now", "then"] as const) {
    const rows = await asActor(lead, (ctx) => countedOn(ctx, { days, by: "division", scope: {}, known }));
    const counted = days.map((_, at) =>
      places.map(
        (place) => rows.find(({ key, indicator }) => key === place && indicator === "contact-points")?.counts[at] ?? 0,
      ),
    );
    expect(counted).toEqual(days.map((day) => BY_HAND[day]?.[known === "now" ? 0 : 1]));
    // The register of each day has as many rows, for the city and for each division.
    for (const [at, asOf] of days.entries())
      for (const [column, division] of places.entries()) {
        const list = await asActor({ kind: "public" }, (ctx) =>
          listActivePoints(ctx, { asOf, division, ...(known === "then" ? { known } : {}) }),
        );
        expect([list.total, list.rows.length]).toEqual([counted[at]?.[column], counted[at]?.[column]]);
      }
  }
});
