import { randomBytes } from "node:crypto";
import { type Day, dateOf } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { type CertificateKind, CODE_LENGTH, CODE_LETTERS } from "./schema";

export type Issue = {
  readonly kind: CertificateKind;
  readonly subjectId: string;
  readonly number: string;
  readonly enterpriseId: string;
  readonly enterpriseName: string;
  /** Last day; null for what has no term. */
  readonly validUntil: Day | null;
};

/** Issues a certificate from today on. The caller, in whose transaction it stands, has decided that it is awarded. */
export async function issueCertificate({ tx, today }: Ctx, { validUntil, ...issue }: Issue): Promise<void> {
  const code = [...randomBytes(CODE_LENGTH)].map((byte) => CODE_LETTERS[byte % CODE_LETTERS.length]).join("");
  await tx.certificate.createMany({
    data: [{ ...issue, code, issuedOn: dateOf(today), validUntil: validUntil && dateOf(validUntil) }],
  });
}

/** Makes the certificates of a record last longer. */
export async function prolongCertificates({ tx }: Ctx, subjectId: string, validUntil: Day): Promise<void> {
  await tx.certificate.updateMany({ where: { subjectId, endedOn: null }, data: { validUntil: dateOf(validUntil) } });
}

/** Lets the certificates of a record stand still from today on, or holds them valid again. */
export async function suspendCertificates({ tx, today }: Ctx, subjectId: string): Promise<void> {
  await tx.certificate.updateMany({ where: { subjectId, endedOn: null }, data: { suspendedOn: dateOf(today) } });
}

export async function resumeCertificates({ tx }: Ctx, subjectId: string): Promise<void> {
  await tx.certificate.updateMany({ where: { subjectId, endedOn: null }, data: { suspendedOn: null } });
}

/** It turns out that the certificates of a record stood still, or were taken back, since an earlier day than they say. */
export async function turnCertificates(
  { tx }: Ctx,
  subjectId: string,
  { was, became }: { readonly was: Day; readonly became: Day },
): Promise<void> {
  const on = dateOf(was);
  await tx.certificate.updateMany({ where: { subjectId, suspendedOn: on }, data: { suspendedOn: dateOf(became) } });
  await tx.certificate.updateMany({ where: { subjectId, endedOn: on }, data: { endedOn: dateOf(became) } });
}

/** Takes the certificates of a record back, from today on. */
export async function endCertificates({ tx, today }: Ctx, subjectId: string): Promise<void> {
  await tx.certificate.updateMany({ where: { subjectId, endedOn: null }, data: { endedOn: dateOf(today) } });
}
