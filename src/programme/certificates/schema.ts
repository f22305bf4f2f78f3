import { z } from "zod";

export const CERTIFICATE_KINDS = ["contact-point", "demonstration-site"] as const;
export type CertificateKind = (typeof CERTIFICATE_KINDS)[number];

/** Letters and figures that nobody takes for each other: 32, so each is five bits. */
export const CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
export const CODE_LENGTH = 12;

/** A code as people type it: spaces and hyphens aside, small letters for great. */
export const certificateCode = z
  .string()
  .normalize("NFKC")
  .transform((code) => code.toUpperCase().replace(/[^0-9A-Z]/g, ""))
  .pipe(z.string().length(CODE_LENGTH));

/** A code as it is printed: 7KQ2-M9XH-TACD. */
export function printedCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, "$1-");
}
