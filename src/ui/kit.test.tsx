import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { FormState, Sentence } from "@/kernel/form-state";
import { Checkbox, Checkboxes, Radios, Select } from "./choice-fields";
import { ClockLine } from "./clock-line";
import { DataTable } from "./data-table";
import { DateField } from "./date-field";
import { DayRegister } from "./day-register";
import type { FormWords } from "./field";
import { Figure, FigureLink } from "./figure";
import { type Filter, Filters, useSortFilter } from "./filters";
import { ActionForm, FormShell, useForm } from "./form-shell";
import { Gauge } from "./gauge";
import { Light } from "./light";
import { LookLog } from "./look-log";
import { Pager } from "./pager";
import { PartsForm } from "./parts-form";
import { Path } from "./path";
import { SecretBlock } from "./secret";
import { TextField } from "./text-fields";
import { TileMap } from "./tile-map";
import en from "./words/en.json";
import zh from "./words/zh-CN.json";

const words: FormWords = {
  language: "zh-CN",
  error: "错误：",
  optional: "（选填）",
  errorTitle: "提交有误",
  busy: "正在提交…",
  reference: "参考号",
  seeNew: "看新版本",
  choose: "请选择",
  year: "年",
  month: "月",
  day: "日",
  whyLate: "逾期说明",
  whyLateHint: "",
};

function render(node: ReactNode, locale: "zh-CN" | "en" = "zh-CN"): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ ui: locale === "en" ? en : zh }} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );
}

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, "");
}

test.each([
  [{ light: "green", amount: 12, unit: "working_day" }, "余 12 个工作日", "12 working days left"],
  [{ light: "red", amount: 1, unit: "calendar_day" }, "余 1 日", "1 day left"],
  [{ light: "red", amount: 0, unit: "calendar_day" }, "今天到期", "Due today"],
  [{ light: "red", amount: 0, unit: "hour" }, "不到 1 小时", "Under an hour left"],
  [{ light: "overdue", amount: 2, unit: "working_day" }, "已超期 2 个工作日", "2 working days overdue"],
  [{ light: "overdue", amount: 0, unit: "working_day" }, "已超期", "Overdue"],
  [{ light: "paused", amount: 61, unit: "calendar_day" }, "已中止，剩 61 日", "Paused, 61 days left"],
  [{ light: "paused" }, "已中止", "Paused"],
  [{ light: "met", amount: 3, unit: "hour", lateBy: null }, "按期办结", "Done in time"],
  [{ light: "met", amount: 0, unit: "hour", lateBy: 0 }, "逾期办结", "Done late"],
  [{ light: "met", amount: 0, unit: "working_day", lateBy: 3 }, "逾期办结，晚 3 个工作日", "Done 3 working days late"],
  [{ light: "none" }, "无期限", "No time limit"],
] as const)("a light says amount and unit: %o", (light, chinese, english) => {
  expect(textOf(render(<Light {...light} />))).toBe(chinese);
  expect(textOf(render(<Light {...light} />, "en"))).toBe(english);
});

test("a figure is a link whose text is the number; zero opens nothing but keeps its name", () => {
  expect(render(<FigureLink figure="cases" value={12} href="/cases" />)).toBe(
    '<a class="num" href="/cases" data-figure="cases">12</a>',
  );
  expect(render(<FigureLink figure="cases" value={0} href="/cases" />)).toBe(
    '<span class="quiet" data-figure="cases">0</span>',
  );
  expect(render(<Figure label="案件" figure="cases" value={3} href="/cases" unit="件" />)).toContain(
    '<a href="/cases" data-figure="cases">3</a>',
  );
  const tiles = (
    <TileMap tiles={[{ key: "1", label: "桐乡", column: 1, row: 2, figure: "t", value: 52, href: "/x" }]} />
  );
  expect(render(tiles)).toMatch(/<a [^>]*href="\/x" data-figure="t" aria-label="桐乡 52">.*52<\/text><\/a>/);
});

test("a register that a filter emptied says so and leads to the whole of that day; on a day without entries it says that", () => {
  const places = { divisions: [], clusters: [], industriesAsked: [] };
  const words = (key: string) => key;
  const empty = (query: Record<string, string>) =>
    render(
      <DayRegister
        {...{ rows: [], total: 0, next: null, asOf: "2015-12-31", opens: "none", places, query, t: words }}
        pathOf={(asked) => `/register?${new URLSearchParams(asked)}`}
        recordPath={(id) => id}
      />,
    );
  const narrowed = empty({ asOf: "2015-12-31", q: "桐乡" });
  expect(narrowed).toContain(zh.empty.filtered);
  expect(narrowed).toContain('<a href="/register?asOf=2015-12-31">');
  const whole = empty({ asOf: "2015-12-31", known: "then" });
  expect(whole).toContain("empty.title");
  expect(whole).not.toContain(zh.empty.filtered);
});

test("the list states the number that the figure promised", () => {
  const html = render(<Pager total={1234} next="?after=x" />);
  expect(html).toContain('data-total="1234"');
  expect(textOf(html)).toBe("共 1,234 件下一页");
});

