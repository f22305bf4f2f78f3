/** What axe tells apart on a page, in few words: two pages of the same sketch get the same findings from its rules. */

export type Sketch = {
  /** All elements with what axe's rules of structure read of them, as one name. */
  readonly structure: string;
  /** Each way in which an element is styled where it stands, as a name. */
  readonly styles: readonly string[];
};

declare global {
  /** In the page that was sketched: an element of each style, by its name. */
  var styledSo: ReadonlyMap<string, Element> | undefined;
}

/**
 * Runs in the page. Of a list in which all are alike one is sketched; texts and names are sketched as being there or not, ids and addresses
 * without their digits, and beside them how many ids stand twice, and how many are referred to and aren't there.
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
  const without = (value: string) => value.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, "0");
  const LEFT_OUT =
    /^(style|nonce|d|points|x|y|x1|x2|y1|y2|cx|cy|r|width|height|viewBox|transform|value|data-(?!figure|total).*)$/;
  const JUST_THERE = /^(href|src|action|alt|title|placeholder|aria-label|aria-description|content|datetime)$/;

  const shapeOf = (element: Element): string => {
    const attributes = [...element.attributes]
      .filter(({ name }) => !LEFT_OUT.test(name))
      .map(({ name, value }) => `${name}=${JUST_THERE.test(name) ? value.trim() !== "" : without(value)}`);
    const children = [...element.children].filter(({ localName }) => localName !== "script" && localName !== "style");
    const says = [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim());
    const shapes = children.map(shapeOf);
    const alike = children.length > 2 && children.every(({ localName }) => localName === children[0]?.localName);
    return `${element.localName} ${attributes.join(" ")}${says ? " says" : ""}(${(alike ? [...new Set(shapes)] : shapes).join()})`;
  };

  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  const referring = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list", "headers"];
  const referred = referring.flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)].flatMap((element) => element.getAttribute(name)?.split(/\s+/) ?? []),
  );
  const known = new Set(ids);
  const faults = [ids.length - known.size, referred.filter((id) => !known.has(id)).length];

  // An element by its classes and states, in its parent, by its ink on its ground, in a window of this width and these settings.
  const TOLD =
    /^(class|role|type|disabled|open|data-(?!dpl).*|aria-(current|pressed|selected|expanded|invalid|disabled))$/;
  const dressOf = ({ tagName, attributes }: Element) => {
    const told = [...attributes].filter(({ name }) => TOLD.test(name));
    return [tagName, ...told.map(({ name, value }) => `${name}=${value.replaceAll(/\d+/g, "0")}`)].join(" ");
  };
  const inkOf = (element: Element) => {
    const { color, fontSize, fontWeight } = getComputedStyle(element);
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (backgroundColor !== "rgba(0, 0, 0, 0)") return [color, fontSize, fontWeight, backgroundColor].join(" ");
    }
    return [color, fontSize, fontWeight].join(" ");
  };
  const here = [innerWidth, dressOf(document.documentElement)].join(" ");
  globalThis.styledSo = new Map(
    [...document.body.querySelectorAll(":not(script, style, svg *)")].map((element) => {
      const parent = element.parentElement ? dressOf(element.parentElement) : "";
      return [nameOf([here, parent, dressOf(element), inkOf(element)].join(" > ")), element];
    }),
  );
  return {
    structure: [nameOf(shapeOf(document.documentElement)), innerWidth, document.title !== "", ...faults].join(" "),
    styles: [...globalThis.styledSo.keys()],
  };
}
