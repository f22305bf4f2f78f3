import { deliveredCalendar } from "@seed/reference/holidays";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "./actor";
import {
  answersFor,
  type ClockAtHand,
  clockRefusal,
  dueIf,
  metBy,
  type ShownClock,
  stepsByClocks,
} from "./clock-steps";
import { lightOf } from "./clocks";
import { addDays } from "./days";
import { lightEdges } from "./light-edges";

const clock = (over: Partial<ClockAtHand> = {}): ClockAtHand => ({
  rule: { stops: ["appraisal"], extension: 8 },
  paused: false,
  extended: false,
  passed: false,
  explained: false,
  ...over,
});

describe("what a clock refuses", () => {
  test.each([
    ["pause", clock(), undefined],
    ["pause", clock({ paused: true }), "already-paused"],
    ["pause", clock({ passed: true }), "term-passed"],
    ["pause", clock({ rule: { stops: [], extension: 8 } }), "stop-not-allowed"],
    ["resume", clock(), "not-paused"],
    ["resume", clock({ paused: true }), undefined],
    ["extend", clock(), undefined],
    ["extend", clock({ extended: true }), "already-extended"],
    ["extend", clock({ paused: true }), "already-paused"],
    ["extend", clock({ passed: true }), "term-passed"],
    ["extend", clock({ rule: { stops: [], extension: null } }), "not-extendable"],
    ["extend", undefined, "no-such-clock"],
  ] as const)("%s", (act, at, refusal) => {
    expect(clockRefusal(act, at)).toBe(refusal);
  });
});

const shown = (kind: string, over: Partial<ShownClock> = {}): ShownClock => ({
  ...{ kind, running: true, pausedSince: null, extendedBy: 0, lateReason: null },
  ...{ rule: { stops: ["appraisal"], extension: 8 }, light: { light: "green" } },
  ...over,
});
const official = (...duties: OfficialActor["duties"]): OfficialActor => ({
  ...{ kind: "official", personId: "p", name: "演示", departmentId: "d", departmentKind: "market_regulation" },
  ...{ divisionCode: "330400", level: "city", sessionId: "s", duties },
});
const firm: Actor = {
  ...{ kind: "firm", personId: "p", name: "演示", sessionId: "s", enterpriseId: "e", role: "owner" },
};
const subject = { status: "open", kind: "criminal" };
/** A table in which officials are what their duties say, and the limit of a clock depends on the record. */
const table = {
  ...{
    name: "t",
    statuses: ["open", "done"],
    start: { status: "open" },
    end: ["done"],
    parties: ["bureau_leader", "intake", "firm"],
  },
  partiesOf: (actor: Actor) => (actor.kind === "firm" ? ["firm"] : actor.kind === "official" ? [...actor.duties] : []),
  limitOf: (clock: string, { kind }: typeof subject) => `${kind}-${clock}`,
} as const;

test("a paused clock offers to resume it, and says why it can't be extended", () => {
  const pausing = {
    ...table,
    steps: {
      pause: { from: ["open"], to: "open", by: ["intake"], clocks: { pause: ["k"] } },
      resume: { from: ["open"], to: "open", by: ["intake"], clocks: { resume: ["k"] } },
      extend: { from: ["open"], to: "open", by: ["intake"], clocks: { extend: ["k"] } },
      go: { from: ["open"], to: "done", by: ["intake"] },
    },
  };
  const clocks = [shown("criminal-k", { pausedSince: "2016-11-24" }), shown("civil-k")];
  const held = stepsByClocks(pausing, official("intake"), subject, clocks);
  expect(held.open.map(({ name }) => name)).toEqual(["resume", "go"]);
  expect(held.shut).toEqual([{ name: "extend", refusal: "already-paused" }]);
});

