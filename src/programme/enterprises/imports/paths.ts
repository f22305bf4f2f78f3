/** Addresses of imports. */
export const importsPath = "/enterprises/imports";

export function importPath(importId: string, query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return `${importsPath}/${importId}${search ? `?${search}` : ""}`;
}

/** Where a file is sent to. */
export const uploadPath = "/api/enterprises/import";
/** The empty template. */
export const templatePath = "/api/enterprises/template";

/** The list as it came, with what is wrong in a column of its own. */
export function correctionsPath(importId: string): string {
  return `/api/enterprises/import/${importId}`;
}