test("a cell of a folded table carries its head; the light, the title and hidden ones don't", () => {
  const html = render(
    <DataTable
      caption="待办"
      rows={[{ id: "1", title: "配方" }]}
      rowKey={({ id }) => id}
      pick={{ name: "id", label: ({ title }) => title }}
      columns={[
        { key: "light", head: "期限", fold: "light", cell: () => <Light light="none" /> },
        {
          key: "title",
          head: "事项",
          fold: "title",
          rowHead: true,
          link: () => "/cases/1",
          cell: ({ title }) => title,
        },
        { key: "who", head: "承办", cell: () => "沈若川" },
      ]}
    />,
  );
  expect([...html.matchAll(/data-th="([^"]+)"/g)].map(([, head]) => head)).toEqual(["承办"]);
  expect(html).toContain('<th role="rowheader" scope="row" class="fold-title"><a href="/cases/1">配方</a></th>');
  expect(html).toContain('aria-label="选择 配方" name="id[]" value="1"');
});

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

test("the present step is marked for those who can't see it", () => {
  const html = render(<Path label="环节" steps={["收件", "核查", "立案"]} at={1} />);
  expect(html).toContain('<li class="is-done">收件</li><li class="is-now" aria-current="step"><span>核查</span></li>');
});

test("a form that creates something carries its key", () => {
  const html = render(
    <ActionForm action={async (state) => state} words={words} onceKey="018f">
      <p>字</p>
    </ActionForm>,
  );
  expect(html).toContain('<input type="hidden" name="_key" value="018f"/>');
});

test("nothing needs inline styles, which the content policy refuses", () => {
  const html = render(
    <>
      <ClockLine used={0.5} stops={[{ from: 0.2, to: 0.4 }]} warnings={[0.8]} />
      <Gauge value={187} targets={[{ value: 200, label: "2016" }]} words="187 家" />
      <SecretBlock title="案情" reader="沈若川　2016-11-24 11:06">
        字
      </SecretBlock>
    </>,
  );
  expect(html).not.toContain("style=");
  expect(html).toContain("沈若川　2016-11-24 11:06");
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

test("what somebody looked at several times on one day for one reason is one line, with the time of each look", () => {
  const look = (at: string, who: string, what = "染整配方") => ({
    ...{ id: `${at}${who}${what}`, at: new Date(`2016-11-${at}:00+08:00`), who, what, reason: "办理案件" },
  });
  const looks = [
    look("24T09:33", "甲"),
    look("24T09:20", "乙"),
    ...[look("24T09:12", "甲"), look("24T09:12", "甲"), look("24T09:11", "甲")],
    look("24T09:10", "甲", "客户名单"),
    look("23T17:05", "甲"),
  ];
  const html = render(<LookLog looks={looks} today="2016-11-24" />);
  expect(html.match(/<li>.*?<\/li>/g)?.map(textOf)).toEqual([
    "11月24日 09:33甲染整配方；理由：办理案件同日还在 09:12 ×2、09:11",
    "11月24日 09:20乙染整配方；理由：办理案件",
    "11月24日 09:10甲客户名单；理由：办理案件",
    "11月23日 17:05甲染整配方；理由：办理案件",
  ]);
});

test("on paper, where the form isn't, stands of what and of which day a list is, in the words of its choices", () => {
  const places = [{ value: "330402", label: "南湖区" }];
  const filters = (division: string | undefined, asOf: string | undefined): Filter[] => [
    { name: "division", label: "地区", value: division, options: places },
    { name: "asOf", label: "截至", value: asOf, type: "day", placeholder: "2016-11-24" },
    { name: "town", label: "乡镇", value: undefined, type: "text", placeholder: "如：濮院镇" },
  ];
  const printed = (node: ReactNode) => /<p class="print-only[^>]*>(.*?)<\/p>/.exec(render(node))?.[1];
  expect(printed(<Filters filters={filters("330402", "2016-06-30")} clearHref="/" />)).toBe(
    "地区：南湖区；截至：2016-06-30",
  );
  expect(printed(<Filters filters={filters(undefined, undefined)} clearHref="/" order="按编号" />)).toBe(
    "截至：2016-11-24；按编号",
  );
  expect(printed(<Filters filters={filters(undefined, undefined).slice(2)} clearHref="/" />)).toBeUndefined();
});

function OrderedFilters({ q, sort }: { readonly q?: string; readonly sort?: string }) {
  const filters: Filter[] = [{ name: "q", label: "搜索", value: q, type: "text" }, useSortFilter(sort)];
  return <Filters filters={filters} clearHref="/cases?mine=1" />;
}

test("clearing the filters of a list leaves it in its order, and isn't offered where an order alone is chosen", () => {
  const clear = (node: ReactNode) => /<a [^>]*href="([^"]+)"/.exec(render(node))?.[1];
  expect(clear(<OrderedFilters q="铜" sort="newest" />)).toBe("/cases?mine=1&amp;sort=newest");
  expect(clear(<OrderedFilters q="铜" />)).toBe("/cases?mine=1");
  expect(clear(<OrderedFilters sort="newest" />)).toBeUndefined();
});