test("what if: extending and pausing move the end by what they add", () => {
  const term = {
    startedOn: "2016-11-22",
    pauses: [],
    extendedBy: 0,
    rule: { length: 7, unit: "working_day", extension: 8 },
  } as const;
  expect(dueIf(term, { extend: true }, deliveredCalendar).dueOn).toBe("2016-12-13");
  expect(dueIf(term, { pausedFrom: "2016-11-24", until: "2016-11-30" }, deliveredCalendar).dueOn).toBe("2016-12-07");
  const paused = { ...term, pauses: [{ from: "2016-11-24", to: null }] };
  expect(dueIf(paused, { pausedFrom: "2016-11-24", until: "2016-11-24" }, deliveredCalendar).dueOn).toBe("2016-12-01");
});

const meeting = {
  ...table,
  firmsClocks: ["confirm"],
  steps: {
    decide: { from: ["open"], to: "done", by: ["bureau_leader"], clocks: { meet: ["decide"] } },
    decline: { from: ["open"], to: "done", by: ["bureau_leader"], clocks: { meet: ["decide"], cancel: ["other"] } },
    wait: { from: ["open"], to: "open", by: ["bureau_leader"], clocks: { cancel: ["decide"] } },
    take: { from: ["open"], to: "open", by: ["intake"], clocks: { meet: ["register"], start: ["decide"] } },
    send: { from: ["open"], to: "open", by: ["firm"], clocks: { meet: ["register"] } },
    confirm: { from: ["open"], to: "done", by: ["firm", "intake"], clocks: { meet: ["confirm"] } },
  },
};

test("a step that meets a missed term asks why, until somebody has said it; no other does, and nobody who doesn't answer for it", () => {
  const asking = (actor: Actor, ...clocks: readonly ShownClock[]) =>
    stepsByClocks(meeting, actor, subject, clocks).open.flatMap(({ name, late }) => (late ? [name] : []));
  const missed = (clock: string, over: Partial<ShownClock> = {}) =>
    shown(`criminal-${clock}`, { light: { light: "overdue" }, ...over });
  const leader = official("bureau_leader");
  expect(asking(leader, missed("decide"))).toEqual(["decide", "decline"]);
  expect(asking(leader, missed("decide", { lateReason: "等待鉴定（演示）" }))).toEqual([]);
  expect(asking(leader, missed("decide", { running: false }))).toEqual([]);
  expect(asking(leader, shown("criminal-decide"))).toEqual([]);
  expect(asking(leader, shown("civil-decide", { light: { light: "overdue" } }))).toEqual([]);
  expect(asking(official("intake"), missed("register"), missed("confirm"))).toEqual(["take"]);
  expect(asking(firm, missed("register"), missed("confirm"))).toEqual([]);
});

test("whoever takes a step that meets a term answers for it, whatever its status; a firm for none, and nobody for the firm's", () => {
  const limits = (actor: Actor) => answersFor(meeting, actor, subject);
  expect(limits(official("bureau_leader"))).toEqual(["criminal-decide"]);
  expect(limits(official("intake"))).toEqual(["criminal-register"]);
  expect(limits(official("investigator"))).toEqual([]);
  expect(limits(firm)).toEqual([]);
});

test("a step says beforehand which running clocks it meets", () => {
  const clocks = [
    { kind: "decide", running: true },
    { kind: "decide", running: false },
    { kind: "close", running: true },
  ];
  expect(metBy({ clocks: { meet: ["decide"], start: ["close"] } }, clocks)).toEqual([clocks[0]]);
  expect(metBy({}, clocks)).toEqual([]);
});

test("the edges in SQL are those of the light, whatever the day and the rule", () => {
  const rule = fc.record({
    unit: fc.constantFrom("working_day" as const, "calendar_day" as const, "month" as const),
    red: fc.nat(8),
    yellow: fc.nat(12),
  });
  fc.assert(
    fc.property(rule, fc.nat(700), fc.nat(40), ({ unit, red, yellow }, start, left) => {
      const today = addDays("2015-01-01", start);
      const dueOn = addDays(today, left);
      const edges = lightEdges({ unit, red, yellow }, today, deliveredCalendar);
      const bySql = !edges ? "" : dueOn < edges.redBefore ? "red" : dueOn < edges.yellowBefore ? "yellow" : "green";
      const { light } = lightOf({ dueOn, pausedSince: null, metOn: null, unit, red, yellow }, today, deliveredCalendar);
      expect(bySql).toBe(light);
    }),
  );
});
