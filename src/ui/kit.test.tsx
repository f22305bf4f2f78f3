import { render, textOf } from "@tests/support/render";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { ClockLine } from "./clock-line";
import { DataTable } from "./data-table";
import { DayRegister } from "./day-register";
import { Figure, FigureLink } from "./figure";
import { type Filter, Filters, useSortFilter } from "./filters";
import { Gauge } from "./gauge";
import { Light } from "./light";
import { LookLog } from "./look-log";
import { Pager } from "./pager";
import { Path } from "./path";
import { QueueKeys } from "./queue-keys";
import { SecretBlock } from "./secret";
import { Source } from "./source";
import { TileMap } from "./tile-map";
import zh from "./words/zh-CN.json";

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
  expect(textOf(render(<Pager total={1234} first="?" />))).toBe("共 1,234 件回到第一页");
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

test("a source is in Chinese and marked as that on an English page; that nobody looked it up is said in the page's language", () => {
  const source = <Source source="实施意见" unverified=" (to be verified)" />;
  expect(render(source, "en")).toBe('<span lang="zh-CN">实施意见</span> (to be verified)');
  expect(render(<Source source="实施意见" />)).toBe("实施意见");
});

test("what stands beside a cell's words isn't glued to them", () => {
  const column = {
    key: "basis",
    head: "依据",
    cell: () => "Reported",
    mark: (row: string) => (row === "new" ? <b>to be verified</b> : null),
  };
  const table = render(<DataTable caption="x" rows={["new", "old"]} rowKey={(row) => row} columns={[column]} />);
  expect(table).toContain("Reported <b>to be verified</b>");
  expect(table).toContain("Reported</td>");
});

test("the key that picks is listed where something can be picked", () => {
  const keys = zh.keys;
  expect(textOf(render(<QueueKeys words={keys} picks />))).toContain("X 选中");
  expect(textOf(render(<QueueKeys words={keys} picks={false} />))).not.toContain("X");
  expect(textOf(render(<QueueKeys words={keys} picks={false} />))).toContain("JK 上下");
});

test("the present step is marked for those who can't see it", () => {
  const html = render(<Path label="环节" steps={["收件", "核查", "立案"]} at={1} />);
  expect(html).toContain('<li class="is-done">收件</li><li class="is-now" aria-current="step"><span>核查</span></li>');
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
