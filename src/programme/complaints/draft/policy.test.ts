import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Answers,
  type DraftContent,
  partialDay,
  splitTyped,
  type Typed,
  typedIn,
  typedOf,
} from "../answers/schema";
import zh from "../words/zh-CN.json";
import {
  BLOCKING,
  type Blocking,
  blockingOf,
  competentDivision,
  type Desk,
  faultsOf,
  type ROUTING_RULES,
  taskState,
  warningsOf,
} from "./policy";
import { DRAFT_PAGES, type DraftPage, fieldsOf } from "./schema";

const today = "2016-11-24";
const saved = (values: Typed) => ({
  values: Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? value : [...value]]),
  ),
  revision: 1,
  form: "form-1234",
  byId: "1",
  at: "2016-11-24T01:00:00Z",
});

const least: DraftContent = {
  answers: {
    firm: saved({ capacity: "owner" }),
    secret: saved({
      title: "染整工序的配方",
      carriers: ["paper"],
      "completedOn.year": "2014",
      "completedOn.month": "",
      "completedOn.day": "",
    }),
  },
  sealed: { respondent: "韩某", account: "客户来电说另有报价" },
  files: 0,
};

test("a reporter's telephone may be a landline with its extension, and may lie abroad", () => {
  const fault = (reporterPhone: string) =>
    faultsOf("wants", { reporterPhone }, { today }).find(({ field }) => field === "reporterPhone")?.code;
  for (const good of ["0573-8208 1234转801", "138 0000 0000", "+49 30 1234567", "82081234"])
    expect(fault(good), good).toBeUndefined();
  for (const bad of ["转801", "0573-82081234转", "没有电话"]) expect(fault(bad), bad).toBe("no-phone");
});

test("whoever says that there are no other proceedings isn't asked how far they are", () => {
  const asked = (typed: Typed) => faultsOf("procedures", typed, { today }).map(({ field }) => field);
  expect(asked({ procedures: ["none"], proceduresState: "" })).toEqual([]);
  expect(asked({ procedures: ["civil"], proceduresState: "" })).toEqual(["proceduresState"]);
  expect(asked({ procedures: ["none", "civil"], proceduresState: "" })).toEqual(["proceduresState"]);
  expect(asked({ procedures: [], proceduresState: "" })).toEqual(["procedures", "proceduresState"]);
});

test("the least that the law needs lets a complaint go, and nothing less does", () => {
  expect(blockingOf(least, today)).toEqual([]);
  expect(blockingOf({ answers: {}, sealed: {}, files: 0 }, today)).toEqual(Object.keys(BLOCKING));
  const without = (page: DraftPage): Answers => ({ ...least.answers, [page]: undefined });
  expect(blockingOf({ ...least, answers: without("firm") }, today)).toEqual(["identity"]);
  expect(blockingOf({ ...least, answers: without("secret") }, today)).toEqual(["title", "carrier", "completed"]);
  expect(blockingOf({ ...least, sealed: { ...least.sealed, respondent: "  " } }, today)).toEqual(["respondent"]);
});

test("a clue is told or is a file", () => {
  const silent = { ...least, sealed: { respondent: "韩某" } };
  expect(blockingOf(silent, today)).toEqual(["clue"]);
  expect(blockingOf({ ...silent, files: 1 }, today)).toEqual([]);
});

test("what is wrong in a blocking field blocks, what is wrong elsewhere does not", () => {
  const secret = (values: Typed): DraftContent => ({
    ...least,
    answers: { ...least.answers, secret: saved({ ...least.answers.secret?.values, ...values }) },
  });
  expect(blockingOf(secret({ title: "字".repeat(61) }), today)).toEqual(["title"]);
  expect(blockingOf(secret({ "completedOn.year": "2017" }), today)).toEqual(["completed"]);
  expect(blockingOf(secret({ "completedOn.month": "13" }), today)).toEqual(["completed"]);
  const events = {
    ...least,
    answers: {
      ...least.answers,
      events: saved({ "discoveredOn.year": "2030", "discoveredOn.month": "", "discoveredOn.day": "" }),
    },
  };
  expect(blockingOf(events, today)).toEqual([]);
  expect(warningsOf(events, today).faults).toContainEqual(
    expect.objectContaining({ page: "events", field: "discoveredOn", code: "in-future" }),
  );
});

