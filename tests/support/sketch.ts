/** What axe tells apart on a page, in few words: what has the same name gets the same findings from its rules. */

export type Sketch = {
  /** What axe's rules of structure read of the page as a whole and of each of its elements, as names. */
  readonly structure: readonly string[];
  /** Each ink on its ground, and each way in which something that can be pressed stands there, as a name. */
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
 * Runs in the page. What takes its name from what is in it, a link or a button, is a part, and sketched whole; whatever else has something in it
 * is sketched with the kinds of its children, a table with the kinds of its rows: those are its cells. Of what it stands in, only that counts which the
 * rules ask about. Texts, names and what refers to another element are sketched as being there or not. What a class makes of an element is read from the
 * page: whether it is seen, and whether it scrolls. Of the page as a whole: whether it has a title, how many ids stand twice, and how many are
 * referred to and aren't there.
 */
export function sketch(): Sketch {
  const nameOf = (text: string): string => {
    let [a, b] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    return (a >>> 0).toString(36) + (b >>> 0).toString(36);
  };
  const speaks = (element: Element) => {
    for (let node = element.firstChild; node; node = node.nextSibling)
      if (node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()) return true;
    return false;
  };
  const childrenOf = (element: Element) =>
    [...element.children].filter(({ localName }) => localName !== "script" && localName !== "style");

  const TOLD_WHOLE =
    /^(role|type|lang|tabindex|scope|colspan|rowspan|headers|autocomplete|disabled|hidden|inert|open|contenteditable|aria-.*)$/;
  const JUST_THERE =
    /^(id|for|name|href|src|alt|title|placeholder|content|http-equiv|usemap|ismap|summary|aria-(label|description|controls|owns|details|activedescendant|errormessage|describedby))$/;
  const namesIt = (ids: string) => ids.split(/\s+/).some((id) => document.getElementById(id)?.textContent?.trim());
  const scrolls = (element: Element) => {
    if (element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    return /auto|scroll/.test(`${overflowX} ${overflowY}`);
  };
  const attribute = ({ name, value }: Attr): string[] => {
    if (JUST_THERE.test(name)) return [`${name}=${value.trim() !== ""}`];
    if (name === "aria-labelledby") return [`${name}=${namesIt(value)}`];
    return TOLD_WHOLE.test(name) ? [`${name}=${value.replaceAll(/\d+/g, "0")}`] : [];
  };
  const headOf = (element: Element): string => {
    const facts = [...element.attributes].flatMap(attribute);
    if (speaks(element)) facts.push("says");
    const labels = (element as HTMLInputElement).labels?.length;
    if (labels) facts.push(`labels=${labels}`);
    if (!element.checkVisibility({ visibilityProperty: true })) facts.push("unseen");
    if (scrolls(element)) facts.push("scrolls");
    return `${element.localName} ${facts.join(" ")}`;
  };
  // Of children that are alike one is sketched.
  const shapeOf = (element: Element): string =>
    `${headOf(element)}(${[...new Set(childrenOf(element).map(shapeOf))].toSorted().join()})`;
  const kindOf = (element: Element) =>
    ["role", "scope"].reduce((kind, name) => `${kind} ${element.getAttribute(name) ?? ""}`, element.localName);
  const rowOf = ({ cells }: HTMLTableRowElement) =>
    new Set([...cells].map((cell) => `${kindOf(cell)} ${cell.tagName === "TH" && cell.textContent?.trim() !== ""}`));
  const ASKED_FOR_CHILDREN = "ul, ol, dl, menu, table, thead, tbody, tfoot, tr, [role]";
  const kindsIn = (element: Element): readonly string[] => {
    if (!element.matches(ASKED_FOR_CHILDREN)) return [];
    if (element instanceof HTMLTableElement)
      return [...element.rows].map((row) => [...rowOf(row)].toSorted().join("+"));
    const kinds = childrenOf(element).map(kindOf);
    // A term stands before what it means.
    return element.localName === "dl" ? kinds.map((kind, at) => `${kinds[at - 1] ?? ""}, ${kind}`) : kinds;
  };
  const ROLES = "button link tab option menuitem menuitemcheckbox menuitemradio switch checkbox radio img tooltip";
  const named = ["a, button, label, summary, select, svg, [aria-hidden]"];
  const NAMED_BY_CONTENT = [...named, ...ROLES.split(" ").map((role) => `[role=${role}]`)].join();
  const ASKED_ABOUT = /^(ul|ol|dl|menu|table|thead|tbody|tfoot|tr|td|th|details|fieldset|noscript)$/;
  const contextOf = (element: Element): string => {
    const told = ["role", "tabindex", "contenteditable"].filter((name) => element.hasAttribute(name));
    const said = told.map((name) => `${name}=${element.getAttribute(name)}`);
    return said.length > 0 || ASKED_ABOUT.test(element.localName) ? ` > ${[element.localName, ...said].join(" ")}` : "";
  };

  const parts = new Map<string, Element[]>();
  const above = new Map<string, Element[]>();
  const keep = (kept: Map<string, Element[]>, name: string, element: Element) => {
    const same = kept.get(name);
    if (same) same.push(element);
    else kept.set(name, [element]);
  };
  const divide = (element: Element, where: string): void => {
    const here = `${where}${contextOf(element)}`;
    const whole = element.matches(NAMED_BY_CONTENT);
    const head = headOf(element);
    const sketched = whole ? shapeOf(element) : `${head}(${[...new Set(kindsIn(element))].toSorted().join()})`;
    // What only holds others together is nothing to the rules.
    if (!/^(div|span) $/.test(head))
      keep(whole || element.childElementCount === 0 ? parts : above, nameOf(`${where} > ${sketched}`), element);
    if (!whole) for (const child of childrenOf(element)) divide(child, here);
  };
  divide(document.documentElement, "");

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

  // What says something, by its ink on its ground; and what can be pressed, by its classes and states, in its parent, in a window of this width and
  // these settings. Of what a script reads from it no more than that it is there.
  const TOLD =
    /^(class|role|type|disabled|open|data-(?!dpl).*|aria-(current|pressed|selected|expanded|invalid|disabled))$/;
  const READ_BY_SCRIPTS = /^data-(?!density|elder|ramp|side)/;
  const dressOf = (element: Element) => {
    const told = [...element.attributes].filter(({ name }) => TOLD.test(name));
    const said = told.map(({ name, value }) =>
      READ_BY_SCRIPTS.test(name) ? name : `${name}=${value.replaceAll(/\d+/g, "0")}`,
    );
    return [element.tagName, ...said, speaks(element) ? "says" : ""].join(" ");
  };
  const PRESSED = "a, button, input:not([type=hidden]), select, textarea, summary, [tabindex]";
  const OFF = ":disabled, [aria-disabled=true]";
  const isOff = (element: Element) =>
    element.matches(OFF) || (element as HTMLLabelElement).control?.matches(OFF) === true;
  const here = [innerWidth, dressOf(document.documentElement)].join(" ");
  const styles = new Map<string, Element>();
  /** What lies behind an element: how it is coloured, how much of it shines through, and what puts it in front of something else. */
  type Ground = { readonly ground: string; readonly off: boolean };
  const dress = (element: Element, { ground: below, off: isIn }: Ground): void => {
    if (element.localName === "noscript") return;
    const { color, fontSize, fontWeight, backgroundColor, opacity, position, textShadow } = getComputedStyle(element);
    const clear = backgroundColor === "rgba(0, 0, 0, 0)";
    const opaque = /^rgb\(/.test(backgroundColor) && opacity === "1";
    const behind = clear ? below : opaque ? backgroundColor : `${below} < ${backgroundColor}`;
    const before = position === "static" || position === "relative" ? "" : ` < ${position} ${dressOf(element)}`;
    const ground = `${behind}${opacity === "1" ? "" : ` < ${opacity}`}${before}`;
    const off = isIn || isOff(element);
    const ink = [color, fontSize, fontWeight, textShadow, ground, off].join(" > ");
    if (element.matches(PRESSED)) {
      const parent = element.parentElement;
      styles.set(nameOf([here, parent ? dressOf(parent) : "", dressOf(element), ink].join(" > ")), element);
    } else if (speaks(element)) styles.set(nameOf(ink), element);
    if (element.localName === "svg") return;
    for (const child of childrenOf(element)) dress(child, { ground, off });
  };
  const { backgroundColor } = getComputedStyle(document.body);
  for (const child of childrenOf(document.body)) dress(child, { ground: backgroundColor, off: false });

  globalThis.sketched = { parts, above, styles };
  return { structure: [whole.join(" "), ...above.keys(), ...parts.keys()], styles: [...styles.keys()] };
}
