/** The public page on which anybody checks a certificate. */
export function certificatesPath(code?: string): string {
  return code ? `/certificates?code=${code}` : "/certificates";
}

/** The drawing by which its plaque is made, as a PDF. */
export function plaqueFilePath(code: string): string {
  return `/api/certificates/${code}?plaque=1`;
}

/** The certificate itself, as a PDF. */
export function certificateFilePath(code: string): string {
  return `/api/certificates/${code}`;
}
