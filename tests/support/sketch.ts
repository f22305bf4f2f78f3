/** What axe tells apart on a page, in few words: what has the same name gets the same findings from its rules. */

export type Sketch = {
  /** What axe's rules of structure read of the page as a whole and of each of its elements, as names. */
  readonly structure: readonly string[];
  /** Each way in which an element is styled where it stands, as a name. */
  readonly styles: readonly string[];
};

declare global {
  /** In the page that was sketched: the parts of each name, the elements above them, and an element of each style. */
  var sketched: {
    readonly parts: ReadonlyMap<string, readonly Element[]>;
    readonly above: ReadonlyMap<string, readonly Element[]>;
    readonly styles: ReadonlyMap<string, Element>;
  };
}

/**
 * Runs in the page. A part is an element with little in it, or a table: it is sketched whole, and so are the elements above it, without what
 * is in them but their children. Of children that are alike one is sketched; texts and names are sketched as being there or not, ids
 * and addresses without their digits. Of the page as a whole: whether it has a title, how many ids stand twice, and how many are referred to
 * and aren't there.
 */
export function sketch(): Sketch {
  const MOST_IN_A_PART = 40;

  const nameOf = (text: string): string => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    return (a >>> 0).toString(36) + (b >>> 0).toString(36);
  };
  const without = (value: string) => value.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, "0");
  const LEFT_OUT =
    /^(style|nonce|d|points|x|y|x1|x2|y1|y2|cx|cy|r|width|height|viewBox|transform|value|data-(?!figure|total).*)$/;
  const JUST_THERE = /^(href|src|action|alt|title|placeholder|aria-label|aria-description|content|datetime)$/;

  const headOf = (element: Element): string => {
    const attributes = [...element.attributes]
      .filter(({ name }) => !LEFT_OUT.test(name))
      .map(({ name, value }) => `${name}=${JUST_THERE.test(name) ? value.trim() !== "" : without(value)}`);
    const says = [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim());
    const labelled = (element as HTMLInputElement).labels?.length ? " labelled" : "";
    return `${element.localName} ${attributes.join(" ")}${says ? " says" : ""}${labelled}`;
  };
  const childrenOf = (element: Element) =>
    [...element.children].filter(({ localName }) => localName !== "script" && localName !== "style");
  // A term stands before what it means: there alone the rules read in which order children come, or how often.
  const shapeOf = (element: Element): string => {
    const shapes = childrenOf(element).map(shapeOf);
    return `${headOf(element)}(${(element.localName === "dl" ? shapes : [...new Set(shapes)].toSorted()).join()})`;
  };

  const parts = new Map<string, Element[]>();
  const above = new Map<string, Element[]>();
  const keep = (kept: Map<string, Element[]>, name: string, element: Element) =>
    void kept.set(name, [...(kept.get(name) ?? []), element]);
  const divide = (element: Element, where: string): void => {
    if (element.localName === "table" || element.querySelectorAll("*").length <= MOST_IN_A_PART) {
      keep(parts, nameOf(`${where} > ${shapeOf(element)}`), element);
      return;
    }
    const children = childrenOf(element);
    const here = nameOf(`${where} > ${headOf(element)}`);
    const kinds = new Set(children.map((child) => `${child.localName} ${child.getAttribute("role") ?? ""}`));
    keep(above, nameOf(`${here}(${[...kinds].toSorted().join()})`), element);
    for (const child of children) divide(child, here);
  };
  divide(document.documentElement, String(innerWidth));

  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const referring = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "headers"];
  const referred = referring.flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].flatMap((element) => element.getAttribute(name)?.split(/\s+/) ?? []),
  );
  const known = new Set(ids);
  const whole = [
    "page",
    document.title !== "",
    ids.length - known.size,
    referred.filter((id) => !known.has(id)).length,
  ];

  // What says something or can be pressed, by its classes and states, in its parent, by its ink on its ground, in a window of this width and these
  // settings. Of what a script reads from it no more than that it is there.
  const TOLD =
    /^(class|role|type|disabled|open|data-(?!dpl).*|aria-(current|pressed|selected|expanded|invalid|disabled))$/;
  const READ_BY_SCRIPTS = /^data-(?!density|elder|ramp|side)/;
  const dressOf = ({ tagName, attributes }: Element) => {
    const told = [...attributes].filter(({ name }) => TOLD.test(name));
    const said = told.map(({ name, value }) =>
      READ_BY_SCRIPTS.test(name) ? name : `${name}=${value.replaceAll(/\d+/g, "0")}`,
    );
    return [tagName, ...said].join(" ");
  };
  const PRESSED = "a, button, input, select, textarea, summary, label, [role], [tabindex]";
  const speaks = (element: Element) =>
    [...element.childNodes].some(({ nodeType, nodeValue }) => nodeType === 3 && nodeValue?.trim());
  const dressed = new Map<string, Element>();
  const dress = (element: Element, parent: string, below: string): void => {
    if (element.localName === "noscript") return;
    const { color, fontSize, fontWeight, backgroundColor } = getComputedStyle(element);
    const ground = backgroundColor === "rgba(0, 0, 0, 0)" ? below : backgroundColor;
    const own = dressOf(element);
    if (element.matches(PRESSED) || speaks(element))
      dressed.set([parent, own, color, fontSize, fontWeight, ground].join(" > "), element);
    if (element.localName === "svg") return;
    for (const child of childrenOf(element)) dress(child, own, ground);
  };
  for (const child of childrenOf(document.body))
    dress(child, dressOf(document.body), getComputedStyle(document.body).backgroundColor);
  const here = [innerWidth, dressOf(document.documentElement)].join(" ");
  const styles = new Map([...dressed].map(([dress, element]) => [nameOf(`${here} > ${dress}`), element]));

  globalThis.sketched = { parts, above, styles };
  return { structure: [whole.join(" "), ...above.keys(), ...parts.keys()], styles: [...styles.keys()] };
}