test("a secret that is more closely of the other kind is warned of, and blocks nothing", () => {
  const warned = (secretKind: string, subkind: string) => {
    const secret = saved({ ...least.answers.secret?.values, secretKind, subkind });
    const content = { ...least, answers: { ...least.answers, secret } };
    expect(blockingOf(content, today)).toEqual([]);
    return warningsOf(content, today).faults.find(({ field }) => field === "subkind")?.code;
  };
  expect(warned("technical", "customers")).toBe("other-kind");
  expect(warned("business", "formula")).toBe("other-kind");
  expect(warned("technical", "formula")).toBeUndefined();
  expect(warned("business", "business_data")).toBeUndefined();
  expect(warned("", "formula")).toBeUndefined();
  expect(warned("technical", "")).toBe("missing");
});

test("the title, which is not sealed, may not hold the respondent's name", () => {
  const named = { ...least, sealed: { ...least.sealed, respondent: "海宁锦程纱线有限公司，韩某" } };
  const secret = saved({ ...least.answers.secret?.values, title: "韩某带走的配方" });
  expect(blockingOf({ ...named, answers: { ...least.answers, secret } }, today)).toEqual(["title"]);
  expect(blockingOf(named, today)).toEqual([]);
});

test.each([
  ["韩某 ABC", "ABC 配方", true],
  ["海宁锦程纱线 某", "海宁锦程纱线的配方", true],
  ["Demo Dye Works", "Recipe taken by demo dye works", true],
  ["3M, Old Mill Ltd.", "Recipe at 3M", true],
  ["Old Mill Ltd.", "Formula of a dyeing step at an old mill", false],
  ["Bank of Dye", "Formula of a dyeing step", false],
  ["A", "Formula of a dyeing step", false],
  ["ABC针织有限公司", "abc针织有限公司拿走的配方", true],
  ["ABC针织有限公司", "ＡＢＣ 针织有限公司的配方", true],
  ["海宁（锦程）纱线", "海宁(锦程)纱线的配方", true],
  ["韩\u200B某", "韩 某带走的配方", true],
  ["韩", "韩式配方", false],
  ["海宁市宏达染整有限公司（演示）", "宏达染整挖走的配方", true],
  ["浙江省嘉兴市恒远机械股份有限公司", "恒远机械的图纸", true],
  ["恒远机械厂，韩某", "恒远机械的图纸", true],
  ["嘉兴恒远机械有限公司", "恒远机械的图纸", true],
  ["嘉兴市化纤有限公司", "化纤配方", false],
  ["海宁市宏达染整有限公司", "染整配方", false],
])("with the respondent “%s” the title “%s” is refused: %s", (respondent, title, refused) => {
  const faults = faultsOf("secret", { title }, { today, names: respondent });
  expect(faults.some(({ code }) => code === "names-respondent")).toBe(refused);
});

test("warnings are never blocking, and every fault has a sentence", () => {
  const { faults, groups } = warningsOf({ answers: {}, sealed: {}, files: 0 }, today);
  expect(faults.map(({ field }) => field)).not.toContain("title");
  expect(groups).toHaveLength(8);
  const known: Readonly<Record<string, string>> = zh.faults;
  for (const page of DRAFT_PAGES) {
    for (const { field, code } of faultsOf(page, {}, { today }))
      expect(known[`${field}-${code}`] ?? known[code], `${field} ${code}`).toBeTruthy();
  }
});

test("every field and every option has its words", () => {
  const labels: Readonly<Record<string, string>> = zh.fields;
  const options: Readonly<Record<string, Readonly<Record<string, string>>>> = zh.options;
  for (const page of DRAFT_PAGES) {
    for (const field of fieldsOf(page)) {
      expect(labels[field.name], field.name).toBeTruthy();
      for (const option of "options" in field ? field.options : [])
        expect(options[field.name]?.[option], `${field.name} ${option}`).toBeTruthy();
    }
  }
});

test("a day may be known by its year or month alone; nothing else is a day", () => {
  const day = (year: string, month = "", date = "") =>
    partialDay({ "x.year": year, "x.month": month, "x.day": date }, "x");
  expect([day("2016"), day("2016", "5"), day("2016", "5", "3"), day("２０１６", "５")]).toEqual([
    "2016",
    "2016-05",
    "2016-05-03",
    "2016-05",
  ]);
  expect([day(""), day("", " ")]).toEqual(["", ""]);
  for (const wrong of [
    day("16"),
    day("2016", "13"),
    day("2016", "2", "30"),
    day("2016", "", "3"),
    day("", "5"),
    day("2016", "x"),
    day("2016", "0"),
  ])
    expect(wrong).toBe("wrong");
});

