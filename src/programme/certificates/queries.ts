import { type Day, dayFromDate } from "@/kernel/days";
import type { Ctx } from "@/platform/database";
import { type CertificateStatus, statusOn } from "./policy";
import { CERTIFICATE_KINDS, type CertificateKind } from "./schema";

export type Certificate = {
  readonly code: string;
  readonly kind: CertificateKind;
  readonly number: string;
  readonly enterpriseName: string;
  readonly issuedOn: Day;
  readonly validUntil: Day | null;
  readonly suspendedOn: Day | null;
  readonly endedOn: Day | null;
  readonly status: CertificateStatus;
};

const fields = {
  code: true,
  kind: true,
  number: true,
  enterpriseName: true,
  issuedOn: true,
  validUntil: true,
  suspendedOn: true,
  endedOn: true,
} as const;

type Row = {
  readonly [K in keyof typeof fields]: K extends "issuedOn"
    ? Date
    : K extends "validUntil" | "suspendedOn" | "endedOn"
      ? Date | null
      : string;
};

function certificateOf(row: Row, today: Day): Certificate {
  const kind = CERTIFICATE_KINDS.find((known) => known === row.kind);
  if (!kind) throw new Error(`${row.kind} is no kind of certificate`);
  const [validUntil, suspendedOn, endedOn] = [row.validUntil, row.suspendedOn, row.endedOn].map(
    (date) => date && dayFromDate(date),
  );
  const days = { validUntil: validUntil ?? null, suspendedOn: suspendedOn ?? null, endedOn: endedOn ?? null };
  const { code, number, enterpriseName } = row;
  return {
    ...{ code, kind, number, enterpriseName, issuedOn: dayFromDate(row.issuedOn) },
    ...{
      validUntil: days.validUntil,
      suspendedOn: days.suspendedOn,
      endedOn: days.endedOn,
      status: statusOn(today, days),
    },
  };
}

/** The certificate with this code as it stands today, or null. For everybody. */
export async function findCertificate({ tx, today }: Ctx, code: string): Promise<Certificate | null> {
  const row = await tx.certificate.findUnique({ where: { code }, select: fields });
  return row && certificateOf(row, today);
}

/** The latest certificate of a site or a contact point, or null. */
export async function certificateFor({ tx, today }: Ctx, subjectId: string): Promise<Certificate | null> {
  const row = await tx.certificate.findFirst({ where: { subjectId }, select: fields, orderBy: { id: "desc" } });
  return row && certificateOf(row, today);
}
