/** A piece of a line: plain, stressed (着重), or a link. */
export type Piece =
  | { readonly kind: "plain" | "stress"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly lines: readonly (readonly Piece[])[] }
  | { readonly kind: "list"; readonly items: readonly (readonly Piece[])[] };

const INLINE = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^()\s]+)\)/g;
/** This portal's own pages and secure addresses; whatever else stays the text it is. */
const ADDRESS = /^(https:\/\/[^\s"'<>]+|\/(?![/\\])[^\s"'<>\\]*)$/;

/**
 * The very small markup of articles: a blank line ends a paragraph, `## ` begins a heading, `- ` an item of a list, `**x**` is stressed,
 * `[x](https://…)` and `[x](/…)` are links. Everything else is text: what comes out is put on the screen as elements, never as HTML.
 */
export function blocksOf(source: string): readonly Block[] {
  return source
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t\u3000]*\n/)
    .map((part) => part.split("\n").filter((line) => line.trim() !== ""))
    .flatMap(blocksOfPart);
}

function blocksOfPart(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.startsWith("## ")) blocks.push({ kind: "heading", text: line.slice(3).trim() });
    else if (line.startsWith("- ")) {
      const item = piecesOf(line.slice(2).trim());
      if (last?.kind === "list") blocks[blocks.length - 1] = { kind: "list", items: [...last.items, item] };
      else blocks.push({ kind: "list", items: [item] });
    } else {
      const pieces = piecesOf(line.trim());
      if (last?.kind === "paragraph") blocks[blocks.length - 1] = { kind: "paragraph", lines: [...last.lines, pieces] };
      else blocks.push({ kind: "paragraph", lines: [pieces] });
    }
  }
  return blocks;
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const plain = (text: string) => {
    if (text) pieces.push({ kind: "plain", text });
  };
  for (const found of line.matchAll(INLINE)) {
    const [whole, stressed, label, href] = found;
    if (href !== undefined && !ADDRESS.test(href)) continue;
    plain(line.slice(at, found.index));
    if (stressed !== undefined) pieces.push({ kind: "stress", text: stressed });
    else if (label !== undefined && href !== undefined) pieces.push({ kind: "link", text: label, href });
    at = found.index + whole.length;
  }
  plain(line.slice(at));
  return pieces;
}

/** The words alone, for a summary: the first so many characters. */
export function gistOf(source: string, most: number): string {
  const words = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join("");
  const text = blocksOf(source)
    .map((block) => {
      if (block.kind === "heading") return "";
      return block.kind === "list" ? `${block.items.map(words).join("；")}。` : block.lines.map(words).join("");
    })
    .join("");
  return text.length > most ? `${text.slice(0, most)}……` : text;
}
