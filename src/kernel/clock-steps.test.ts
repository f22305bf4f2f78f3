import { deliveredCalendar } from "@seed/reference/holidays";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actor, OfficialActor } from "./actor";
import { answersFor, type ClockAtHand, clockRefusal, dueIf, metBy, stepsByClocks } from "./clock-steps";
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

test("a paused clock offers to resume it, and says why it can't be extended", () => {
  const table = {
    steps: {
      pause: { from: ["a"], to: "a", by: ["x"], clocks: { pause: ["k"] } },
      resume: { from: ["a"], to: "a", by: ["x"], clocks: { resume: ["k"] } },
      extend: { from: ["a"], to: "a", by: ["x"], clocks: { extend: ["k"] } },
      go: { from: ["a"], to: "b", by: ["x"] },
    },
  };
  const open = Object.keys(table.steps).map((name) => ({ name, irreversible: false, starts: [] }));
  const held = stepsByClocks(table, { open, shut: [] }, new Map([["k", clock({ paused: true })]]));
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

test("a step that meets a missed term asks why, until somebody has said it; no other does", () => {
  const table = {
    steps: {
      decide: { from: ["open"], to: "done", by: ["leader"], clocks: { meet: ["decide"] } },
      wait: { from: ["open"], to: "open", by: ["leader"], clocks: { cancel: ["decide"] } },
    },
  };
  const steps = { open: ["decide", "wait"].map((name) => ({ name, irreversible: false, starts: [] })), shut: [] };
  const asking = (over: Partial<ClockAtHand>, limitOf?: (clock: string) => string) =>
    stepsByClocks(table, steps, new Map([["decide", clock(over)]]), limitOf).open.flatMap(({ name, late }) =>
      late ? [name] : [],
    );
  expect(asking({ passed: true })).toEqual(["decide"]);
  expect(asking({ passed: true, explained: true })).toEqual([]);
  expect(asking({})).toEqual([]);
  expect(asking({ passed: true }, (clock) => `criminal-${clock}`)).toEqual([]);
});

test("whoever takes a step that meets a term answers for it, whatever its status; a firm for none, and nobody for the firm's", () => {
  const table = {
    ...{
      name: "t",
      statuses: ["open", "done"],
      start: { status: "open" },
      end: ["done"],
      parties: ["leader", "officer", "firm"],
    },
    partiesOf: (actor: Actor) =>
      actor.kind === "firm" ? ["firm"] : actor.kind === "official" ? [...actor.duties] : [],
    limitOf: (clock: string, { kind }: { readonly kind: string }) => `${kind}-${clock}`,
    firmsClocks: ["confirm"],
    steps: {
      decide: { from: ["open"], to: "done", by: ["bureau_leader"], clocks: { meet: ["decide"] } },
      decline: { from: ["open"], to: "done", by: ["bureau_leader"], clocks: { meet: ["decide"], cancel: ["other"] } },
      take: { from: ["open"], to: "open", by: ["intake"], clocks: { meet: ["register"], start: ["decide"] } },
      confirm: { from: ["open"], to: "done", by: ["firm", "intake"], clocks: { meet: ["confirm"] } },
    },
  };
  const official = (duties: OfficialActor["duties"]): OfficialActor => ({
    ...{ kind: "official", personId: "p", name: "演示", departmentId: "d", departmentKind: "market_regulation" },
    ...{ divisionCode: "330400", level: "city", sessionId: "s", duties },
  });
  const limits = (actor: Actor) => answersFor(table, actor, { kind: "criminal" });
  expect(limits(official(["bureau_leader"]))).toEqual(["criminal-decide"]);
  expect(limits(official(["intake"]))).toEqual(["criminal-register"]);
  expect(limits(official(["investigator"]))).toEqual([]);
  expect(
    limits({ kind: "firm", personId: "p", name: "演示", sessionId: "s", enterpriseId: "e", role: "owner" }),
  ).toEqual([]);
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
