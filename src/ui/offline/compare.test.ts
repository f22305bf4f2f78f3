import { describe, expect, test } from "vitest";
import { PLACE } from "@/kernel/form-state";
import {
  type ComparedField,
  choicesOf,
  chosenAtFirst,
  decided,
  differencesIn,
  saidOf,
  sentOf,
  unreadyIn,
  valueAt,
} from "./compare";

const fields: ComparedField[] = [
  { name: "day", label: "Day" },
  { name: "lines[]", part: "a", label: "A" },
  { name: "lines[]", part: "ab", label: "AB" },
  { name: "note", label: "Note", note: true },
  { name: "unknown", label: "Unknown" },
];
const mine = { day: "1", "lines[]": ["a:x", "ab:y"], note: "mine", unknown: "only here" };
const theirs = { day: "1", "lines[]": ["a:z", "ab:y"], note: "theirs" };

test("a part of a list is found by its whole name", () => {
  expect(fields.map((field) => valueAt(mine, field))).toEqual(["1", "x", "y", "mine", "only here"]);
});

test("what differs is what the server has too, and otherwise", () => {
  expect(differencesIn(fields, mine, theirs).map(({ field, ...both }) => [field.label, both])).toEqual([
    ["A", { mine: "x", theirs: "z" }],
    ["Note", { mine: "mine", theirs: "theirs" }],
  ]);
});

test("what is needed and empty is told in the form's order, also what another choice asks for", () => {
  const needed: ComparedField[] = [
    { name: "lines[]", part: "a", label: "A", needed: true },
    { name: "lines[]", part: "b", label: "B", needed: true },
    { name: "note", label: "Note", needed: true },
    { name: "name", label: "Name", needed: { by: "way", among: ["paper", "screen"] } },
    { name: "why", label: "Why", needed: { by: "way", among: ["none"] } },
    { name: "free", label: "Free" },
  ];
  const unready = (values: Parameters<typeof unreadyIn>[1]) => unreadyIn(needed, values).map(({ label }) => label);
  expect(unready({ way: "paper" })).toEqual(["A", "B", "Note", "Name"]);
  expect(unready({ way: "none", "lines[]": ["a:x", ""], note: " " })).toEqual(["B", "Note", "Why"]);
  expect(unready({ way: "screen", "lines[]": ["a:x", "b:y"], note: "n", name: "N" })).toEqual([]);
});

test("a reason is asked for on each day but those that need none, however it is written, and said beside its field", () => {
  const needed: ComparedField[] = [
    { name: "day", label: "Day", needed: true },
    {
      ...{ name: "why", label: "Why" },
      needed: { by: "day", unless: { from: "2016-11-23", to: "2016-11-24", also: "2016-11-02" }, says: "say why" },
    },
  ];
  const said = (day: string, why = "") => saidOf("why", unreadyIn(needed, { day, why }), { day, why });
  for (const day of ["2016-11-22", "2016年11月25日"]) expect(said(day)).toBe("say why");
  for (const day of ["2016-11-23", "2016-11-24", "2016-11-02", "", "soon"]) expect(said(day)).toBeUndefined();
  expect(said("2016-11-25", "the firm asked")).toBeUndefined();
  expect(saidOf("day", unreadyIn(needed, { day: "" }), { day: "" })).toBeUndefined();
});

test("a mark is told that its item doesn't give, one without what was found, and what was found or noted without points", () => {
  const item: ComparedField[] = [
    {
      ...{ name: "1.1.points", label: "Points", within: { most: 3, says: "0 to 3" } },
      needed: { filled: ["1.1.finding", "1.1.note"], says: "give points" },
    },
    { name: "1.1.finding", label: "Finding", needed: { filled: ["1.1.points", "1.1.note"] } },
  ];
  const told = (points: string, finding = "", note = "") => {
    const values = { "1.1.points": points, "1.1.finding": finding, "1.1.note": note };
    const unready = unreadyIn(item, values);
    return [unready.map(({ label }) => label), saidOf("1.1.points", unready, values)];
  };
  for (const points of ["0", "2.75", "3", "３"]) expect(told(points, "verified")).toEqual([[], undefined]);
  for (const points of ["3.25", "-1", "2.3", "three"]) expect(told(points, "verified")).toEqual([["Points"], "0 to 3"]);
  expect(told("2")).toEqual([["Finding"], undefined]);
  expect(told(" ", "verified")).toEqual([["Points"], "give points"]);
  expect(told("", "", "seen")).toEqual([["Points", "Finding"], "give points"]);
  expect(told("")).toEqual([[], undefined]);
});

describe("what was decided", () => {
  const differences = differencesIn(fields, mine, theirs);
  const choose = (choice: "mine" | "theirs" | "both") =>
    decided(
      mine,
      differences.map((difference) => ({ ...difference, choice })),
    );

  test("leaves alone what doesn't differ", () => {
    expect(choose("theirs")).toEqual({ ...mine, "lines[]": ["ab:y", "a:z"], note: "theirs" });
    expect(choose("mine")).toEqual({ ...mine, "lines[]": ["ab:y", "a:x"] });
  });

  test("keeps both notes, the server's first", () => {
    expect(choose("both").note).toBe("theirs\nmine");
  });
});

test("what stands is chosen and stays; of two notes both are kept at first; else a person chooses", () => {
  const kinds: ComparedField[] = [
    { name: "conclusion", label: "Conclusion", stands: true },
    { name: "note", label: "Note", note: true },
    { name: "day", label: "Day" },
  ];
  expect(kinds.map((field) => [chosenAtFirst(field), choicesOf(field)])).toEqual([
    ["theirs", ["theirs"]],
    ["both", ["mine", "theirs", "both"]],
    [undefined, ["mine", "theirs"]],
  ]);
});

test("choices of which none was chosen are sent as the place where they stand", () => {
  const values = { heldOn: "2016-11-24", signing: [], remark: "" };
  expect(sentOf({ values, initial: {}, base: {} })).toEqual([
    ["heldOn", "2016-11-24"],
    [PLACE, "signing"],
    ["remark", ""],
  ]);
});

test("a draft is sent with its versions; groups that nobody touched stay at home", () => {
  const initial = { "1.1.points": "2", "1.1.note": "", "1.2.points": "", "1.2.note": "" };
  const values = { ...initial, round: "1", "1.2.points": "3", "1.1.base": "9", "1.2.base": "9" };
  expect(sentOf({ values, initial, base: { "1.2.base": "4" } })).toEqual([
    ["1.2.points", "3"],
    ["1.2.note", ""],
    ["round", "1"],
    ["1.2.base", "4"],
  ]);
});
