import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { inPageOrder } from "@/kernel/form-state";
import { draftArticleInput } from "../articles/schema";
import { ArticleForm } from "./article-form";

const labels = { channel: "", topics: "", title: "", body: "", source: "", note: "", submit: "", choose: "" };
const form = {
  error: "",
  optional: "",
  errorTitle: "",
  busy: "",
  reference: "",
  seeNew: "",
  year: "",
  month: "",
  day: "",
  whyLate: "",
  whyLateHint: "",
};
const hints = { channel: "", body: "", source: "", note: "" };

test("what is wrong with an article is listed as the page asks for it, not as the schema does", () => {
  const page = renderToStaticMarkup(
    <ArticleForm
      action={async (state) => state}
      hidden={{}}
      initial={{}}
      channels={[{ value: "news", label: "动态" }]}
      topics={[{ value: "law", label: "法规" }]}
      corrects={false}
      cancel={{ href: "/articles", label: "" }}
      words={{ language: "zh-CN", ...form, ...labels, hints }}
    />,
  );
  const posted = new FormData();
  for (const [, tag = ""] of page.matchAll(/<(?:input|select|textarea)([^>]*)>/g)) {
    const [, name = ""] = /name="([^"]+)"/.exec(tag) ?? [];
    if (!tag.includes("checkbox")) posted.append(name, /value="([^"]*)"/.exec(tag)?.[1] ?? "");
  }
  const { error } = draftArticleInput.safeParse({ channel: "", topics: ["?"], title: "", body: "", source: "" });
  const fields = Object.fromEntries(error?.issues.map(({ path }) => [String(path[0]), true]) ?? []);
  expect(Object.keys(fields)).toEqual(["channel", "topics", "title", "body"]);
  expect(Object.keys(inPageOrder(fields, posted))).toEqual(["title", "channel", "topics", "body"]);
});
