/** Where the firm brings evidence for one item of the checklist. */
export function admissionItemPath(contactPointId: string, item: string): string {
  return `/contact-points/${contactPointId}/admission/${item}`;
}

/** Where the bureau judges item by item. */
export function judgePath(contactPointId: string): string {
  return `/contact-points/${contactPointId}/admission`;
}

/** Where a file of an item is handed in, and where it is taken. */
export function admissionUploadPath(contactPointId: string, item: string): string {
  return `/api/admission-files?point=${contactPointId}&item=${item}`;
}
export function admissionFilePath(fileId: string): string {
  return `/api/admission-files/${fileId}`;
}
