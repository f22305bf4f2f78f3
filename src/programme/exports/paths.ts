import { written } from "@/kernel/address";

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Where one's file is, or will be. */
export function exportPath(exportId: string): string {
  return `/exports/${exportId}`;
}

/** Says to a person why there is no file of a list. `back`: the page on which he asked. */
export function noExportPath(list: string, address: Search, back: string): string {
  return `/exports/refused/${list}?${written({ ...address, backTo: back })}`;
}

/** The same of a public list, for everybody. */
export function noOpenFilePath(list: string, query: Readonly<Record<string, string>>, back: string): string {
  return `/open-data/refused/${list}?${new URLSearchParams({ ...query, backTo: back })}`;
}

/** What the address of a file, or of a page about one, says. */
export type AskedFile = {
  readonly format: "xlsx" | "csv" | "pdf";
  /** The filter. */
  readonly query: Readonly<Record<string, string>>;
  /** Heads of the columns that were chosen; none: all of them, unless `noColumn`: none was ticked. */
  readonly columns: readonly string[];
  readonly noColumn: boolean;
  /** The page on which the file was asked for. */
  readonly backTo: string | undefined;
};

/** Reads such an address. An empty `column` comes with every choice, so that none ticked isn't taken for none asked for. */
export function askedIn({ column, ...search }: Search): AskedFile {
  const { format, backTo, ...query } = Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => (typeof value === "string" ? [[key, value] as const] : [])),
  );
  const ticked = [column ?? []].flat();
  const columns = ticked.filter((head) => head !== "");
  return {
    ...{ format: format === "csv" || format === "pdf" ? format : "xlsx", query, backTo },
    ...{ columns, noColumn: ticked.length > 0 && columns.length === 0 },
  };
}

/** The file itself. */
export function exportFilePath(exportId: string): string {
  return `/api/exports/${exportId}`;
}
