/** Where one's file is, or will be. */
export function exportPath(exportId: string): string {
  return `/exports/${exportId}`;
}

/** Says to a person why there is no file of a list. `back`: the page on which he asked. */
export function noExportPath(list: string, query: Readonly<Record<string, string>>, back: string): string {
  return `/exports/refused/${list}?${new URLSearchParams({ ...query, backTo: back })}`;
}

/** The file itself. */
export function exportFilePath(exportId: string): string {
  return `/api/exports/${exportId}`;
}
