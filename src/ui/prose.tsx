import { createElement, Fragment, type ReactNode } from "react";
import { type Block, blocksOf, type Piece } from "@/kernel/small-markup";

/** A text in the small markup of articles as elements: nothing that somebody typed becomes HTML. */
export function Prose({ source }: { readonly source: string }) {
  return createElement("div", { className: "reading", lang: "zh-CN" }, ...blocksOf(source).map(elementOf));
}

// A text is drawn once and whole, so that its parts are children in their order and need no keys.
function elementOf(block: Block): ReactNode {
  if (block.kind === "heading") return createElement("h2", null, block.text);
  if (block.kind === "list")
    return createElement("ul", null, ...block.items.map((item) => createElement("li", null, lineOf(item))));
  const [first = [], ...further] = block.lines;
  const below = (line: readonly Piece[]) => createElement(Fragment, null, createElement("br"), lineOf(line));
  return createElement("p", null, lineOf(first), ...further.map(below));
}

function lineOf(pieces: readonly Piece[]): ReactNode {
  return createElement(Fragment, null, ...pieces.map(pieceOf));
}

function pieceOf(piece: Piece): ReactNode {
  if (piece.kind !== "link") return piece.kind === "stress" ? createElement("em", null, piece.text) : piece.text;
  const away = piece.href.startsWith("/") ? {} : { rel: "noopener noreferrer" };
  return createElement("a", { href: piece.href, ...away }, piece.text);
}
