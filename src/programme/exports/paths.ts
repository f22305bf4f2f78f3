/** Where one's file is, or will be. */
export function exportPath(exportId: string): string {
  return `/exports/${exportId}`;
}

/** The file itself. */
export function exportFilePath(exportId: string): string {
  return `/api/exports/${exportId}`;
}
