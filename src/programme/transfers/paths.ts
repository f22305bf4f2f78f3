/** Addresses of transfers. */
export function transfersPath(query: Readonly<Record<string, string>> = {}): string {
  const search = new URLSearchParams(query).toString();
  return search ? `/transfers?${search}` : "/transfers";
}

export function transferPath(transferId: string): string {
  return `/transfers/${transferId}`;
}

/** Where a department writes one. */
export const newTransferPath = "/transfers/new";

/** The page that asks before a step. */
export function transferStepPath(transferId: string, step: string): string {
  return `${transferPath(transferId)}?step=${step}`;
}

/** Where its files are sent. */
export function transferUploadPath(transferId: string): string {
  return `/api/transfer-files?transfer=${transferId}`;
}

/** A file's bytes: the reader posts his reason (`purpose`) to it. */
export function transferFilePath(fileId: string): string {
  return `/api/transfer-files/${fileId}`;
}
