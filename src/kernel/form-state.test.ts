import { expect, test } from "vitest";
import { inLanguage, inPageOrder, LABEL, labelsOf, PLACE, valuesOf } from "./form-state";

test("what was typed comes back, files and secrets don't", () => {
  const input = new FormData();
  input.append("$ACTION_ID_1", "");
  input.append(PLACE, "item");
  input.append("reason", "材料不全");
  input.append("item", "a");
  input.append("item", "b");
  input.append("password", "hunter2");
  input.append("file", new Blob(["x"]), "x.txt");
  expect(valuesOf(input, ["password"])).toEqual({ reason: "材料不全", item: ["a", "b"] });
});

test("labels that are posted along name the texts, and are no input", () => {
  const input = new FormData();
  input.append("reason", "材料不全");
  input.append(LABEL, "reason=理由（=依据）");
  input.append(LABEL, "nothing");
  expect(valuesOf(input)).toEqual({ reason: "材料不全" });
  expect([...labelsOf(input)]).toEqual([["reason", "理由（=依据）"]]);
});

test("choices of which none was chosen keep their place", () => {
  const input = new FormData();
  input.append("title", "");
  input.append(PLACE, "topics");
  input.append("checks[]", "a");
  input.append(PLACE, "checks");
  input.append("body", "");
  expect(Object.entries(valuesOf(input))).toEqual([
    ["title", ""],
    ["topics", []],
    ["checks[]", "a"],
    ["body", ""],
  ]);
});

test("errors stand in the order of the fields on the page, of the whole first, without a field last", () => {
  const posted = new FormData();
  posted.append("title", "");
  posted.append(PLACE, "topics"); // none is ticked
  posted.append("on.year", "2016");
  posted.append("on.month", "");
  posted.append(PLACE, "checks");
  posted.append("checks[]", "a");
  posted.append("body", "");
  const found = { body: 1, version: 2, checks: 3, "on.month": 4, "": 5, topics: 6, title: 7 };
  expect(Object.keys(inPageOrder(found, posted))).toEqual([
    "",
    "title",
    "topics",
    "on.month",
    "checks",
    "body",
    "version",
  ]);
});

test("a sentence is told in English to those who read English, else in Chinese", () => {
  const sentence = { "zh-CN": "请填写", en: "Fill it in" };
  expect(["en", "zh-CN", "de"].map((language) => inLanguage(sentence, language))).toEqual([
    "Fill it in",
    "请填写",
    "请填写",
  ]);
});
