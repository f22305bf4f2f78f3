import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/programme/words";
import { ownTabs } from "./view-tools";

const messages = messagesFor("zh-CN");
const views = [
  { id: "a", name: "临期", query: "light=red" },
  { id: "b", name: "王演示的", query: "light=red&officer=01a232ba-ee0d-7351-a70f-ae94a40e5643" },
];
const shown = (search: Record<string, string>, filter: Record<string, string>) => {
  const { tools, ...tabs } = ownTabs({ list: "complaints", views, search, filter, save: "保存" });
  const page = renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      {tools}
    </NextIntlClientProvider>,
  );
  return { current: tabs.views.find(({ current }) => current)?.label, save: tabs.save?.href, page };
};

test("a view of whose filter a part is gone is open at its own address, and can be renamed and removed there", () => {
  const search = { light: "red", officer: "01a232ba-ee0d-7351-a70f-ae94a40e5643" };
  const { current, save, page } = shown(search, { light: "red" });
  expect([current, save]).toEqual(["王演示的", undefined]);
  expect(page).toContain("删除视图“王演示的”");
  expect(page).toContain('name="viewId" value="b"');
});

test("before a view is removed, what that means is said, and asked", () => {
  const { page } = shown({ light: "red" }, { light: "red" });
  expect(page).toMatch(/<details><summary>删除视图“临期”<\/summary>.*只删除这个视图.*删除视图<\/button>/s);
});

test("a view is open at any address that narrows as it does; another filter can be kept", () => {
  expect(shown({ light: "red", q: "", after: "x" }, { light: "red" })).toMatchObject({
    current: "临期",
    save: undefined,
  });
  const other = shown({ light: "yellow" }, { light: "yellow" });
  expect(other).toMatchObject({ current: undefined, save: "/complaints?light=yellow&save=1", page: "" });
  expect(shown({ light: "yellow", save: "1" }, { light: "yellow" }).page).toContain(
    'name="query" value="light=yellow"',
  );
});
