import type { Actor } from "@/kernel/actor";
import type { Cell } from "@/kernel/cell";
import type { Ctx } from "@/platform/database";
import type { Places } from "@/platform/places";
import type { Locale } from "@/ui/format";
import type { Named } from "@/ui/names";

/** The most rows that one file holds. */
export const EXPORT_LIMIT = 20_000;

type Query = Readonly<Record<string, string>>;
export type SheetWords = {
  readonly locale: Locale;
  readonly t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  readonly places: Places;
  readonly name: (named: Named | undefined) => string;
  /** A division's name, or the city's bureau. */
  readonly place: (divisionCode: string) => string;
};
export type SheetRows = { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/** A list that can be taken away as a file: whose right it is, and its rows through the same filter as on the page. */
export type ExportList = {
  /** Namespace of its words. */
  readonly words: string;
  /** Key of what it is called there, where that isn't `title`. */
  readonly title?: string;
  /** What the trail calls it: `export.<records>`. */
  readonly records: string;
  readonly limit: number;
  readonly allows: (actor: Actor) => boolean;
  /** Its rows may be of the city's own bureau, as of a division. */
  readonly ofCity?: true;
  /** The filter as the page would read it from the address; what it doesn't know, or this person's file doesn't heed, is not in it. */
  readonly filterOf: (query: Query, actor: Actor) => Query;
  /** Its rows, up to `take` where there can be many: of none the columns alone. Null: there is no such record. */
  readonly read: (ctx: Ctx, query: Query, words: SheetWords, take: number) => Promise<SheetRows | null>;
};
