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
  /** The firm as it is by now: its name, and whether it is in business, was deregistered, or lost its licence. */
  readonly bearer: { readonly name: string; readonly standing: "in_business" | "deregistered" | "revoked" };
};

const fields = {
  code: true,
  kind: true,
  number: true,
  enterpriseId: true,
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

async function certificateOf({ tx, today }: Ctx, row: Row): Promise<Certificate> {
  const kind = CERTIFICATE_KINDS.find((known) => known === row.kind);
  if (!kind) throw new Error(`${row.kind} is no kind of certificate`);
  const [validUntil, suspendedOn, endedOn] = [row.validUntil, row.suspendedOn, row.endedOn].map(
    (date) => date && dayFromDate(date),
  );
  const days = { validUntil: validUntil ?? null, suspendedOn: suspendedOn ?? null, endedOn: endedOn ?? null };
  const { code, number, enterpriseName } = row;
  const [bearer] = await tx.$queryRaw<
    Certificate["bearer"][]
  >`select name, standing from certificate_bearer(${row.enterpriseId}::uuid)`;
  return {
    bearer: bearer ?? { name: enterpriseName, standing: "in_business" },
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
export async function findCertificate(ctx: Ctx, code: string): Promise<Certificate | null> {
  const row = await ctx.tx.certificate.findUnique({ where: { code }, select: fields });
  return row && certificateOf(ctx, row);
}

/** The latest certificate of a site or a contact point, or null. */
export async function certificateFor(ctx: Ctx, subjectId: string): Promise<Certificate | null> {
  const row = await ctx.tx.certificate.findFirst({ where: { subjectId }, select: fields, orderBy: { id: "desc" } });
  return row && certificateOf(ctx, row);
}
