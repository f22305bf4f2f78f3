/** Posted fields of a form whose rows are told apart by their place in the name: `d1.nameZh`, `d1.i2.points`. */
export type PartFields = Readonly<Record<string, string>>;

/** Names of the parts of a kind that hold some text, in their order: d1, d2 …; `within` names the part that they are parts of (`d1.`). */
export function partsOf(fields: PartFields, kind: string, within = ""): string[] {
  const pattern = new RegExp(`^${within.replaceAll(".", "\\.")}(${kind}\\d+)\\.`);
  const names = new Set<string>();
  for (const [field, value] of Object.entries(fields)) {
    const name = pattern.exec(field)?.[1];
    if (name && value.trim() !== "") names.add(`${within}${name}`);
  }
  const place = (name: string) => Number(/\d+$/.exec(name)?.[0]);
  return [...names].toSorted((a, b) => place(a) - place(b));
}
