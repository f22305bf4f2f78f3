import { expect, test } from "vitest";
import { textsOf } from "@/programme/words";
import { callSheet } from "./call-sheet";

test("a call's days stand under the names that they have where it is written, not under those of another form", () => {
  const call = {
    id: "c",
    title: "第三批申报",
    text: "",
    fromDay: "2016-12-01",
    toDay: "2016-12-20",
    standing: "coming",
  } as const;
  const { columns, rows } = callSheet([{ ...call, announcedAt: new Date(0), withdrawn: null }], {
    t: textsOf("zh-CN", "calls"),
  });
  expect(columns).toEqual(["通知", "申报开始", "申报截止", "状态"]);
  expect(rows).toEqual([["第三批申报", "2016-12-01", "2016-12-20", "未开始"]]);
});
