/** Where the scan of a signed print-out is handed in. */
export function scanUploadPath(filingId: string): string {
  return `/api/filing-scans?filing=${filingId}`;
}

export function scanPath(scanId: string): string {
  return `/api/filing-scans/${scanId}`;
}
