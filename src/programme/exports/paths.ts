/** Where one's file is, or will be. */
export function exportPath(exportId: string): string {
  return `/exports/${exportId}`;
}

/** Says to a person why there is no file of a list. `back`: the page on which he asked. */
export function noExportPath(list: string, query: Readonly<Record<string, string>>, back: string): string {
  return `/exports/refused/${list}?${new URLSearchParams({ ...query, backTo: back })}`;
}

/** The same of a public list, for everybody. */
export function noOpenFilePath(list: string, query: Readonly<Record<string, string>>, back: string): string {
  return `/open-data/refused/${list}?${new URLSearchParams({ ...query, backTo: back })}`;
}

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** What those addresses say: the file that was asked for, its filter, and the page on which it was asked for. */
export function refusedIn(search: Search): {
  readonly format: "xlsx" | "csv" | "pdf";
  readonly backTo: string | undefined;
  readonly query: Readonly<Record<string, string>>;
} {
  const { format, backTo, ...query } = Object.fromEntries(
    Object.entries(search).flatMap(([key, value]) => (typeof value === "string" ? [[key, value] as const] : [])),
  );
  return { format: format === "csv" || format === "pdf" ? format : "xlsx", backTo, query };
}

/** The file itself. */
export function exportFilePath(exportId: string): string {
  return `/api/exports/${exportId}`;
}
