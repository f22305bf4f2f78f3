import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksOf, gistOf } from "./small-markup";

describe("the small markup of articles", () => {
  test("knows paragraphs, headings, lists, stress and links", () => {
    expect(blocksOf("第一段**要紧**。\n第二行\n\n## 标题\n- 一\n- 见[方案](/programme-document)")).toEqual([
      {
        kind: "paragraph",
        lines: [
          [
            { kind: "plain", text: "第一段" },
            { kind: "stress", text: "要紧" },
            { kind: "plain", text: "。" },
          ],
          [{ kind: "plain", text: "第二行" }],
        ],
      },
      { kind: "heading", text: "标题" },
      {
        kind: "list",
        items: [
          [{ kind: "plain", text: "一" }],
          [
            { kind: "plain", text: "见" },
            { kind: "link", text: "方案", href: "/programme-document" },
          ],
        ],
      },
    ]);
  });

  test.each(["javascript:alert(1)", "data:text/html,x", "//evil.example", "/\\evil.example", "http://plain.example"])(
    "%s is no link, and stays text",
    (href) => {
      expect(blocksOf(`a [b](${href}) c`)).toEqual([
        { kind: "paragraph", lines: [[{ kind: "plain", text: `a [b](${href}) c` }]] },
      ]);
    },
  );

  test("whatever is typed: each link leads to a page of ours or to a secure address, and no letter is lost", () => {
    const typed = fc.array(fc.constantFrom("[", "]", "(", ")", "**", "/", "https://a.cn", "javascript:", "字", "\n"));
    fc.assert(
      fc.property(typed, (parts) => {
        for (const block of blocksOf(parts.join(""))) {
          if (block.kind === "heading") continue;
          for (const piece of (block.kind === "list" ? block.items : block.lines).flat())
            if (piece.kind === "link") expect(piece.href).toMatch(/^(https:\/\/|\/(?![/\\]))/);
        }
        const letters = (text: string) => text.split("字").length;
        expect(letters(gistOf(parts.join(""), 10_000))).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test("a gist is the words alone, cut", () => {
    expect(gistOf("## 头\n**一**二[三](/x)四", 3)).toBe("一二三……");
    expect(gistOf("一二", 3)).toBe("一二");
  });
});
