import { render, textOf, words } from "@tests/support/render";
import { expect, test } from "vitest";
import type { FormState, Sentence } from "@/kernel/form-state";
import { Checkbox, Checkboxes, Radios, Select } from "./choice-fields";
import { DateField } from "./date-field";
import { ActionForm, FormShell, useForm } from "./form-shell";
import { PartsForm } from "./parts-form";
import { TextField } from "./text-fields";

test("a field names its hint and its error, and keeps what was typed", () => {
  const state = { name: "code", id: "f-code", errors: ["请核对"], defaultValue: "9133", words };
  const html = render(<TextField {...state} label="代码" hint="18 位" />);
  expect(html).toContain('aria-invalid="true" aria-describedby="f-code-hint f-code-error"');
  expect(html).toContain('value="9133"');
  expect(textOf(html)).toBe("代码18 位错误：请核对");
});

test("choices keep what was chosen; several are posted as a list", () => {
  const choices = [
    { value: "a", label: "甲" },
    { value: "b", label: "乙" },
  ];
  const several = render(<Checkboxes name="did" label="措施" choices={choices} defaultValue={["b"]} />);
  expect([...several.matchAll(/<input[^>]*>/g)].map(([input]) => input.includes("checked"))).toEqual([false, true]);
  expect(several).toContain('name="did[]"');
  expect(render(<Radios name="who" label="谁" choices={choices} defaultValue="a" />)).toContain('name="who"');
  expect(render(<Select name="c" label="县" options={choices} empty="请选择" defaultValue="b" />)).toContain(
    '<option value="b" selected="">乙</option>',
  );
});

test("a date is three inputs under one name", () => {
  const html = render(<DateField name="on" words={words} label="日期" parts={{ year: "2016", month: "13" }} />);
  expect([...html.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)).toEqual(["on.year", "on.month", "on.day"]);
  expect(html).toContain('value="13"');
});

test("a form that creates something carries its key", () => {
  const html = render(
    <ActionForm action={async (state) => state} words={words} onceKey="018f">
      <p>字</p>
    </ActionForm>,
  );
  expect(html).toContain('<input type="hidden" name="_key" value="018f"/>');
});

const again = { "zh-CN": "请核对", en: "Look again" };
const told: readonly FormState[] = [
  { kind: "invalid", fields: { code: [again], "": [again] }, values: {} },
  { kind: "refused", code: "shut", sentence: again },
  { kind: "overtaken", sentence: again },
  { kind: "failed", reference: "E-7F2C91", sentence: again },
  { kind: "done", sentence: again, rows: [{ label: "甲", done: true, sentence: again }] },
];

function Answered({ answer, language }: { readonly answer: FormState; readonly language: string }) {
  const form = useForm({ action: async (state) => state, words: { ...words, language }, answer });
  return (
    <FormShell form={form}>
      <TextField {...form.field("code")} label="代码" />
    </FormShell>
  );
}

test.each(told.map((answer) => [answer.kind, answer] as const))(
  "an answer that says %s follows a switch of language",
  (_, answer) => {
    const [chinese, english] = ["zh-CN", "en"].map((language) => render(<Answered {...{ answer, language }} />));
    expect(chinese).toContain("请核对");
    expect(chinese).not.toContain("Look again");
    expect(english).not.toContain("请核对");
    expect(english?.match(/Look again/g)).toHaveLength(chinese?.match(/请核对/g)?.length ?? 0);
  },
);

function Choices() {
  const form = useForm({ action: async (state) => state, words });
  return (
    <FormShell form={form}>
      <Radios {...form.field("who")} label="谁" choices={[{ value: "a", label: "甲" }]} />
      <Checkboxes {...form.field("did")} label="措施" choices={[{ value: "b", label: "乙" }]} />
      <Checkbox {...form.field("sure")} label="已核对" />
      <Select {...form.field("place")} label="地区" options={[{ value: "c", label: "丙" }]} empty="请选择" />
      <Select {...form.field("days")} label="日" options={[{ value: "d", label: "工作日" }]} />
    </FormShell>
  );
}

test("choices say in what a form posts where they stand, also when nothing is chosen; in a filter they don't", () => {
  const html = render(<Choices />);
  expect([...html.matchAll(/name="_place" value="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    ...["who", "did", "sure", "place"],
  ]);
  // The floating legend is cleared by what is seen below it.
  expect(html).not.toContain('</legend><input type="hidden"');
  expect(render(<Radios name="who" label="谁" choices={[{ value: "a", label: "甲" }]} />)).not.toContain("_place");
});

test("where no script runs, each field posts its label along, for the page that keeps what was typed or says what is wrong", () => {
  const html = render(<TextField name="reason" label="理由" placed />);
  expect(html).toContain('<noscript><input type="hidden" name="_label" value="reason=理由"/></noscript>');
  expect([...render(<Choices />).matchAll(/name="_label" value="([^"]+)"/g)].map(([, label]) => label)).toEqual([
    ...["who=谁", "did=措施", "sure=已核对", "place=地区", "days=日"],
  ]);
  expect(render(<TextField name="q" label="搜索" />)).not.toContain("_label");
});

test("of a field that stands alike in several groups the legend is posted along with the label", () => {
  const line = { name: "1.points", label: "得分" };
  const parts = [{ key: "1", title: "制度", rows: [{ key: "1", legend: "1 领导责任", lines: [line] }] }];
  const html = render(
    <PartsForm
      {...{ action: async (state) => state, hidden: {}, initial: {}, parts, submit: "保存", words }}
      {...{ hint: { field: "items", text: "" }, cancel: { href: "/", label: "先不保存" } }}
    />,
  );
  expect(html).toContain('name="_label" value="1.points=1 领导责任：得分"');
});

const missing: Sentence = { "zh-CN": "请填写。", en: "Fill this in." };

test.each<[string, Sentence[], boolean]>([
  ["may be said of any", [{ ...missing, ofAny: true }], true],
  ["reads alike", [missing, missing], true],
  ["is clear", [missing], false],
])("without a script a line of the summary that %s names its field by the label posted along", (_, said, named) => {
  const fields = Object.fromEntries(said.map((sentence, at) => [at === 0 ? "reason" : "until", [sentence]]));
  const answer = { kind: "invalid", fields, values: {}, labels: { reason: "理由", until: "期限" } } as const;
  const [chinese, english] = ["zh-CN", "en"].map((language) =>
    textOf(render(<Answered {...{ answer, language }} />).match(/<li>.*?<\/li>/)?.[0] ?? ""),
  );
  expect([chinese, english]).toEqual(named ? ["理由：请填写。", "理由: Fill this in."] : ["请填写。", "Fill this in."]);
});