test("a day that has not come is a fault to its own exactness", () => {
  const fault = (year: string, month = "", date = "") =>
    faultsOf(
      "events",
      { "discoveredOn.year": year, "discoveredOn.month": month, "discoveredOn.day": date },
      { today },
    ).find(({ field }) => field === "discoveredOn")?.code;
  expect([fault("2016"), fault("2016", "11"), fault("2016", "11", "24")]).toEqual([undefined, undefined, undefined]);
  expect([fault("2017"), fault("2016", "12"), fault("2016", "11", "25")]).toEqual([
    "in-future",
    "in-future",
    "in-future",
  ]);
});

test("what is typed comes back as it was typed, whatever it is, and what is secret is never among the open values", () => {
  const text = fc.string({ maxLength: 40 }).filter((value) => !/[\r\0]/.test(value));
  fc.assert(
    fc.property(fc.constantFrom(...DRAFT_PAGES), text, text, (page, one, two) => {
      const form = new FormData();
      for (const [index, field] of fieldsOf(page).entries()) {
        const typed = index % 2 === 0 ? one : two;
        if (field.kind === "several")
          for (const option of field.options.slice(0, 2)) form.append(`${field.name}[]`, option);
        else if (field.kind === "day")
          for (const part of ["year", "month", "day"]) form.append(`${field.name}.${part}`, typed);
        else form.append(field.name, field.kind === "one" ? (field.options[0] ?? "") : typed);
      }
      const typed = typedIn(page, form);
      const { open, sealed } = splitTyped(page, typed);
      const again = typedOf(page, { answers: { [page]: saved(open) }, sealed });
      for (const field of fieldsOf(page)) {
        if (field.kind !== "sealed") continue;
        expect(Object.keys(open)).not.toContain(field.name);
        const given = String(typed[field.name]);
        // Lines that share a seal are one line each.
        expect(again[field.name]).toBe(field.seal === "reporter" ? given.replace(/\s+/g, " ").trim() : given);
      }
      for (const [name, value] of Object.entries(open)) expect(again[name]).toEqual(value);
    }),
  );
});

test("a choice that there is not is no choice", () => {
  const form = new FormData();
  form.append("capacity", "emperor");
  expect(typedIn("firm", form)).toMatchObject({ capacity: "" });
});

test("pages are not started, in progress or done, and never a percentage", () => {
  expect(taskState("firm", least, today)).toBe("begun");
  expect(taskState("measures", least, today)).toBe("todo");
  expect(
    taskState("firm", { ...least, answers: { firm: saved({ capacity: "owner", filedThrough: "agent" }) } }, today),
  ).toBe("done");
  expect(taskState("evidence", { ...least, files: 2 }, today)).toBe("done");
});

const desks: readonly Desk[] = [
  { divisionCode: "330400", level: "city", takesIn: true },
  { divisionCode: "330402", level: "county", takesIn: true },
  { divisionCode: "330424", level: "county", takesIn: false },
];

test("the competent bureau: by kind, and never one without a desk", () => {
  const to = (rule: (typeof ROUTING_RULES)[number], secretKind: string | null, firmDivision: string) =>
    competentDivision({ rule, secretKind, firmDivision }, desks);
  expect(to("by-kind", "technical", "330402")).toBe("330400");
  expect(to("by-kind", "business", "330402")).toBe("330402");
  expect(to("by-kind", "business", "330424")).toBe("330400");
  expect(to("by-kind", null, "330402")).toBe("330400");
  expect(to("city", "business", "330402")).toBe("330400");
  expect(to("division", "technical", "330402")).toBe("330402");
});

test("each thing that blocks says what it is and leads to its page", () => {
  const codes: readonly Blocking[] = blockingOf({ answers: {}, sealed: {}, files: 0 }, today);
  for (const code of codes) {
    expect(zh.check.blocking[code]).toBeTruthy();
    const { page, field } = BLOCKING[code];
    expect(fieldsOf(page).map(({ name }) => name)).toContain(field);
  }
});
