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

/** What a schema makes of the texts of one part; zod's objects are such. */
type Reader<Read> = {
  readonly shape: Readonly<Record<string, unknown>>;
  safeParse(
    texts: Readonly<Record<string, string>>,
  ):
    | { readonly success: true; readonly data: Read }
    | { readonly success: false; readonly error: { readonly issues: readonly Issue[] } };
};
type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** Reads the fields of one part, `<name>.<key>` for each key of the schema, an absent one as empty. What is wrong is told by the name of its field. */
export function readPart<Read>(
  fields: PartFields,
  { name, reader, fault }: { name: string; reader: Reader<Read>; fault: (field: string, message: string) => void },
): Read | undefined {
  const texts = Object.keys(reader.shape).map((key) => [key, fields[`${name}.${key}`] ?? ""] as const);
  const read = reader.safeParse(Object.fromEntries(texts));
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues) fault(`${name}.${String(path[0])}`, message);
  return undefined;
}
