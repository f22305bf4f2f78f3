import { Parser } from "htmlparser2";
import { Unreadable } from "@/kernel/table";
import type { Archive } from "./archive";

/** Characters in one cell: more than the 32,767 of spreadsheet programs is none of theirs. */
export const LONGEST_CELL = 40_000;

type Attributes = Readonly<Record<string, string>>;
type Listener = {
  /** Bytes beyond which the part is refused. */
  readonly most?: number;
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
};

/** Reads a part as XML. A declaration of any kind is refused before what it declares can be used. */
export async function listen(archive: Archive, name: string, { most, ...listener }: Listener): Promise<void> {
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => listener.open?.(localName(tag), attributes),
      ontext: (text) => listener.text?.(text),
      onclosetag: (tag) => listener.close?.(localName(tag)),
      onprocessinginstruction: (tag) => {
        if (tag.startsWith("!")) throw new Unreadable("entities");
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const piece of archive.read(name, most)) parser.write(piece);
  parser.end();
}

/** Some programs write every element with a prefix. */
export function localName(tag: string): string {
  return tag.slice(tag.indexOf(":") + 1);
}
